/** The calls of invoices: imported and reconciled with the ledger, read, written to a file, removed. */

import type { CallName } from '../../../contract/index.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import type { Files } from '../../files/files.ts';
import { reportProgress } from '../../imports/reading/progress.ts';
import type { Handlers } from '../../kernel/dispatch.ts';
import type { EventBus } from '../../kernel/event-bus.ts';
import { cutPage, decodeCursor } from '../../kernel/keyset.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { Store } from '../../store/store.ts';
import { createInvoiceExport } from './export-invoice.ts';
import type { Invoices } from './invoices.ts';

type InvoiceCall = Extract<
  CallName,
  | 'charges.importInvoice'
  | 'charges.invoices'
  | 'charges.invoiceLines'
  | 'charges.exportInvoiceLines'
  | 'charges.removeInvoice'
>;

export function invoiceHandlers(deps: {
  store: Store;
  ports: Ports;
  accessLog: Pick<AccessLog, 'record'>;
  events: EventBus;
  files: Pick<Files, 'pathOf' | 'targetOf'>;
  invoices: Invoices;
}): Handlers<InvoiceCall> {
  const { ports, events, invoices } = deps;
  const writeLines = createInvoiceExport(deps);

  return {
    'charges.importInvoice': (order) => {
      const { onStored } = reportProgress(events, ports.clock, order.fileId);
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
      return { lines: rows.map(({ entry }) => entry), next };
    },
    'charges.exportInvoiceLines': (order) => writeLines(order),
    'charges.removeInvoice': async ({ invoiceId }) => {
      await invoices.remove(invoiceId);
      return {};
    },
  };
}
