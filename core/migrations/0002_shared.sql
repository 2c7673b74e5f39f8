-- What two phones share: whatever a person says or decides is a fact with a stamp, so that notebooks can be merged; a bin;
-- tombstones of what was erased for good; pictures with the lines recognised in them; the second way to the key.

-- Counts changes. Two notebooks that were merged go on from the higher count.
CREATE TABLE change_count (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  counter INTEGER NOT NULL
) STRICT;
INSERT INTO change_count SELECT 1, ifnull(max(seq), 0) FROM event;

-- What a person said or decided, and may say otherwise later: the last word about a field of a record.
CREATE TABLE fact (
  about TEXT NOT NULL CHECK (about IN ('member', 'document', 'correction', 'handout', 'choice', 'note')),
  record TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT,
  counter INTEGER NOT NULL,
  changed_on TEXT,
  PRIMARY KEY (about, record, field)
) STRICT, WITHOUT ROWID;

INSERT INTO fact (about, record, field, value, counter)
SELECT 'member', id, field, value,
       ifnull((SELECT max(seq) FROM event WHERE event.member = typed.id AND event.field = typed.field), 0)
FROM (
  SELECT id, 'kana' AS field, kana AS value FROM member
  UNION ALL SELECT id, 'birth_date', birth_date FROM member
  UNION ALL SELECT id, 'card_issued', card_issued FROM member
  UNION ALL SELECT id, 'card_expires', card_expires FROM member
  UNION ALL SELECT id, 'cert_issued', cert_issued FROM member
  UNION ALL SELECT id, 'cert_expires', cert_expires FROM member
  UNION ALL SELECT id, 'stay_until', stay_until FROM member
  UNION ALL SELECT id, 'registered', CAST(registered AS TEXT) FROM member
  UNION ALL SELECT id, 'on_phone', CAST(on_phone AS TEXT) FROM member
  UNION ALL SELECT id, 'child_certificate_until', child_certificate_until FROM member
) AS typed
WHERE value IS NOT NULL;

INSERT INTO fact (about, record, field, value, counter)
SELECT 'correction', document, field, value,
       ifnull((SELECT max(seq) FROM event
               WHERE event.document = correction.document AND event.field = correction.field), 0)
FROM correction;
DROP TABLE correction;

-- What was erased for good. It stays, so that no other phone or backup brings it back.
CREATE TABLE tombstone (
  record TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('member', 'document', 'handout')),
  erased_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The second way to the key: an age identity under the recovery passphrase, and its public side.
CREATE TABLE recovery (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  recipient TEXT NOT NULL,
  identity TEXT NOT NULL
) STRICT;

-- A member of the family.
CREATE TABLE member_2 (
  id TEXT PRIMARY KEY CHECK (length(id) = 16),
  counter INTEGER NOT NULL,
  created_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO member_2
SELECT id, ifnull((SELECT min(seq) FROM event WHERE event.member = member.id), 0), created_on FROM member;

-- A file is what its bytes are, and nothing else: when it came stands with the documents made from it.
ALTER TABLE original DROP COLUMN added_on;

-- What one file says of one person, as it was read. Whose it is by now stands in `fact`, if a person moved it.
CREATE TABLE document_2 (
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
INSERT INTO document_2
SELECT id, ifnull((SELECT min(seq) FROM event WHERE event.document = document.id), 0), original, person, member, kind,
       added_on, page_count, pages, pages_alone, coverage, raw, warnings, NULL
FROM document;

-- Sheets that were printed for a school or nursery.
CREATE TABLE handout_2 (
  id TEXT PRIMARY KEY CHECK (length(id) = 16),
  counter INTEGER NOT NULL,
  printed_on TEXT NOT NULL,
  event TEXT,
  from_on TEXT,
  until_on TEXT,
  destroy_by TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO handout_2
SELECT id, ifnull((SELECT min(seq) FROM event WHERE event.handout = handout.id), 0), printed_on, event, from_on,
       until_on, destroy_by
FROM handout;
CREATE TABLE handout_sheet_2 (
  handout TEXT NOT NULL REFERENCES handout_2 (id),
  place INTEGER NOT NULL,
  member TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (handout, place)
) STRICT, WITHOUT ROWID;
INSERT INTO handout_sheet_2 SELECT handout, place, member, document FROM handout_sheet;

-- The history: what happened, in the order of `counter`.
CREATE TABLE event_2 (
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
INSERT INTO event_2 (counter, happened_on, what, member, document, handout, field, before, after)
SELECT seq, happened_on, what, member, document, handout, field, before, after FROM event ORDER BY seq;

DROP TABLE handout_sheet;
DROP TABLE handout;
DROP TABLE document;
DROP TABLE member;
DROP TABLE event;
ALTER TABLE member_2 RENAME TO member;
ALTER TABLE document_2 RENAME TO document;
ALTER TABLE handout_2 RENAME TO handout;
ALTER TABLE handout_sheet_2 RENAME TO handout_sheet;
ALTER TABLE event_2 RENAME TO event;
CREATE INDEX document_original ON document (original);

-- What came in stays as it came; the history stays, but for what tells of someone or something erased for good.
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER event_goes_only_with_what_was_erased BEFORE DELETE ON event
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE record IN (old.member, old.document, old.handout))
BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER document_is_never_rewritten BEFORE UPDATE ON document
BEGIN SELECT raise(ABORT, 'kept as it was read'); END;
