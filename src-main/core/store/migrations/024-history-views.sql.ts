/** What is looked for in the history, under a name. */
export const historyViews = `
CREATE TABLE history_views (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  filter TEXT NOT NULL,                 -- JSON: contract HistoryFilter; a search in it may name a person
  sort TEXT NOT NULL,
  columns TEXT NOT NULL,                -- JSON: contract HistoryColumn[], in their order; empty: the usual ones
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX history_views_by_name ON history_views (name COLLATE NOCASE);
`;
