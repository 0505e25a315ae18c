/** What a CSV file holds: nothing that runs where it is opened, and, for Excel, no digit less than there was. */
import { describe, expect, test } from 'vitest';
import type { CsvForm } from '../../../../src-main/core/spreadsheet/write/csv/csv-text.ts';
import type { SheetCell } from '../../../../src-main/core/spreadsheet/write/model/sheet-cell.ts';
import { csvBytes } from '../../../fakes/written-file.ts';

function cellsOf(cells: SheetCell[], form: CsvForm = 'csv'): string {
  const text = csvBytes([cells], form).toString('utf8');
  const head = form === 'csv' ? '\uFEFF' : '\uFEFFsep=;\r\n';
  expect(text.startsWith(head)).toBe(true);
  return text.slice(head.length).replace(/\r\n$/, '');
}

const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];
const before: [string, string][] = [
  ['nothing', ''],
  ['a blank', ' '],
  ['a fixed blank', '\u00a0'],
  ['a wide blank', '\u3000'],
  ['a zero-width blank', '\u200b'],
  ['a word joiner', '\u2060'],
  ['a byte order mark', '\uFEFF'],
  ['a mark of direction', '\u202e'],
  ['a filler', '\u3164'],
  ['a soft hyphen', '\u00ad'],
  ['a NUL, as a workbook writes _x0000_', '\0'],
  ['a control character', '\u0001'],
  ['a tab', '\t'],
  ['a line feed', '\n'],
  ['a carriage return', '\r'],
  ['several of them', '\n \u200b\0 '],
];

describe.each(before)('behind %s', (_, lead) => {
  test.each(['csv', 'csv-excel'] as const)('no sign begins a formula (%s)', (form) => {
    for (const sign of signs) {
      const cell = cellsOf([`${lead}${sign}HYPERLINK("http://x";"y")`], form);
      expect(cell).toMatch(/^"'/);
      expect(cell).not.toContain('\0');
    }
  });
});

test('a line end or a tab at the start is guarded whatever follows', () => {
  for (const lead of ['\t', '\r', '\n']) expect(cellsOf([`${lead}Siti`]).replace(/^"/, '')).toMatch(/^'/);
});

test('names and numbers stay as they are, and numbers that are numbers have their sign', () => {
  expect(cellsOf(['Siti', 'A-B', 'x=1', '3273014507900001', '081234567890', -5, null, { number: -7.5 }])).toBe(
    "Siti,A-B,x=1,3273014507900001,081234567890,-5,,'-7.5",
  );
});

test('today’s form has commas, and quotes what needs it', () => {
  expect(
    csvBytes(
      [
        ['Nama', 'Alamat'],
        ['Siti "Titi"', 'Jl. A, No. 1; B'],
      ],
      'csv',
    ).toString(),
  ).toBe('\uFEFFNama,Alamat\r\n"Siti ""Titi""","Jl. A, No. 1; B"\r\n');
});

describe('for Excel', () => {
  test('the first line names the delimiter, which is a semicolon', () => {
    expect(
      csvBytes(
        [
          ['Nama', 'Alamat'],
          ['Siti', 'Jl. A; B, C'],
        ],
        'csv-excel',
      ).toString(),
    ).toBe('\uFEFFsep=;\r\nNama;Alamat\r\nSiti;"Jl. A; B, C"\r\n');
  });

  test.each([
    '3273014507900001',
    '081234567890',
    '+6281234567890',
    '0812-3456-7890',
    '1/2',
    '12-05-1990',
    '2026-11-28 10:15:00',
    '1.500.000',
    '1648777165770866E210',
    '(021) 555 1234',
    '00000',
    '50%',
  ])('%s keeps its digits', (text) => {
    expect(cellsOf([text], 'csv-excel')).toBe(`"=""${text}"""`);
  });

  test('what is no number is text as it is, and a number of ours is a number', () => {
    expect(cellsOf(['Siti', '1648777165770866F82AC7F326307055', 'Jl. Melati 5', 12, null], 'csv-excel')).toBe(
      'Siti;1648777165770866F82AC7F326307055;Jl. Melati 5;12;',
    );
  });

  test('nothing gets out of the quotes in which digits are kept', () => {
    for (const text of ['1"&HYPERLINK("x")', '12\n=1+1', '5")&cmd|x']) {
      expect(cellsOf([text], 'csv-excel')).not.toMatch(/^"?=/);
    }
  });
});
