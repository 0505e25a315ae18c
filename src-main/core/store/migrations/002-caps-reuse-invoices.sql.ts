/** Caps of a connection, asking again, and the provider's invoices. */
export const capsReuseInvoices = `
-- Rupiah a local day and a calendar month; null: no cap.
ALTER TABLE connections ADD COLUMN daily_cap REAL;
ALTER TABLE connections ADD COLUMN monthly_cap REAL;
-- What a cap counts: the connection's sums of a day or a month, whatever the list.
CREATE INDEX charge_days_of_connection ON charge_days (connection_id, day);

-- 1: ask the provider also where history has a paid answer. Of a list, or of one lookup.
ALTER TABLE lists ADD COLUMN ask_again INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lookups ADD COLUMN ask_again INTEGER NOT NULL DEFAULT 0;

-- An earlier lookup of the same question is found by its person. An index on the fingerprint would be written at every
-- attempt, at a place of the tree nobody wrote last; this one is written at the import alone.
DROP INDEX lookups_nik;
CREATE INDEX lookups_nik ON lookups (nik, phone);

-- Whose word the charge is, where it is not the answer's.
ALTER TABLE attempts ADD COLUMN settled_by TEXT CHECK (settled_by IN ('invoice', 'operator'));

CREATE TABLE invoices (
  id INTEGER PRIMARY KEY,
  connection_id INTEGER NOT NULL REFERENCES connections (id),
  file_name TEXT NOT NULL,              -- the name alone, no folders
  covers_from INTEGER NOT NULL,         -- inclusive
  covers_to INTEGER NOT NULL,           -- exclusive
  imported_at INTEGER NOT NULL,
  imported_by TEXT NOT NULL,
  -- 0 while its lines are still being stored: invisible, and removed at the next start if the program died.
  complete INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE invoice_lines (
  invoice_id INTEGER NOT NULL REFERENCES invoices (id),
  source_row INTEGER NOT NULL,          -- from 1, as Excel shows it
  sequence_id TEXT NOT NULL,
  billed_at INTEGER,
  amount REAL,                          -- rupiah
  mark TEXT CHECK (mark IN ('agrees', 'billed-though-free', 'settled-charged', 'not-ours', 'repeated')),
  attempt_id INTEGER REFERENCES attempts (id),
  PRIMARY KEY (invoice_id, source_row)
) STRICT, WITHOUT ROWID;
CREATE INDEX invoice_lines_of_attempt ON invoice_lines (attempt_id) WHERE attempt_id IS NOT NULL;
`;
