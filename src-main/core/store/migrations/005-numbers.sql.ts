/** Numbers are found through tables of their own, which an import fills in their order when its last row is stored. */
export const numbers = `
-- In place of indexes. An index takes every row as it comes: for a list in no order that is another page of the tree for each
-- row, written again with every commit; four fifths of the time of a long import went there. Rows that an import stores
-- (drain_moves 1 from the start) have their counts and their numbers from it (core/lists/store-slices.ts); those of
-- everybody else the triggers bring.
CREATE TABLE lookup_niks (
  nik TEXT NOT NULL,
  phone TEXT NOT NULL,
  lookup_id INTEGER NOT NULL,
  PRIMARY KEY (nik, phone, lookup_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE lookup_phones (
  phone TEXT NOT NULL,
  lookup_id INTEGER NOT NULL,
  PRIMARY KEY (phone, lookup_id)
) STRICT, WITHOUT ROWID;
INSERT INTO lookup_niks SELECT nik, phone, id FROM lookups ORDER BY nik, phone, id;
INSERT INTO lookup_phones SELECT phone, id FROM lookups ORDER BY phone, id;
DROP INDEX lookups_nik;
DROP INDEX lookups_phone;

-- 0: nothing of it stands among the numbers yet. An import that ends before has nothing to look for there.
ALTER TABLE lists ADD COLUMN numbered INTEGER NOT NULL DEFAULT 1;

DROP TRIGGER lookups_counted_in;
CREATE TRIGGER lookups_counted_in AFTER INSERT ON lookups WHEN new.drain_moves = 0 BEGIN
  INSERT INTO list_states VALUES (new.list_id, new.state, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
  INSERT INTO lookup_niks VALUES (new.nik, new.phone, new.id);
  INSERT INTO lookup_phones VALUES (new.phone, new.id);
END;
CREATE TRIGGER lookups_renumbered AFTER UPDATE OF nik, phone ON lookups
WHEN old.nik <> new.nik OR old.phone <> new.phone BEGIN
  DELETE FROM lookup_niks WHERE nik = old.nik AND phone = old.phone AND lookup_id = old.id;
  DELETE FROM lookup_phones WHERE phone = old.phone AND lookup_id = old.id;
  INSERT INTO lookup_niks VALUES (new.nik, new.phone, new.id);
  INSERT INTO lookup_phones VALUES (new.phone, new.id);
END;
DROP TRIGGER lookups_counted_out;
-- A list that never became visible goes with its counts and its numbers: whoever takes it away sees to them at once.
CREATE TRIGGER lookups_counted_out AFTER DELETE ON lookups
WHEN (SELECT complete FROM lists WHERE id = old.list_id) = 1 BEGIN
  UPDATE list_states SET n = n - 1 WHERE list_id = old.list_id AND state = old.state;
  DELETE FROM lookup_niks WHERE nik = old.nik AND phone = old.phone AND lookup_id = old.id;
  DELETE FROM lookup_phones WHERE phone = old.phone AND lookup_id = old.id;
END;
`;
