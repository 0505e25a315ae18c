/** The ledger as a file: one row per attempt, nothing of a person, whole or not at all. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read } from 'xlsx';
import { createLedger } from '../../../../src-main/core/charges/ledger/ledger.ts';
import { excelLimits } from '../../../../src-main/core/spreadsheet/write/workbook/sheet-spool.ts';
import { realClock } from '../../../fakes/clock.ts';
import { shownTables } from '../../../fakes/shown-tables.ts';
import { workbookBytes } from '../../../fakes/written-file.ts';
import { invoiceCsv, sequenceId } from '../../../fixtures/invoices.ts';
import { type ChargesBench, chargesBench, codeOf } from '../charges-bench.ts';

const at = (day: number, hours = 9) => new Date(2026, 2, day, hours).getTime();

async function filled(): Promise<ChargesBench> {
  const bench = await chargesBench();
  bench.store
    .prepare<{ id: number; name: string }>('UPDATE lists SET name = :name WHERE id = :id')
    .run({ id: bench.usualList.listId, name: '=HYPERLINK("http://x","y")' });
  bench.tried({ at: at(2), charge: 'charged', sequenceId: sequenceId(1) });
  bench.tried({ at: at(3), charge: 'free', sequenceId: sequenceId(2) });
  bench.tried({ at: at(40), price: 400 });
  bench.tried({ at: at(41), took: null, price: 400 });
  await bench.importInvoice(invoiceCsv([{ sequenceId: sequenceId(1), at: at(2) }]));
  return bench;
}

/** Of one width, as wide as the widest row. */
function tables(bytes: Buffer) {
  return shownTables(bytes).map(({ name, rows }) => {
    const width = Math.max(0, ...rows.map((row) => row.length));
    return { name, rows: rows.map((row) => Array.from({ length: width }, (_, index) => row[index]?.value ?? null)) };
  });
}

describe('the file of the ledger', () => {
  it('is a workbook in Indonesian with a sheet of sums that agree with its rows', async () => {
    const bench = await filled();
    const made = await bench.ask('charges.export', { fileId: 'biaya.xlsx', format: 'xlsx', language: 'id' });
    expect(made).toEqual({ rows: 4, fileName: 'biaya.xlsx' });
    const bytes = bench.written('biaya.xlsx');
    const [ledger, sums] = tables(bytes);
    expect([ledger?.name, sums?.name]).toEqual(['Buku biaya', 'Jumlah']);
    const list = '=HYPERLINK("http://x","y")';
    expect(ledger?.rows).toEqual([
      [
        'Mulai',
        'Selesai',
        'Koneksi',
        'Daftar',
        'Baris',
        'Percobaan ke',
        'Hasil',
        'Status HTTP',
        'Kode penyedia',
        'sequence_id',
        'Biaya',
        'Terbayar (Rp)',
        'Mungkin terbayar (Rp)',
        'Menurut',
        'Tagihan',
      ],
      [
        '2026-04-10 09:00:00',
        null,
        'Uji',
        list,
        2,
        1,
        'Sedang berjalan',
        null,
        null,
        null,
        'Belum pasti',
        null,
        400,
        null,
        null,
      ],
      [
        '2026-04-09 09:00:00',
        '2026-04-09 09:00:01',
        'Uji',
        list,
        2,
        1,
        'Terkirim, jawabannya hilang',
        null,
        null,
        null,
        'Belum pasti',
        null,
        400,
        null,
        null,
      ],
      [
        '2026-03-03 09:00:00',
        '2026-03-03 09:00:01',
        'Uji',
        list,
        2,
        1,
        'Tidak ada di data penyedia',
        null,
        null,
        sequenceId(2),
        'Gratis',
        0,
        null,
        'Jawaban penyedia',
        null,
      ],
      [
        '2026-03-02 09:00:00',
        '2026-03-02 09:00:01',
        'Uji',
        list,
        2,
        1,
        'Terjawab',
        null,
        null,
        sequenceId(1),
        'Berbayar',
        350,
        null,
        'Jawaban penyedia',
        'Cocok',
      ],
    ]);
    const find = (first: string, second: string | null) =>
      sums?.rows.find((row) => row[0] === first && (row[1] ?? null) === second)?.slice(2, 7);
    expect(find('2026-03', 'Uji')).toEqual([1, 1, 0, 350, 0]);
    expect(find('2026-04', 'Uji')).toEqual([0, 0, 2, 0, 800]);
    expect(find(list, null)).toEqual([1, 1, 2, 350, 800]);
    expect(find('Semua', null)).toEqual([1, 1, 2, 350, 800]);
    // A text that looks like a formula stays a text.
    const cell = read(bytes, { dense: true, cellNF: true }).Sheets['Buku biaya']?.['!data']?.[1]?.[3];
    expect(cell).toMatchObject({ t: 's', z: '@' });
    expect(cell?.f).toBeUndefined();
  });

  it('is CSV in English, without a formula anybody could run, of what the filter asks for', async () => {
    const bench = await filled();
    const order = {
      fileId: 'charges.csv',
      format: 'csv' as const,
      language: 'en' as const,
      charges: ['charged' as const],
    };
    expect(await bench.ask('charges.export', order)).toEqual({ rows: 1, fileName: 'charges.csv' });
    const lines = bench.written('charges.csv').toString('utf8').split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFStarted,Ended,Connection,List,Row,Attempt,Outcome/);
    expect(lines[1]).toBe(
      `2026-03-02 09:00:00,2026-03-02 09:00:01,Uji,"'=HYPERLINK(""http://x"",""y"")",2,1,Answered,,,${sequenceId(1)},Charged,350,,The provider’s answer,Agrees`,
    );
    expect(lines.slice(2)).toEqual(['']);
  });

  it('names nobody', async () => {
    const bench = await filled();
    await bench.ask('charges.export', { fileId: 'biaya.csv', format: 'csv', language: 'id' });
    const text = bench.written('biaya.csv').toString('utf8');
    const people = bench.store
      .prepare<Record<string, never>, { nik: string; phone: string }>('SELECT nik, phone FROM lookups')
      .all({});
    expect(people.length).toBeGreaterThan(0);
    for (const { nik, phone } of people) {
      expect(text).not.toContain(nik);
      expect(text).not.toContain(phone);
    }
  });

  it('leaves an older file as it was where it cannot be written, and nothing beside it', async () => {
    const bench = await filled();
    const order = { format: 'xlsx' as const, language: 'id' as const };
    // A folder in the place of the file cannot be replaced.
    mkdirSync(join(bench.folder, 'penuh'));
    writeFileSync(join(bench.folder, 'penuh', 'lama.txt'), 'lama');
    expect(await codeOf(bench.ask('charges.export', { ...order, fileId: 'penuh' }))).toBe('file-not-writable');
    expect(readFileSync(join(bench.folder, 'penuh', 'lama.txt'), 'utf8')).toBe('lama');
    expect(await codeOf(bench.ask('charges.export', { ...order, fileId: 'tidak-ada/biaya.xlsx' }))).toBe(
      'file-not-writable',
    );
    expect(existsSync(join(bench.folder, 'tidak-ada'))).toBe(false);
    expect(readdirSync(bench.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is read in slices, however many attempts there are', async () => {
    const bench = await chargesBench();
    bench.store.transaction(() => {
      for (let index = 0; index < 2_500; index++)
        bench.tried({ at: at(2) + index, charge: 'charged', sequenceId: sequenceId(index) });
    });
    const slices = [...createLedger(bench.store, realClock()).slices({ charges: [], marks: [] }, 500)];
    expect(slices.map((entries) => entries.length)).toEqual([500, 500, 500, 500, 500]);
    const made = await bench.ask('charges.export', { fileId: 'biaya.csv', format: 'csv', language: 'id' });
    expect(made.rows).toBe(2_500);
    expect(new Set(bench.written('biaya.csv').toString('utf8').split('\r\n').slice(1, -1)).size).toBe(2_500);
  });
});

it('rows beyond what a sheet holds go to further sheets', async () => {
  const rows = Array.from({ length: 25 }, (_, index) => [index]);
  const bytes = await workbookBytes({
    columns: [{ heading: 'Nomor', kind: 'number' }],
    rows,
    pages: [{ name: 'Jumlah', place: 'last', lines: [['Jumlah', 25]] }],
    limits: { ...excelLimits, rows: 11 },
  });
  const sheets = tables(bytes);
  expect(sheets.map(({ name, rows: table }) => [name, table.length])).toEqual([
    ['Isi', 11],
    ['Isi 2', 11],
    ['Isi 3', 6],
    ['Jumlah', 1],
  ]);
  expect(sheets.slice(0, 3).flatMap(({ rows: table }) => table.slice(1).flat())).toEqual(rows.flat());
  for (const { rows: table } of sheets.slice(0, 3)) expect(table[0]).toEqual(['Nomor']);
});
