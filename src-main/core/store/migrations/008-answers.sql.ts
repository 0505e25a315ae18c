/** What the queue must know of the answers that came: their tracking ids, their bytes, and how many were lost in a row. */
export const answers = `
-- A tracking id that is stored already is never a new answer (core/queue/repeats.ts).
CREATE INDEX attempts_by_sequence ON attempts (connection_id, sequence_id) WHERE sequence_id IS NOT NULL;
-- The body as it came, where raw is not the whole of it: it was packed, or is no UTF-8.
ALTER TABLE attempts ADD COLUMN raw_bytes BLOB;

-- 1: its list was cancelled while it was being sent. Coming back unpaid it is cancelled and not sent again.
ALTER TABLE lookups ADD COLUMN cancel_asked INTEGER NOT NULL DEFAULT 0;

-- Since the last answer that could be read: whole ones that could not, lost ones and failures of the provider that were sent
-- one after the other. alone: it goes on with one row at a time.
ALTER TABLE connections ADD COLUMN queue_unreadable INTEGER NOT NULL DEFAULT 0;
ALTER TABLE connections ADD COLUMN queue_lost INTEGER NOT NULL DEFAULT 0;
ALTER TABLE connections ADD COLUMN queue_failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE connections ADD COLUMN queue_alone INTEGER NOT NULL DEFAULT 0;
`;
