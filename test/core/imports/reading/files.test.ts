/** Every kind of file that is read, and every kind that is refused, by its content and never by its name. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { zipDirectory } from '../../../../src-main/core/spreadsheet/read/guards/zip-directory.ts';
import { createUnpacker } from '../../../../src-main/core/spreadsheet/read/guards/zip-guard.ts';
import {
  type BookType,
  encryptedWorkbook,
  oldDocument,
  protectedOldWorkbook,
  rawWorkbook,
  textCell,
  workbookOf,
} from '../../../fixtures/workbooks.ts';
import { zipOf } from '../../../fixtures/zip.ts';
import { codeOf, readBytes } from '../../spreadsheet/read/read-bytes.ts';

const one = ['3174052509950001', '081234567890', 'Siti'];
const two = ['3174050101700001', '085712345678', 'Budi'];
const headings = ['NIK', 'No HP', 'Nama'];
const people = [
  [2, one],
  [3, two],
];

describe('a workbook', () => {
  test.each<BookType>(['xlsx', 'xlsb', 'biff8', 'ods'])('%s gives the same rows', async (bookType) => {
    const read = await readBytes(workbookOf({ Data: [headings, one, two] }, bookType));
    expect(read.people).toEqual(people);
    expect([read.sheet, read.headings.row, read.encoding]).toEqual(['Data', 1, null]);
  });

  test.each<BookType>(['xlsx', 'xlsb', 'biff8', 'ods'])('%s keeps the difference of numbers and text', async (type) => {
    const rows = [headings, [3174052509950001, 81234567890, 'a'], [3174052509950000, '081234567890', 'b']];
    const read = await readBytes(workbookOf({ Data: rows }, type));
    expect(read.codes).toEqual(['2 nik-numeric-cell', '2 phone-zero-restored', '3 nik-precision-lost']);
  });

  test('shows numbers, dates and errors of further columns as a person reads them', async () => {
    const sheet = [
      [...headings, 'Lahir', 'Tunggakan', 'Lunas', 'Rumus'],
      [...one, { t: 'n' as const, v: 45413, z: 'dd/mm/yyyy' }, 1234567.891, true, { t: 'e' as const, v: 42 }],
    ];
    const [row] = (await readBytes(workbookOf({ Data: sheet }))).rows;
    expect(row).toMatchObject({
      extra: [
        { heading: 'Lahir', text: '2024-05-01' },
        { heading: 'Tunggakan', text: '1234567.891' },
        { heading: 'Lunas', text: 'TRUE' },
        { heading: 'Rumus', text: '#N/A' },
      ],
    });
  });

  test('takes the stored value of a formula, and no value where none is stored', async () => {
    const cell = (ref: string, value: string) => `<c r="${ref}" t="str"><f>A1</f>${value}</c>`;
    const read = await readBytes(
      rawWorkbook(
        `<row r="1">${textCell('A1', 'NIK')}${textCell('B1', 'No HP')}</row>` +
          `<row r="2">${cell('A2', `<v>${one[0]}</v>`)}${cell('B2', `<v>${one[1]}</v>`)}</row>` +
          `<row r="3">${textCell('A3', one[0] ?? '')}<c r="B3"><f>1+1</f></c></row>`,
      ),
    );
    expect(read.people).toEqual([
      [2, [one[0], one[1], null]],
      [3, null],
    ]);
    expect(read.codes).toContain('3 formula-no-value');
  });

  test('with a cell in the far corner costs nothing for the empty rectangle', async () => {
    const row = (number: number, person: string[]) =>
      `<row r="${number}">${textCell(`A${number}`, person[0] ?? '')}${textCell(`B${number}`, person[1] ?? '')}</row>`;
    const before = process.memoryUsage().rss;
    const read = await readBytes(
      rawWorkbook(`${row(1, headings)}${row(2, one)}<row r="1048576">${textCell('XFD1048576', 'jauh')}</row>`),
    );
    expect(read.people.slice(0, 1)).toEqual([[2, [one[0], one[1], null]]]);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test('of several sheets is read at the likeliest, and at the chosen one', async () => {
    const book = workbookOf({
      Sampul: [['Laporan bulanan'], ['Cabang Bogor']],
      Rekap: [
        ['Cabang', 'Jumlah'],
        ['Bogor', 12],
      ],
      Nasabah: [headings, one],
      Lama: [headings, two, one],
    });
    expect((await readBytes(book)).ranked.slice(0, 2)).toEqual(['Lama', 'Nasabah']);
    expect((await readBytes(book, { sheet: 'Nasabah' })).people).toEqual([[2, one]]);
    expect(await codeOf(book, { sheet: 'Tidak Ada' })).toBe('sheet-unknown');
    expect(await codeOf(book, { sheet: 'Rekap' })).toBe('no-usable-column');
  });

  test('made as the import template has no rows yet, and takes rows typed into it', async () => {
    const template = readFileSync(
      fileURLToPath(new URL('../../../../resources/template/sambung-template.xlsx', import.meta.url)),
    );
    expect(await codeOf(template)).toBe('no-data-rows');
  });
});

describe('a text file', () => {
  const lines = (delimiter: string) => [headings, one, two].map((row) => row.join(delimiter)).join('\r\n');

  test.each([',', ';', '\t', '|'])('delimited by %j is understood', async (delimiter) => {
    const read = await readBytes(lines(delimiter));
    expect([read.people, read.delimiter, read.encoding]).toEqual([people, delimiter, 'utf-8']);
  });

  const accented = 'NIK;No HP;Nama\n3174052509950001;081234567890;Andr\u00e9\n';
  test.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from(accented), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${accented}`), 'utf-8'],
    ['UTF-16 little-endian', Buffer.from(`\ufeff${accented}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 big-endian', Buffer.from(`\ufeff${accented}`, 'utf16le').swap16(), 'utf-16be'],
    ['windows-1252', Buffer.from(accented, 'latin1'), 'windows-1252'],
  ])('in %s keeps its letters', async (_what, bytes, encoding) => {
    const read = await readBytes(bytes);
    expect([read.encoding, read.people]).toEqual([encoding, [[2, ['3174052509950001', '081234567890', 'Andr\u00e9']]]]);
  });

  test('has its delimiter where most records agree, not where a decimal comma stands', async () => {
    const read = await readBytes(
      'NIK;No HP;Saldo\n3174052509950001;081234567890;1.000,50\n3174050101700001;085712345678;2,5\n',
    );
    expect(read.delimiter).toBe(';');
  });

  test("follows Excel's sep= line and hides it, as Excel does", async () => {
    const read = await readBytes(`sep=|\n${lines('|')}`);
    expect([read.delimiter, read.people]).toEqual(['|', people]);
  });

  test('counts records, blank ones too, and keeps line breaks inside quotes', async () => {
    const read = await readBytes(`${lines(',')}\n\n"${one[0]}","081399998888","Siti\nAminah"\n`);
    expect(read.people).toEqual([...people, [5, [one[0], '081399998888', 'Siti Aminah']]]);
  });

  test('loses one line, not the rest, to a quote that is never closed', async () => {
    const read = await readBytes(`NIK,No HP,Nama\n${one.join(',')}\n3174052509950001,"081,x\n${two.join(',')}\n`);
    expect(read.people).toEqual([
      [2, one],
      [3, null],
      [4, two],
    ]);
    expect(read.codes).toEqual(['3 row-malformed']);
  });

  test('takes quotes inside a quoted name as they are', async () => {
    const read = await readBytes(`NIK,No HP,Nama\n${one[0]},${one[1]},"PT "ABC" Jaya"\n${two.join(',')}\n`);
    expect(read.people[0]).toEqual([2, [one[0], one[1], 'PT "ABC" Jaya']]);
    expect(read.people[1]).toEqual([3, two]);
  });

  test('tells of rows with too few and too many fields', async () => {
    const read = await readBytes(`NIK,No HP,Nama\n${one[0]},${one[1]}\n${two.join(',')},lebih\n`);
    expect(read.codes).toEqual(['2 name-missing', '2 row-short', '3 row-long']);
  });

  test('of ten thousand broken lines is read to its end, each line told once', async () => {
    const read = await readBytes(`NIK,No HP\n${`${one[0]},"${one[1]}\n`.repeat(10_000)}`);
    expect(read.summary.rejected).toBe(10_000);
    expect(read.people.map(([row]) => row)).toEqual(Array.from({ length: 10_000 }, (_, index) => index + 2));
  });
});

describe('a file that is no list', () => {
  const goodBook = workbookOf({ Data: [headings, one] });
  const flipped = Buffer.from(goodBook);
  flipped.writeUInt8((flipped[200] ?? 0) ^ 0xff, 200);

  test.each<[string, Buffer | string, string]>([
    ['zero bytes', '', 'file-empty'],
    ['nothing but blanks', ' \r\n \n', 'file-empty'],
    [
      'a web page with a table that is no list',
      '<!DOCTYPE html><html><body><table><tr><td>NIK</td></tr></table></body></html>',
      'no-usable-column',
    ],
    ['a web page behind a mark and blanks', '\ufeff\n <html><body>Login</body></html>', 'file-not-spreadsheet'],
    ['a table without a page', '<table><tr><td>NIK</td></tr></table>', 'no-usable-column'],
    ['a PDF', '%PDF-1.7\n%\u00e2\u00e3', 'file-not-spreadsheet'],
    ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'file-not-spreadsheet'],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'file-not-spreadsheet'],
    ['bytes', Buffer.from([1, 2, 3, 0, 5, 6]), 'file-not-spreadsheet'],
    ['XML', '<?xml version="1.0"?><data><row/></data>', 'file-not-spreadsheet'],
    ['XML with entities', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'xml-dtd-forbidden'],
    ['an archive', zipOf([{ name: 'foto.txt', data: 'halo' }]), 'file-not-spreadsheet'],
    ['a Word document', zipOf([{ name: 'word/document.xml', data: '<w/>' }]), 'file-not-spreadsheet'],
    ['an old Word document', oldDocument(), 'file-not-spreadsheet'],
    ['a workbook with a password', encryptedWorkbook(), 'file-encrypted'],
    ['an old workbook with a password', protectedOldWorkbook(), 'file-encrypted'],
    ['a workbook cut off', goodBook.subarray(0, goodBook.length / 2), 'file-corrupt'],
    ['the first bytes of a workbook', goodBook.subarray(0, 40), 'file-corrupt'],
    ['a workbook with a flipped byte', flipped, 'file-corrupt'],
    ['an old container cut off', encryptedWorkbook().subarray(0, 600), 'file-corrupt'],
    ['a zip with a password', zipOf([{ name: 'xl/workbook.xml', data: 'x', encrypted: true }]), 'file-encrypted'],
    [
      'a sheet with entities',
      rawWorkbook('', [], '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]>'),
      'xml-dtd-forbidden',
    ],
    ['a damaged sheet', rawWorkbook('<row r="1"><c r="A1" t="s"><v>77</v></c></row>'), 'file-corrupt'],
    ['headings alone', 'NIK,No HP\n', 'no-data-rows'],
    ['headings and a total', 'NIK,No HP,Nama\n,,TOTAL\n', 'no-data-rows'],
    ['an empty workbook', workbookOf({ Data: [] }), 'no-data-rows'],
    ['columns of something else', 'Warna,Rasa\nmerah,manis\n', 'no-usable-column'],
    ['no phone column', 'NIK,Nama\n3174052509950001,Siti\n', 'no-usable-column'],
  ])('%s is refused', async (_what, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  const limits = { entries: 3, entryBytes: 1_000_000, totalBytes: 1_500_000 };
  const part = (name: string, bytes: number, claimedSize?: number) => ({
    name,
    data: Buffer.alloc(bytes, 0x20),
    ...(claimedSize !== undefined && { claimedSize }),
  });
  const unpacked = async (bytes: Buffer) => createUnpacker(zipDirectory(bytes, limits), limits).checkRest();
  const book = { name: 'xl/workbook.xml', data: '<workbook/>' };
  test.each([
    ['too many parts', [book, part('a', 1), part('b', 1), part('c', 1)]],
    ['a part too large', [book, part('a', 1_000_001)]],
    ['parts too large together', [book, part('a', 900_000), part('b', 900_000)]],
  ])('a zip with %s is too large', async (_what, parts) => {
    await expect(unpacked(zipOf(parts))).rejects.toMatchObject({ code: 'file-too-large' });
  });

  test('a part whose checksum or size is wrong is damage', async () => {
    for (const wrong of [{ claimedCrc: 7 }, { claimedSize: 9 }, { claimedSize: 900_000 }]) {
      const bytes = zipOf([{ ...book, ...wrong }]);
      await expect(unpacked(bytes)).rejects.toMatchObject({ code: 'file-corrupt' });
    }
  });
});
