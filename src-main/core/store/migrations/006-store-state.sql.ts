/** What the store knows of itself: how many commits it has seen, and whether it is an older copy nobody has decided on. */
export const storeState = `
CREATE TABLE store_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  commits INTEGER NOT NULL,             -- one more with every commit (core/store/commit-count.ts)
  -- Commits and calls that are missing of it, as it was found; null: none, or the operator has decided.
  missing_commits INTEGER,
  missing_calls INTEGER
) STRICT;
INSERT INTO store_state (id, commits) VALUES (1, 0);
`;
