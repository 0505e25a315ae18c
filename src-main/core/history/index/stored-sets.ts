/**
 * The SQL of the index's sets, and what of them is kept in memory: those of the filters, which every count reads; not those of words,
 * which are many. What another process wrote is noticed by `version`.
 */
import type { Store } from '../../store/store.ts';
import { type IdChunk, readChunk, writeChunk } from './id-sets.ts';
import { type Dimension, dimensions } from './row-values.ts';

/** A column the list keeps beside the fields: its values are the list's own. */
export type Column = { readonly listId: number; readonly heading: string };

const chunksOfSet = 65_536;
/** Lists whose columns are kept in memory: some bytes a row. */
const mostColumnLists = 3;
export const setKey = (valueId: number, chunk: number): number => valueId * chunksOfSet + chunk;

export type StoredSets = ReturnType<typeof createStoredSets>;

export function createStoredSets(store: Store) {
  const state = store.prepare<readonly [], { version: number }>('SELECT version FROM history_state');
  const nextVersion = store.prepare<readonly []>('UPDATE history_state SET version = version + 1');
  const fixed = store.prepare<readonly [], { id: number; dim: Dimension; value: string }>(
    `SELECT id, dim, value FROM history_values WHERE dim IN (${dimensions.map((dim) => `'${dim}'`).join(', ')})`,
  );
  const find = store.prepare<readonly [string, number, string, string], { id: number }>(
    'SELECT id FROM history_values WHERE dim = ? AND list_id = ? AND heading = ? AND value = ?',
  );
  const insert = store.prepare<readonly [string, number, string, string]>(
    'INSERT INTO history_values (dim, list_id, heading, value) VALUES (?, ?, ?, ?)',
  );
  const remove = store.prepare<readonly [number]>('DELETE FROM history_values WHERE id = ?');
  const ofColumn = store.prepare<readonly [number, string], { id: number; value: string }>(
    `SELECT id, value FROM history_values WHERE dim = 'column' AND list_id = ? AND heading = ? ORDER BY value`,
  );
  const columnsOf = store.prepare<readonly [number], { heading: string }>(
    `SELECT DISTINCT heading FROM history_values WHERE dim = 'column' AND list_id = ? ORDER BY heading`,
  );
  const chunksOf = store.prepare<readonly [number, number], { id: number; n: number; ids: Buffer }>(
    'SELECT id, n, ids FROM history_sets WHERE id BETWEEN ? AND ?',
  );
  const one = store.prepare<readonly [number], { n: number; ids: Buffer }>(
    'SELECT n, ids FROM history_sets WHERE id = ?',
  );
  const put = store.prepare<readonly [number, number, Buffer]>(
    'INSERT INTO history_sets (id, n, ids) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = excluded.n, ids = excluded.ids',
  );
  const drop = store.prepare<readonly [number]>('DELETE FROM history_sets WHERE id = ?');
  const dropAll = store.prepare<readonly [number, number]>('DELETE FROM history_sets WHERE id BETWEEN ? AND ?');
  const any = store.prepare<readonly [number, number], { id: number }>(
    'SELECT id FROM history_sets WHERE id BETWEEN ? AND ? LIMIT 1',
  );
  const addWord = store.prepare<readonly [number, string]>('INSERT INTO history_words (rowid, word) VALUES (?, ?)');
  const removeWord = store.prepare<readonly [number]>('DELETE FROM history_words WHERE rowid = ?');

  let version = -1;
  /** Value ids of the filters. */
  let values = new Map<Dimension, Map<string, number>>();
  /** By value id, then chunk. */
  let kept = new Map<number, Map<number, IdChunk>>();

  /** Lists whose columns' values are kept, the one looked at last behind, with the ids of those values. */
  const columnLists = new Map<number, Set<number>>();

  /** Reads anew what another process has changed. */
  function follow(): void {
    const now = state.get([])?.version ?? 0;
    if (now === version) return;
    version = now;
    values = new Map(dimensions.map((dim) => [dim, new Map<string, number>()]));
    kept = new Map();
    for (const { id, dim, value } of fixed.all([])) values.get(dim)?.set(value, id);
  }

  function read(valueId: number): Map<number, IdChunk> {
    const found = new Map<number, IdChunk>();
    for (const { id, n, ids } of chunksOf.all([setKey(valueId, 0), setKey(valueId + 1, 0) - 1])) {
      found.set(id % chunksOfSet, readChunk(n, ids));
    }
    return found;
  }

  /** Of a filter's value, from memory where it was read before. */
  function chunks(valueId: number): ReadonlyMap<number, IdChunk> {
    const known = kept.get(valueId);
    if (known) return known;
    const found = read(valueId);
    kept.set(valueId, found);
    return found;
  }

  function stored(key: number): IdChunk | null {
    const found = one.get([key]);
    return found ? readChunk(found.n, found.ids) : null;
  }

  return {
    follow,
    /** Another number after every change of any set. */
    version: (): number => version,
    /** Of one dimension: its values with their ids. */
    valuesOf: (dim: Dimension): ReadonlyMap<string, number> => values.get(dim) ?? new Map(),
    chunks,
    /** Of a word or a column's value: not kept in memory. */
    read,
    columnValues: ({ listId, heading }: Column): { id: number; value: string }[] => ofColumn.all([listId, heading]),
    columnsOf: (listId: number): string[] => columnsOf.all([listId]).map(({ heading }) => heading),
    word: (word: string): number | null => find.get(['word', 0, '', word])?.id ?? null,
    columnValue: ({ listId, heading }: Column, value: string): number | null =>
      find.get(['column', listId, heading, value])?.id ?? null,

    /** Its id; made where it is new. Within the transaction that writes what is in it. */
    valueId(dim: Dimension, value: string): number {
      const of = values.get(dim);
      const known = of?.get(value);
      if (known !== undefined) return known;
      const { id } = insert.run([dim, 0, '', value]);
      of?.set(value, id);
      return id;
    },
    wordId(word: string): number {
      const found = find.get(['word', 0, '', word]);
      if (found) return found.id;
      const { id } = insert.run(['word', 0, '', word]);
      addWord.run([id, word]);
      return id;
    },
    columnValueId({ listId, heading }: Column, value: string): number {
      return find.get(['column', listId, heading, value])?.id ?? insert.run(['column', listId, heading, value]).id;
    },
    /** Of the values of one list's columns, kept in memory while few other lists are looked at. */
    columnChunk(listId: number): (valueId: number, chunk: number) => IdChunk | null {
      const ids = columnLists.get(listId) ?? new Set<number>();
      columnLists.delete(listId);
      columnLists.set(listId, ids);
      const [oldest] = columnLists;
      if (columnLists.size > mostColumnLists && oldest) {
        for (const id of oldest[1]) kept.delete(id);
        columnLists.delete(oldest[0]);
      }
      return (valueId, chunk) => {
        ids.add(valueId);
        return chunks(valueId).get(chunk) ?? null;
      };
    },
    /** As it is now: from memory where it is kept there. */
    chunkNow: (valueId: number, chunk: number): IdChunk | null =>
      kept.get(valueId)?.get(chunk) ?? (kept.has(valueId) ? null : stored(setKey(valueId, chunk))),
    /** Within the caller's transaction; `remember` after it. */
    writeChunk(valueId: number, chunk: number, to: IdChunk | null): void {
      const key = setKey(valueId, chunk);
      if (to) put.run([key, to.n, writeChunk(to)]);
      else drop.run([key]);
    },
    /** Memory follows what was committed. */
    remember(valueId: number, chunk: number, to: IdChunk | null): void {
      const known = kept.get(valueId);
      if (!known) return;
      if (to) known.set(chunk, to);
      else known.delete(chunk);
    },
    /** A word or a column's value that nobody has any more goes itself: true. */
    removeIfEmpty(valueId: number, word: boolean): boolean {
      if (any.get([setKey(valueId, 0), setKey(valueId + 1, 0) - 1])) return false;
      if (word) removeWord.run([valueId]);
      remove.run([valueId]);
      return true;
    },
    /** A column's value with all that is in it. */
    removeWhole(valueId: number): void {
      dropAll.run([setKey(valueId, 0), setKey(valueId + 1, 0) - 1]);
      remove.run([valueId]);
    },
    /** What is in memory may differ from the store: a transaction failed. */
    forget(): void {
      version = -1;
    },
    countVersion(): void {
      nextVersion.run([]);
    },
    /** Memory is as the store is after `countVersion`. */
    versionCommitted(): void {
      version = state.get([])?.version ?? 0;
    },
  };
}
