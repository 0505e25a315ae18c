/** The birth date of a file beside the one in the NIK: in every way people write dates, and never an error. */
import { describe, expect, test } from 'vitest';
import { checkBirthDate, readBirthDate } from '../../../src-main/core/person/birth-date.ts';
import type { Cell } from '../../../src-main/core/spreadsheet/cell.ts';
import { readBytes } from '../spreadsheet/read/read-bytes.ts';

/** Born on 17 August 1990, a woman on 5 March 1978, and a man on 4 March 1990. */
const august = '3100001708900001';
const woman = '3100004503780001';
const march = '3100000403900001';

function told(cell: Cell, nik: string | null): string {
  const mark = { error: '!', warning: '?', note: '' };
  return checkBirthDate(cell, nik)
    .map(({ field, code, severity }) => `${field} ${code}${mark[severity]}`)
    .join(', ');
}

describe('a birth date', () => {
  test.each<[Cell]>([
    [{ kind: 'date', text: '1990-08-17' }],
    [{ kind: 'date', text: '1990-08-17 00:00:00' }],
    ['17/08/1990'],
    ['17/8/1990'],
    ['17-08-90'],
    ['17.08.1990'],
    ['17 08 1990'],
    ['08/17/1990'],
    ['1990-08-17'],
    ['1990/08/17 00:00:00'],
    ['1990-08-17T00:00:00.000Z'],
    ['90-08-17'],
    ['17 Agustus 1990'],
    ['17 AGT 1990'],
    ['17-Aug-90'],
    ['17Aug1990'],
    ['August 17, 1990'],
    ['Jumat, 17 Agustus 1990'],
    ['Jakarta, 17-08-1990'],
    ['Kab. Bogor / 17 Agustus 1990'],
    ["'17/08/1990"],
    ['１７／０８／１９９０'],
    ['17081990'],
    ['19900817'],
    ['170890'],
    [17081990],
    [19900817],
    [33102],
    [33102.5],
    ['33102'],
  ])('written as %j is the one in the NIK', (cell) => {
    expect(told(cell, august)).toBe('');
    expect(told(cell, woman)).toContain('nik nik-dob-mismatch?');
  });

  test.each<[string, string]>([
    ['17 Januari 1990', '3100001701900001'],
    ['17 Pebruari 1990', '3100001702900001'],
    ['17 Maret 90', '3100001703900001'],
    ['17 apr 1990', '3100001704900001'],
    ['17 Mei 1990', '3100001705900001'],
    ['17 May 1990', '3100001705900001'],
    ['17-Jun-1990', '3100001706900001'],
    ['17 July 1990', '3100001707900001'],
    ['17 Sept 1990', '3100001709900001'],
    ['17 Okt 1990', '3100001710900001'],
    ['17 Oct 1990', '3100001710900001'],
    ['17 Nopember 1990', '3100001711900001'],
    ['17 Des 1990', '3100001712900001'],
    ['17 December 1990', '3100001712900001'],
    ['29 Februari 2000', '3100002902000001'],
    ['29-02-00', '3100002902000001'],
  ])('%s names its month in Indonesian or English', (cell, nik) => {
    expect([told(cell, nik), told(cell, august)]).toEqual(['', 'nik nik-dob-mismatch?']);
  });

  test('of a woman is told from her NIK less 40', () => {
    expect(told('05-03-1978', woman)).toBe('');
  });

  test('whose day and month could change places is told, unless the NIK settles it', () => {
    expect(told('04/03/1990', null)).toBe('birthDate date-ambiguous');
    expect(told('04/03/1990', august)).toBe('nik nik-dob-mismatch?, birthDate date-ambiguous');
    expect(told('04/03/1990', march)).toBe('');
    expect(told('03/04/1990', march)).toBe('');
    expect(told('04/04/1990', null)).toBe('');
    expect(told('1990-03-04', null)).toBe('');
    expect(told('4 Maret 1990', null)).toBe('');
  });

  test('that Excel read the American way round is no mismatch, but worth a look', () => {
    expect(told({ kind: 'date', text: '1990-04-03' }, march)).toBe('birthDate date-ambiguous');
    expect(told({ kind: 'date', text: '1990-04-03' }, null)).toBe('');
  });

  test.each<[Cell]>([
    ['31-04-1990'],
    ['29/02/1999'],
    ['32/01/1990'],
    ['17-13-1990'],
    ['13/13/90'],
    ['1990-02-30'],
    ['31 Feb 1990'],
    ['17 Agusstus 1990'],
    ['17/08/199'],
    ['17-08-1890'],
    ['99999999'],
    [32131990],
  ])('%j cannot be, and says so on its own cell', (cell) => {
    expect(told(cell, august)).toBe('birthDate date-impossible?');
  });

  test.each<[Cell]>([
    [null],
    [''],
    ['-'],
    ['00-00-0000'],
    ['0000-00-00 00:00:00'],
    ['tidak diketahui'],
    ['1990'],
    [1990],
    [35],
    [true],
  ])('%j holds no date, which is nothing to tell', (cell) => {
    expect(told(cell, august)).toBe('');
  });

  test('that is an Excel error or a formula without a value is told', () => {
    expect(told({ kind: 'error', text: '#VALUE!' }, august)).toBe('birthDate cell-error?');
    expect(told({ kind: 'no-value' }, august)).toBe('birthDate formula-no-value?');
  });

  test('reads the day first', () => {
    expect(readBirthDate('04/03/1990').days).toEqual([
      { day: 4, month: 3, twoDigitYear: 90 },
      { day: 3, month: 4, twoDigitYear: 90 },
    ]);
  });

  test('never keeps a row out, and stays a further column', async () => {
    const text = [
      'NIK;No HP;Nama;Tgl Lahir',
      `${august};081234567890;Siti;17-08-1990`,
      `${woman};081234567891;Ani;17-08-1990`,
      `${march};081234567892;Budi;30-02-1990`,
    ].join('\n');
    const read = await readBytes(text);
    expect(read.columns.map.birthDate).toBe(4);
    expect(read.people.map(([, person]) => person !== null)).toEqual([true, true, true]);
    expect(read.codes).toEqual(['3 nik-dob-mismatch', '4 date-impossible']);
    expect(read.rows[0]).toMatchObject({ extra: [{ heading: 'Tgl Lahir', text: '17-08-1990' }] });
  });
});
