/**
 * Writes lines of an invoice to a file for the provider: those to ask about, or those with other marks, in the order of
 * the invoice. A workbook also has the sums; no line names a person.
 */

import { localSecond } from '../../../contract/calendar.ts';
import type { Invoice, InvoiceLine } from '../../../contract/charges.ts';
import type { ParsedInputOf } from '../../../contract/index.ts';
import type { Language } from '../../../contract/settings.ts';
import { invoiceWords } from '../../../words/invoice.ts';
import { labelWords } from '../../../words/labels.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import type { Files } from '../../files/files.ts';
import { createSheetFiles } from '../../files/sheets/sheet-file.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { ColumnKinds, SheetColumns } from '../../spreadsheet/write/model/sheet-columns.ts';
import type { PageLine } from '../../spreadsheet/write/model/workbook-model.ts';
import type { Store } from '../../store/store.ts';
import type { Invoices } from './invoices.ts';
import type { LineMark } from './stored-columns.ts';

/** Lines read and formatted in one turn of the main thread. */
const sliceLines = 200;

type Texts = (typeof invoiceWords)[Language];

const kinds: ColumnKinds<Texts> = { row: 'number', billedAt: 'moment', amount: 'rupiah' };

const columns: SheetColumns<Texts, InvoiceLine> = {
  sheet: ({ sheet }) => sheet ?? null,
  row: ({ row }) => row,
  sequenceId: ({ sequenceId }) => sequenceId || null,
  billedAt: ({ billedAt }) => (billedAt === null ? null : { moment: localSecond(billedAt) }),
  amount: ({ amount }) => amount,
  mark: ({ mark }, { lineMark }) => lineMark[mark],
};

/** Errors: `not-found`, those of `createSheetFiles`. */
export function createInvoiceExport({
  invoices,
  ...deps
}: {
  store: Store;
  ports: Ports;
  accessLog: Pick<AccessLog, 'record'>;
  files: Pick<Files, 'targetOf'>;
  invoices: Pick<Invoices, 'find' | 'lines'>;
}) {
  const writeSheet = createSheetFiles(deps);

  function* slices(invoiceId: number, marks: readonly LineMark[]): Generator<InvoiceLine[]> {
    for (let at = 0; ; ) {
      const found = invoices.lines(invoiceId, marks, at, sliceLines);
      if (found.length > 0) yield found.map(({ entry }) => entry);
      at = found.at(-1)?.line ?? at;
      if (found.length < sliceLines) return;
    }
  }

  return async (order: ParsedInputOf<'charges.exportInvoiceLines'>): Promise<{ rows: number; fileName: string }> => {
    const { invoiceId, marks, fileId, format, language } = order;
    const invoice = invoices.find(invoiceId);
    const said = invoiceWords[language];
    return writeSheet({
      ...{ fileId, format, language, texts: said, columns, kinds, slices: slices(invoiceId, marks) },
      footer: invoice.fileName,
      pages: () => [
        { name: said.sheets.summary, place: 'last', lines: totalsLines(invoice, said, language, deps.ports) },
      ],
      entry: { what: 'exported', detail: { object: 'invoice-lines' } },
    });
  };
}

function totalsLines(invoice: Invoice, said: Texts, language: Language, ports: Ports): PageLine[] {
  const sums = invoice.rupiah;
  const rupiah = (what: string, sum: number) => [`${what} (Rp)`, sum];
  return [
    { headline: said.title },
    [said.invoice, invoice.fileName],
    [labelWords[language].connection, invoice.connectionName],
    [said.madeBy, ports.operator],
    [said.madeAt, { moment: localSecond(ports.clock.now()) }],
    ...(sums === null
      ? []
      : [[], rupiah(said.billed, sums.billed), rupiah(said.ours, sums.ours), rupiah(said.disputed, sums.disputed)]),
  ];
}
