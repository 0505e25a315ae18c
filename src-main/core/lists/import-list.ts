/**
 * From a file to a stored list, all rows or none. Rows are stored slice by slice under a list nobody can see; the last
 * transaction makes it visible. Whatever ends the import before that takes the invisible list away again.
 */
import { setImmediate } from 'node:timers/promises';
import type { LegalBasis, ListPurpose } from '../../contract/lists.ts';
import type { Ports } from '../ports.ts';
import type { Reuse } from '../queue/reuse.ts';
import type { Store } from '../store/store.ts';
import { removeIncompleteList } from './incomplete-lists.ts';
import type { ListRows } from './list-rows.ts';
import { cancelled, type ReadListeners } from './reader.ts';
import type { FileFacts } from './reading/messages.ts';
import type { ReadRow } from './reading/read-rows.ts';
import type { Summary } from './reading/summary.ts';

/** Where the rows come from: a file that is read for it, or a draft. Its errors end the import. */
export type RowSource = (
  listeners: ReadListeners & Required<Pick<ReadListeners, 'onSlice'>>,
  signal: AbortSignal,
) => Promise<FileFacts & { summary: Summary }>;

export type ImportOrder = {
  sourceName: string;
  name: string;
  connectionId: number;
  ecConsent: boolean;
  purpose: ListPurpose | null;
  legalBasis: LegalBasis | null;
  /** Stands in the list's problems files. */
  sourceKey: string;
  startNow: boolean;
  /** Ask whatever history has. */
  askAgain: boolean;
};

export type ImportDeps = {
  store: Store;
  ports: Ports;
  rows: ListRows;
  /** Shares what history has already, before anything of the list is sent. */
  reuse: Pick<Reuse, 'sweep'>;
};

/** Milliseconds one transaction may hold the main thread; the commit comes on top. */
const longestTurnMs = 20;

/** Errors: those of `readFileApart`, and the store's (`disk-full`). */
export async function importList(
  { store, ports, rows, reuse }: ImportDeps,
  source: RowSource,
  order: ImportOrder,
  listeners: Pick<ReadListeners, 'onOpened' | 'onChecked'> & { onStored(rows: number): void },
  signal: AbortSignal,
): Promise<{ listId: number; facts: FileFacts; summary: Summary }> {
  let listId: number | null = null;
  let stored = 0;
  // Once the reading has ended, however it did, nothing more may be written under the list.
  let open = true;

  async function storeSlice(slice: readonly ReadRow[], facts: FileFacts): Promise<void> {
    listId ??= rows.create({
      name: order.name,
      connectionId: order.connectionId,
      sourceName: order.sourceName,
      ecConsent: order.ecConsent,
      purpose: order.purpose,
      legalBasis: order.legalBasis,
      sourceKey: order.sourceKey,
      askAgain: order.askAgain,
      file: facts.file,
      createdAt: ports.clock.now(),
    });
    const id = listId;
    for (let next = 0; next < slice.length && open; await setImmediate()) {
      next = store.transaction(() => storeTurn(id, slice, next));
    }
    stored += slice.length;
    listeners.onStored(stored);
  }

  /** Stores rows from `from` until the turn is over; returns where the next one begins. */
  function storeTurn(id: number, slice: readonly ReadRow[], from: number): number {
    const until = ports.clock.monotonic() + longestTurnMs;
    const now = ports.clock.now();
    let next = from;
    do {
      const row = slice[next];
      if (row) rows.insert(id, row, now);
      next += 1;
    } while (next < slice.length && ports.clock.monotonic() < until);
    return next;
  }

  try {
    const { summary, ...facts } = await source({ ...listeners, onSlice: storeSlice }, signal);
    if (listId === null) throw new Error('The reading process sent a summary without rows.');
    const notCancelled = (): void => {
      if (signal.aborted) throw cancelled();
    };
    if (order.startNow && !order.askAgain) await reuse.sweep(listId, notCancelled);
    notCancelled();
    const { rows: all, accepted, rejected, duplicates } = summary;
    rows.complete(listId, { rows: all, accepted, rejected, duplicates }, order.startNow ? ports.clock.now() : null);
    return { listId, facts, summary };
  } catch (error) {
    open = false;
    if (listId !== null) await removeQuietly(listId);
    throw error;
  }

  /** The first error is the one to tell. What cannot be removed now stays invisible and goes at the next start. */
  async function removeQuietly(id: number): Promise<void> {
    try {
      await removeIncompleteList(rows, id);
    } catch (error) {
      ports.logger.error('incomplete-list-not-removed', error, { listId: id });
    }
  }
}
