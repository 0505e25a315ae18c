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
  -- Only what must outlive a restart: paused and stopped. Offline is found out anew.
  queue_state TEXT NOT NULL DEFAULT 'running' CHECK (queue_state IN ('running', 'paused', 'stopped')),
  queue_reason TEXT,
  queue_since INTEGER NOT NULL,
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
  started_at INTEGER
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

-- How many lookups of a list are in each state. Kept by triggers, so that it cannot drift from the rows.
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
CREATE INDEX attempts_by_list ON attempts (list_id, charge);
CREATE INDEX attempts_by_charge ON attempts (started_at, charge);

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
`;
