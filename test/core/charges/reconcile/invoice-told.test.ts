/** What an invoice says is told whole: every line, however its month is called; what is no line; how far it can be judged; rupiah. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { readTime } from '../../../../src-main/core/charges/reconcile/billed-time.ts';
import { readBirthDate } from '../../../../src-main/core/person/birth-date.ts';
import { realClock } from '../../../fakes/clock.ts';
import { invoiceCsv, sequenceId } from '../../../fixtures/invoices.ts';
import { workbookOf } from '../../../fixtures/workbooks.ts';
import { chargesBench } from '../charges-bench.ts';

const hourMs = 3_600_000;
const months: string[][] = [
  ['Jan', 'Januari', 'January'],
  ['Feb', 'Peb', 'Februari', 'Pebruari', 'February'],
  ['Mar', 'Mrt', 'Maret', 'March'],
  ['Apr', 'April'],
  ['Mei', 'May'],
  ['Jun', 'Juni', 'June'],
  ['Jul', 'Juli', 'July'],
  ['Agt', 'Agu', 'Ags', 'Agust', 'Agustus', 'Aug', 'August'],
  ['Sep', 'Sept', 'September'],
  ['Okt', 'Oct', 'Oktober', 'October'],
  ['Nov', 'Nop', 'Nopember', 'November'],
  ['Des', 'Dec', 'Desember', 'December'],
];

describe('a month', () => {
  it.each(months.flatMap((names, index) => names.map((name) => [name, index] as const)))(
    '%s is the same on an invoice and in a list',
    (name, index) => {
      expect(readTime(`28 ${name} 2026 22:41:20`, false)).toEqual({
        time: expect.objectContaining({ at: new Date(2026, index, 28, 22, 41, 20).getTime() }),
      });
      expect(readBirthDate(`28 ${name} 1990`)).toEqual({
        days: [{ day: 28, month: index + 1, twoDigitYear: 90 }],
        impossible: false,
      });
    },
  );
});

describe('the lines of an invoice', () => {
  it.each(['Nov', 'Nop'])('are all there, also without an id, with the month %s', async (month) => {
    const bench = await chargesBench();
    const file = readFileSync(new URL(`../../../fixtures/invoices/inv2_${month}.csv`, import.meta.url));
    const invoice = await bench.importInvoice(file);
    expect(invoice).toMatchObject({ lines: 3, notOurs: 3, skipped: 0 });
    expect(invoice.rupiah).toEqual({ billed: 4_500, ours: 0, disputed: 4_500, withoutAmount: 0 });
  });

  it('that are none are told, with where they stand and what they amount to; blank rows and headings are not', async () => {
    const bench = await chargesBench();
    const time = '2026-03-02 09:00:00';
    const file = [
      'sequence_id;Waktu;Biaya',
      `${sequenceId(1)};${time};1500`,
      ';28 Xyz 2026 22:41:30;1500',
      ';;',
      'sequence_id;Waktu;Biaya',
      `${sequenceId(2)};${time};1500`,
      'TOTAL;;4500',
    ].join('\n');
    const invoice = await bench.importInvoice(file);
    expect(invoice).toMatchObject({ lines: 2, skipped: 2 });
    expect(invoice.skippedRows).toEqual([
      { row: 3, text: '28 Xyz 2026 22:41:30', amount: 1_500 },
      { row: 7, text: 'TOTAL', amount: 4_500 },
    ]);
  });
});

describe('more rows that are no line than can be named', () => {
  it('are counted all, and the first fifty named, each with its sheet', async () => {
    const bench = await chargesBench();
    const rows = [
      ['sequence_id', 'Waktu', 'Biaya'],
      ...Array.from({ length: 70 }, (_, index) => [sequenceId(index + 1), '2026-03-02 09:00:00', 1_500]),
      ...Array.from({ length: 60 }, (_, index) => [`Biaya lain ke ${'x'.repeat((index % 3) + 1)}`, '', 10]),
    ];
    const invoice = await bench.importInvoice(workbookOf({ Maret: rows }));
    expect([invoice.skipped, invoice.skippedRows.length]).toEqual([60, 50]);
    expect(invoice.skippedRows[0]).toEqual({ sheet: 'Maret', row: 72, text: 'Biaya lain ke x', amount: 10 });
  });
});

describe('a period that is not over when the invoice comes', () => {
  it('is kept as it was entered, judged up to the last line, and the calls after that are counted', async () => {
    // In the afternoon: the day of the lines is not over either.
    const now = new Date(2026, 10, 29, 15).getTime();
    const bench = await chargesBench({ ports: { clock: { ...realClock(), now: () => now } } });
    const billed = now - 3 * hourMs;
    bench.tried({ at: now - 5 * hourMs, charge: 'charged', sequenceId: sequenceId(1) });
    bench.tried({ at: billed, charge: 'charged', sequenceId: sequenceId(2) });
    bench.tried({ at: now - hourMs, charge: 'charged', sequenceId: sequenceId(3) });
    const named = { from: now - 30 * 24 * hourMs, to: now + 24 * hourMs };
    const file = invoiceCsv([{ sequenceId: sequenceId(2), at: billed, amount: 350 }]);
    const invoice = await bench.importInvoice(file, named);
    expect(invoice).toMatchObject({ namedFrom: named.from, namedTo: named.to, notOver: 1, notBilled: 1, agrees: 1 });
    expect(invoice.to).toBeLessThan(now - 2 * hourMs);
    expect(invoice.rupiah).toEqual({ billed: 350, ours: 700, disputed: 0, withoutAmount: 0 });
    const { invoices } = await bench.ask('charges.invoices', {});
    expect(invoices[0]).toMatchObject({ namedFrom: named.from, namedTo: named.to });
  });

  it('of another time than the lines does not make lines of ours strangers', async () => {
    const bench = await chargesBench();
    const billed = new Date(2026, 2, 2, 9).getTime();
    bench.tried({ at: billed, charge: 'charged', sequenceId: sequenceId(1) });
    const other = { from: new Date(2026, 3, 1).getTime(), to: Date.now() + 1_000 * hourMs };
    const invoice = await bench.importInvoice(invoiceCsv([{ sequenceId: sequenceId(1), at: billed }]), other);
    expect(invoice).toMatchObject({ agrees: 1, notOurs: 0, namedFrom: other.from });
  });
});

describe('rupiah', () => {
  it('of what is billed, what the ledger has, and what is disputed; a line without an amount at its price', async () => {
    const bench = await chargesBench();
    const at = new Date(2026, 2, 2, 9).getTime();
    bench.tried({ at, charge: 'charged', sequenceId: sequenceId(1), price: 1_000 });
    bench.tried({ at, charge: 'free', sequenceId: sequenceId(2), price: 800 });
    bench.tried({ at, charge: 'charged', sequenceId: sequenceId(3), price: 900 });
    const line = (number: number, amount: number | null) => ({ sequenceId: sequenceId(number), at, amount });
    const file = invoiceCsv([line(1, 1_500), line(1, 1_500), line(2, null), line(9, 1_500)]);
    const invoice = await bench.importInvoice(file);
    // The second call cost 800, whatever the connection costs today; of the third the invoice says nothing.
    expect(invoice.rupiah).toEqual({
      ...{ billed: 1_500 + 1_500 + 800 + 1_500, ours: 1_000 + 900 },
      ...{ disputed: 1_500 + 800 + 1_500, withoutAmount: 1 },
    });
  });

  it('of a call that nobody was certain of counts as ours once the invoice settles it', async () => {
    const bench = await chargesBench();
    const at = new Date(2026, 2, 2, 9).getTime();
    bench.tried({ at, charge: 'unknown', sequenceId: sequenceId(1), price: 1_000 });
    const invoice = await bench.importInvoice(invoiceCsv([{ sequenceId: sequenceId(1), at, amount: 1_500 }]));
    expect(invoice).toMatchObject({ settledCharged: 1, agrees: 0 });
    expect(invoice.rupiah).toEqual({ billed: 1_500, ours: 1_000, disputed: 0, withoutAmount: 0 });
  });

  it('is unknown of an invoice that an older program laid beside the ledger', async () => {
    const bench = await chargesBench();
    const { invoiceId } = await bench.importInvoice(invoiceCsv([{ sequenceId: sequenceId(1), at: 1e12 }]));
    bench.store.prepare<{ counts: string }>('UPDATE invoices SET counts = :counts').run({
      counts: JSON.stringify({
        lines: 1,
        agrees: 0,
        billedThoughFree: 0,
        settledCharged: 0,
        settledFree: 0,
        notOurs: 1,
        repeated: 0,
        notBilled: 0,
        stillUnknown: 0,
      }),
    });
    const { invoices } = await bench.ask('charges.invoices', {});
    expect(invoices[0]).toMatchObject({ invoiceId, rupiah: null, skipped: 0, namedTo: null });
  });
});

describe('the lines to ask the provider about', () => {
  it('are written as a file, the others are not', async () => {
    const bench = await chargesBench();
    const at = new Date(2026, 2, 2, 9).getTime();
    bench.tried({ at, charge: 'charged', sequenceId: sequenceId(1), price: 1_000 });
    bench.tried({ at, charge: 'free', sequenceId: sequenceId(2) });
    const line = (number: number) => ({ sequenceId: sequenceId(number), at, amount: 1_500 });
    const { invoiceId } = await bench.importInvoice(invoiceCsv([line(1), line(1), line(2), line(9)]));
    const order = { invoiceId, fileId: 'tanya.csv', format: 'csv' as const, language: 'en' as const };
    expect(await bench.ask('charges.exportInvoiceLines', order)).toEqual({ rows: 3, fileName: 'tanya.csv' });
    const text = bench.written('tanya.csv').toString('utf8');
    expect(text.match(/Billed once more|Billed though free|Not known here/g)).toEqual([
      ...['Billed once more', 'Billed though free', 'Not known here'],
    ]);
    expect(text).not.toContain('Agrees');
    expect(text).toContain('2026-03-02 09:00:00');
    const book = await bench.ask('charges.exportInvoiceLines', { ...order, fileId: 'tanya.xlsx', format: 'xlsx' });
    expect(book.rows).toBe(3);
    const { Sheets } = read(bench.written('tanya.xlsx'), { type: 'buffer' });
    const cells = (name: string) => utils.sheet_to_json<unknown[]>(Sheets[name] ?? {}, { header: 1, raw: true });
    // Rows of the provider's file, so that it finds them again, and what each of them bills.
    expect(cells('Invoice lines').map(([, row, id, , amount]) => [row, id, amount])).toEqual([
      ['Row', 'sequence_id', 'Amount (Rp)'],
      [3, sequenceId(1), 1_500],
      [4, sequenceId(2), 1_500],
      [5, sequenceId(9), 1_500],
    ]);
    const sums = Object.fromEntries(cells('Sums').map(([name, value]) => [name, value]));
    expect(sums).toMatchObject({ 'Billed (Rp)': 6_000, 'By the ledger (Rp)': 1_000, 'Disputed (Rp)': 4_500 });
  });

  it('are all there, however many', async () => {
    const bench = await chargesBench();
    const at = new Date(2026, 2, 2, 9).getTime();
    const strangers = Array.from({ length: 450 }, (_, index) => ({
      sequenceId: sequenceId(1_000 + index),
      at,
      amount: 350,
    }));
    const { invoiceId } = await bench.importInvoice(invoiceCsv(strangers));
    const order = { invoiceId, fileId: 'semua.csv', format: 'csv' as const, language: 'id' as const };
    expect((await bench.ask('charges.exportInvoiceLines', order)).rows).toBe(450);
    const text = bench.written('semua.csv').toString('utf8');
    for (const { sequenceId: id } of strangers) expect(text).toContain(id);
  });
});
