/** What a list is for, the repairs of a file that is not a list yet, and how files of a shape are read. */
export const drafts = `
-- As the operator said at the import; null: never said.
ALTER TABLE lists ADD COLUMN purpose TEXT;
ALTER TABLE lists ADD COLUMN legal_basis TEXT;
-- Stands in the problems file, so that its rows find the list again when they come back mended.
ALTER TABLE lists ADD COLUMN source_key TEXT;
CREATE INDEX lists_source_key ON lists (source_key) WHERE source_key IS NOT NULL;
-- Marks that are out of rows as they stood before they came back mended, and were left out again: their digests, with spaces.
ALTER TABLE rejected_rows ADD COLUMN digests TEXT NOT NULL DEFAULT '';

-- A file that was opened for import, known again by its bytes. Gone when it became a list, or a month after its last use.
CREATE TABLE drafts (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,          -- SHA-256 of the file, hexadecimal
  source_key TEXT NOT NULL,
  choices TEXT NOT NULL DEFAULT '{}',   -- JSON: ReadChoices, as the operator left them; {}: nothing was chosen
  steps INTEGER NOT NULL DEFAULT 0,     -- of its repairs; what is in draft_steps beyond them counts for nothing
  created_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL
) STRICT;
CREATE INDEX drafts_used ON drafts (used_at);
-- Its repairs, each a step of undo, in the order they were made; a long step in several pieces.
CREATE TABLE draft_steps (
  draft_id INTEGER NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,              -- from 1
  piece INTEGER NOT NULL,               -- from 0
  changes TEXT NOT NULL,                -- JSON: what the step made of which cells and rows (core/drafts/changes.ts)
  PRIMARY KEY (draft_id, number, piece)
) STRICT, WITHOUT ROWID;

-- Which heading holds which field: saved under a name, or (name null) as the last file of that shape was imported.
CREATE TABLE mappings (
  id INTEGER PRIMARY KEY,
  name TEXT,
  shape TEXT,                           -- SHA-256 of the plain headings in their order; null for a named one
  headings TEXT NOT NULL,               -- JSON: field → heading
  saved_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX mappings_name ON mappings (name COLLATE NOCASE) WHERE name IS NOT NULL;
CREATE UNIQUE INDEX mappings_shape ON mappings (shape) WHERE shape IS NOT NULL;
`;
