/** Caps of a connection, asking again, and the provider's invoices. */
export const capsReuseInvoices = `
-- Rupiah a local day and a calendar month; null: no cap.
ALTER TABLE connections ADD COLUMN daily_cap REAL;
ALTER TABLE connections ADD COLUMN monthly_cap REAL;
-- Since when it has its base URL: what was answered before then came from somewhere else.
ALTER TABLE connections ADD COLUMN base_url_since INTEGER NOT NULL DEFAULT 0;
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
  -- Never given twice: a number in an old note must not take back another invoice.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection_id INTEGER NOT NULL REFERENCES connections (id),
  file_name TEXT NOT NULL,              -- the name alone, no folders
  covers_from INTEGER NOT NULL,         -- inclusive
  covers_to INTEGER NOT NULL,           -- exclusive
  -- The starts of all attempts it speaks of: the time it covers, and what its lines bill of other times.
  reaches_from INTEGER NOT NULL,
  reaches_to INTEGER NOT NULL,
  imported_at INTEGER NOT NULL,
  imported_by TEXT NOT NULL,
  -- JSON: the counts of the contract's invoice, as they came out when it was laid beside the ledger.
  counts TEXT NOT NULL DEFAULT '{}',
  -- 0 while it is being stored or taken away: invisible, and undone at the next start if the program died.
  complete INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE invoice_lines (
  invoice_id INTEGER NOT NULL REFERENCES invoices (id),
  line INTEGER NOT NULL,                -- from 1, in the order of the file
  sheet TEXT,                           -- where lines stand in several sheets
  source_row INTEGER NOT NULL,          -- from 1, as Excel shows it
  sequence_id TEXT NOT NULL,            -- empty: the line has none
  damaged INTEGER NOT NULL,             -- 1: no id, or one that lost its digits in a numeric cell
  billed_at INTEGER,
  billed_until INTEGER,                 -- the last moment its time can mean: the end of that second, minute or day
  amount REAL,                          -- rupiah
  mark TEXT CHECK (mark IN ('agrees', 'billed-though-free', 'settled-charged', 'not-ours', 'repeated')),
  attempt_id INTEGER REFERENCES attempts (id) ON DELETE SET NULL,
  PRIMARY KEY (invoice_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX invoice_lines_of_sequence ON invoice_lines (invoice_id, sequence_id COLLATE NOCASE);
CREATE INDEX invoice_lines_of_mark ON invoice_lines (invoice_id, mark);
CREATE INDEX invoice_lines_of_attempt ON invoice_lines (attempt_id) WHERE attempt_id IS NOT NULL;
CREATE INDEX invoice_lines_disputed ON invoice_lines (attempt_id) WHERE mark = 'billed-though-free';

-- What an invoice says of an attempt whose own answer left its charge unknown. The charge follows from all that is said:
-- charged where any invoice bills it, else free where any says so; so that invoices come and go in any order.
CREATE TABLE invoice_rulings (
  attempt_id INTEGER NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id),
  charge TEXT NOT NULL CHECK (charge IN ('charged', 'free')),
  PRIMARY KEY (attempt_id, invoice_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX invoice_rulings_of_invoice ON invoice_rulings (invoice_id);
`;
