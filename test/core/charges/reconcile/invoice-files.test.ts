/** The provider's file as people really get it: which columns, which rows, which times. */
import { describe, expect, it } from 'vitest';
import { isWholeDay, readTime } from '../../../../src-main/core/charges/reconcile/billed-time.ts';
import { readAmount } from '../../../../src-main/core/charges/reconcile/invoice-columns.ts';
import { invoiceCsv, sequenceId } from '../../../fixtures/invoices.ts';
import { encryptedWorkbook, workbookOf } from '../../../fixtures/workbooks.ts';
import { chargesBench, codeOf } from '../charges-bench.ts';

const at = (day: number, hours = 9, minutes = 0) => new Date(2026, 2, day, hours, minutes).getTime();
const [one, two, three] = [1, 2, 3].map((number) => sequenceId(number)) as [string, string, string];

/** A bench with three charged calls, on the 2nd, 3rd and 4th of March at nine. */
async function threeCalls() {
  const bench = await chargesBench();
  const ids = [one, two, three].map((id, index) =>
    bench.tried({ at: at(2 + index), charge: 'charged', sequenceId: id }),
  );
  return { ...bench, ids };
}

describe('an invoice in a file', () => {
  it('is read below title rows, with a byte order mark, semicolons, a total and a signature', async () => {
    const bench = await threeCalls();
    const invoice = await bench.importInvoice(
      [
        '\uFEFFPT Penyedia Contoh;;;',
        'Tagihan Maret 2026;;;',
        ';;;',
        'No;Waktu;Sequence ID;Harga',
        `1;02/03/2026 09:00;${one};Rp 1.350`,
        `2;03/03/2026 09:00;${two};Rp 1.350`,
        `3;04/03/2026 09:00;${three};Rp 1.350`,
        ';;;',
        ';;TOTAL;Rp 4.050',
        'Hormat kami;;;',
        ';;Bagian Keuangan 2026;',
      ].join('\r\n'),
    );
    expect(invoice).toMatchObject({ lines: 3, agrees: 3, from: at(2, 0), to: at(5, 0) });
    const { lines } = await bench.ask('charges.invoiceLines', { invoiceId: invoice.invoiceId });
    expect(lines.map(({ row, billedAt, amount }) => [row, billedAt, amount])).toEqual([
      [5, at(2), 1350],
      [6, at(3), 1350],
      [7, at(4), 1350],
    ]);
  });

  it('is read from a workbook with dates as Excel keeps them, and the clock in a column of its own', async () => {
    const bench = await threeCalls();
    const day = (date: number) => ({ t: 'n' as const, v: 46_082 + date, z: 'dd/mm/yyyy' });
    const clock = { t: 'n' as const, v: 9 / 24, z: 'hh:mm:ss' };
    const book = workbookOf({
      Tagihan: [
        ['Tanggal', 'Jam', 'ID Transaksi', 'Jumlah'],
        [day(1), clock, one, 350],
        [day(2), clock, two, 350],
        [day(3), clock, three, 350.5],
      ],
    });
    const invoice = await bench.importInvoice(book);
    const { lines } = await bench.ask('charges.invoiceLines', { invoiceId: invoice.invoiceId });
    expect(lines.map(({ billedAt, amount }) => [billedAt, amount])).toEqual([
      [at(2), 350],
      [at(3), 350],
      [at(4), 350.5],
    ]);
    expect(invoice.agrees).toBe(3);
  });

  it('takes for the ids the column with most ids of ours, whatever it is called', async () => {
    const bench = await threeCalls();
    const [x, y] = [sequenceId(0xaa01), sequenceId(0xaa02)];
    const invoice = await bench.importInvoice(`sequence_id,Transaction ID,No\n${x},${one},1\n${y},${two},2\n`);
    expect(invoice).toMatchObject({ lines: 2, agrees: 2 });
    const unnamed = await bench.importInvoice(`a,b\n7,${three}\n8,${two}\n`);
    expect(unnamed).toMatchObject({ lines: 2, agrees: 2 });
  });

  it('with ids of another shape is believed where its heading says so, or ids of ours are among them', async () => {
    const bench = await chargesBench();
    bench.tried({ at: at(2), charge: 'charged', sequenceId: 'TD-7' });
    bench.tried({ at: at(2), charge: 'charged', sequenceId: '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9' });
    expect(await bench.importInvoice('No Urut\nTD-7\nTD-8\nTotal 2\n')).toMatchObject({
      lines: 2,
      agrees: 1,
      notOurs: 1,
    });
    const uuids = await bench.importInvoice('Tracking ID\n0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9\n');
    expect(uuids).toMatchObject({ lines: 1, agrees: 1 });
  });

  it('reads every sheet that has ids, and says of each line on which it stands', async () => {
    const bench = await threeCalls();
    const book = workbookOf({
      Ringkasan: [
        ['Bulan', 'Jumlah'],
        ['Maret', 3],
      ],
      'Minggu 1': [['Sequence ID'], [one], [two]],
      'Minggu 2': [['Sequence ID'], [three], [one]],
    });
    const invoice = await bench.importInvoice(book);
    expect(invoice).toMatchObject({ lines: 4, agrees: 3, repeated: 1, from: at(2, 0), to: at(5, 0) });
    const { lines } = await bench.ask('charges.invoiceLines', { invoiceId: invoice.invoiceId });
    expect(lines.map(({ sheet, row, mark }) => [sheet, row, mark])).toEqual([
      ['Minggu 1', 2, 'agrees'],
      ['Minggu 1', 3, 'agrees'],
      ['Minggu 2', 2, 'agrees'],
      ['Minggu 2', 3, 'repeated'],
    ]);
  });

  it.each(['16487771657708667', '16487771657708660000000000000001'])(
    'whose ids became numbers settles nothing that could be theirs: %s',
    async (id) => {
      const bench = await chargesBench();
      const doubted = bench.tried({ at: at(2), sequenceId: id });
      const book = workbookOf({ Tagihan: [['sequence_id'], [Number(id)]] });
      const invoice = await bench.importInvoice(book, { from: at(1), to: at(9) });
      expect(invoice).toMatchObject({ lines: 1, notOurs: 1, settledFree: 0, stillUnknown: 1 });
      expect(bench.charge(doubted)).toBe('unknown');
    },
  );

  it('is refused where it has no ids, no lines, or cannot be read; nothing of it stays', async () => {
    const bench = await threeCalls();
    const refused = (contents: string | Buffer) => codeOf(bench.importInvoice(contents));
    // Row numbers are called "nomor urut" too.
    expect(await refused('Nomor Urut,Nama Layanan,Jumlah\n1,Asosiasi,100\n2,Asosiasi,200\n')).toBe(
      'no-sequence-column',
    );
    expect(await refused('Bulan,Jumlah\nMaret,100\n')).toBe('no-sequence-column');
    expect(await refused('No,Waktu,Sequence ID\n')).toBe('no-data-rows');
    expect(await refused('')).toBe('file-empty');
    expect(await refused(encryptedWorkbook())).toBe('file-encrypted');
    expect(bench.stored()).toEqual([0, 0, 0]);
    expect((await bench.ask('charges.invoices', {})).invoices).toEqual([]);
    expect(bench.ports.logged.filter((line) => line.includes('error'))).toEqual([]);
  });

  it('is cut by what most of its records are cut by', async () => {
    const bench = await threeCalls();
    const lines = [one, two].map((id, index) => ({ sequenceId: id, at: at(2 + index), amount: 350 }));
    for (const delimiter of [';', '\t', '|']) {
      expect(await bench.importInvoice(invoiceCsv(lines, delimiter))).toMatchObject({ lines: 2, agrees: 2 });
    }
  });
});

describe('a time of an invoice', () => {
  const local = (...parts: [number, number, number, number?, number?, number?]) => new Date(...parts).getTime();
  it.each([
    ['2026-03-02 09:05:07', local(2026, 2, 2, 9, 5, 7), 999],
    ['2026-03-02T09:05:07.250', local(2026, 2, 2, 9, 5, 7) + 250, 999],
    ['2026-03-02T02:05:07Z', Date.UTC(2026, 2, 2, 2, 5, 7), 999],
    ['2026-03-02T09:05:07+07:00', Date.UTC(2026, 2, 2, 2, 5, 7), 999],
    ['02/03/2026 09:05 WIB', Date.UTC(2026, 2, 2, 2, 5), 59_999],
    ['02/03/2026 09.05', local(2026, 2, 2, 9, 5), 59_999],
    ['2-3-26 9:05:07', local(2026, 2, 2, 9, 5, 7), 999],
    ['02 Maret 2026 09:05', local(2026, 2, 2, 9, 5), 59_999],
    ['Senin, 2 Mei 2026, 09:05', local(2026, 4, 2, 9, 5), 59_999],
    ['02/03/2026 09:05 PM', local(2026, 2, 2, 21, 5), 59_999],
    [1_772_417_107_250, 1_772_417_107_250, 999],
    ['1772417107', 1_772_417_107_000, 999],
    [46_083.5, local(2026, 2, 2, 12), 999],
  ])('%s', (text, from, span) => {
    expect(readTime(text, false)).toMatchObject({ time: { at: from, until: from + span } });
  });

  it('that tells a day alone means all of it', () => {
    const read = readTime('02/03/2026', false);
    expect(read).toEqual({ time: { at: local(2026, 2, 2), until: local(2026, 2, 3) - 1 } });
    expect(read && 'time' in read && isWholeDay(read.time)).toBe(true);
    expect(readTime('03/02/2026', true)).toEqual(read);
  });

  it.each(['31/02/2026', '02/03/2026 25:00', '02/03/2026 pagi', 'Total', '350', 350, '2026-03-02 09:05 XYZ', ''])(
    'is not %s',
    (text) => {
      expect(readTime(text, false)).toBeNull();
    },
  );
});

it.each([
  ['Rp 1.350', 1350],
  ['1,350.50', 1350.5],
  ['1.350,50', 1350.5],
  ['350,5', 350.5],
  ['IDR 1.234.567', 1_234_567],
  [350.25, 350.25],
  ['-', null],
  ['gratis', null],
])('the amount %s', (cell, amount) => {
  expect(readAmount(cell)).toBe(amount);
});
