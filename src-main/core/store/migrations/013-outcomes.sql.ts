/** What field agents found: typed by hand, or come back in a report's sheet. */
export const outcomes = `
-- What keys the row codes of this store's sheets: another branch's sheet is not taken for one of ours.
CREATE TABLE row_code_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key BLOB NOT NULL
) STRICT;
INSERT INTO row_code_key (id, key) VALUES (1, randomblob(32));

-- Sheets that came back, so that one that comes again changes nothing.
CREATE TABLE outcome_files (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE,          -- SHA-256 of its bytes, hexadecimal
  imported_at INTEGER NOT NULL,
  imported_by TEXT NOT NULL
) STRICT;

-- Never changed but for superseded_by: what was found before stays to be seen.
CREATE TABLE outcomes (
  id INTEGER PRIMARY KEY,
  lookup_id INTEGER NOT NULL REFERENCES lookups (id),
  phone TEXT NOT NULL,                  -- 08…: the number it is about
  kind TEXT NOT NULL CHECK (kind IN
    ('reached', 'not-answered', 'wrong-number', 'moved', 'promised', 'refused', 'died', 'other')),
  agent TEXT,
  found_on TEXT,                        -- YYYY-MM-DD, as every day here
  day TEXT NOT NULL,                    -- found_on, or the day it was recorded: what is newest
  promise_date TEXT,
  promise_amount INTEGER,               -- rupiah
  note TEXT,
  report_id INTEGER,
  file_id INTEGER REFERENCES outcome_files (id),
  source_row INTEGER,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT NOT NULL,
  superseded_by INTEGER REFERENCES outcomes (id)
) STRICT;
CREATE INDEX outcomes_of_lookup ON outcomes (lookup_id, day DESC, id DESC);
CREATE INDEX outcomes_promised ON outcomes (promise_date DESC, id DESC)
  WHERE kind = 'promised' AND promise_date IS NOT NULL AND superseded_by IS NULL;
`;
