-- 資格手帳: the notebook. Conventions of all migrations: see NOTES.md beside this file.

PRAGMA application_id = 0x54656368; -- "Tech"

-- A member of the family, with what a person typed in.
CREATE TABLE member (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 16),
  created_on TEXT NOT NULL,
  kana TEXT,
  birth_date TEXT,
  card_issued TEXT,
  card_expires TEXT,
  cert_issued TEXT,
  cert_expires TEXT,
  stay_until TEXT,
  registered INTEGER CHECK (registered IN (0, 1)),
  on_phone INTEGER CHECK (on_phone IN (0, 1)),
  child_certificate_until TEXT
) STRICT;

-- A file as it came, once however many people stand in it.
CREATE TABLE original (
  sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
  media_type TEXT NOT NULL,
  added_on TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- What one file says of one member.
CREATE TABLE document (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 16),
  original BLOB NOT NULL REFERENCES original (sha256),
  person INTEGER NOT NULL CHECK (person >= 0),
  member TEXT NOT NULL REFERENCES member (id),
  kind TEXT NOT NULL,
  added_on TEXT NOT NULL,
  page_count INTEGER NOT NULL,
  pages TEXT NOT NULL,
  pages_alone TEXT NOT NULL,
  coverage TEXT NOT NULL,
  raw TEXT NOT NULL,
  warnings TEXT NOT NULL,
  UNIQUE (original, person),
  UNIQUE (original, member)
) STRICT;
CREATE INDEX document_member ON document (member);

-- A person's correction of a field, beside what was read.
CREATE TABLE correction (
  document TEXT NOT NULL REFERENCES document (id),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (document, field)
) STRICT;

-- Sheets that were printed for a school or nursery.
CREATE TABLE handout (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 16),
  printed_on TEXT NOT NULL,
  event TEXT,
  from_on TEXT,
  until_on TEXT,
  destroy_by TEXT
) STRICT;
CREATE TABLE handout_sheet (
  handout TEXT NOT NULL REFERENCES handout (id),
  place INTEGER NOT NULL,
  member TEXT NOT NULL REFERENCES member (id),
  document TEXT NOT NULL REFERENCES document (id),
  PRIMARY KEY (handout, place)
) STRICT;
CREATE INDEX handout_sheet_member ON handout_sheet (member);

-- The history: what happened, in order. Nothing here is ever changed.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  happened_on TEXT,
  what TEXT NOT NULL,
  member TEXT,
  document TEXT,
  handout TEXT,
  field TEXT,
  before TEXT,
  after TEXT
) STRICT;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN SELECT raise(ABORT, 'append only'); END;

-- What came in stays as it came.
CREATE TRIGGER original_is_never_changed BEFORE UPDATE ON original BEGIN SELECT raise(ABORT, 'kept as it came'); END;
CREATE TRIGGER document_is_never_rewritten BEFORE UPDATE OF original, person, kind, added_on, coverage, raw ON document
BEGIN SELECT raise(ABORT, 'kept as it was read'); END;
