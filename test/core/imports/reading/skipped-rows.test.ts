/** Which rows are no person's. Where that cannot be told it is a person, who is left out with a reason and can be mended. */
import { describe, expect, test } from 'vitest';
import { noPersonKind } from '../../../../src-main/core/imports/reading/skipped-rows.ts';
import type { Cell } from '../../../../src-main/core/spreadsheet/cell.ts';

const headings = ['No', 'NIK', 'No HP', 'Nama', 'Saldo', 'Catatan'];
const places = { nik: 1, phone: 2, headings };
const kindOf = (...cells: Cell[]) => noPersonKind(cells, places);

describe('a totals row', () => {
  test.each<[string, Cell[]]>([
    ['with its sum', ['Total', null, null, null, 12_500_000]],
    ['with a count', [null, 'Jumlah: 2 nasabah']],
    ['with a count of its own', ['Jumlah', '2', null, '25 nasabah', 'Rp 12.500.000']],
    ['with the sum of a numeric phone column', ['Total', null, 2_443_703_703_670]],
    ['with a day', [null, 'Total s/d 31-12-2024', null, null, '12.500.000,00']],
    ['with an error', ['Grand Total', null, null, null, { kind: 'error', text: '#REF!' }]],
    ['of two sums', ['Subtotal', null, null, 'Rata-rata', 5]],
  ])('%s is no person', (_what, cells) => {
    expect(kindOf(...cells)).toBe('totals');
  });
});

describe('a person', () => {
  const remark = 'Total tunggakan 5 jt';
  test.each<[string, Cell[]]>([
    ['with gaps in the NIK and no phone', [null, '3100 0055 0995 0001', null, 'Siti', null, remark]],
    ['with dots in the NIK and a mistyped phone', [null, '31.00.00.550995.0001', '0812-34', 'Siti', null, remark]],
    ['with a NIK shown too narrow', [null, '3,1E+15', null, 'Siti', null, remark]],
    ['with no NIK and a mistyped phone', [null, null, '0812-345-67', null, null, remark]],
    ['with no NIK and no phone', [7, null, null, 'Siti', null, remark]],
    ['of whom only the name and a remark are left', [null, null, null, 'Siti', null, remark]],
    ['of whom only the remark and the NIK are left', ['Total', '3100 0055 0995 0001']],
    ['who is called so, with a number before', [7, null, null, 'Jumlah Sari', 5]],
    ['who is called so, with words behind', [null, null, null, 'Total Simanjuntak', 5, 'pindah alamat']],
  ])('%s is not passed over', (_what, cells) => {
    expect(kindOf(...cells)).toBeNull();
  });

  test('whose NIK and phone say what the headings say is a heading, and one with nothing at all is blank', () => {
    expect(kindOf('', 'nik', 'NO. HP')).toBe('repeated-heading');
    expect(kindOf(null, ' ', '')).toBe('blank');
    expect(kindOf('', 'NIK', '')).toBeNull();
  });
});
