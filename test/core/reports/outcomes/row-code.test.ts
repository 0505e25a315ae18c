/** The code of a field sheet's row: what it forgives, and what it tells. Invented people. */
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  createRowCodes,
  type RowCode,
  type RowShown,
  rowCodes,
} from '../../../../src-main/core/reports/outcomes/row-code.ts';
import type { Cell } from '../../../../src-main/core/spreadsheet/cell.ts';
import { openStore } from '../../../../src-main/core/store/store.ts';
import { tempDir, testPorts } from '../../../fakes/ports.ts';

const shown: RowShown = { nik: '3174051234560007', phone: '081234567890', name: "SITI A'ISYAH" };
const codes = rowCodes(() => new Uint8Array(32).fill(7));

function readBack(text: Cell, by = codes): RowCode {
  const read = by.read(text);
  if (read === null || read === 'unknown') throw new Error(`read as ${read}`);
  return read;
}

test('a code names its lookup and its report, and holds what the row showed', () => {
  const code = readBack(codes.codeOf(1234, 12, shown));
  expect({ lookupId: code.lookupId, reportId: code.reportId, shown: code.shown }).toEqual({
    lookupId: 1234,
    reportId: 12,
    shown: ['nik', 'phone', 'name'],
  });
  expect(code.holds('nik', '3174051234560007')).toBe(true);
  expect(readBack(codes.codeOf(1234, null, shown)).reportId).toBeNull();
});

test('a code is text to every spreadsheet: letters first, and nothing of a number, a date or a formula', () => {
  expect(codes.codeOf(1, 3, shown)).toMatch(/^SB1-3-[2-9A-HJKMNP-Z]{12}-[2-9A-HJKMNP-Z]{6}$/);
});

describe('what a phone or another program writes anew is no change', () => {
  const code = readBack(codes.codeOf(8, 1, shown));
  test.each<[keyof RowShown, Cell]>([
    ['phone', 81234567890],
    ['phone', '+62 812-3456-7890'],
    ['phone', "'081234567890"],
    ['phone', '6281234567890'],
    ['phone', '="081234567890"'],
    ['nik', 3174051234560007],
    ['nik', 3174051234560000],
    ['nik', ' 317405 123456 0007 '],
    ['nik', "'3174051234560007"],
    ['name', ' Siti  A’isyah'],
    ['name', 'siti aʼisyah\n'],
  ])('%s as %j', (field, cell) => {
    expect(code.holds(field, cell)).toBe(true);
  });
});

describe('what somebody changed is told', () => {
  const code = readBack(codes.codeOf(8, 1, shown));
  test.each<[keyof RowShown, Cell]>([
    ['phone', '081234567891'],
    ['phone', null],
    ['nik', '3174051234560000'],
    ['nik', 3174051234570000],
    ['nik', '3174051234560007 (istri)'],
    ['name', 'SITI AISYAH BINTI HASAN'],
    ['name', ''],
  ])('%s as %j', (field, cell) => {
    expect(code.holds(field, cell)).toBe(false);
  });
});

test('a masked NIK is held by the digits it shows', () => {
  const masked = readBack(codes.codeOf(8, 1, { ...shown, nik: '317405******0007' }));
  expect(masked.holds('nik', '317405••••••0007')).toBe(true);
  expect(masked.holds('nik', '317405******0008')).toBe(false);
});

test('what a sheet does not show is not asked for', () => {
  expect(readBack(codes.codeOf(8, 1, { ...shown, nik: null, name: ' ' })).shown).toEqual(['phone']);
});

test('the row of one lookup does not pass for the row of another', () => {
  expect(
    readBack(codes.codeOf(9, 1, { nik: null, phone: '081234567899', name: null })).holds('phone', shown.phone),
  ).toBe(false);
});

test('a code of another store, or one that was changed, is unknown; other text is no code', () => {
  const other = rowCodes(() => new Uint8Array(32).fill(8));
  const code = codes.codeOf(1234, 12, shown);
  expect(other.read(code)).toBe('unknown');
  expect(codes.read(code.replace('SB1234', 'SB1235'))).toBe('unknown');
  expect(codes.read('SB-12')).toBeNull();
  expect(codes.read(null)).toBeNull();
});

test('a code that was copied by hand is read', () => {
  const code = codes.codeOf(1234, 12, shown);
  expect(readBack(` ${code.toLowerCase().replaceAll('-', ' – ')} `).lookupId).toBe(1234);
});

test('each store makes codes of its own', async () => {
  const stores = await Promise.all([
    openStore(testPorts({ dir: tempDir() })),
    openStore(testPorts({ dir: tempDir() })),
  ]);
  onTestFinished(() => stores.forEach((store) => void store.close()));
  const [one, other] = stores.map(createRowCodes);
  const code = one?.codeOf(1, 1, shown) ?? '';
  expect(one?.read(code)).toMatchObject({ lookupId: 1 });
  expect(other?.read(code)).toBe('unknown');
});
