/** Which column is whose, where headings and cells do not agree or do not tell: asked, never guessed. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ColumnMap } from '../../../../src-main/contract/reading.ts';
import { type ColumnChoices, findColumns } from '../../../../src-main/core/imports/columns/columns.ts';
import type { Cell } from '../../../../src-main/core/spreadsheet/cell.ts';
import { codeOf, readBytes } from '../../spreadsheet/read/read-bytes.ts';

/** Invented people of regency 00, which is nowhere. */
const kinds = {
  nik: (row) => `31000${row % 10}${row % 2 ? 5 : 1}${row % 9}0${1 + (row % 9)}8${row % 10}000${1 + (row % 9)}`,
  spouseNik: (row) => `31000${row % 10}${row % 2 ? 1 : 5}${row % 9}0${1 + (row % 9)}7${row % 10}000${1 + (row % 9)}`,
  familyCard: (row) => `310000${10 + row}0${1 + (row % 9)}12000${1 + (row % 9)}`,
  phone: (row) => `08123456${1000 + row}`,
  otherPhone: (row) => `08571234${2000 + row}`,
  dashedPhone: (row) => (row % 7 === 0 ? '-' : `08123456${1000 + row}`),
  wrongPhone: (row) => (row % 5 === 0 ? 'belum ada' : `08123456${1000 + row}`),
  dashes: () => '-',
  name: (row) => ['Siti Aminah', 'Budi', 'Made Wirawan', 'Yohana'][row % 4] ?? '',
  otherName: (row) => ['Agus', 'Rina Wati', 'Dewi', 'Joko'][row % 4] ?? '',
  index: (row) => row + 1,
  employee: (row) => 120_000 + row,
  place: (row) => ['Bogor', 'Depok'][row % 2] ?? '',
  empty: () => null,
} satisfies Record<string, (row: number) => Cell>;
type Kind = keyof typeof kinds;

function read(headings: readonly string[], columns: readonly Kind[], choices: Partial<ColumnChoices> = {}) {
  const sample = Array.from({ length: 20 }, (_, row) => columns.map((kind) => kinds[kind](row)));
  const { map, doubts } = findColumns(headings, sample, { guessColumns: true, ...choices });
  return { map, asked: Object.fromEntries(doubts.map(({ field, reason }) => [field, reason])), doubts };
}

describe('headings that stand over other things than they say', () => {
  const oneShort = readFileSync(new URL('../../../fixtures/lists/headings-one-short.csv', import.meta.url));

  test('one cell short, as R writes them: whose phone is whose is asked', async () => {
    expect(await codeOf(oneShort)).toBe('columns-uncertain');
  });

  test('one cell short: the answer is taken, and nothing of the contact is guessed beside it', async () => {
    const columns = { nik: 2, phone: 4, name: 3 };
    const answered = await readBytes(oneShort, { columns, ecConsent: true });
    expect(answered.columns.map).toEqual(columns);
    expect(answered.people[0]).toEqual([2, ['3173010101600001', '081110000000', 'Siti Rahmawati']]);
  });

  test.each<[string, string[], Kind[]]>([
    ['one cell short', ['NIK', 'No HP', 'HP Kontak Darurat'], ['index', 'nik', 'phone', 'otherPhone']],
    ['one cell long', ['No', 'NIK', 'No HP', 'HP Penjamin'], ['nik', 'phone', 'otherPhone', 'empty']],
    ['a column put in before', ['Nama', 'No HP', 'NIK', 'HP Kondar'], ['place', 'name', 'phone', 'nik', 'otherPhone']],
    ['names under the phone', ['NIK', 'No HP', 'Nama', 'X'], ['nik', 'name', 'phone', 'otherPhone']],
  ])('%s: the phone is asked for', (_what, headings, columns) => {
    const { map, asked } = read(headings, columns);
    expect(asked.phone).toBe('displaced');
    expect(map).not.toHaveProperty('phone');
    expect(map).not.toHaveProperty('ecPhone');
  });

  test('a name under moved headings is asked for too', () => {
    const { asked } = read(['Kota', 'Nama', 'NIK', 'No HP'], ['index', 'place', 'name', 'nik', 'phone']);
    expect(asked).toEqual({ phone: 'displaced', name: 'displaced' });
  });

  test('of one person that only changed places are believed by their cells', () => {
    expect(read(['No HP', 'NIK', 'Nama'], ['nik', 'phone', 'name'])).toMatchObject({
      map: { nik: 1, phone: 2, name: 3 },
      asked: {},
    });
  });
});

describe('a column whose heading names somebody else', () => {
  const others = ['Telepon Wali', 'NOK phone', 'HP Istri', 'No HP Suami', 'HP Pasangan', 'HP Ortu', 'Telp Paman'];
  const more = ['HP Kakak', 'No HP Mertua', 'WA Majikan', 'Kontak Person', 'HP Atasan', 'Guardian phone', 'CP'];
  test.each([...others, ...more])('%s is never taken for the phone, however its cells look', (heading) => {
    const headings = ['NIK', 'Nama', 'No HP', heading];
    for (const own of ['dashedPhone', 'wrongPhone', 'dashes', 'empty'] as const) {
      const { map, asked } = read(headings, ['nik', 'name', own, 'otherPhone']);
      expect([own, map.phone, asked]).toEqual([own, 3, {}]);
    }
    expect(read(['NIK', 'Nama', heading], ['nik', 'name', 'otherPhone']).map.phone).toBeUndefined();
    expect(read(headings, ['nik', 'name', 'dashes', 'otherPhone'], { columns: { phone: 4 } }).map.phone).toBe(4);
  });

  test.each(['NIK Pasangan', 'NIK Suami', 'KTP Istri', 'NIK Ortu', 'NIK Ibu'])('%s not for the NIK', (heading) => {
    expect(read([heading, 'NIK', 'No HP'], ['nik', 'dashes', 'phone']).map.nik).toBe(2);
    expect(read([heading, 'No HP'], ['nik', 'phone']).map.nik).toBeUndefined();
  });

  test.each(['Nama Ibu', 'Nama Wali', 'Nama Suami', 'Nama Ayah', 'Nama Atasan'])('%s not for the name', (heading) => {
    expect(read(['NIK', 'No HP', heading], ['nik', 'phone', 'name']).map.name).toBeUndefined();
  });

  test.each([
    ['NIK Penjamin', 'ecNik', 'spouseNik'],
    ['HP Penjamin', 'ecPhone', 'otherPhone'],
  ] as const)('%s is the contact’s alone', (heading, field, kind) => {
    const { map } = read(['NIK', 'No HP', heading], ['nik', 'dashedPhone', kind]);
    expect(map).toEqual({ nik: 1, phone: 2, [field]: 3 });
  });
});

describe('a heading with a word nobody knows', () => {
  test('may name somebody: it is asked where it is the only phone, and passed over beside "No HP"', () => {
    expect(read(['NIK', 'Nama', 'HP Cici'], ['nik', 'name', 'phone'])).toMatchObject({ asked: { phone: 'heading' } });
    const beside = read(['NIK', 'Nama', 'No HP', 'HP Cici'], ['nik', 'name', 'wrongPhone', 'otherPhone']);
    expect(beside).toMatchObject({ map: { phone: 3 }, asked: {} });
  });

  test('is asked where the phone by its plain heading is no phone at all', () => {
    const { asked, doubts } = read(['NIK', 'No HP', 'HP Cici'], ['nik', 'dashes', 'otherPhone']);
    expect(asked).toEqual({ phone: 'displaced' });
    expect(doubts[0]?.columns).toEqual([3, 2]);
  });

  test('names nobody where NIK and phone have it both', () => {
    expect(read(['LOS_NIK', 'LOS_NAMA', 'LOS_HP'], ['nik', 'name', 'phone'])).toMatchObject({
      map: { nik: 1, name: 2, phone: 3 },
      asked: {},
    });
  });

  test('is asked of the NIK and of the name as well', () => {
    expect(read(['NIK Cici', 'No HP', 'Nama'], ['nik', 'phone', 'name']).asked).toEqual({ nik: 'heading' });
    expect(read(['NIK', 'No HP', 'Nama Cici'], ['nik', 'phone', 'name']).asked).toEqual({ name: 'heading' });
    expect(read(['NIK', 'Cici', 'Nama'], ['nik', 'phone', 'name']).asked).toEqual({ phone: 'heading' });
  });

  test('"Contact phone" is the person’s where there is no other, never beside "No HP"', () => {
    expect(read(['NIK', 'Name', 'Contact phone'], ['nik', 'name', 'phone']).map.phone).toBe(3);
    const columns: Kind[] = ['nik', 'name', 'dashedPhone', 'otherPhone'];
    expect(read(['NIK', 'Name', 'No HP', 'Contact phone'], columns).map.phone).toBe(3);
    const none = read(['NIK', 'Name', 'No HP', 'Contact phone'], ['nik', 'name', 'dashes', 'otherPhone']);
    expect(none.asked).toEqual({ phone: 'displaced' });
  });
});

describe('several columns of a kind', () => {
  test('without headings: which phone, and which NIK, is asked', () => {
    expect(read([], ['nik', 'name', 'phone', 'otherPhone']).asked).toEqual({ phone: 'alike' });
    expect(read([], ['nik', 'spouseNik', 'phone']).asked).toEqual({ nik: 'alike' });
    expect(read(['A1', 'A2', 'A3'], ['nik', 'phone', 'otherPhone']).asked).toEqual({ phone: 'alike' });
  });

  test('one of them of family cards: nothing to ask', () => {
    expect(read(['A1', 'A2', 'A3'], ['familyCard', 'nik', 'phone'])).toMatchObject({ map: { nik: 2 }, asked: {} });
  });

  test('under the same heading twice: the first is the person’s, a few bad cells or not', () => {
    const headings = ['NIK', 'Nama', 'No HP', 'Nama', 'No HP'];
    const first = read(headings, ['nik', 'name', 'wrongPhone', 'otherName', 'otherPhone']);
    expect(first).toMatchObject({ map: { name: 2, phone: 3 }, asked: {} });
    const none = read(headings, ['nik', 'name', 'employee', 'otherName', 'otherPhone']);
    expect(none.asked).toEqual({ phone: 'alike' });
  });
});

describe('a person has one NIK', () => {
  test('two plain headings over the NIKs of two people: which is whose is asked', () => {
    const rest = ['Nama', 'No HP'];
    expect(read(['NIK', 'No KTP', ...rest], ['nik', 'spouseNik', 'name', 'phone']).asked).toEqual({ nik: 'alike' });
    expect(read(['NIK A', 'NIK B', ...rest], ['nik', 'spouseNik', 'name', 'phone']).asked).toEqual({ nik: 'alike' });
  });

  test('said twice, or said to be the second, it is not asked', () => {
    const rest = ['Nama', 'No HP'];
    expect(read(['NIK', 'No KTP', ...rest], ['nik', 'nik', 'name', 'phone'])).toMatchObject({ asked: {} });
    const second = read(['NIK 1', 'NIK 2', ...rest], ['nik', 'spouseNik', 'name', 'phone']);
    expect(second).toMatchObject({ map: { nik: 1 }, asked: {} });
  });
});

describe('a second number', () => {
  test.each([
    ['Kontak 1', 'Kontak 2'],
    ['Kontak I', 'Kontak II'],
    ['No. Kontak 1', 'No. Kontak 2'],
    ['Contact No 1', 'Contact No 2'],
    ['Kontak Pertama', 'Kontak Kedua'],
  ])('%s goes before %s', (first, second) => {
    const { map, asked } = read(['NIK', 'Nama', first, second], ['nik', 'name', 'phone', 'otherPhone']);
    expect([map.phone, asked]).toEqual([3, {}]);
  });

  test.each(['', 'Data', 'X'])('beside one under "%s" may not be all there is: it is asked', (heading) => {
    const { asked, doubts } = read(['NIK', 'Nama', heading, 'HP 2'], ['nik', 'name', 'phone', 'otherPhone']);
    expect(asked).toEqual({ phone: 'alike' });
    expect(doubts[0]?.columns).toEqual([3, 4]);
  });

  test.each(['HP Tidak Aktif', 'HP Nonaktif', 'Inactive phone', 'No HP lama'])(
    '%s goes after one in use',
    (heading) => {
      expect(read(['NIK', 'Nama', heading, 'HP Aktif'], ['nik', 'name', 'otherPhone', 'phone']).map.phone).toBe(4);
    },
  );
});

describe('a contact who has a name of his own', () => {
  test.each([
    ['Contact Name', 'Contact No'],
    ['Nama Kontak', 'No Kontak'],
    ['Contact Name', 'Contact phone'],
  ])('%s beside the person’s: whose %s is, is asked', (contact, number) => {
    const { asked } = read(['NIK', 'Nama', contact, number], ['nik', 'name', 'otherName', 'otherPhone']);
    expect(asked).toEqual({ phone: 'heading' });
    const beside = ['NIK', 'Nama', 'No HP', contact, number];
    expect(read(beside, ['nik', 'name', 'dashedPhone', 'otherName', 'otherPhone'])).toMatchObject({
      map: { name: 2, phone: 3 },
      asked: {},
    });
  });

  test('is the person where nobody else has a name', () => {
    expect(read(['NIK', 'Contact Name', 'Contact No'], ['nik', 'name', 'phone'])).toMatchObject({
      map: { nik: 1, name: 2, phone: 3 },
      asked: {},
    });
  });
});

describe('what the operator said', () => {
  const headings = ['NIK', 'Nama', 'No HP', 'Nama Kontak Darurat', 'HP Kontak Darurat'];
  const shifted: Kind[] = ['index', 'nik', 'name', 'phone', 'otherName', 'otherPhone'];
  const mapped: ColumnMap = { nik: 2, name: 3, phone: 4 };

  test('of this file is never asked again', () => {
    expect(read(headings, shifted, { columns: mapped })).toMatchObject({ map: mapped, asked: {} });
    const columnHeadings = { nik: 'Nama', phone: 'Nama Kontak Darurat', name: 'No HP' };
    expect(read(headings, shifted, { columnHeadings })).toMatchObject({ map: mapped, asked: {} });
  });

  test('by a saved mapping is asked again where the headings have moved, and nowhere else', () => {
    const columnHeadings = { nik: 'NIK', phone: 'HP Cici' };
    const columnOrigins = { nik: 'mapping', phone: 'mapping' } as const;
    const names = ['NIK', 'Nama', 'HP Cici', 'HP Penjamin'];
    const plain = read(names, ['nik', 'name', 'phone', 'otherPhone'], { columnHeadings, columnOrigins });
    expect(plain.asked).toEqual({});
    const moved = read(names, ['index', 'nik', 'phone', 'otherPhone', 'name'], { columnHeadings, columnOrigins });
    expect(moved.asked).toHaveProperty('phone', 'displaced');
  });

  test('was only carried over from a guess: a phone of somebody else is asked for', () => {
    const columns = { nik: 1, name: 2, phone: 4 };
    const names = ['NIK', 'Nama', 'No HP', 'Telepon Wali'];
    const kindsOfThem: Kind[] = ['nik', 'name', 'dashedPhone', 'otherPhone'];
    expect(read(names, kindsOfThem, { columns, guessColumns: false }).asked).toEqual({});
    const columnOrigins = { phone: 'guess' } as const;
    expect(read(names, kindsOfThem, { columns, columnOrigins, guessColumns: false }).asked).toEqual({
      phone: 'heading',
    });
  });

  test('no column has the name', () => {
    expect(read(['NIK', 'No HP', 'Nama Cici'], ['nik', 'phone', 'name'], { noColumn: ['name'] })).toMatchObject({
      map: { nik: 1, phone: 2 },
      asked: {},
    });
  });
});
