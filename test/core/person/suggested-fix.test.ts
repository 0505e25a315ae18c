/** The one-click repair: only what anybody who sees the cell would say yes to. */
import { describe, expect, test } from 'vitest';
import type { PersonField, ProblemCode } from '../../../src-main/contract/person.ts';
import { suggestedFixFor } from '../../../src-main/core/person/suggested-fix.ts';
import type { Cell } from '../../../src-main/core/spreadsheet/cell.ts';

const nik = '3100001708900001';
const phone = '081234567890';

describe('the offer for a NIK', () => {
  test.each<[Cell, string]>([
    ['31OOOO17O89OOOO1', ''],
    ['310000170890000l', nik],
    ['3l00OO1708900001', nik],
    ['31 00 00 1708 9 OOO1', ''],
    ['3100001708900OO1', nik],
    ['310000I7089000O|', nik],
    ['31ОО001708900001', nik],
    ['NIK: 3100001708900001', nik],
    ['No. KTP 3100 0017 0890 0001', nik],
    ['3100001708900001 (KTP)', ''],
    ['3100001708900001 Siti', ''],
    ['310000170890000', ''],
    ['31000017O890000', ''],
    ['31000032O8900001', ''],
    ['belum ada', ''],
    ['SOlO', ''],
    [nik, ''],
    [true, ''],
    [null, ''],
  ])('%j is %j', (cell, offered) => {
    expect(suggestedFixFor(cell, 'nik', 'nik-chars') ?? '').toBe(offered);
  });

  test('reads S, B and Z as digits too', () => {
    expect(suggestedFixFor('3Z00001708900005', 'nik', 'nik-chars')).toBe('3200001708900005');
    expect(suggestedFixFor('310000170B90000S', 'nik', 'nik-chars')).toBe('3100001708900005');
  });
});

describe('the offer for a phone', () => {
  test.each<[Cell, string]>([
    ['O8l234567890', phone],
    ['0812-3456-789O', phone],
    ['081234567|90', '081234567190'],
    ['08l2 3456 7890', phone],
    // Words beside one number are taken away unasked: that needs no repair.
    ['WA 081234567890', ''],
    ['081234567890 (WA)', ''],
    ['no hp: +62 812 3456 7890', ''],
    ['WA: O8l234567890', phone],
    ['081234567890 (istri)', ''],
    ['a.n. Budi 081234567890', ''],
    ['081234567890x', ''],
    ['O21-555l234', ''],
    ['tidak ada', ''],
    [phone, ''],
    ['HP 081234567890 WA 085712345678', ''],
  ])('%j is %j', (cell, offered) => {
    expect(suggestedFixFor(cell, 'phone', 'phone-chars') ?? '').toBe(offered);
  });
});

describe('an offer', () => {
  test('is made for the emergency contact too', () => {
    expect(suggestedFixFor('08l234567890', 'ecPhone', 'ec-phone-invalid')).toBe(phone);
    expect(suggestedFixFor('31000017O8900001', 'ecNik', 'ec-nik-invalid')).toBe(nik);
    expect(suggestedFixFor('021-5551234', 'ecPhone', 'ec-phone-invalid')).toBeNull();
  });

  test.each<[Cell, PersonField, ProblemCode]>([
    [3100001708900000, 'nik', 'nik-precision-lost'],
    ['3.10000E+15', 'nik', 'nik-scientific'],
    ['310000170890000O', 'nik', 'nik-length'],
    ['8.12E+10', 'phone', 'phone-scientific'],
    ['081234567890 / 085712345678', 'phone', 'phone-multiple'],
    ['O21-5551234', 'phone', 'phone-landline'],
    ['S1ti', 'name', 'name-missing'],
  ])('is not made for %j in %s under %s', (cell, field, code) => {
    expect(suggestedFixFor(cell, field, code)).toBeNull();
  });
});
