/** The fast way through a plain workbook reads every cell, row and merge as the spreadsheet library does, or hands over. */
import { inflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import type { PackedTable } from '../../../src-main/core/lists/reading/packed-table.ts';
import { readWorkbook } from '../../../src-main/core/lists/reading/workbook.ts';
import { readPlainXlsx } from '../../../src-main/core/lists/reading/xlsx/plain-xlsx.ts';
import { zipDirectory } from '../../../src-main/core/lists/reading/zip-directory.ts';
import { createUnpacker } from '../../../src-main/core/lists/reading/zip-guard.ts';
import { type RawXlsx, rawXlsx } from '../../fixtures/nasty/raw-books.ts';
import { rawWorkbook, type Value, workbookOf } from '../../fixtures/workbooks.ts';
import { zipOf } from '../../fixtures/zip.ts';

type Read = { sheets: string[]; tables: PackedTable[] };

function fast(bytes: Buffer, sheet?: string): Promise<Read | null> {
  const entries = zipDirectory(bytes);
  return readPlainXlsx(entries, createUnpacker(entries), sheet);
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

/** By both ways, which must agree; the fast way must not have handed over. */
async function bothWays(bytes: Buffer) {
  const byUs = await fast(bytes);
  if (!byUs) throw new Error('It was handed over.');
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

describe('a plain workbook reads as by the library', () => {
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

  test.each(['xlsx', 'xlsb', 'ods'] as const)('%s: and where it is not plain, it is handed over', async (bookType) => {
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
      `<${x}si>${t('a\r\nb')}<${x}phoneticPr fontId="1"/></${x}si>`,
    ].join('\n ');
    const cells = [
      ...[0, 1, 2, 3, 4].map((index) => c('t="s"', v(String(index)))),
      c('t="str"', `<${x}f>A1</${x}f>${v('x &amp;amp; é')}`),
      c('t="str"', `<${x}f>A1</${x}f>`),
      c('t="inlineStr"', `<${x}is>${t('sendiri')}</${x}is>`),
      c('t="inlineStr"', `<${x}is><${x}r>${t('ter')}</${x}r><${x}r>${t('potong')}</${x}r></${x}is>`),
      c('t="inlineStr"', ''),
      c('t="b"', v('1')) + c('t="b"', v('0')) + c('t="b"', v('true')) + c('t="b"', ''),
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
    expect(await fast(rawXlsx({ sheet: rows('<row><c t="s"><v>0</v></c></row>'), strings }))).toBeNull();
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

describe('any workbook of plain parts', () => {
  const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const words = fc
    .oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('_x000D_', '&#10;', 'a_b', '\u00a0', ' '))
    .map((text) => xml(text.replace(/\p{Cc}/gu, '\t')));
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.integer().map(String),
    fc.constantFrom('0812', '1.', '.5', '-', '1e3', '12345678901234567890', '0.30000000000000004', '-0.0'),
  );
  const content = fc.oneof(
    fc
      .record({ type: fc.constantFrom('', ' t="n"'), value: number })
      .map(({ type, value }) => [type, `<v>${value}</v>`]),
    words.map((text) => [' t="str"', `<f>A1</f><v>${text}</v>`]),
    words.map((text) => [' t="inlineStr"', `<is><t>${text}</t></is>`]),
    fc
      .array(words)
      .map((texts) => [
        ' t="inlineStr"',
        `<is>${texts.map((text) => `<r><t xml:space="preserve">${text}</t></r>`).join('')}</is>`,
      ]),
    fc.nat(4).map((index) => [' t="s"', `<v>${index}</v>`]),
    fc.constantFrom(
      [' t="b"', '<v>1</v>'],
      [' t="e"', '<v>#REF!</v>'],
      ['', ''],
      ['', '<f>1+1</f>'],
      [' t="s"', '<f>1</f>'],
    ),
  );
  const cell = fc.record({ content, style: fc.option(fc.nat(4)), gap: fc.integer({ min: 0, max: 3 }) });
  const row = fc.record({
    cells: fc.array(cell, { maxLength: 6 }),
    gap: fc.integer({ min: 0, max: 3 }),
    hidden: fc.boolean(),
  });
  const styles =
    '<numFmts count="1"><numFmt numFmtId="170" formatCode="d/m/yy h:mm"/></numFmts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="170"/><xf numFmtId="4"/></cellXfs>';

  test('reads the same both ways', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 8 }),
        fc.array(words, { minLength: 5, maxLength: 5 }),
        fc.boolean(),
        async (made, shared, places) => {
          let number = 0;
          const xmlRows = made.map(({ cells, gap, hidden }) => {
            number += 1 + (places ? gap : 0);
            let column = -1;
            const inside = cells.map((one) => {
              column += 1 + (places ? one.gap : 0);
              const place = places ? ` r="${utils.encode_cell({ r: number - 1, c: column })}"` : '';
              const style = one.style === null ? '' : ` s="${one.style}"`;
              return `<c${place}${style}${one.content[0]}>${one.content[1]}</c>`.replace('<c>', '<c >');
            });
            return `<row${places ? ` r="${number}"` : ''}${hidden ? ' hidden="true"' : ''}>${inside.join('')}</row>`;
          });
          const strings = shared.map((text) => `<si><t>${text}</t></si>`).join('');
          await bothWays(rawXlsx({ sheet: rows(xmlRows.join('')), strings, styles }));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('what is not certain is handed over', () => {
  const cell = '<c r="A1" t="inlineStr"><is><t>NIK</t></is></c>';
  test.each<[string, Buffer]>([
    ['rows out of order', rawWorkbook(`<row r="2"></row><row r="1">${cell}</row>`)],
    ['a row twice', rawWorkbook(`<row r="1">${cell}</row><row r="1"></row>`)],
    ['a cell in another row', rawWorkbook(`<row r="2">${cell}</row>`)],
    ['a cell twice', rawWorkbook(`<row r="1">${cell}${cell}</row>`)],
    ['a date in words', rawWorkbook('<row r="1"><c r="A1" t="d"><v>2024-05-01</v></c></row>')],
    ['a type nobody knows', rawWorkbook('<row r="1"><c r="A1" t="zz"><v>1</v></c></row>')],
    ['an element nobody knows', rawWorkbook('<row r="1"><c r="A1"><w>1</w></c></row>')],
    ['an array formula', rawWorkbook('<row r="1"><c r="A1"><f t="array" ref="A1:A2">1</f><v>1</v></c></row>')],
    ['a shared formula without its value', rawWorkbook('<row r="1"><c r="A1"><f t="shared" si="0"/></c></row>')],
    ['a comment among the rows', rawWorkbook(`<!-- x --><row r="1">${cell}</row>`)],
    ['a section in a value', rawWorkbook('<row r="1"><c r="A1" t="str"><v><![CDATA[a]]></v></c></row>')],
    ['a string that is not there', rawWorkbook('<row r="1"><c r="A1" t="s"><v>3</v></c></row>')],
    ['another encoding', rawWorkbook(`<row r="1">${cell}</row>`, [], '<?xml version="1.0" encoding="ISO-8859-1"?>')],
    ['a row that another element closes', rawWorkbook(`<row r="1">${cell}</rowe>`)],
    ['a sheet in a place of its own', workbookWithSheetElsewhere()],
    ['no sheet at all', rawXlsx({ sheet: null })],
  ])('%s', async (_what, bytes) => {
    expect(await fast(bytes)).toBeNull();
  });

  test('after all parts were checked nevertheless', async () => {
    const bytes = rawWorkbook(`<!-- x --><row r="1">${cell}</row>`, [
      { name: 'xl/media/a.png', data: 'x', claimedCrc: 7 },
    ]);
    await expect(fast(bytes)).rejects.toMatchObject({ code: 'file-corrupt' });
  });
});

function workbookWithSheetElsewhere(): Buffer {
  const bytes = rawWorkbook('<row r="1"><c r="A1"><v>1</v></c></row>');
  // Both names are of the same length, so nothing else moves.
  const moved = Buffer.from(
    bytes.toString('latin1').replaceAll('xl/worksheets/sheet1', 'xl/worksheetz/sheet1'),
    'latin1',
  );
  return moved;
}
