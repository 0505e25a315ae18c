/** A signature under the list is no person and no heading: passed over like a total, told, and taken on request. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBytes } from '../../spreadsheet/read/read-bytes.ts';
import { previewBytes } from './preview-bytes.ts';

const footer = readFileSync(new URL('../../../fixtures/lists/footer-sign.csv', import.meta.url));
const people = Array.from({ length: 3 }, (_, row) => `317300010190000${row + 1};0812345678${10 + row};Orang ${row}`);
const listWith = (...below: string[]) => ['NIK;No HP;Nama', ...people, ...below].join('\n');

describe('a signature under the list', () => {
  test('gives 12 people and no heading, and is told', async () => {
    const { rows, headings } = await readBytes(footer);
    expect([headings.row, rows.length, rows.every(({ person }) => person !== null)]).toEqual([1, 12, true]);
    const preview = await previewBytes(footer);
    expect(preview.layout.totalsRows).toEqual([14, 15]);
  });

  test('is taken on request', async () => {
    expect((await readBytes(footer, { totalsRows: 'take' })).rows).toHaveLength(14);
  });

  test('of place and day, title, name and NIP is passed over whole', async () => {
    const below = [
      '',
      ';;Bogor, 28 November 2026',
      ';;Kepala Cabang,',
      '',
      ';;Drs. Ahmad Yani, M.M.',
      ';;NIP. 19780101 200501 1 001',
    ];
    expect((await readBytes(listWith(...below))).rows).toHaveLength(3);
    expect((await readBytes(listWith(';Mengetahui,;', ';Kepala Cabang,;', '(Ahmad Yani);;'))).rows).toHaveLength(3);
    expect((await readBytes(listWith('Bogor; 28 November 2026', 'Hormat kami,'))).rows).toHaveLength(3);
  });

  test('ends where people go on, and nobody without a number is taken for one', async () => {
    const more = ['Mengetahui,;;', '3173000101900009;081234567899;Orang 9', ';;Tanpa nomor'];
    const { people: read } = await readBytes(listWith(...more));
    expect(read.map(([row]) => row)).toEqual([2, 3, 4, 6, 7]);
    expect((await readBytes(listWith(';;Kepala Cabang Sari'))).rows).toHaveLength(4);
  });

  test('keeps nobody who comes below it with a number anywhere, or with more than a few words beside', async () => {
    const kept = async (...below: string[]) => (await readBytes(listWith('Mengetahui,;;', ...below))).rows.length - 3;
    expect(await kept(';081234567899;Tanpa NIK')).toBe(1);
    expect(await kept('3173000101900009;;Tanpa HP')).toBe(1);
    // Mistyped is still a number.
    expect(await kept(';0812345;Budi')).toBe(1);
    expect(await kept('3173000;;Budi')).toBe(1);
    // In a column that is not theirs: nobody's for certain, and told as a row that lacks them.
    expect(await kept(';;Budi 081234567899')).toBe(1);
    expect(await kept(';;3173000101900009')).toBe(1);
    const wide = ['NIK;No HP;Nama;Kota;Cabang;Produk', ...people.map((one) => `${one};a;b;c`), 'Mengetahui,'];
    expect((await readBytes([...wide, ';;Budi;Bogor;KCP;Multiguna'].join('\n'))).rows).toHaveLength(3);
    expect((await readBytes([...wide, '-;;Budi;Bogor;KCP;Multiguna'].join('\n'))).rows).toHaveLength(4);
  });

  test('is no longer than signatures are: what comes after fifteen rows is told', async () => {
    const names = Array.from({ length: 20 }, (_, row) => `;;Orang tanpa nomor ${row}`);
    expect((await readBytes(listWith('Mengetahui,;;', ...names))).rows).toHaveLength(3 + 6);
  });

  test.each(['Nama :', 'Nama Jelas: ........', 'NIP. :', 'nip : ____'])(
    'begins with the empty line “%s”',
    async (line) => {
      const rows = (await readBytes(listWith(`;;${line}`, ';;Ahmad Yani'))).rows;
      expect(rows).toHaveLength(line.startsWith('NIP.') ? 5 : 3);
    },
  );
});
