/** How a lookup comes into the store: one row by itself, or the many of an import. It begins `queued`, and due. */
import { columnsOf, type Row } from '../store/columns.ts';
import type { Store } from '../store/store.ts';
import type { Question } from '../td/question.ts';
import { personColumns } from './person-columns.ts';

/** `extra` and `problems` as JSON. */
export type NewLookup = Question & {
  sourceRow: number;
  extra: string;
  problems: string;
  fingerprint: string;
  /** Id of the lookup that asks the same question first. */
  twinOf: number | null;
};

/** In the order in which an import binds its rows (imports/reading/row-slice.ts). */
const newLookupColumns = columnsOf<NewLookup>()({
  source_row: 'sourceRow',
  ...personColumns.fields,
  extra: 'extra',
  problems: 'problems',
  fingerprint: 'fingerprint',
  twin_of: 'twinOf',
});

const beginning = `state, run_at, created_at, updated_at`;

/** Returns what stores one row, which the triggers count, and returns its id. `askAgain`: whatever history has. */
export function createLookupInsert(store: Store) {
  const insert = store.prepare<Row<typeof newLookupColumns> & { list_id: number; ask_again: number; now: number }>(`
    INSERT INTO lookups (list_id, ask_again, ${newLookupColumns.list()}, ${beginning})
    VALUES (:list_id, :ask_again, ${newLookupColumns.values}, 'queued', :now, :now, :now)`);
  return (listId: number, lookup: NewLookup, { now, askAgain }: { now: number; askAgain: boolean }): number =>
    insert.run({ ...newLookupColumns.toRow(lookup), list_id: listId, ask_again: Number(askAgain), now }).id;
}

/** Values bound for each row of `insertManyLookups`: its id, then `NewLookup` in its order. */
export const valuesOfNewLookup = 1 + Object.keys(newLookupColumns.fields).length;

/**
 * SQL: many rows of one list. Bound are the list, the time, and the `rows`, a VALUES clause. They carry `drain_moves` 1,
 * which tells the triggers that whoever stores them counts them too (store/migrations/005).
 */
export function insertManyLookups(rows: string): string {
  return `
    INSERT INTO lookups (list_id, drain_moves, ${beginning}, id, ${newLookupColumns.list()})
    SELECT list_id, 1, 'queued', now, now, now, row.* FROM (SELECT ? AS list_id, ? AS now), (${rows}) AS row`;
}
