/** Reports for the field: of several lists, in several files, with what each file is, and who was given whom. */
export const fieldReports = `
ALTER TABLE reports ADD COLUMN kind TEXT NOT NULL DEFAULT 'rows';
ALTER TABLE reports ADD COLUMN container TEXT NOT NULL DEFAULT 'file' CHECK (container IN ('file', 'zip', 'folder'));
ALTER TABLE reports ADD COLUMN people INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reports ADD COLUMN masked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reports ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;
-- Of its lists, as they were; null: nobody said, or they differ.
ALTER TABLE reports ADD COLUMN purpose TEXT;
-- Of the one file, where it holds others; hexadecimal.
ALTER TABLE reports ADD COLUMN sha256 TEXT;
-- JSON: what makes it again; null: of an older version, made of its list alone.
ALTER TABLE reports ADD COLUMN options TEXT;
-- 0 while its files are being written: invisible, and removed at the next start if the program died.
ALTER TABLE reports ADD COLUMN complete INTEGER NOT NULL DEFAULT 1;
UPDATE reports SET people = rows;

CREATE TABLE report_lists (
  report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,               -- from 0
  list_id INTEGER NOT NULL REFERENCES lists (id),
  PRIMARY KEY (report_id, place)
) STRICT, WITHOUT ROWID;
INSERT INTO report_lists SELECT id, 0, list_id FROM reports;

CREATE TABLE report_files (
  report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,               -- from 0
  name TEXT NOT NULL,
  group_name TEXT,                      -- what the column it was parted by says; null: nothing, or it was not parted
  people INTEGER NOT NULL,
  sha256 TEXT,                          -- of its bytes, hexadecimal
  given_before TEXT NOT NULL DEFAULT '[]', -- JSON: contract GivenBefore
  PRIMARY KEY (report_id, place)
) STRICT, WITHOUT ROWID;
INSERT INTO report_files (report_id, place, name, people) SELECT id, 0, file_name, rows FROM reports;

-- Who stands in which file of a field report.
CREATE TABLE report_people (
  lookup_id INTEGER NOT NULL REFERENCES lookups (id) ON DELETE CASCADE,
  report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  file INTEGER NOT NULL,                -- report_files.place
  PRIMARY KEY (lookup_id, report_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_people_of_report ON report_people (report_id);

-- Several files become a folder's together. becomes: where the part is to go, from when the moving began. was: where the file
-- that stood there was put meanwhile. Found at a start, the moving was cut off, and is undone.
ALTER TABLE report_parts ADD COLUMN becomes TEXT;
ALTER TABLE report_parts ADD COLUMN was TEXT;
`;
