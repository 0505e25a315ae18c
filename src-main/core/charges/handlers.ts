/** The calls of the ledger: read, summed, written to a file, settled, and laid beside the provider's invoices. */
import type { chargeCalls } from '../../contract/charges.ts';
import type { Files } from '../files/files.ts';
import { tellProgress } from '../imports/reading/progress.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import type { EventBus } from '../kernel/event-bus.ts';
import { cutPage, decodeCursor } from '../kernel/keyset.ts';
import type { Ports } from '../kernel/ports.ts';
import type { Store } from '../store/store.ts';
import { createExport } from './ledger/export.ts';
import { createLedger } from './ledger/ledger.ts';
import { createSettle } from './ledger/settle.ts';
import { createTotals } from './ledger/totals.ts';
import { createInvoiceExport } from './reconcile/export-invoice.ts';
import type { Invoices } from './reconcile/invoices.ts';

type ChargeDeps = {
  store: Store;
  ports: Ports;
  events: EventBus;
  files: Pick<Files, 'pathOf' | 'targetOf'>;
  invoices: Invoices;
  /** Charges became others: there may be room under a cap, and what is on screen is old. */
  onChargesChanged(listIds: ReadonlySet<number>): void;
};

export function chargeHandlers(deps: ChargeDeps): Handlers<keyof typeof chargeCalls> {
  const { store, ports, events, files, invoices, onChargesChanged } = deps;
  const ledger = createLedger(store, ports.clock);
  const totals = createTotals(store);
  const settle = createSettle(store);
  const write = createExport({ store, ports, files, ledger });
  const writeLines = createInvoiceExport({ store, ports, files, invoices });

  return {
    'charges.summary': async (selection) => {
      const { all } = await totals({ ...selection, by: 'connection' });
      return { charged: all.charged, free: all.free, unknown: all.unknown, rupiah: all.rupiah };
    },
    'charges.page': ({ after, limit, ...filter }) => ledger.page(filter, after, limit),
    'charges.totals': (asked) => totals(asked),
    'charges.export': (order) => write(order),
    'charges.settle': ({ attemptIds, charge }) => {
      const { affected, listIds } = settle(attemptIds, charge);
      onChargesChanged(listIds);
      return { affected };
    },
    'charges.importInvoice': (order) => {
      const { onStored } = tellProgress(events, ports.clock, order.fileId);
      return invoices.import(order, onStored);
    },
    'charges.invoices': ({ after, limit }) => {
      const [before = Number.MAX_SAFE_INTEGER] = decodeCursor(after, 1) ?? [];
      const { rows, next } = cutPage(invoices.page(before, limit + 1), limit, ({ invoiceId }) => [invoiceId]);
      return { invoices: rows, next };
    },
    'charges.invoiceLines': ({ invoiceId, marks, after, limit }) => {
      invoices.find(invoiceId);
      const [at = 0] = decodeCursor(after, 1) ?? [];
      const { rows, next } = cutPage(invoices.lines(invoiceId, marks, at, limit + 1), limit, ({ line }) => [line]);
      return { lines: rows.map(({ told }) => told), next };
    },
    'charges.exportInvoiceLines': (order) => writeLines(order),
    'charges.removeInvoice': async ({ invoiceId }) => {
      await invoices.remove(invoiceId);
      return {};
    },
  };
}
