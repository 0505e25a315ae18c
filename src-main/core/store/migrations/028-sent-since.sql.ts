/** What the journal outside the database knows to be sent, and this data does not: a copy of before it (core/store/sent-calls.ts). */
export const sentSince = `
-- The count of commits this copy had when it was found to be older; no row: it is none.
CREATE TABLE older_copy (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  commits INTEGER NOT NULL
) STRICT;
CREATE TABLE sent_since (
  question BLOB PRIMARY KEY,            -- keyed digest
  sent_at INTEGER NOT NULL,
  price REAL NOT NULL                   -- rupiah, if it was charged
) STRICT, WITHOUT ROWID;
`;
