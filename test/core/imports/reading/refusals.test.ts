/** Files that mislead: about their encoding, their size or their shape. Each is read rightly or refused with one code, soon. */
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { zipDirectory } from '../../../../src-main/core/spreadsheet/read/guards/zip-directory.ts';
import { rawWorkbook, textCell, workbookOf } from '../../../fixtures/workbooks.ts';
import { type ZipPart, zipOf } from '../../../fixtures/zip.ts';
import { codeOf, readBytes } from '../../spreadsheet/read/read-bytes.ts';

const one = ['3174052509950001', '081234567890', 'Siti'];
const two = ['3174050101700001', '085712345678', 'Budi'];
const headings = ['NIK', 'No HP', 'Nama'];
const people = [
  [2, one],
  [3, two],
];
const list = [headings, one, two].map((row) => row.join(';')).join('\r\n');

describe('text', () => {
  test.each([
    ['utf-16le', Buffer.from(list, 'utf16le')],
    ['utf-16be', Buffer.from(list, 'utf16le').swap16()],
  ])('in %s without a mark is known by its zeros', async (encoding, bytes) => {
    const read = await readBytes(bytes);
    expect([read.encoding, read.people]).toEqual([encoding, people]);
  });

  test('of one page of the web is refused in two bytes a character as well', async () => {
    const page = '<html><body><p>Silakan login</p></body></html>';
    for (const text of [page, `\ufeff${page}`]) {
      expect(await codeOf(Buffer.from(text, 'utf16le'))).toBe('file-not-spreadsheet');
    }
  });

  test('with many zero bytes in it is none; a few are blanks, and those at its end are nothing', async () => {
    expect(await codeOf(`${list}\r\n${'\0'.repeat(9)}A`)).toBe('file-not-spreadsheet');
    const late = Buffer.concat([Buffer.from(`${list}\r\n`.repeat(2_000)), Buffer.alloc(500), Buffer.from('A')]);
    expect(await codeOf(late)).toBe('file-not-spreadsheet');
    expect(await codeOf(Buffer.from([0x41, 0, 0x42, 0, 0, 0x43, 0, 0x44]))).toBe('file-not-spreadsheet');
    expect((await readBytes(`${list}\r\n${'\0'.repeat(512)}`)).rows.length).toBe(2);
    expect((await readBytes(`${list}\0\r\n`)).codes).toEqual((await readBytes(`${list}\r\n`)).codes);
  });

  test('that ends as programs of old end it has no row for that', async () => {
    expect((await readBytes(`${list}\r\n\u001a`)).rows.length).toBe(2);
  });

  test('with a line of millions of columns loses that line and not the others', async () => {
    const wide = ','.repeat(5_000_000);
    const read = await readBytes(
      `${[headings, one].map((row) => row.join(',')).join('\n')}\n${wide}\n${two.join(',')}\n`,
    );
    expect(read.people).toEqual([
      [2, one],
      [3, null],
      [4, two],
    ]);
    expect(read.codes).toContain('3 row-malformed');
  });

  test('that is one gigantic line is soon found to be no list', async () => {
    expect(await codeOf('3174052509950001'.repeat(3_000_000))).toMatch(/^no-/);
    expect(await codeOf('NIK,No HP,'.repeat(3_000_000))).toMatch(/^no-/);
  });
});

describe('the delimiter', () => {
  test.each<[string, string[], string]>([
    ['decimal commas in every row', ['NIK;No HP;Saldo', `${one[0]};${one[1]};1,5`, `${two[0]};${two[1]};2,5`], ';'],
    [
      'commas inside quotes',
      ['NIK;No HP;Alamat', `${one[0]};${one[1]};"Jl. A, B, C"`, `${two[0]};${two[1]};"D, E, F"`],
      ';',
    ],
    ['a title above', ['Laporan, bulanan, cabang', '', 'NIK|No HP|Nama', one.join('|'), two.join('|')], '|'],
    [
      'semicolons in names',
      ['NIK\tNo HP\tNama', `${one[0]}\t${one[1]}\tSiti; Aminah`, `${two[0]}\t${two[1]}\tBudi;`],
      '\t',
    ],
    ['one column', ['NIK', String(one[0]), String(two[0])], ','],
  ])('is found in spite of %s', async (_what, lines, delimiter) => {
    const read = await readBytes(lines.join('\n'), { columns: { nik: 1, phone: delimiter === ',' ? 1 : 2 } });
    expect(read.delimiter).toBe(delimiter);
  });
});

describe('a workbook', () => {
  const row = (attributes: string, cells: string) => `<row${attributes}>${cells}</row>`;
  test.each<[string, string]>([
    ['a row beyond the last', row(' r="1048577"', textCell('A1048577', 'x'))],
    ['a row beyond all numbers', row(' r="99999999999"', textCell('A99999999999', 'x'))],
    ['a column beyond the last', row(' r="1"', textCell('XFE1', 'x'))],
  ])('with %s is damaged, by whichever way it is read', async (_what, rows) => {
    expect(await codeOf(rawWorkbook(rows))).toBe('file-corrupt');
    expect(await codeOf(rawWorkbook(`<!-- not plain -->${rows}`))).toBe('file-corrupt');
  });

  test('whose rows are out of order or there twice is read in order', async () => {
    const cells = (number: number, person: string[]) =>
      row(` r="${number}"`, person.map((text, index) => textCell(`${'ABC'[index]}${number}`, text)).join(''));
    expect((await readBytes(rawWorkbook(cells(3, two) + cells(1, headings) + cells(2, one)))).people).toEqual(people);
  });

  test('in .xls and .xlsb tells its hidden rows and columns too', async () => {
    const { utils, write } = await import('xlsx');
    const sheet = utils.aoa_to_sheet([headings, one, two]);
    sheet['!rows'] = [{}, { hidden: true }];
    sheet['!cols'] = [{}, {}, { hidden: true }];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, 'Data');
    const read = await readBytes(write(book, { type: 'buffer', bookType: 'xlsb' }));
    expect([...(read.tables[0]?.hiddenColumns ?? [])]).toEqual([2]);
    expect([...(read.tables[0]?.rows() ?? [])].map((one) => one.hidden)).toEqual([false, true, false]);
  });
});

/** The parts of a small workbook. */
function rawParts(sheet: string[][]): ZipPart[] {
  const rows = sheet.map((cells, index) => {
    const texts = cells.map((text, column) => textCell(`${'ABC'[column]}${index + 1}`, text));
    return `<row r="${index + 1}">${texts.join('')}</row>`;
  });
  return zipDirectory(rawWorkbook(rows.join(''))).map(({ name, packed }) => ({ name, data: inflateRawSync(packed) }));
}

describe('the directory of a zip', () => {
  const good = () => workbookOf({ Data: [headings, one, two] });

  test('that is written in 64 bits, as some exports are, is read', async () => {
    const narrow = rawParts([headings, one, two]);
    const wide = zipOf(narrow.map((part) => ({ ...part, wide: true })));
    expect((await readBytes(wide)).people).toEqual(people);
    for (let length = 4; length < wide.length; length += 61) {
      expect(await codeOf(wide.subarray(0, length))).toBe('file-corrupt');
    }
  });

  test('that names a part twice is damage, also in other letters', async () => {
    const parts = rawParts([headings, one]);
    const sheet = rawParts([headings, two]).at(-1);
    for (const name of ['xl/worksheets/sheet1.xml', 'XL/Worksheets/Sheet1.XML']) {
      expect(await codeOf(zipOf([...parts, { name, data: sheet?.data ?? '' }]))).toBe('file-corrupt');
    }
  });

  test('two of whose parts lie over one another is damage', async () => {
    // The sheet's record lies inside a picture that is not packed, and the directory points there.
    const parts = rawParts([headings, one]);
    const sheet = parts.at(-1);
    if (!sheet) throw new Error('No sheet.');
    const alone = zipOf([sheet]);
    const picture = {
      name: 'xl/media/a.png',
      data: alone.subarray(0, alone.indexOf('PK\x01\x02')),
      method: 0 as const,
    };
    const bytes = zipOf([...parts.slice(0, -1), picture, sheet]);
    const entry = bytes.lastIndexOf('PK\x01\x02');
    bytes.writeUInt32LE(bytes.indexOf(picture.data), entry + 42);
    expect(await codeOf(bytes)).toBe('file-corrupt');
  });

  test('that calls a part by another name than the part itself is damage', async () => {
    const bytes = good();
    bytes[bytes.lastIndexOf('xl/workbook.xml')] = 0x79;
    expect(await codeOf(bytes)).toBe('file-corrupt');
  });

  test('cut off anywhere is damage, never a crash and never a shorter list', async () => {
    const bytes = good();
    for (let length = 4; length < bytes.length; length += 97) {
      expect(await codeOf(bytes.subarray(0, length))).toBe('file-corrupt');
    }
  });
});
