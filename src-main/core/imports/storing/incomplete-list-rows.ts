/**
 * The SQL that removes a list that never became visible, in small steps. Nobody ever saw it, so its counts and numbers
 * need not be right meanwhile: the triggers ignore it (store/migrations/005).
 */
import type { Store } from '../../store/store.ts';

/** Rows of one step of a turn. */
const stepRows = 50;
/** Numbers looked at in one step: most of them are other lists'. */
const stepNumbers = 500;

/** Comes after every number, for they are digits. */
const afterAll = 'x';

export function createIncompleteListRows(store: Store) {
  const all = store.prepare<readonly [], { id: number }>('SELECT id FROM lists WHERE complete = 0');
  const incomplete = store.prepare<readonly [list: number], { numbered: 0 | 1 }>(
    'SELECT numbered FROM lists WHERE id = ? AND complete = 0',
  );
  // The ids of others may lie between: of what was checked by hand meanwhile.
  const idsOf = store.prepare<readonly [list: number], Ids>(`
    SELECT coalesce(min(id), 0) AS first, coalesce(max(id), 0) AS last FROM lookups WHERE list_id = ?`);
  const numbers = [
    numbersOf(store, 'lookup_niks', ['nik', 'phone', 'lookup_id'], ['', '', 0], [afterAll, '', 0]),
    numbersOf(store, 'lookup_phones', ['phone', 'lookup_id'], ['', 0], [afterAll, 0]),
  ];
  // From the end of the list: a twin refers to an earlier row, and must go before it.
  const removeLookups = store.prepare<readonly [list: number, limit: number]>(`
    DELETE FROM lookups WHERE id IN (
      SELECT id FROM lookups WHERE list_id = ? ORDER BY source_row DESC, id DESC LIMIT ? + 0)`);
  const removeRejected = store.prepare<readonly [list: number, list: number, limit: number]>(`
    DELETE FROM rejected_rows WHERE list_id = ? AND source_row IN (
      SELECT source_row FROM rejected_rows WHERE list_id = ? LIMIT ? + 0)`);
  const removeCounts = store.prepare<readonly [list: number]>('DELETE FROM list_states WHERE list_id = ?');
  const removeList = store.prepare<readonly [list: number]>('DELETE FROM lists WHERE id = ? AND complete = 0');

  function removeRows(listId: number): boolean {
    const gone = removeLookups.run([listId, stepRows]).changes;
    const rejected = removeRejected.run([listId, listId, stepRows]).changes;
    if (gone + rejected > 0) return true;
    removeCounts.run([listId]);
    removeList.run([listId]);
    return false;
  }

  return {
    all: (): number[] => all.all([]).map(({ id }) => id),

    /** What to do one after the other, each again while it returns true. Nothing for a list that is complete. */
    steps(listId: number): (() => boolean)[] {
      const list = incomplete.get([listId]);
      if (!list) return [];
      const ids = idsOf.get([listId]) ?? { first: 0, last: 0 };
      const walks = (list.numbered === 1 ? numbers : []).map((walk) => {
        let from: Key | null = walk.begin;
        return () => {
          if (from) from = walk.removeOn(from, listId, ids);
          return from !== null;
        };
      });
      return [...walks, () => removeRows(listId)];
    },
  };
}

type Key = readonly (string | number)[];
type Ids = { first: number; last: number };

/**
 * Walks through all numbers in their order: a look at each of the list's own would go to another page each time. `begin` is
 * before the first and `end` after the last.
 */
function numbersOf(store: Store, table: string, columns: readonly string[], begin: Key, end: Key) {
  const key = columns.join(', ');
  const marks = columns.map(() => '?').join(', ');
  const next = store.prepare<readonly (string | number)[], Record<string, string | number>>(`
    SELECT ${key} FROM ${table} WHERE (${key}) > (${marks}) ORDER BY ${key} LIMIT 1 OFFSET ${stepNumbers - 1}`);
  const remove = store.prepare<readonly (string | number)[]>(`
    DELETE FROM ${table} WHERE (${key}) > (${marks}) AND (${key}) <= (${marks}) AND lookup_id BETWEEN ? AND ?
      AND (SELECT list_id FROM lookups INDEXED BY lookups_search WHERE id = lookup_id) = ?`);
  return {
    begin,
    /** Where to go on after, or null at the end. */
    removeOn(from: Key, listId: number, { first, last }: Ids): Key | null {
      const found = next.get(from);
      const to = found ? columns.map((column) => found[column] ?? 0) : null;
      remove.run([...from, ...(to ?? end), first, last, listId]);
      return to;
    },
  };
}
