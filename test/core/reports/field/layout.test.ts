/** Columns under other headings, columns left out, and people in another order: in the sheet, made again, kept and refused. Invented people. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RenamedColumn } from '../../../../src-main/contract/reports.ts';
import { outcomeWords } from '../../../../src-main/words/outcomes.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { column, fieldBench, people, tableOf } from './field-bench.ts';

const renamed: RenamedColumn[] = [
  { column: 'ALAMAT', heading: 'Tempat tinggal' },
  { column: 'Tunggakan', heading: 'Sisa utang' },
];

describe('a kept column under another heading', { timeout: 60_000 }, () => {
  it('has it in the sheet and in a CSV file, with the cells of the list’s own column, and again when it is made again', async () => {
    const bench = await fieldBench();
    const list = await bench.list();
    const { out, report } = await bench.make({ listIds: [list.id], renamed });
    const shown = (path: string) => {
      const table = tableOf(readFileSync(path), 'Kunjungan');
      expect(table[0]).not.toContain('Alamat');
      expect(table[0]).not.toContain('Tunggakan');
      return [column(table, 'Tempat tinggal')[0], column(table, 'Sisa utang')[0], column(table, 'Petugas')[0]];
    };
    // An amount is one by what the list calls it.
    expect(shown(out)).toEqual(['Jl. Mawar 2, Makassar', '250,000', 'Agen A']);
    const again = join(tempDir(), 'lagi.xlsx');
    await bench.ask('reports.again', { reportId: report.reportId, fileId: again });
    expect(shown(again)).toEqual(['Jl. Mawar 2, Makassar', '250,000', 'Agen A']);
    const csv = readFileSync((await bench.make({ listIds: [list.id], renamed, format: 'csv' })).out, 'utf8');
    const headings = csv.split('\r\n')[0]?.split(',') ?? [];
    expect(headings).toEqual(expect.arrayContaining(['Tempat tinggal', 'Sisa utang', 'Petugas']));
    expect(headings).not.toContain('Alamat');
  });

  it('is called so on the cover of each file it parts', async () => {
    const bench = await fieldBench();
    const list = await bench.list();
    const named = [{ column: 'Petugas', heading: 'Agen' }];
    const sort = { column: 'petugas', descending: true };
    const { out } = await bench.make({ listIds: [list.id], renamed: named, sort });
    expect(JSON.stringify(tableOf(readFileSync(out), 'Petunjuk'))).toContain('Menurut Agen, urutan turun');
  });

  it.each([
    ['of the outcome', 'Hasil kunjungan'],
    ['of the outcome in the other language', 'outcome of the VISIT'],
    ['of the row codes', outcomeWords.id.column.rowCode],
    ['of the name', 'Nama'],
    ['of the number to call in the other language', 'Call'],
    ['of a contact, whom this list may not even show', 'Nama kontak darurat'],
    ['of a column for machines', 'row code'],
    ['of another kept column', 'petugas'],
    ['of another kept column that is not shown', 'Jatuh tempo'],
    ['of who was sent, which is read as who went', 'Agent'],
    ['but for its accents and punctuation', '«Násil kunjungan»'.replace('N', 'H')],
  ])('is refused the heading %s', async (_what, heading) => {
    const bench = await fieldBench();
    const list = await bench.list(people, { startNow: false });
    const result = await bench.core.call('reports.create', {
      ...{ kind: 'field', listIds: [list.id], fileId: join(tempDir(), 'x.xlsx'), language: 'id' },
      ...{ renamed: [{ column: 'Alamat', heading }], columns: ['Alamat', 'Petugas', 'Tunggakan'] },
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'heading-taken', details: { heading } } });
    expect((await bench.ask('reports.page', {})).reports).toEqual([]);
  });

  it('is refused another renamed one’s heading, also in a template, and a column that is not there', async () => {
    const bench = await fieldBench();
    const list = await bench.list(people, { startNow: false });
    const twice = [
      { column: 'Alamat', heading: 'Sama' },
      { column: 'Tunggakan', heading: 'SAMA' },
    ];
    const make = (of: RenamedColumn[]) =>
      bench.core.call('reports.create', {
        ...{ kind: 'field', listIds: [list.id], fileId: join(tempDir(), 'x.xlsx'), language: 'id', renamed: of },
      });
    expect(await make(twice)).toMatchObject({ error: { code: 'heading-taken', details: { heading: 'SAMA' } } });
    expect(await make([{ column: 'Kota', heading: 'Tempat' }])).toMatchObject({ error: { code: 'column-unknown' } });
    expect(await make([{ column: 'Alamat', heading: 'a\nb' }])).toMatchObject({ error: { code: 'invalid-input' } });
    const options = { by: null, nik: 'masked', language: 'id', format: 'xlsx' } as const;
    const save = (of: RenamedColumn[]) =>
      bench.core.call('reportTemplates.save', { name: 'A', options: { ...options, renamed: of } });
    expect(await save(twice)).toMatchObject({ error: { code: 'heading-taken' } });
    expect(await save([{ column: 'Alamat', heading: 'Note' }])).toMatchObject({ ok: true });
    expect(await save([{ column: 'Alamat', heading: 'Agent’s note' }])).toMatchObject({
      error: { code: 'heading-taken' },
    });
  });

  it('may keep its own heading in other letters, and one of agents may be called so', async () => {
    const bench = await fieldBench();
    const list = await bench.list(people, { startNow: false });
    const named = [
      { column: 'Alamat', heading: 'ALAMAT' },
      { column: 'Petugas', heading: 'Agen' },
    ];
    const { out } = await bench.make({ listIds: [list.id], renamed: named });
    const [headings = []] = tableOf(readFileSync(out), 'Kunjungan');
    expect(headings).toEqual(expect.arrayContaining(['ALAMAT', 'Agen']));
  });
});

describe('a column of the sheet that is left out', () => {
  it('is not in the workbook; what the sheet comes back by is', async () => {
    const bench = await fieldBench();
    const list = await bench.list(people, { read: { ecConsent: true } });
    const without = ['whatsapp', 'operator', 'reason', 'answerAge', 'otherNumbers', 'lastOutcome', 'relation'] as const;
    const { out } = await bench.make({ listIds: [list.id], without: [...without], columns: [] });
    expect(tableOf(readFileSync(out), 'Kunjungan')[0]).toEqual([
      ...['No.', 'Kesimpulan', 'Nama', 'Telepon', 'Langkah berikutnya', 'Waktu menghubungi', 'Nomor HP', 'NIK'],
      ...['Nama kontak darurat', 'Nomor HP kontak darurat'],
      ...Object.values(outcomeWords.id.column),
    ]);
  });
});

describe('people', () => {
  const names = async (order: object) => {
    const bench = await fieldBench();
    const list = await bench.list([...people, '3201010101950016;budi Satu;081200779906;;Agen 10;;;;;']);
    const { out } = await bench.make({ listIds: [list.id], ...order });
    const table = tableOf(readFileSync(out), 'Kunjungan');
    expect(column(table, 'No.')).toEqual(['1', '2', '3', '4', '5', '6']);
    return { names: column(table, 'Nama').map((name) => String(name).split(' ')[0]), out };
  };

  it.each([
    ['amounts as amounts', 'tunggakan', false, ['Dewi', '=Agus', 'Rina', 'Siti', 'Budi', 'budi']],
    [
      'the largest first, blanks last all the same',
      'Tunggakan',
      true,
      ['Budi', 'Siti', 'Rina', '=Agus', 'Dewi', 'budi'],
    ],
    ['days as days', 'Jatuh tempo', false, ['=Agus', 'Dewi', 'Budi', 'Rina', 'Siti', 'budi']],
    // Siti, Dewi and Rina are Agent A's, in the order of their chance; numbers in a text count as numbers.
    ['texts, those alike by chance', 'Petugas', false, ['budi', 'Siti', 'Dewi', 'Rina', 'Budi', '=Agus']],
    [
      'down, and those alike by chance all the same',
      'Petugas',
      true,
      ['Budi', 'Siti', 'Dewi', 'Rina', 'budi', '=Agus'],
    ],
    ['the name', null, false, ['=Agus', 'Budi', 'budi', 'Dewi', 'Rina', 'Siti']],
  ])('stand in the order of %s', async (_what, of, descending, expected) => {
    const { names: shown, out } = await names({ sort: { column: of, descending } });
    expect(shown).toEqual(expected);
    const cover = JSON.stringify(tableOf(readFileSync(out), 'Petunjuk'));
    expect(cover).toContain(descending ? 'urutan turun' : 'urutan naik');
  });

  it('are refused an order by a column that no list has', async () => {
    const bench = await fieldBench();
    const list = await bench.list(people, { startNow: false });
    const order = {
      kind: 'field' as const,
      listIds: [list.id],
      fileId: join(tempDir(), 'x.xlsx'),
      language: 'id' as const,
    };
    const sort = { column: 'Kota', descending: false };
    expect(await bench.core.call('reports.create', { ...order, sort })).toMatchObject({
      error: { code: 'column-unknown' },
    });
  });

  it('of several lists stand in one order', async () => {
    const bench = await fieldBench();
    const first = await bench.list(people.slice(0, 3), { startNow: false });
    const second = await bench.list(people.slice(3), { startNow: false, name: 'Lain' });
    const sort = { column: 'Jatuh tempo', descending: false };
    const { out } = await bench.make({ listIds: [first.id, second.id], sort });
    expect(column(tableOf(readFileSync(out), 'Kunjungan'), 'Jatuh tempo')).toEqual([
      ...['2026-09-01', '2026-10-20', '2026-11-05', '2026-11-11', '2026-12-01'],
    ]);
  });
});
