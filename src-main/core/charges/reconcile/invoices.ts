/** The provider's invoices: imported and reconciled with the ledger, shown, and removed. */

import type { Invoice } from '../../../contract/charges.ts';
import type { ParsedInputOf } from '../../../contract/index.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import type { FilePlace, Files } from '../../files/files.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { ReadLimits } from '../../spreadsheet/read/start-reading.ts';
import type { Store } from '../../store/store.ts';
import { createTurns } from '../../store/turns.ts';
import { createInvoiceRows } from './invoice-rows.ts';
import { reconcile } from './reconcile.ts';
import type { StoredInvoice } from './reconciliation.ts';
import { sequenceText } from './sequence-id.ts';
import { type CountMatches, storeInvoice } from './store-invoice.ts';

/** At most so many charges change in one transaction together with what makes them visible. */
const fewCharges = 500;
/** Attempts or lines of one step. */
const stepRows = 50;

export type Invoices = ReturnType<typeof createInvoices>;

/**
 * What an import or a removal writes stays invisible until it is finished, or is undone. An import stores its lines and
 * what they say of attempts (`invoice_rulings`) under `complete = 0`; then it gives those attempts their charges and
 * becomes complete, in one transaction where they are few, otherwise charge by charge in turns. A removal sets
 * `complete = 0` first and undoes the same in turns. If either is interrupted, the next start finds `complete = 0` and
 * undoes all of it. Charges follow from the complete invoices alone, so undoing twice, or half, changes nothing.
 */
export function createInvoices(deps: {
  store: Store;
  ports: Ports;
  accessLog: Pick<AccessLog, 'record'>;
  files: Pick<Files, 'pathOf'>;
  /** After every change: the lists whose charges it may have changed. */
  changed: (listIds: ReadonlySet<number>) => void;
  /** Only tests set other limits than the program's own. */
  limits?: ReadLimits;
}) {
  const { store, ports, accessLog, files, changed, limits } = deps;
  const rows = createInvoiceRows(store);
  const inTurns = createTurns(store, ports.clock);
  let last: Promise<unknown> = Promise.resolve();
  let closing = false;

  /** One after the other: each is reconciled with what the one before has settled. */
  function oneByOne<T>(run: () => Promise<T>): Promise<T> {
    const result = last.then(run).catch((error): never => {
      throw closing ? new CoreError('closing', 'Sambung is closing. Open it again.') : error;
    });
    last = result.catch(() => undefined);
    return result;
  }

  /** The attempts it says something of, after that one. */
  function* ruledBy(invoiceId: number): Generator<number> {
    for (let at = 0; ; ) {
      const some = rows.ruledAfter(invoiceId, at, stepRows);
      yield* some;
      at = some.at(-1) ?? at;
      if (some.length < stepRows) return;
    }
  }

  async function settle(invoiceId: number, complete: () => void): Promise<Set<number>> {
    const listIds = new Set<number>();
    const apply = (attemptId: number) => {
      const listId = rows.apply(attemptId, invoiceId);
      if (listId !== null) listIds.add(listId);
    };
    const some = rows.ruledAfter(invoiceId, 0, fewCharges + 1);
    if (some.length > fewCharges) {
      const rest = ruledBy(invoiceId);
      await inTurns(() => {
        const next = rest.next();
        if (!next.done) apply(next.value);
        return !next.done;
      });
    }
    store.transaction(() => {
      if (some.length <= fewCharges) some.forEach(apply);
      complete();
    });
    return listIds;
  }

  /** Of an invoice that is not complete (any more): what it said of attempts, its lines, and itself. */
  async function undo(invoiceId: number): Promise<Set<number>> {
    const listIds = new Set<number>();
    await inTurns(() => {
      const some = rows.ruledAfter(invoiceId, 0, stepRows);
      for (const attemptId of some) {
        rows.unrule(invoiceId, attemptId);
        const listId = rows.apply(attemptId, null);
        if (listId !== null) listIds.add(listId);
      }
      return some.length > 0;
    });
    await inTurns(() => !rows.removeLines(invoiceId, stepRows));
    rows.remove(invoiceId);
    return listIds;
  }

  /** The first error is the one to tell. What cannot be undone now stays invisible and goes at the next start. */
  async function undoQuietly(invoiceId: number): Promise<void> {
    if (closing) return;
    try {
      const listIds = await undo(invoiceId);
      if (listIds.size > 0) changed(listIds);
    } catch (error) {
      if (closing) return;
      ports.logger.error('incomplete-invoice-not-removed', error, { invoiceId });
    }
  }

  /** Through the ledger of that connection once, for a file with several columns that may be the ids. */
  function matchesIn(connectionId: number): CountMatches {
    return async (samples) => {
      const met = samples.map(() => new Set<string>());
      let place = { at: 0, id: 0 };
      await inTurns(() => {
        const found = rows.attempts({
          connection_id: connectionId,
          to: Number.MAX_SAFE_INTEGER,
          ...place,
          limit: stepRows,
        });
        for (const { sequence_id } of found) {
          const id = sequenceText(sequence_id).text.toLowerCase();
          for (const [index, sample] of samples.entries()) if (id !== '' && sample.has(id)) met[index]?.add(id);
        }
        const end = found.at(-1);
        if (end) place = { at: end.started_at, id: end.id };
        return found.length === stepRows;
      });
      return met.map(({ size }) => size);
    };
  }

  async function bringIn(
    { connectionId, from, to }: ParsedInputOf<'charges.importInvoice'>,
    file: FilePlace,
    onStored: (lines: number) => void,
  ): Promise<Invoice> {
    const begun = ports.clock.now();
    const invoiceId = rows.create(connectionId, file.name, begun, ports.operator);
    let listIds: ReadonlySet<number>;
    try {
      const stored: StoredInvoice = await storeInvoice(
        { rows, inTurns, ports, ...(limits && { limits }) },
        { place: { path: file.path, key: file.key }, invoiceId, connectionId },
        matchesIn(connectionId),
        onStored,
      );
      const given = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
      const { covers, reaches, counts } = await reconcile({ rows, inTurns }, stored, given, begun);
      listIds = await settle(invoiceId, () => {
        rows.complete(invoiceId, covers, reaches, counts);
        accessLog.record({ what: 'imported', people: 0, detail: { object: 'invoice' } });
      });
    } catch (error) {
      await undoQuietly(invoiceId);
      throw error;
    }
    changed(listIds);
    return find(invoiceId);
  }

  function find(invoiceId: number): Invoice {
    const invoice = rows.find(invoiceId);
    if (!invoice) throw new CoreError('not-found', 'That invoice is not there any more.');
    return invoice;
  }

  return {
    /** Errors: `connection-unknown`, `invalid-input`, and those of `storeInvoice`. */
    import(order: ParsedInputOf<'charges.importInvoice'>, onStored: (lines: number) => void): Promise<Invoice> {
      const { connectionId, from, to } = order;
      const file = files.pathOf(order.fileId);
      if (!rows.hasConnection(connectionId)) {
        throw new CoreError('connection-unknown', 'That connection is not there any more.');
      }
      if (from !== undefined && to !== undefined && from >= to) {
        throw new CoreError('invalid-input', 'The time ends before it begins.', {
          fields: [{ path: 'to', code: 'order' }],
        });
      }
      return oneByOne(() => bringIn(order, file, onStored));
    },
    /** Errors: `not-found`. */
    remove: (invoiceId: number): Promise<void> =>
      oneByOne(async () => {
        if (!rows.hide(invoiceId)) throw new CoreError('not-found', 'That invoice is not there any more.');
        changed(await undo(invoiceId));
      }),
    /** For the owner of the data directory, at its start. */
    removeIncomplete: (): Promise<void> =>
      oneByOne(async () => {
        for (const invoiceId of rows.incomplete()) changed(await undo(invoiceId));
      }).catch((error) => {
        if (!closing) throw error;
      }),
    /** The store is about to close. What is in the air then ends without a word: the next start undoes it. */
    close(): void {
      closing = true;
    },
    find,
    page: rows.page,
    lines: rows.lines,
  };
}
