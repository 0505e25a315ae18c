/** What somebody said was wrong about them, with the old value beside it (UU PDP art. 30). */
export const corrections = `
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  nik TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('name', 'phone')),
  before TEXT NOT NULL,                 -- '': there was no name
  after TEXT NOT NULL,
  reason TEXT,
  corrected_at INTEGER NOT NULL,
  corrected_by TEXT NOT NULL,
  -- 1: rows may still have the old value; the next start goes on.
  pending INTEGER NOT NULL
) STRICT;
CREATE INDEX corrections_nik ON corrections (nik);

-- Fingerprints that are one question, but for a name that was corrected: with the same \`question\`. Who is asked about by the old
-- name, in a file that still has it, is not paid for again.
CREATE TABLE corrected_questions (
  fingerprint TEXT PRIMARY KEY,
  question TEXT NOT NULL,
  nik TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX corrected_questions_question ON corrected_questions (question);
CREATE INDEX corrected_questions_nik ON corrected_questions (nik);
`;
