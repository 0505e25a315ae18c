/** Stores the rows of a file as a list, all of them or none. */

import { setImmediate } from 'node:timers/promises';
import type { SamePersonChoice } from '../../../contract/lists.ts';
import type { LegalBasis, ListPurpose } from '../../../contract/purposes.ts';
import type { RoundedColumn } from '../../../contract/reading.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { Reuse } from '../../queue/reuse/reuse.ts';
import { cancelled } from '../../spreadsheet/read/start-reading.ts';
import type { Store } from '../../store/store.ts';
import type { FileFacts, ReadListeners, ReadRows } from '../reading/messages.ts';
import type { RowSlice } from '../reading/row-slice.ts';
import type { Summary } from '../reading/summary.ts';
import type { ImportRows } from './import-rows.ts';
import { removeIncompleteList } from './incomplete-lists.ts';
import type { ListStoring } from './store-slices.ts';

/** Where the rows come from: a draft. Its errors end the import. */
export type RowSource = (
  listeners: ReadListeners & Required<Pick<ReadListeners, 'onSlice'>>,
  signal: AbortSignal,
) => Promise<ReadRows>;

export type ImportOrder = {
  sourceName: string;
  name: string;
  connectionId: number;
  ecConsent: boolean;
  purpose: ListPurpose | null;
  legalBasis: LegalBasis | null;
  /** Stands in the list's problems files. */
  sourceKey: string;
  /** SHA-256 of the file. */
  sourceDigest: string | null;
  startNow: boolean;
  /** Ask whatever history has. */
  askAgain: boolean;
  /** Of questions that were asked with other details. */
  samePerson: SamePersonChoice;
};

export type ImportDeps = {
  store: Store;
  ports: Ports;
  accessLog: Pick<AccessLog, 'record'>;
  rows: ImportRows;
  /** Shares what history has already, before anything of the list is sent. */
  reuse: Pick<Reuse, 'sweep'>;
};

/** Milliseconds one transaction may hold the main thread; the commit comes on top. */
const longestTurnMs = 20;

/**
 * A column that was rounded holds other people's numbers. Errors: `nik-column-rounded`, `phone-column-rounded` for the
 * first column that the operator did not accept.
 */
export function refuseRounded(columns: readonly RoundedColumn[]): void {
  const [first] = columns.filter(({ accepted }) => !accepted);
  if (!first) return;
  const { code, field, numbers, endInZero } = first;
  const what = code === 'nik-column-rounded' ? 'NIKs' : 'phone numbers';
  throw new CoreError(
    code,
    `Of ${numbers} ${what}, ${endInZero} end in 0: another program has probably rounded them. Compare them with the source.`,
    { details: { field, numbers, endInZero } },
  );
}

export type Imported = { listId: number; facts: FileFacts; summary: Summary };

/**
 * Rows are stored slice by slice under an invisible list, and the last transaction makes it visible. Whatever ends the
 * import before that also removes the invisible list. Errors: those of the source and of `refuseRounded`, and the
 * store's (`disk-full`).
 */
export async function importList(
  { store, ports, accessLog, rows, reuse }: ImportDeps,
  source: RowSource,
  order: ImportOrder,
  listeners: Pick<ReadListeners, 'onOpened' | 'onChecked'> & { onStored(rows: number): void },
  signal: AbortSignal,
): Promise<Imported> {
  let listId: number | null = null;
  let list: ListStoring | null = null;
  let stored = 0;
  // Once the reading has ended, however it did, nothing more may be written under the list.
  let open = true;
  let storing: Promise<void> = Promise.resolve();

  /** Stores a slice while the next one is read: it is done when the one before is stored. */
  async function takeSlice(slice: RowSlice, facts: FileFacts): Promise<void> {
    await storing;
    storing = storeSlice(slice, facts);
    // Whoever waits for it next is told.
    storing.catch(() => {});
  }

  async function storeSlice(slice: RowSlice, facts: FileFacts): Promise<void> {
    // The next one is asked for first.
    await setImmediate();
    if (!open) return;
    listId ??= rows.create({
      name: order.name,
      connectionId: order.connectionId,
      sourceName: order.sourceName,
      ecConsent: order.ecConsent,
      purpose: order.purpose,
      legalBasis: order.legalBasis,
      sourceKey: order.sourceKey,
      sourceDigest: order.sourceDigest,
      askAgain: order.askAgain,
      samePerson: order.samePerson,
      file: facts.file,
      createdAt: ports.clock.now(),
    });
    list ??= rows.beginStoring(listId);
    const steps = list.storing(slice, ports.clock.now());
    for (let more = true; more && open; await setImmediate()) {
      const until = ports.clock.monotonic() + longestTurnMs;
      more = list.turn(steps, () => ports.clock.monotonic() < until);
    }
    if (!open) return;
    stored += slice.rows;
    listeners.onStored(stored);
  }

  try {
    const { summary, ...facts } = await source({ ...listeners, onSlice: takeSlice }, signal);
    await storing;
    if (listId === null) throw new Error('The reading process sent a summary without rows.');
    refuseRounded(summary.roundedColumns);
    const notCancelled = (): void => {
      if (signal.aborted) throw cancelled();
    };
    if (order.startNow && !order.askAgain) await reuse.sweep(listId, order.samePerson, { goOn: notCancelled });
    notCancelled();
    const { rows: all, accepted, rejected, skipped, duplicates } = summary;
    const id = listId;
    store.transaction(() => {
      rows.complete(
        id,
        { rows: all, accepted, rejected, skipped, duplicates },
        order.startNow ? ports.clock.now() : null,
      );
      accessLog.record({ what: 'imported', people: accepted, lists: [id], detail: { object: 'list' } });
    });
    return { listId, facts, summary };
  } catch (error) {
    open = false;
    if (listId !== null) await removeQuietly(listId);
    throw error;
  }

  /** The first error is the one to tell. What cannot be removed now stays invisible and goes at the next start. */
  async function removeQuietly(id: number): Promise<void> {
    try {
      await removeIncompleteList(store, rows, ports.clock, id);
    } catch (error) {
      ports.logger.error('incomplete-list-not-removed', error, { listId: id });
    }
  }
}
