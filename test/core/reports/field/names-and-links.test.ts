/** Small parts of a field report: numbers to tap, a NIK that is masked, files named by what stands in a column. */
import { describe, expect, test } from 'vitest';
import { maskNik } from '../../../../src-main/contract/masked.ts';
import { callLinks } from '../../../../src-main/core/reports/field/call-links.ts';
import { fileNames, safeFileName } from '../../../../src-main/core/reports/field/file-names.ts';

describe('a number to tap', () => {
  test.each([
    ['081234567890', 'tel:+6281234567890', 'https://wa.me/6281234567890', 'Telkomsel'],
    ['085155123456', 'tel:+6285155123456', 'https://wa.me/6285155123456', 'by.U'],
    ['0898123456789', 'tel:+62898123456789', 'https://wa.me/62898123456789', 'Tri'],
    ['085400000000', 'tel:+6285400000000', 'https://wa.me/6285400000000', null],
    // A landline has no WhatsApp.
    ['0215551234', 'tel:+62215551234', null, null],
    ['02745551234', 'tel:+622745551234', null, null],
  ])('%s', (phone, tel, whatsapp, operator) => {
    expect(callLinks(phone)).toEqual({ tel, whatsapp, operator });
  });

  test.each(['', '12345', '0812', '08123456789012', '081234567890;ext=1', '+6281234567890'])('none of %j', (phone) => {
    expect(callLinks(phone)).toBeNull();
  });
});

test('a masked NIK shows where it was issued and its last four digits; of a short one nothing', () => {
  expect(maskNik('3374010101900015')).toBe('3374••••••••0015');
  expect(maskNik('3374010101905')).toBe('3374•••••1905');
  expect(maskNik('12345678')).toBe('••••••••');
});

describe('the name of a file', () => {
  test.each([
    ['Agen A', 'Agen A'],
    ['  Agen\t A ', 'Agen A'],
    ['Jakarta/Timur: 1?', 'Jakarta-Timur- 1-'],
    ['..\\..\\etc\\passwd', 'etc-passwd'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com¹', '_com¹'],
    ['Console', 'Console'],
    ['Budi.', 'Budi'],
    ['--help', 'help'],
    ['.hidden', 'hidden'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['...', 'tanpa Petugas'],
    ['   ', 'tanpa Petugas'],
    ['Ny. D’Arc 🙂', 'Ny. D’Arc 🙂'],
  ])('%j', (value, name) => {
    expect(safeFileName(value, 'tanpa Petugas')).toBe(name);
  });

  test('is cut between whole characters', () => {
    const name = safeFileName('👩‍👩‍👧'.repeat(40), 'x');
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(150);
    expect(name.replaceAll('👩‍👩‍👧', '')).toBe('');
  });

  test('is no other’s, whatever file systems take for the same', () => {
    expect(fileNames(['A/B', 'A:B', 'a-b', null, 'Café', 'Cafe\u0301'], 'xlsx', 'tanpa Petugas')).toEqual([
      'A-B.xlsx',
      'A-B (2).xlsx',
      'a-b (3).xlsx',
      'tanpa Petugas.xlsx',
      'Café.xlsx',
      'Café (2).xlsx',
    ]);
  });
});
