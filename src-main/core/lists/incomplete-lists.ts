/** Takes away lists whose import ended before its last row: cancelled, failed, or cut short by the end of the program. */

import type { Clock } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { createTurns } from '../store/turns.ts';
import { createListRows, type ListRows } from './list-rows.ts';

export async function removeIncompleteLists(store: Store, clock: Pick<Clock, 'monotonic'>): Promise<void> {
  const rows = createListRows(store);
  for (const listId of rows.incomplete.all()) await removeIncompleteList(store, rows, clock, listId);
}

/** While the program works on. */
export async function removeIncompleteList(
  store: Store,
  { incomplete }: Pick<ListRows, 'incomplete'>,
  clock: Pick<Clock, 'monotonic'>,
  listId: number,
): Promise<void> {
  const inTurns = createTurns(store, clock);
  for (const step of incomplete.steps(listId)) await inTurns(step);
}
