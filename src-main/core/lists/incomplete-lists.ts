/** Takes away lists whose import ended before its last row: cancelled, failed, or cut short by the end of the program. */
import { setImmediate } from 'node:timers/promises';
import type { Store } from '../store/store.ts';
import { createListRows, type ListRows } from './list-rows.ts';

/** Rows removed in one transaction, a few milliseconds' work. */
const sliceRows = 200;

export async function removeIncompleteLists(store: Store): Promise<void> {
  const rows = createListRows(store);
  for (const listId of rows.incomplete()) await removeIncompleteList(rows, listId);
}

export async function removeIncompleteList(rows: ListRows, listId: number): Promise<void> {
  while (!rows.removeSlice(listId, sliceRows)) await setImmediate();
}
