/**
 * A workbook says the same in many forms of XML, and every cell comes out of each: an empty text moves no other, what a
 * program adds of its own is no damage, and damage never reads as a blank.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utils } from 'xlsx';
import type { Cell } from '../../../../src-main/core/spreadsheet/cell.ts';
import { zipDirectory } from '../../../../src-main/core/spreadsheet/read/guards/zip-directory.ts';
import { createUnpacker } from '../../../../src-main/core/spreadsheet/read/guards/zip-guard.ts';
import { openSource } from '../../../../src-main/core/spreadsheet/read/open-source.ts';
import { AnyStrings, readXlsx, type Way } from '../../../../src-main/core/spreadsheet/read/xlsx/read-xlsx.ts';
import { TextArena } from '../../../../src-main/core/spreadsheet/read/xlsx/text-arena.ts';
import { type RawXlsx, rawXlsx } from '../../../fixtures/nasty/raw-books.ts';
import { rawWorkbook } from '../../../fixtures/workbooks.ts';
import { type ZipPart, zipOf } from '../../../fixtures/zip.ts';
import { codeOf } from './read-bytes.ts';

/** The cells of its first sheet, and in what form each part was taken. */
async function read(bytes: Buffer): Promise<{ cells: Cell[][]; ways: Record<string, Way> }> {
  const entries = zipDirectory(bytes);
  const ways: Record<string, Way> = {};
  const opened = await readXlsx(entries, createUnpacker(entries), undefined, (part, way) => {
    ways[part.split('/').at(-1) ?? ''] = way;
  });
  if (!opened) throw new Error('It was left to the library.');
  return { cells: [...(opened.tables[0]?.rows() ?? [])].map((row) => row.cells), ways };
}

const cellsOf = async (book: RawXlsx) => (await read(rawXlsx(book))).cells;
const rows = (inside: string) => `<sheetData>${inside}</sheetData>`;
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const noValue = { kind: 'no-value' } as const;

describe('a shared string that is empty moves no other', () => {
  const sheet = rows('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>');

  test.each([
    '<si/>',
    '<si />',
    '<si></si>',
    '<si> </si>',
    '<si><t/></si>',
    '<si><t /></si>',
    '<si><t></t></si>',
    '<si><t xml:space="preserve"/></si>',
    '<si><r><t/></r></si>',
    '<si><r><rPr><b/></rPr></r></si>',
    '<si><t/><phoneticPr fontId="1"/></si>',
    '<si><rPh sb="0" eb="1"><t>bunyi</t></rPh></si>',
    '<si><!-- <si> --></si>',
    '<si\n/>',
  ])('%s', async (empty) => {
    expect(await cellsOf({ sheet, strings: `<si><t>satu</t></si>${empty}<si><t>tiga</t></si>` })).toEqual([
      ['satu', '', 'tiga'],
    ]);
  });

  test.each([
    ['</si> in a section', '<si><t><![CDATA[a</si><si>b]]></t></si>', 'a</si><si>b'],
    ['</si> in a comment', '<si><t>a<!-- </t></si><si> -->b</t></si>', 'ab'],
    ['another program’s element', '<si><t>ab</t><y:si xmlns:y="urn:y"><y:t>c</y:t></y:si></si>', 'ab'],
    ['attributes of its own', '<si id="7"><t>ab</t></si>', 'ab'],
    ['runs with blanks between them', '<si>\n <r>\n  <t>a</t>\n </r>\n <r><t> b</t></r>\n</si>', 'a b'],
  ])('and neither does %s', async (_what, text, expected) => {
    expect(await cellsOf({ sheet, strings: `<si><t>satu</t></si>${text}<si><t>tiga</t></si>` })).toEqual([
      ['satu', expected, 'tiga'],
    ]);
  });
});

describe('texts are what Excel shows', () => {
  test.each([
    ['Ma&#8217;ruf', 'Ma’ruf'],
    ['Ren&#xE9;', 'René'],
    ['&#128512;', '😀'],
    ['&#x1F600;', '😀'],
    ['a &amp;amp; b', 'a &amp; b'],
    ['&amp;#233;', '&#233;'],
    ['&#0;&#1114112;&nbsp;&', '&#0;&#1114112;&nbsp;&'],
    ['a_x000D_\nb', 'a\nb'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['_x0041_', 'A'],
    ['_x005F_x0041_', '_x0041_'],
    ['_X0041_ _x41_ _x004G_', '_X0041_ _x41_ _x004G_'],
    ['é _x00e9_', 'é é'],
    ['_xD83D__xDE00_', '😀'],
  ])('%j', async (raw, expected) => {
    const sheet = rows(
      `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="str"><v>${raw}</v></c><c t="inlineStr"><is><t>${raw}</t></is></c><c t="inlineStr"><is><r><t>${raw}</t></r></is></c></row>`,
    );
    const strings = `<si><t>${raw}</t></si><si><r><t>${raw}</t></r></si>`;
    const all = [[expected, expected, expected, expected, expected]];
    const usual = await read(rawXlsx({ sheet, strings }));
    const other = await read(rawXlsx({ sheet: `<!-- x -->${sheet}`, strings: `<!-- x -->${strings}` }));
    expect([usual.cells, other.cells]).toEqual([all, all]);
    expect(Object.values(other.ways)).toEqual(['any-form', 'any-form']);
  });

  test('also in the names of sheets', async () => {
    const workbook = `<?xml version="1.0"?><workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Ma&#8217;ruf &amp; _x0041_" sheetId="1" r:id="rId1"/></sheets></workbook>`;
    const { sheets } = await openSource(rawXlsx({ sheet: rows('<row><c><v>1</v></c></row>'), workbook }), undefined);
    expect(sheets).toEqual(['Ma’ruf & A']);
  });
});

describe('every type of cell', () => {
  const styles = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
  test.each<[string, string, Cell]>([
    ['a date in words', '<c t="d"><v>2024-05-01</v></c>', { kind: 'date', text: '2024-05-01' }],
    [
      'with its time',
      '<c t="d" s="1"><v>2024-05-01T13:45:00.000Z</v></c>',
      { kind: 'date', text: '2024-05-01 13:45:00' },
    ],
    ['at midnight', '<c t="d" s="1"><v>2024-05-01T00:00:00</v></c>', { kind: 'date', text: '2024-05-01' }],
    ['a time alone', '<c t="d"><v>T13:45:00</v></c>', { kind: 'date', text: '13:45:00' }],
    ['a date in words that is none', '<c t="d"><v>1 Mei</v></c>', '1 Mei'],
    ['a date in words that is a number', '<c t="d" s="1"><v>45413</v></c>', { kind: 'date', text: '2024-05-01' }],
    ['a number that is none', '<c><v>081x</v></c>', '081x'],
    ['a number of a blank', '<c><v> </v></c>', null],
    ['a number with blanks around it', '<c><v> 7 </v></c>', 7],
    ['a truth without a value', '<c t="b"/>', null],
    ['a truth in capitals', '<c t="b"><v>TRUE</v></c>', true],
    ['an error without a value', '<c t="e"></c>', null],
    ['a new error', '<c t="e"><f>A1#</f><v>#SPILL!</v></c>', { kind: 'error', text: '#ERROR!' }],
    ['an empty type', '<c t=""><v>5</v></c>', 5],
    ['a text of its own beside a formula', '<c t="inlineStr"><f>A1</f><is><t>a</t></is></c>', 'a'],
    ['a text of its own where values stand', '<c t="inlineStr"><v>a</v></c>', 'a'],
    ['an empty text of its own', '<c t="inlineStr"><is/></c>', ''],
    ['a formula without its value', '<c><f>1+1</f></c>', noValue],
    ['a shared one', '<c><f t="shared" si="0"/></c>', noValue],
    ['one with an empty value', '<c t="n"><f>1+1</f><v/></c>', noValue],
    ['a shared one with its value', '<c><f t="shared" si="0"/><v>5</v></c>', 5],
    ['an array formula', '<c><f t="array" ref="A1">1</f><v>5</v></c>', 5],
    ['a style nobody wrote down', '<c s="99"><v>5</v></c>', 5],
    ['an extension', '<c><v>5</v><extLst><ext uri="x"><v>6</v></ext></extLst></c>', 5],
    ['another program’s element', '<c><v>5</v><y:v xmlns:y="urn:y">6</y:v></c>', 5],
    ['a value in sections', '<c t="str"><v><![CDATA[a]]>b<![CDATA[<c>]]></v></c>', 'ab<c>'],
    ['a value with a comment', '<c><v>4<!-- 5 -->6</v></c>', 46],
    ['a value in character references', '<c><v>&#52;2</v></c>', 42],
  ])('%s', async (_what, cell, expected) => {
    expect(await cellsOf({ sheet: rows(`<row>${cell}<c><v>1</v></c></row>`), styles })).toEqual([[expected, 1]]);
  });

  test('what an array formula fills without its results is no blank; beside and below it is one', async () => {
    const sheet = rows(
      '<row r="1"><c r="A1"/><c r="B1"><f t="array" ref="B1:C2">1</f></c><c r="C1"/><c r="D1"/></row>' +
        '<row r="2"><c r="A2"/><c r="B2"/><c r="C2"><v>7</v></c><c r="D2"/></row><row r="3"><c r="B3"/></row>',
    );
    expect(await cellsOf({ sheet })).toEqual([
      [null, noValue, noValue, null],
      [null, noValue, 7, null],
      [null, null],
    ]);
  });
});

describe('every form of a sheet', () => {
  const cell = (ref: string, value: string | number) => `<c r="${ref}"><v>${value}</v></c>`;
  const declaration = '<?xml version="1.0"?>';
  test.each<[string, string | Buffer, Cell[][]]>([
    ['no rows', '<sheetData/>', []],
    ['no rows, with a blank', '<sheetData />', []],
    ['no rows, over two lines', '<sheetData\n></sheetData >', []],
    ['rows in a tag with blanks', `<sheetData ><row >${cell('A1', 5)}</row ></sheetData >`, [[5]]],
    ['places in small letters', rows(`<row r="1">${cell('a1', 5)}${cell('c1', 6)}</row>`), [[5, null, 6]]],
    ['places with dollars', rows(`<row r="1">${cell('$B$1', 5)}</row>`), [[null, 5]]],
    ['lines for blanks', rows('<row\n\tr="1"\r\n><c\n r="B1"\n><v\n>5</v\n></c\n></row\n>'), [[null, 5]]],
    ['a comment among the rows', rows(`<!-- <row r="1"> --><row r="1">${cell('A1', 5)}</row>`), [[5]]],
    ['an instruction', rows(`<?x y?><row r="1">${cell('A1', 5)}</row>`), [[5]]],
    ['rows out of order', rows(`<row r="2">${cell('A2', 6)}</row><row r="1">${cell('A1', 5)}</row>`), [[5], [6]]],
    ['cells out of order', rows(`<row r="1">${cell('B1', 6)}${cell('A1', 5)}</row>`), [[5, 6]]],
    ['a row in two', rows(`<row r="1">${cell('A1', 5)}</row><row r="1">${cell('B1', 6)}</row>`), [[5, 6]]],
    ['a cell twice alike', rows(`<row r="1">${cell('A1', 5)}${cell('A1', 5)}<c r="A1"/></row>`), [[5]]],
    ['a cell in another row', rows(`<row r="1">${cell('A2', 6)}${cell('A1', 5)}</row>`), [[5], [6]]],
    [
      'alternatives',
      `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="y">${rows('<row><c><v>1</v></c></row>')}</mc:Choice><mc:Fallback>${rows('<row><c><v>5</v></c></row>')}</mc:Fallback></mc:AlternateContent>`,
      [[5]],
    ],
    [
      'two prefixes for the same',
      `${declaration}<x:worksheet xmlns:x="urn:m" xmlns:z="urn:m" xmlns="urn:m"><z:sheetData><row><x:c><z:v>5</z:v></x:c></row></z:sheetData></x:worksheet>`,
      [[5]],
    ],
    [
      'UTF-16',
      Buffer.from(
        `\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet ${main}>${rows('<row><c t="str"><v>é 表 😀</v></c></row>')}</worksheet>`,
        'utf16le',
      ),
      [['é 表 😀']],
    ],
    [
      'UTF-16 the other way round, without a mark',
      Buffer.from(
        `<?xml version="1.0" encoding="UTF-16"?><worksheet ${main}>${rows('<row><c t="str"><v>表</v></c></row>')}</worksheet>`,
        'utf16le',
      ).swap16(),
      [['表']],
    ],
    [
      'an old code page',
      Buffer.from(
        `<?xml version="1.0" encoding="windows-1252"?><worksheet ${main}>${rows('<row><c t="str"><v>René</v></c></row>')}</worksheet>`,
        'latin1',
      ),
      [['René']],
    ],
  ])('%s', async (_what, sheet, expected) => {
    expect(await cellsOf({ sheet })).toEqual(expected);
  });

  test('what is hidden and merged is known in every form', async () => {
    const sheet = `<cols><col min="2" max="3" hidden="1"/></cols>${rows('<row r="1" hidden="true"><c r="A1"><v>5</v></c></row>')}<mergeCells><mergeCell y="1" ref="a1:$C$2"/><mergeCell ref="B:D"/></mergeCells>`;
    for (const one of [sheet, `<!-- x -->${sheet}`]) {
      const { tables } = await openSource(rawXlsx({ sheet: one }), undefined);
      expect(tables[0]).toMatchObject({
        hiddenColumns: new Set([1, 2]),
        merges: [{ row: 1, column: 0, rows: 2, columns: 3 }],
      });
      expect([...(tables[0]?.rows() ?? [])]).toMatchObject([{ row: 1, hidden: true }]);
    }
  });
});

describe('what a program adds of its own is no damage', () => {
  const sheet = rows('<row><c s="1"><v>45413</v></c></row>');
  const styles = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
  const date = [[{ kind: 'date', text: '2024-05-01' }]];

  test.each([
    ['bold with its end', `<fonts><font><b></b><i val="0"></i><u val="none"></u></font></fonts>${styles}`],
    ['an element nobody knows', `<knownTo2040><a/></knownTo2040>${styles}<fills><bold/></fills>`],
    [
      'formats among alternatives',
      `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="y"><cellXfs/></mc:Choice><mc:Fallback>${styles}</mc:Fallback></mc:AlternateContent>`,
    ],
    [
      'looks that no cell points to',
      `<cellStyleXfs><xf numFmtId="4"/><xf numFmtId="4"/></cellStyleXfs>${styles}<dxfs><dxf><numFmt numFmtId="14" formatCode="0"/></dxf></dxfs>`,
    ],
  ])('in the styles: %s', async (_what, inside) => {
    expect(await cellsOf({ sheet, styles: inside })).toEqual(date);
    expect(await cellsOf({ sheet: prefixed(sheet), styles: prefixed(inside), prefix: 'x:' })).toEqual(date);
  });

  test('in the workbook, around it, and in the sheet', async () => {
    const workbook = `<?xml version="1.0"?><workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><new><sheets/></new><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets><new/></workbook>`;
    const more = ['xl/metadata.xml', 'xl/theme/theme1.xml', 'docProps/app.xml', 'xl/connections.xml'].map((name) => ({
      name,
      data: '<unknown><is this="damaged?"></unknown>',
    }));
    const around = `<new><sheetData/></new>${sheet}<cube><c/></cube>`;
    expect(await cellsOf({ sheet: around, styles, workbook, more })).toEqual(date);
  });

  function prefixed(xml: string): string {
    return xml.replace(/<(\/?)(?=[a-zA-Z]+\b(?!:))/g, '<$1x:');
  }
});

describe('damage is told, and never reads as a blank', () => {
  const cell = '<c r="A1" t="inlineStr"><is><t>NIK</t></is></c>';
  test.each<[string, Buffer]>([
    ['a row that another element closes', rawWorkbook(`<row r="1">${cell}</rowe>`)],
    ['a cell that is not closed', rawWorkbook('<row r="1"><c r="A1"><v>1</v></row>')],
    ['another element among the rows', rawWorkbook(`<rov r="1">${cell}</rov>`)],
    ['another element among the cells', rawWorkbook('<row r="1"><d r="A1"><v>1</v></d></row>')],
    ['another element in a cell', rawWorkbook('<row r="1"><c r="A1"><w>1</w></c></row>')],
    ['an element in a value', rawWorkbook('<row r="1"><c r="A1"><v>1<w/></v></c></row>')],
    ['text among the cells', rawWorkbook(`<row r="1">${cell}5</row>`)],
    ['a type nobody knows', rawWorkbook('<row r="1"><c r="A1" t="zz"><v>1</v></c></row>')],
    ['a place nobody knows', rawWorkbook('<row r="1"><c r="1A"><v>1</v></c></row>')],
    ['a row nobody knows', rawWorkbook('<row r="one"><c><v>1</v></c></row>')],
    ['a cell twice, with two values', rawWorkbook(`<row r="1">${cell}<c r="A1"><v>1</v></c></row>`)],
    ['two values', rawWorkbook('<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>')],
    ['a shared string that is not there', rawWorkbook('<row r="1"><c r="A1" t="s"><v>3</v></c></row>')],
    [
      'a shared string that is no number',
      rawXlsx({ sheet: rows('<row><c t="s"><v>x</v></c></row>'), strings: '<si/>' }),
    ],
    ['an attribute without quotes', rawWorkbook('<row r=1><c><v>1</v></c></row>')],
    ['no rows at all', rawXlsx({ sheet: '<sheetViews/>' })],
    ['rows twice', rawXlsx({ sheet: '<sheetData/><sheetData/>' })],
    ['a sheet that is another part', rawXlsx({ sheet: `<?xml version="1.0"?><styleSheet ${main}></styleSheet>` })],
    ['no sheet part', rawXlsx({ sheet: null })],
    ['strings that are not closed', rawXlsx({ sheet: rows('<row><c><v>1</v></c></row>'), strings: '<si><t>a</si>' })],
    [
      'strings in an encoding nobody knows',
      rawWorkbook(`<row r="1">${cell}</row>`, [], '<?xml version="1.0" encoding="klingon"?>'),
    ],
  ])('%s', async (_what, bytes) => {
    expect(await codeOf(bytes)).toBe('file-corrupt');
  });

  test('also of a part that says nothing of the list', async () => {
    const more = [{ name: 'xl/media/a.png', data: 'x', claimedCrc: 7 }];
    expect(await codeOf(rawWorkbook(`<row r="1">${cell}</row>`, more))).toBe('file-corrupt');
  });
});

describe('every way to pack the parts', () => {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts: ZipPart[] = [
    {
      name: '[Content_Types].xml',
      data: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    },
    { name: '_rels/.rels', data: relations('officeDocument', 'xl/workbook.xml') },
    {
      name: 'xl/workbook.xml',
      data: `<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: relations('worksheet', 'worksheets/sheet1.xml') },
    { name: 'xl/worksheets/sheet1.xml', data: `<worksheet ${main}>${rows('<row><c><v>5</v></c></row>')}</worksheet>` },
  ];
  const named = (change: (name: string) => string) => parts.map((part) => ({ ...part, name: change(part.name) }));
  const changed = (name: string, data: string) => parts.map((part) => (part.name === name ? { ...part, data } : part));

  test.each<[string, ZipPart[]]>([
    ['slashes that lean backwards', named((name) => name.replaceAll('/', '\\'))],
    ['a slash in front', named((name) => `/${name}`)],
    ['names in other letters', named((name) => name.toUpperCase().replace('.XML', '.xml').replace('.RELS', '.rels'))],
    ['an empty picture, packed', [...parts, { name: 'docProps/thumbnail.wmf', data: '', packed: Buffer.alloc(0) }]],
    ['a folder as a part', [{ name: 'xl/', data: '', method: 0 }, ...parts]],
    ['no types of the parts', parts.filter(({ name }) => name !== '[Content_Types].xml')],
    ['no relations of the package', parts.filter(({ name }) => name !== '_rels/.rels')],
    ['no relations of the workbook', parts.filter(({ name }) => name !== 'xl/_rels/workbook.xml.rels')],
    [
      'a target from the root',
      changed('xl/_rels/workbook.xml.rels', relations('worksheet', '/xl/worksheets/sheet1.xml')),
    ],
    [
      'a target by a detour',
      changed('xl/_rels/workbook.xml.rels', relations('worksheet', '../xl/./worksheets/sheet1.xml')),
    ],
    [
      'strings that are named and not there',
      changed(
        'xl/_rels/workbook.xml.rels',
        relations(
          'worksheet',
          'worksheets/sheet1.xml',
          '<Relationship Id="rId9" Type="x/sharedStrings" Target="sharedStrings.xml"/>',
        ),
      ),
    ],
  ])('%s', async (_what, made) => {
    expect((await read(zipOf(made))).cells).toEqual([[5]]);
  });

  test('a part in a place of its own is found by what names it, not by its name', async () => {
    const moved = changed('xl/_rels/workbook.xml.rels', relations('worksheet', 'elsewhere/list.xml'));
    const stray = {
      name: 'xl/elsewhere/list.xml',
      data: `<worksheet ${main}>${rows('<row><c><v>7</v></c></row>')}</worksheet>`,
    };
    expect((await read(zipOf([...moved, stray]))).cells).toEqual([[7]]);
  });

  test('a part that is named like one of OpenDocument makes it none', async () => {
    const made = rawXlsx({
      sheet: rows('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'),
      strings: '<si/><si><t>dua</t></si>',
      more: ['content.xml', 'styles.xml'].map((name) => ({ name, data: '<x/>' })),
    });
    const { tables } = await openSource(made, undefined);
    expect([...(tables[0]?.rows() ?? [])].map((row) => row.cells)).toEqual([['', 'dua']]);
  });

  test('the same name with both slashes is one part twice', async () => {
    expect(await codeOf(zipOf([...parts, { name: 'xl\\workbook.xml', data: '<workbook/>' }]))).toBe('file-corrupt');
  });

  function relations(kind: string, target: string, more = ''): string {
    const kindOf = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}`;
    return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${kindOf}" Target="${target}"/>${more}</Relationships>`;
  }
});

describe('a workbook in an odd form costs no more than another', () => {
  test('a long text that very many cells point to is kept once', async () => {
    const strings = `<si><t>${'a'.repeat(4_000_000)}</t></si>`;
    const sheet = `<!-- x -->${rows('<row><c t="s"><v>0</v></c></row>'.repeat(5_000))}`;
    const entries = zipDirectory(rawXlsx({ sheet, strings }));
    const opened = await readXlsx(entries, createUnpacker(entries), undefined);
    expect(opened?.tables[0]?.count).toBe(5_000);
  });

  test('a part that is walked twice counts once, and one that many sheets name is read once', async () => {
    const sheets = Array.from(
      { length: 500 },
      (_, index) => `<sheet name="S${index}" sheetId="${index + 1}" r:id="rId1"/>`,
    );
    const workbook = `<?xml version="1.0"?><workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets.join('')}</sheets></workbook>`;
    const sheet = `<!-- x -->${rows('<row><c><v>5</v></c></row>'.repeat(20_000))}`;
    const entries = zipDirectory(rawXlsx({ sheet, workbook }));
    const bytes = entries.reduce((sum, entry) => sum + entry.size, 0);
    const limits = { entries: 100, entryBytes: bytes, totalBytes: bytes };
    const opened = await readXlsx(entries, createUnpacker(entries, limits), undefined);
    expect([opened?.tables.length, opened?.tables.at(-1)?.count]).toEqual([500, 20_000]);
  });

  test('nothing but beginnings are refused, and so are empty strings without end', async () => {
    const beginnings = rows(`<row><c><v>1</v></c></row>${'<row>'.repeat(300_000)}`);
    expect(await codeOf(rawXlsx({ sheet: beginnings }))).toBe('file-corrupt');
    const strings = new AnyStrings(new TextArena());
    expect(() => {
      for (let count = 0; count < 9_000_000; count++) {
        strings.open('si');
        strings.close('si');
      }
    }).toThrow(expect.objectContaining({ code: 'file-too-large' }));
  });
});

describe('any workbook', () => {
  const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  /** A text and how it is written. What XML cannot hold, and what is an escape by chance, is left out here. */
  const text = fc
    .oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('a_b', '\u00a0', ' ', '', "Ma'ruf", '&#10;'))
    .map((any) => any.replace(/\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '\t').replaceAll('_x', '_y'));
  /** A number is written as JavaScript writes it, which has no negative nothing: `-0` is written `0`. */
  const number = fc
    .oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.constantFrom(-0, 3174052509950001, 0.30000000000000004),
    )
    .map((any) => (any === 0 ? 0 : any));
  const content = fc.oneof(
    number.map((value) => [value, '', `<v>${value}</v>`] as const),
    text.map((value) => [value, ' t="str"', `<f>A1</f><v>${xml(value)}</v>`] as const),
    text.map((value) => [value, ' t="inlineStr"', `<is><t>${xml(value)}</t></is>`] as const),
    fc
      .array(text)
      .map(
        (texts) =>
          [
            texts.join(''),
            ' t="inlineStr"',
            `<is>${texts.map((one) => `<r><t xml:space="preserve">${xml(one)}</t></r>`).join('')}</is>`,
          ] as const,
      ),
    fc.nat(4).map((index) => [index, ' t="s"', `<v>${index}</v>`] as const),
    fc.constantFrom(
      [true, ' t="b"', '<v>1</v>'] as const,
      [{ kind: 'error', text: '#REF!' }, ' t="e"', '<v>#REF!</v>'] as const,
      [null, '', ''] as const,
      [noValue, '', '<f>1+1</f>'] as const,
      [noValue, ' t="s"', '<f>1</f>'] as const,
    ),
  );
  const row = fc.record({
    cells: fc.array(fc.record({ content, gap: fc.nat(3) }), { maxLength: 6 }),
    gap: fc.nat(3),
  });

  /** The same part, said otherwise. */
  const forms: ((part: string) => string)[] = [
    (part) => part,
    (part) => part.replaceAll('/><', ' /><').replaceAll('></', ' ></'),
    (part) => part.replaceAll('<c ', '<!-- </c> --><c '),
    (part) => part.replace(/ r="([A-Z]+\d+)"/g, (_whole, place: string) => ` r='${place.toLowerCase()}'`),
    (part) => part.replace(/<t>([^<&]*)<\/t>/g, '<t><![CDATA[$1]]></t>'),
    (part) => part.replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:'),
  ];

  test('reads as it was written, in every form', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 8 }),
        fc.array(text, { minLength: 5, maxLength: 5 }),
        fc.nat(forms.length - 1),
        fc.boolean(),
        async (made, shared, form, utf16) => {
          let number = 0;
          const expected: Cell[][] = [];
          const xmlRows = made.map(({ cells, gap }) => {
            number += 1 + gap;
            const line: Cell[] = [];
            const inside = cells.map((one) => {
              for (let left = one.gap; left > 0; left--) line.push(null);
              const place = utils.encode_cell({ r: number - 1, c: line.length });
              const [value, type, written] = one.content;
              line.push(type === ' t="s"' && typeof value === 'number' ? (shared[value] ?? null) : value);
              return `<c r="${place}"${type}>${written}</c>`;
            });
            if (line.length > 0) expected.push(line);
            return `<row r="${number}">${inside.join('')}</row>`;
          });
          const change = forms[form] as (part: string) => string;
          const prefix = form === forms.length - 1 ? 'x:' : '';
          const space = main.replace('xmlns', prefix === '' ? 'xmlns' : 'xmlns:x');
          const sheet = `<?xml version="1.0"?><${prefix}worksheet ${space}>${change(rows(xmlRows.join('')))}</${prefix}worksheet>`;
          const strings = change(shared.map((one) => (one === '' ? '<si/>' : `<si><t>${xml(one)}</t></si>`)).join(''));
          const bytes = rawXlsx({ sheet: utf16 ? Buffer.from(`\ufeff${sheet}`, 'utf16le') : sheet, strings, prefix });
          expect((await read(bytes)).cells).toEqual(expected);
        },
      ),
      { numRuns: 100 },
    );
  });
});
