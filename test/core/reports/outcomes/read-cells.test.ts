/** What agents write into the fill-in cells of a sheet, and what of it can mean one thing only. */
import { describe, expect, test } from 'vitest';
import { outcomeKinds } from '../../../../src-main/contract/outcomes.ts';
import { readChoice, readDayOf, readRupiah } from '../../../../src-main/core/reports/outcomes/read-cells.ts';
import type { Cell } from '../../../../src-main/core/spreadsheet/cell.ts';
import { outcomeWords } from '../../../../src-main/words/outcomes.ts';

describe('choices', () => {
  test.each(outcomeKinds)('%s is read in both languages, whatever its letters and blanks', (kind) => {
    for (const { kind: word } of [outcomeWords.id, outcomeWords.en]) {
      expect(readChoice(word[kind])).toBe(kind);
      expect(readChoice(`  ${word[kind].toUpperCase().replaceAll(' ', '  ')}. `)).toBe(kind);
    }
  });

  test('no two outcomes are called the same, in whichever language', () => {
    const words = outcomeKinds.flatMap((kind) => [outcomeWords.id.kind[kind], outcomeWords.en.kind[kind]]);
    expect(new Set(words.map((word) => word.toLowerCase())).size).toBe(words.length);
  });

  test.each<Cell>(['ketemu', 'janji', 'Nomor', '', null, 3, true])('%j is none of them', (cell) => {
    expect(readChoice(cell)).toBeNull();
  });
});

describe('days', () => {
  test.each<[Cell, string]>([
    [{ kind: 'date', text: '2026-12-02' }, '2026-12-02'],
    [{ kind: 'date', text: '2026-12-02 00:00:00' }, '2026-12-02'],
    [46358, '2026-12-02'],
    ['2/12/2026', '2026-12-02'],
    ['02-12-2026', '2026-12-02'],
    ['02.12.26', '2026-12-02'],
    ["'02/12/2026", '2026-12-02'],
    ['2 Des 2026', '2026-12-02'],
    ['2 desember 2026', '2026-12-02'],
    ['Rabu, 2 Desember 2026', '2026-12-02'],
    ['2-Dec-26', '2026-12-02'],
    ['2026-12-02', '2026-12-02'],
    ['2026-12-02 00:00:00', '2026-12-02'],
  ])('%j', (cell, day) => {
    expect(readDayOf(cell)).toBe(day);
  });

  test.each<Cell>(['12/25/2026', '2 Des', 'besok', 'awal bulan', '31/02/2026', '2/12', 20261202, 12, '', null])(
    '%j can mean several days, or none',
    (cell) => {
      expect(readDayOf(cell)).toBeNull();
    },
  );
});

describe('amounts', () => {
  test.each<[Cell, number]>([
    [1500000, 1_500_000],
    ['1500000', 1_500_000],
    ['1.500.000', 1_500_000],
    ['Rp 1.500.000', 1_500_000],
    ['Rp1.500.000,-', 1_500_000],
    ['rp. 1.500.000,00', 1_500_000],
    ['IDR 1,500,000.00', 1_500_000],
    ['1 500 000', 1_500_000],
    ['Rp 1,5 jt', 1_500_000],
    ['1.5 juta', 1_500_000],
    ['500rb', 500_000],
    ['500 ribu', 500_000],
    ['2 juta rupiah', 2_000_000],
    ['1.500', 1_500],
  ])('%j', (cell, rupiah) => {
    expect(readRupiah(cell)).toBe(rupiah);
  });

  test.each<Cell>([
    '1.500 jt',
    '1,5',
    1.5,
    500,
    '500',
    '1.500.00',
    '1,50.000',
    'lunas',
    '-1500000',
    '1jt-2jt',
    '',
    null,
  ])('%j is no amount that is certain', (cell) => {
    expect(readRupiah(cell)).toBeNull();
  });
});
