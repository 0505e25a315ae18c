/** Questions about one person in other words: what a list does with them, and fingerprints that do not mind the spelling. */
export const samePerson = `
-- What becomes of its questions about a NIK and phone that were asked with another name or contact: 'ask', 'leave-out', 'reuse'.
ALTER TABLE lists ADD COLUMN same_person TEXT NOT NULL DEFAULT 'ask' CHECK (same_person IN ('ask', 'leave-out', 'reuse'));

-- Fingerprints knew a name by its case and its blanks until now. Those of the lookups from next_id to last_id are still to be
-- computed anew, which only the program can do (core/queue/renew-fingerprints.ts): nothing is sent before the row is gone.
CREATE TABLE stale_fingerprints (
  next_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL
) STRICT;
INSERT INTO stale_fingerprints SELECT min(id), max(id) FROM lookups HAVING count(*) > 0;
`;
