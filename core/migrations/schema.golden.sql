CREATE TABLE original (
  sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
  media_type TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER original_is_never_changed BEFORE UPDATE ON original BEGIN SELECT raise(ABORT, 'kept as it came'); END;
CREATE TABLE change_count (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  counter INTEGER NOT NULL
) STRICT;
CREATE TABLE fact (
  about TEXT NOT NULL CHECK (about IN ('member', 'document', 'correction', 'handout', 'choice', 'note')),
  record TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT,
  counter INTEGER NOT NULL,
  changed_on TEXT,
  PRIMARY KEY (about, record, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE tombstone (
  record TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('member', 'document', 'handout')),
  erased_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE recovery (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  recipient TEXT NOT NULL,
  identity TEXT NOT NULL
) STRICT;
CREATE TABLE "member" (
  id TEXT PRIMARY KEY CHECK (length(id) = 16),
  counter INTEGER NOT NULL,
  created_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE "document" (
  id TEXT PRIMARY KEY CHECK (length(id) = 16),
  counter INTEGER NOT NULL,
  original BLOB NOT NULL REFERENCES original (sha256),
  person INTEGER NOT NULL CHECK (person >= 0),
  member TEXT NOT NULL CHECK (length(member) = 16),
  kind TEXT NOT NULL,
  added_on TEXT NOT NULL,
  page_count INTEGER NOT NULL,
  pages TEXT NOT NULL,
  pages_alone TEXT NOT NULL,
  coverage TEXT NOT NULL,
  raw TEXT NOT NULL,
  warnings TEXT NOT NULL,
  -- The lines recognised in a picture, as they came (JSON); none with a PDF.
  lines TEXT
) STRICT;
CREATE TABLE "handout" (
  id TEXT PRIMARY KEY CHECK (length(id) = 16),
  counter INTEGER NOT NULL,
  printed_on TEXT NOT NULL,
  event TEXT,
  from_on TEXT,
  until_on TEXT,
  destroy_by TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "handout_sheet" (
  handout TEXT NOT NULL REFERENCES "handout" (id),
  place INTEGER NOT NULL,
  member TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (handout, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE "event" (
  seq INTEGER PRIMARY KEY,
  counter INTEGER NOT NULL,
  happened_on TEXT,
  what TEXT NOT NULL,
  member TEXT,
  document TEXT,
  handout TEXT,
  field TEXT,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX document_original ON document (original);
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER event_goes_only_with_what_was_erased BEFORE DELETE ON event
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE record IN (old.member, old.document, old.handout))
BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER document_is_never_rewritten BEFORE UPDATE ON document
BEGIN SELECT raise(ABORT, 'kept as it was read'); END;
