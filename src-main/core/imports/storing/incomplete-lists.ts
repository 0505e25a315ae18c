/** Removes lists whose import ended before its last row: cancelled, failed, or cut short by the end of the program. */
import type { Clock } from '../../kernel/ports.ts';
import { asStoreError } from '../../store/sqlite-errors.ts';
import type { Store } from '../../store/store.ts';
import { createTurns } from '../../store/turns.ts';
import { createImportRows, type ImportRows } from './import-rows.ts';

/** Turns that may fail for want of room before it is given up; each goes on where the last one that fitted ended. */
const mostRelieved = 1_000;

export async function removeIncompleteLists(store: Store, clock: Pick<Clock, 'monotonic'>): Promise<void> {
  const rows = createImportRows(store);
  for (const listId of rows.incomplete.all()) await removeIncompleteList(store, rows, clock, listId);
  // Also what an earlier start had no room to give back.
  await store.giveBack();
}

/** While the program works on; also on a full disk, for it makes room. What it took is given back to the disk. */
export async function removeIncompleteList(
  store: Store,
  { incomplete }: Pick<ImportRows, 'incomplete'>,
  clock: Pick<Clock, 'monotonic'>,
  listId: number,
): Promise<void> {
  const inTurns = createTurns(store, clock);
  for (const step of incomplete.steps(listId)) {
    for (let relieved = 0; ; relieved += 1) {
      try {
        await inTurns(step);
        break;
      } catch (error) {
        const full = asStoreError(error)?.code === 'disk-full';
        if (!full || relieved === mostRelieved || !store.relieve()) throw error;
      }
    }
  }
  await store.giveBack();
}
