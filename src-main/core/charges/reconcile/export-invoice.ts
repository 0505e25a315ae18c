/**
 * Lines of an invoice as a file for the provider: those to ask about, or of other marks, in the order of its file, and in a
 * workbook the sums beside. Written whole or not at all, by the writing process. No line names a person.
 */
import { dirname, join } from 'node:path';
import type { Invoice, InvoiceLine } from '../../../contract/charges.ts';
import type { ParsedInputOf } from '../../../contract/index.ts';
import type { Language } from '../../../contract/settings.ts';
import type { Files } from '../../files/files.ts';
import { newFileId } from '../../files/known-files.ts';
import { createReportParts, moveIntoPlace } from '../../files/report-parts.ts';
import { localSecond } from '../../kernel/local-time.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { PersonRow, SheetCell } from '../../spreadsheet/write/sheet-cell.ts';
import { runWriter } from '../../spreadsheet/write/writer.ts';
import type { Store } from '../../store/store.ts';
import type { LineMark } from './invoice-rows.ts';
import type { Invoices } from './invoices.ts';

/** Lines read, and put into words, in one turn of the main thread. */
const sliceLines = 200;

type Texts = {
  sheets: { rows: string; summary: string };
  headings: [sheet: string, row: string, id: string, time: string, amount: string, result: string];
  marks: Record<LineMark, string>;
  totals: { title: string; invoice: string; connection: string; madeBy: string; madeAt: string };
  rupiah: { billed: string; ours: string; disputed: string };
};

const texts: Record<Language, Texts> = {
  id: {
    sheets: { rows: 'Baris tagihan', summary: 'Jumlah' },
    headings: ['Lembar', 'Baris', 'sequence_id', 'Waktu di tagihan', 'Nilai (Rp)', 'Hasil'],
    marks: {
      agrees: 'Cocok',
      'billed-though-free': 'Ditagih padahal gratis',
      'settled-charged': 'Dipastikan berbayar',
      'not-ours': 'Tidak dikenal di sini',
      repeated: 'Ditagih berulang',
    },
    totals: {
      title: 'Baris tagihan yang ditanyakan',
      invoice: 'Tagihan',
      connection: 'Koneksi',
      madeBy: 'Dibuat oleh',
      madeAt: 'Dibuat pada',
    },
    rupiah: { billed: 'Ditagih (Rp)', ours: 'Menurut buku biaya (Rp)', disputed: 'Dipertanyakan (Rp)' },
  },
  en: {
    sheets: { rows: 'Invoice lines', summary: 'Sums' },
    headings: ['Sheet', 'Row', 'sequence_id', 'Time on the invoice', 'Amount (Rp)', 'Result'],
    marks: {
      agrees: 'Agrees',
      'billed-though-free': 'Billed though free',
      'settled-charged': 'Settled as charged',
      'not-ours': 'Not known here',
      repeated: 'Billed once more',
    },
    totals: {
      title: 'Lines of the invoice to ask about',
      invoice: 'Invoice',
      connection: 'Connection',
      madeBy: 'Made by',
      madeAt: 'Made at',
    },
    rupiah: { billed: 'Billed (Rp)', ours: 'By the ledger (Rp)', disputed: 'Disputed (Rp)' },
  },
};

/** Errors: `not-found`, those of `targetOf` and `runWriter`, `file-not-writable` where the file cannot be replaced. */
export function createInvoiceExport(deps: {
  store: Store;
  ports: Ports;
  files: Pick<Files, 'targetOf'>;
  invoices: Pick<Invoices, 'find' | 'lines'>;
}) {
  const { store, ports, files, invoices } = deps;
  const parts = createReportParts(store);

  function* slices(invoiceId: number, marks: readonly LineMark[], said: Texts): Generator<PersonRow[]> {
    for (let at = 0; ; ) {
      const found = invoices.lines(invoiceId, marks, at, sliceLines);
      if (found.length > 0) yield found.map(({ told }) => ({ cells: cellsOf(told, said), extra: [] }));
      at = found.at(-1)?.line ?? at;
      if (found.length < sliceLines) return;
    }
  }

  return async (order: ParsedInputOf<'charges.exportInvoiceLines'>): Promise<{ rows: number; fileName: string }> => {
    const { invoiceId, marks, fileId, format, language } = order;
    const invoice = invoices.find(invoiceId);
    const target = files.targetOf(fileId);
    const said = texts[language];
    const part = join(dirname(target.path), `.${newFileId()}.part`);
    let written = 0;
    parts.remember(part);
    try {
      await runWriter(
        ports,
        { path: part, key: target.key, format, sheetNames: said.sheets, headings: [...said.headings] },
        slices(invoiceId, marks, said),
        () => totalsSheet(invoice, said, ports),
        (done) => {
          written = done;
        },
      );
      await moveIntoPlace(ports.clock, { part, path: target.path });
      return { rows: written, fileName: target.name };
    } finally {
      parts.discard(part);
    }
  };
}

function cellsOf({ sheet, row, sequenceId, billedAt, amount, mark }: InvoiceLine, { marks }: Texts): SheetCell[] {
  return [
    sheet ?? null,
    row,
    sequenceId || null,
    billedAt === null ? null : localSecond(billedAt),
    amount,
    marks[mark],
  ];
}

function totalsSheet(invoice: Invoice, { totals, rupiah }: Texts, ports: Ports): SheetCell[][] {
  const sums = invoice.rupiah;
  return [
    [totals.title, null],
    [totals.invoice, invoice.fileName],
    [totals.connection, invoice.connectionName],
    [totals.madeBy, ports.operator],
    [totals.madeAt, localSecond(ports.clock.now())],
    ...(sums === null
      ? []
      : [[], [rupiah.billed, sums.billed], [rupiah.ours, sums.ours], [rupiah.disputed, sums.disputed]]),
  ];
}
