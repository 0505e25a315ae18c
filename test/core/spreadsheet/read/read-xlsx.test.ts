/** An .xlsx is read by our own reader alone: in the usual form as the spreadsheet library does, in any other as it is meant. */
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import { zipDirectory } from '../../../../src-main/core/spreadsheet/read/guards/zip-directory.ts';
import { createUnpacker } from '../../../../src-main/core/spreadsheet/read/guards/zip-guard.ts';
import type { PackedTable } from '../../../../src-main/core/spreadsheet/read/table/packed-table.ts';
import { readXlsx } from '../../../../src-main/core/spreadsheet/read/xlsx/read-xlsx.ts';
import { readWorkbook } from '../../../../src-main/core/spreadsheet/read/xlsx/workbook.ts';
import { type RawXlsx, rawXlsx } from '../../../fixtures/nasty/raw-books.ts';
import { rawWorkbook, type Value, workbookOf } from '../../../fixtures/workbooks.ts';
import { zipOf } from '../../../fixtures/zip.ts';

type Read = { sheets: string[]; tables: PackedTable[] };

function fast(bytes: Buffer, sheet?: string): Promise<Read | null> {
  const entries = zipDirectory(bytes);
  return readXlsx(entries, createUnpacker(entries), sheet);
}

function plainly({ sheets, tables }: Read) {
  return {
    sheets,
    tables: tables.map(({ name, hidden, hiddenColumns, merges, rows }) => ({
      ...{ name, hidden, merges },
      hiddenColumns: [...hiddenColumns],
      rows: [...rows()],
    })),
  };
}

/** By our reader and by the library, which must agree. */
async function bothWays(bytes: Buffer) {
  const byUs = await fast(bytes);
  if (!byUs) throw new Error('It was left to the library.');
  const byLibrary = plainly(readWorkbook(bytes, undefined, { looks: 'all' }));
  expect(plainly(byUs)).toStrictEqual(byLibrary);
  return byLibrary;
}

async function cellsOf(book: RawXlsx): Promise<unknown[][]> {
  const [table] = (await bothWays(rawXlsx(book))).tables;
  return table?.rows.map((row) => row.cells) ?? [];
}

/** Without it the library takes long over every cell. */
const fills = '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>';
const rows = (inside: string) => `<sheetData>${inside}</sheetData>`;

describe('in its usual form a workbook reads as by the library', () => {
  test('made by the library, with numbers, texts, dates, errors, formulas, several sheets and hidden ones', async () => {
    const values: Value[][] = [
      ['NIK', 'No HP', 'Lahir', 'Jam', 'Saldo', 'Lunas'],
      [
        '3174052509950001',
        81234567890,
        { t: 'n', v: 45413, z: 'dd/mm/yyyy' },
        { t: 'n', v: 0.5, z: 'hh:mm' },
        -1.5e-7,
        true,
      ],
      [3174052509950001, null, { t: 'n', v: 45413.75, z: 'dd/mm/yyyy hh:mm' }, { t: 'e', v: 42 }, 1e21, false],
      [
        '&<>"\'_x000D_ a\r\nb\tc',
        'é 表 😀',
        { t: 'n', v: -5, z: 'dd/mm/yyyy' },
        { t: 'n', v: 1, f: 'SUM(A1:A2)' },
        0,
        '',
      ],
      [
        '  spasi  ',
        '0812',
        { t: 'n', v: 3e9, z: 'yyyy' },
        { t: 's', v: 'teks', f: 'A1&"x"' },
        Number('123456789.123456789'),
        'x',
      ],
    ];
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Sampul']]), 'Sampul & <isi>');
    const sheet = utils.aoa_to_sheet(values);
    sheet['!merges'] = [
      { s: { r: 0, c: 1 }, e: { r: 0, c: 2 } },
      { s: { r: 2, c: 0 }, e: { r: 3, c: 0 } },
    ];
    sheet['!cols'] = [{}, { hidden: true }, { wch: 9 }];
    sheet['!rows'] = [{}, {}, { hidden: true }];
    utils.book_append_sheet(book, sheet, 'Data');
    utils.book_append_sheet(book, utils.aoa_to_sheet([[1]]), 'Lama');
    book.Workbook = { Sheets: [{}, {}, { Hidden: 1 }] } as never;
    for (const bookSST of [false, true]) {
      const bytes = write(book, { type: 'buffer', bookType: 'xlsx', bookSST, compression: true });
      const read = await bothWays(bytes);
      expect(read.tables.map((table) => table.hidden)).toEqual([false, false, true]);
      expect(read.tables[1]).toMatchObject({
        hiddenColumns: [1],
        merges: [
          { row: 1, column: 1, columns: 2 },
          { row: 3, rows: 2 },
        ],
      });
      expect(read.tables[1]?.rows.map((row) => row.hidden)).toEqual([false, false, true, false, false]);
    }
  });

  test.each(['xlsx', 'xlsb'] as const)('%s: the library reads only the binary form', async (bookType) => {
    const read = await fast(workbookOf({ Data: [['NIK']] }, bookType));
    expect(read === null).toBe(bookType !== 'xlsx');
  });

  test('with dates since 1904, and formats of its own and of the program', async () => {
    const styles =
      '<numFmts count="2"><numFmt numFmtId="164" formatCode="[$-421]dd\\ mmmm\\ yyyy"/><numFmt numFmtId="165" formatCode="&quot;Rp&quot;#,##0"/></numFmts>' +
      '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="46"/></cellXfs>';
    const cells = [0, 1, 2, 3, 4, 5].map((style) => `<c s="${style}"><v>4541${style}.25</v></c>`).join('');
    for (const properties of ['date1904="1"', 'date1904="0"', '']) {
      const [row] = await cellsOf({ sheet: rows(`<row>${cells}</row>`), styles, properties });
      expect(row?.map((cell) => typeof cell)).toEqual(['number', 'object', 'object', 'number', 'object', 'number']);
    }
  });

  test.each(['', 'x:'])('with the prefix %j, every type of cell, and rows and cells without their place', async (x) => {
    const c = (attributes: string, inside: string) => `<${x}c ${attributes}>${inside}</${x}c>`;
    const v = (value: string) => `<${x}v>${value}</${x}v>`;
    const t = (text: string, attributes = '') => `<${x}t${attributes}>${text}</${x}t>`;
    const strings = [
      `<${x}si>${t('biasa')}</${x}si>`,
      `<${x}si>${t(' dua &amp; &#x41; &#233; _x0041_ é ', ' xml:space="preserve"')}</${x}si>`,
      `<${x}si><${x}r><${x}rPr><${x}b/></${x}rPr>${t('te')}</${x}r><${x}r>${t('bal')}</${x}r><${x}rPh sb="0" eb="1">${t('bunyi')}</${x}rPh></${x}si>`,
      `<${x}si></${x}si>`,
      `<${x}si>${t('a\nb')}<${x}phoneticPr fontId="1"/></${x}si>`,
    ].join('\n ');
    const cells = [
      ...[0, 1, 2, 3, 4].map((index) => c('t="s"', v(String(index)))),
      c('t="str"', `<${x}f>A1</${x}f>${v('x &amp; é')}`),
      c('t="str"', `<${x}f>A1</${x}f>`),
      c('t="inlineStr"', `<${x}is>${t('sendiri')}</${x}is>`),
      c('t="inlineStr"', `<${x}is><${x}r>${t('ter')}</${x}r><${x}r>${t('potong')}</${x}r></${x}is>`),
      c('t="inlineStr"', ''),
      c('t="b"', v('1')) + c('t="b"', v('0')) + c('t="b"', v('true')),
      c('t="e"', v('#N/A')) + c('t="e"', v('#SPILL!')),
      c('', v('1')) +
        c('t="n"', v('-0')) +
        c('', v('1E+20')) +
        c('', v('0.1')) +
        c('', v('3174052509950001')) +
        c('', v(' 7 ')),
      c('', `<${x}f>1+1</${x}f>`),
      c('t="n"', `<${x}f>1+1</${x}f>${v('')}`),
      c('', v('')),
      `<${x}c s="0"/>`,
    ].join('');
    const sheet = `<${x}sheetData>
      <${x}row>${cells}</${x}row>
      <${x}row r="3" hidden="1"><${x}c r="B3"><${x}v>5</${x}v></${x}c><${x}c t="n"><${x}v>6</${x}v></${x}c></${x}row>
      <${x}row r="7"/><${x}row r="8" spans="1:3"></${x}row><${x}row><${x}c r="C9" s="0"/></${x}row>
    </${x}sheetData>`;
    const read = await cellsOf({ sheet, strings, prefix: x });
    expect(read[0]?.slice(0, 3)).toEqual(['biasa', ' dua & A é A é ', 'tebal']);
    expect(read[1]).toEqual([null, 5, 6]);
    expect(read[2]).toEqual([null, null, null]);
  });

  test('with Windows line ends, blanks between elements, single quotes and a byte-order mark', async () => {
    const sheet =
      "\ufeff<?xml version='1.0' encoding='utf-8'?>\r\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\r\n<sheetData>\r\n" +
      "<row r='1' >\r\n <c r='A1' t='inlineStr' >\r\n<is>\r\n<t>NIK</t>\r\n</is>\r\n</c>\r\n</row>\r\n</sheetData>\r\n</worksheet>\r\n";
    expect(await cellsOf({ sheet })).toEqual([['NIK']]);
  });

  test('in the strict form of its format, whose names are others', async () => {
    const bytes = workbookOf({
      Data: [
        ['NIK', 'Lahir'],
        ['3174052509950001', { t: 'n', v: 45413, z: 'dd/mm/yyyy' }],
      ],
    });
    const parts = zipDirectory(bytes).map(({ name, packed, method }) => ({
      name,
      data: (method === 8 ? inflateRawSync(packed) : packed)
        .toString('latin1')
        .replaceAll(
          'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
          'http://purl.oclc.org/ooxml/spreadsheetml/main',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        ),
    }));
    const [table] = (await bothWays(zipOf(parts))).tables;
    expect(table?.rows[1]?.cells).toEqual(['3174052509950001', { kind: 'date', text: '2024-05-01' }]);
  });

  test('with texts that begin a hundred thousand times and never end', async () => {
    const strings = `<si><r><t>a</t></r>${'<rPh sb="0" eb="1">'.repeat(100_000)}</si>`;
    const book = rawXlsx({ sheet: rows('<row><c t="s"><v>0</v></c></row>'), strings });
    await expect(fast(book)).rejects.toMatchObject({ code: 'file-corrupt' });
    const cols = `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(100_000)}</cols>`;
    const read = await fast(rawWorkbook('<row><c><v>0</v></c></row>', [], undefined, { before: cols }));
    expect(read?.tables[0]?.hiddenColumns.size).toBe(16_384);
  });

  test('with a sheet no one names before the one that is, whose dates are dates all the same', async () => {
    const styles = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
    const cells = await cellsOf({
      sheet: rows('<row r="1"><c r="A1" s="1"><v>45413</v></c></row>'),
      styles,
      more: [{ name: 'xl/worksheets/sheet0.xml', data: '<worksheet><sheetData/></worksheet>' }],
    });
    expect(cells).toEqual([[{ kind: 'date', text: '2024-05-01' }]]);
  });

  test('whose cells lie on the border of two pieces', async () => {
    const long = Array.from({ length: 12_000 }, (_, index) => {
      const cells = [`Orang é ${index}`, `&amp;${index}`].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
      return `<row>${cells.join('')}<c><v>${index}</v></c></row>`;
    });
    const bytes = rawXlsx({ sheet: rows(long.join('')), styles: fills });
    const [table] = (await fast(bytes))?.tables ?? [];
    // As text: to compare so many rows cell by cell takes the test's whole time.
    expect(JSON.stringify([...(table?.rows() ?? [])])).toBe(
      JSON.stringify([...(readWorkbook(bytes, undefined, { looks: 'all' }).tables[0]?.rows() ?? [])]),
    );
    expect(table?.count).toBe(12_000);
  });
});
