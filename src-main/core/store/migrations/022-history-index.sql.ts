/** What the history is searched by (core/history/index): sets of lookup ids, names and numbers in order. Derived: it can be made anew of the rows. */
export const historyIndex = `
-- One entry a set. dim: what kind of thing it is (state, verdict, operator, word of a name, …). list_id, heading: of a kept column, else 0 and ''.
CREATE TABLE history_values (
  id INTEGER PRIMARY KEY,
  dim TEXT NOT NULL,
  list_id INTEGER NOT NULL,
  heading TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (dim, list_id, heading, value)
) STRICT;
-- The ids of a set, by chunks of 32,768. id: history_values.id * 65536 + chunk. n: how many ids.
CREATE TABLE history_sets (
  id INTEGER PRIMARY KEY,
  n INTEGER NOT NULL,
  ids BLOB NOT NULL
) STRICT;
-- Columns of a list that say something else in nearly every row are no filter.
CREATE TABLE history_unfit_columns (
  list_id INTEGER NOT NULL,
  heading TEXT NOT NULL,
  PRIMARY KEY (list_id, heading)
) STRICT, WITHOUT ROWID;
-- Parts of words, over the words of all names (history_values of dim word): each stands here once, however many people have it.
CREATE VIRTUAL TABLE history_words USING fts5 (word, content = '', contentless_delete = 1, tokenize = 'trigram');
INSERT INTO history_words (history_words, rank) VALUES ('secure-delete', 1);

-- In the order of the name; in the order of the last digits of NIK and phone (10000 is added to the NIK's).
CREATE TABLE history_names (
  name TEXT NOT NULL,
  lookup_id INTEGER NOT NULL,
  PRIMARY KEY (name, lookup_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE history_endings (
  ending INTEGER NOT NULL,
  lookup_id INTEGER NOT NULL,
  PRIMARY KEY (ending, lookup_id)
) STRICT, WITHOUT ROWID;
-- Of attempts up to history_state.sequences_to, found by a number made of their sequence id.
CREATE TABLE history_sequences (
  hash INTEGER NOT NULL,
  attempt_id INTEGER NOT NULL,
  PRIMARY KEY (hash, attempt_id)
) STRICT, WITHOUT ROWID;

-- What the index does not know yet: single lookups that changed, and whole spans of ids.
CREATE TABLE history_changes (
  lookup_id INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE history_spans (
  id INTEGER PRIMARY KEY,
  from_id INTEGER NOT NULL,
  to_id INTEGER NOT NULL
) STRICT;
-- As a lookup stood that is gone or has another name or number now: what the index has of it.
CREATE TABLE history_former (
  lookup_id INTEGER PRIMARY KEY,
  list_id INTEGER NOT NULL,
  nik TEXT NOT NULL,
  phone TEXT NOT NULL,
  name TEXT,
  extra TEXT NOT NULL
) STRICT;
-- version: grows with every change of the sets, so that another process reads them anew. rules: how rows are read (index/rules.ts).
CREATE TABLE history_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL,
  rules INTEGER NOT NULL,
  sequences_to INTEGER NOT NULL
) STRICT;
INSERT INTO history_state VALUES (1, 0, 1, 0);
INSERT INTO history_spans (from_id, to_id) SELECT 1, max(id) FROM lookups HAVING max(id) IS NOT NULL;

CREATE TRIGGER history_row_changed AFTER UPDATE OF state, answer, twin_of, updated_at, list_id ON lookups BEGIN
  INSERT OR IGNORE INTO history_changes VALUES (new.id);
END;
CREATE TRIGGER history_charge_changed AFTER UPDATE OF charge ON attempts
WHEN old.charge <> new.charge AND new.lookup_id IS NOT NULL BEGIN
  INSERT OR IGNORE INTO history_changes VALUES (new.lookup_id);
END;
-- Of a list that is being stored the span is written when it is complete.
CREATE TRIGGER history_row_added AFTER INSERT ON lookups WHEN new.drain_moves = 0 BEGIN
  INSERT OR IGNORE INTO history_changes VALUES (new.id);
END;
CREATE TRIGGER history_list_complete AFTER UPDATE OF complete ON lists WHEN old.complete = 0 AND new.complete = 1 BEGIN
  INSERT INTO history_spans (from_id, to_id)
  SELECT * FROM (
    SELECT (SELECT id FROM lookups WHERE list_id = new.id ORDER BY source_row, id LIMIT 1) AS first,
           (SELECT id FROM lookups WHERE list_id = new.id ORDER BY source_row DESC, id DESC LIMIT 1) AS last)
  WHERE first IS NOT NULL;
END;
CREATE TRIGGER history_row_renamed BEFORE UPDATE OF nik, phone, name, extra, list_id ON lookups
WHEN old.nik <> new.nik OR old.phone <> new.phone OR old.name IS NOT new.name OR old.extra <> new.extra OR old.list_id <> new.list_id BEGIN
  INSERT OR IGNORE INTO history_former VALUES (old.id, old.list_id, old.nik, old.phone, old.name, old.extra);
  INSERT OR IGNORE INTO history_changes VALUES (old.id);
END;
CREATE TRIGGER history_row_gone BEFORE DELETE ON lookups
WHEN (SELECT complete FROM lists WHERE id = old.list_id) = 1 BEGIN
  INSERT OR IGNORE INTO history_former VALUES (old.id, old.list_id, old.nik, old.phone, old.name, old.extra);
  INSERT OR IGNORE INTO history_changes VALUES (old.id);
END;
`;
