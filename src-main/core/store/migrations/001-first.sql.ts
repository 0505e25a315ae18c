/** The first schema. SQL names are snake_case; times are integer milliseconds since the epoch. */
export const first = `
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL            -- JSON
) STRICT;

CREATE TABLE connections (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('practice', 'account')),
  base_url TEXT NOT NULL,        -- without query; empty for practice, whose port is chosen at each start
  partner_code TEXT NOT NULL,
  partner_key_sealed BLOB NOT NULL,
  rate_per_second REAL NOT NULL,
  concurrency INTEGER NOT NULL,
  price_per_call REAL NOT NULL,  -- rupiah
  in_doubt_policy TEXT NOT NULL CHECK (in_doubt_policy IN ('hold', 'resend')),
  timeout_ms INTEGER NOT NULL,
  retry_base_ms INTEGER NOT NULL,
  retry_max_ms INTEGER NOT NULL,
  max_attempts INTEGER NOT NULL,
  -- Only what must outlive a restart: paused (and until when) and stopped. Offline is found out anew.
  queue_state TEXT NOT NULL DEFAULT 'running' CHECK (queue_state IN ('running', 'paused', 'stopped')),
  queue_reason TEXT,
  queue_since INTEGER NOT NULL,
  queue_retry_at INTEGER,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX connections_name ON connections (name COLLATE NOCASE) WHERE deleted_at IS NULL;

CREATE TABLE lists (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('file', 'single-checks')),
  name TEXT NOT NULL,
  connection_id INTEGER NOT NULL REFERENCES connections (id),
  source_name TEXT,
  sheet TEXT,
  header_row INTEGER,
  columns TEXT NOT NULL DEFAULT '{}',   -- JSON: field → column from 1
  encoding TEXT,
  delimiter TEXT,
  ec_consent INTEGER NOT NULL,
  rows INTEGER NOT NULL DEFAULT 0,
  accepted INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  duplicates INTEGER NOT NULL DEFAULT 0,
  -- 0 while its rows are still being stored: invisible, and removed at the next start if the program died.
  complete INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER            -- when the last of its lookups stopped being open; says nothing while some are
) STRICT;
CREATE INDEX lists_newest ON lists (created_at DESC, id DESC) WHERE complete = 1;

CREATE TABLE lookups (
  id INTEGER PRIMARY KEY,
  list_id INTEGER NOT NULL REFERENCES lists (id),
  source_row INTEGER NOT NULL,          -- from 1, as Excel shows it
  nik TEXT NOT NULL,
  phone TEXT NOT NULL,                  -- 08…
  name TEXT,
  ec_nik TEXT,
  ec_phone TEXT,
  ec_name TEXT,
  extra TEXT NOT NULL DEFAULT '[]',     -- JSON: the file's other columns as they stood
  problems TEXT NOT NULL DEFAULT '[]',  -- JSON: warnings and notes
  fingerprint TEXT NOT NULL,            -- of the question as it would be sent (core/td/question.ts)
  twin_of INTEGER REFERENCES lookups (id),
  state TEXT NOT NULL CHECK (state IN
    ('queued', 'sending', 'answered', 'no_record', 'refused', 'failed', 'in_doubt', 'cancelled', 'reused')),
  run_at INTEGER NOT NULL,              -- due time while queued
  attempts_used INTEGER NOT NULL DEFAULT 0,
  answer TEXT,                          -- JSON of the parsed answer; the raw one is with its attempt
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
-- The claim: due rows of one list, oldest due first. Twins never leave.
CREATE INDEX lookups_ready ON lookups (list_id, run_at, id) WHERE state = 'queued' AND twin_of IS NULL;
CREATE INDEX lookups_sending ON lookups (id) WHERE state = 'sending';
CREATE INDEX lookups_twins ON lookups (twin_of) WHERE twin_of IS NOT NULL;
CREATE INDEX lookups_of_list ON lookups (list_id, source_row, id);
CREATE INDEX lookups_list_state ON lookups (list_id, state, source_row, id);
CREATE INDEX lookups_state_newest ON lookups (state, id DESC);
CREATE INDEX lookups_nik ON lookups (nik);
CREATE INDEX lookups_phone ON lookups (phone);
-- What a search reads where no index finds: a tenth of the table's bytes, and written once a row, at its end.
CREATE INDEX lookups_search ON lookups (id, list_id, name, nik, phone);

-- How many lookups of a list are in each state, and when the last stopped being open. Kept by triggers, so that they
-- cannot drift from the rows. An index on (list_id, updated_at) would be written twice an attempt; finished_at is once a list.
CREATE TABLE list_states (
  list_id INTEGER NOT NULL,
  state TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (list_id, state)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER lookups_counted_in AFTER INSERT ON lookups BEGIN
  INSERT INTO list_states VALUES (new.list_id, new.state, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER lookups_counted_over AFTER UPDATE OF state ON lookups WHEN old.state <> new.state BEGIN
  UPDATE list_states SET n = n - 1 WHERE list_id = old.list_id AND state = old.state;
  INSERT INTO list_states VALUES (new.list_id, new.state, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
  -- Here, not in a trigger of its own: it must come after the counts, and triggers have no order.
  UPDATE lists SET finished_at = new.updated_at
    WHERE id = new.list_id AND old.state IN ('queued', 'sending') AND new.state NOT IN ('queued', 'sending')
      AND NOT EXISTS (SELECT 1 FROM list_states
                      WHERE list_id = new.list_id AND state IN ('queued', 'sending') AND n > 0);
END;
CREATE TRIGGER lookups_counted_out AFTER DELETE ON lookups BEGIN
  UPDATE list_states SET n = n - 1 WHERE list_id = old.list_id AND state = old.state;
END;

CREATE TABLE rejected_rows (
  list_id INTEGER NOT NULL REFERENCES lists (id),
  source_row INTEGER NOT NULL,
  cells TEXT NOT NULL,                  -- JSON: [{ heading, text }]
  problems TEXT NOT NULL,               -- JSON
  PRIMARY KEY (list_id, source_row)
) STRICT, WITHOUT ROWID;

-- Written before a request leaves (finished_at and outcome null), completed after.
CREATE TABLE attempts (
  id INTEGER PRIMARY KEY,
  lookup_id INTEGER NOT NULL REFERENCES lookups (id),
  list_id INTEGER NOT NULL,
  connection_id INTEGER NOT NULL REFERENCES connections (id),
  number INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  outcome TEXT,
  http_status INTEGER,
  code INTEGER,
  message TEXT,
  sequence_id TEXT,
  charge TEXT NOT NULL DEFAULT 'unknown' CHECK (charge IN ('charged', 'free', 'unknown')),
  price REAL NOT NULL,                  -- rupiah it costs if charged, as the connection had it then
  raw TEXT
) STRICT;
CREATE INDEX attempts_of_lookup ON attempts (lookup_id, number);
CREATE INDEX attempts_by_time ON attempts (connection_id, started_at);

-- What attempts cost, by local day of their start, list, connection, charge and price; finals: how many of them gave their
-- lookup its end. Kept by triggers. Prices are part of the key, so that no sum of rupiah can drift. A correction adds
-- to a day's row where it is not there any more (the machine changed its time zone meanwhile): totals stay right.
CREATE TABLE charge_days (
  list_id INTEGER NOT NULL,
  day TEXT NOT NULL,                    -- YYYY-MM-DD
  connection_id INTEGER NOT NULL,
  charge TEXT NOT NULL,
  price REAL NOT NULL,
  n INTEGER NOT NULL,
  finals INTEGER NOT NULL,
  PRIMARY KEY (list_id, day, connection_id, charge, price)
) STRICT, WITHOUT ROWID;
CREATE INDEX charge_days_by_day ON charge_days (day);
CREATE TRIGGER attempts_counted_in AFTER INSERT ON attempts BEGIN
  INSERT INTO charge_days VALUES (new.list_id, date(new.started_at / 1000, 'unixepoch', 'localtime'),
      new.connection_id, new.charge, new.price, 1,
      coalesce(new.outcome IN ('answered', 'no-record', 'refused', 'unknown-code'), 0))
    ON CONFLICT DO UPDATE SET n = n + excluded.n, finals = finals + excluded.finals;
END;
CREATE TRIGGER attempts_counted_over AFTER UPDATE OF charge, outcome ON attempts
WHEN old.charge <> new.charge OR old.outcome IS NOT new.outcome BEGIN
  INSERT INTO charge_days VALUES (old.list_id, date(old.started_at / 1000, 'unixepoch', 'localtime'),
      old.connection_id, old.charge, old.price, -1,
      -coalesce(old.outcome IN ('answered', 'no-record', 'refused', 'unknown-code'), 0))
    ON CONFLICT DO UPDATE SET n = n + excluded.n, finals = finals + excluded.finals;
  INSERT INTO charge_days VALUES (new.list_id, date(new.started_at / 1000, 'unixepoch', 'localtime'),
      new.connection_id, new.charge, new.price, 1,
      coalesce(new.outcome IN ('answered', 'no-record', 'refused', 'unknown-code'), 0))
    ON CONFLICT DO UPDATE SET n = n + excluded.n, finals = finals + excluded.finals;
END;
CREATE TRIGGER attempts_counted_out AFTER DELETE ON attempts BEGIN
  INSERT INTO charge_days VALUES (old.list_id, date(old.started_at / 1000, 'unixepoch', 'localtime'),
      old.connection_id, old.charge, old.price, -1,
      -coalesce(old.outcome IN ('answered', 'no-record', 'refused', 'unknown-code'), 0))
    ON CONFLICT DO UPDATE SET n = n + excluded.n, finals = finals + excluded.finals;
END;

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  list_id INTEGER NOT NULL REFERENCES lists (id),
  format TEXT NOT NULL,
  language TEXT NOT NULL,
  file_name TEXT NOT NULL,              -- the name alone, no folders
  rows INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX reports_newest ON reports (made_at DESC, id DESC);

-- Unfinished files of reports under way, with folder: what is found here at a start was left by a program that died.
CREATE TABLE report_parts (
  path TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
`;
