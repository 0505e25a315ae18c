/** A written workbook, opened again by two readers that are not its writer: what stands in it, and how it looks and works. */
import { describe, expect, it } from 'vitest';
import { CFB, read } from 'xlsx';
import { openSource } from '../../../../src-main/core/spreadsheet/read/open-source.ts';
import {
  type SheetColumn,
  toneSigns,
  tones,
} from '../../../../src-main/core/spreadsheet/write/model/workbook-model.ts';
import { excelLimits } from '../../../../src-main/core/spreadsheet/write/workbook/sheet-spool.ts';
import { shownTables } from '../../../fakes/shown-tables.ts';
import { textColumns, workbookBytes } from '../../../fakes/written-file.ts';

function part(workbook: Buffer, name: string): string {
  const found = CFB.find(CFB.read(workbook, { type: 'buffer' }), `/${name}`);
  return Buffer.from((found?.content ?? []) as Uint8Array).toString('utf8');
}

const sheetXml = (workbook: Buffer, number = 1) => part(workbook, `xl/worksheets/sheet${number}.xml`);

/** What each row holds, as the program's own reader has it. */
async function readAgain(workbook: Buffer) {
  const { tables } = await openSource(workbook, undefined);
  return tables.map((table) => table.name);
}

const fieldColumns: SheetColumn[] = [
  { heading: '', kind: 'text', toned: true, tones: tones.map((tone) => ({ text: toneSigns[tone], tone })) },
  { heading: 'Nama', kind: 'text', toned: true },
  { heading: 'HP', kind: 'link' },
  { heading: 'Tagihan', kind: 'rupiah' },
  { heading: 'Lahir', kind: 'date' },
  { heading: 'Terjawab', kind: 'moment' },
  { heading: 'Hasil', kind: 'choice', fillIn: true, choices: ['Bertemu', 'Pindah'], advice: 'Pilih satu' },
  { heading: 'Sebab', kind: 'choice', fillIn: true, choices: ['Sakit, di rumah', 'Lain'] },
  { heading: 'Tanggal janji', kind: 'date', fillIn: true },
  { heading: 'Jumlah janji', kind: 'rupiah', fillIn: true },
];
const fieldRow = [
  '●',
  'Siti',
  { link: 'tel:+6281234560001', text: '0812-3456-0001' },
  1_500_000,
  { date: '1990-02-17' },
  { moment: '2026-11-30 10:15' },
];

function fieldSheet() {
  return workbookBytes({
    sheets: [
      {
        name: 'Kunjungan',
        columns: fieldColumns,
        keptColumns: 2,
        isProtected: true,
        footer: { left: 'Bogor & sekitarnya', middle: 'Halaman {{page}} dari {{pages}}' },
      },
    ],
    keepsSheets: true,
    rows: [fieldRow, ['✕', 'Budi']],
  });
}

describe('cells', () => {
  it('are what they are to another reader: dates dates, rupiah numbers, text text', async () => {
    const [, row] = read(await fieldSheet(), { dense: true, cellNF: true }).Sheets.Kunjungan?.['!data'] ?? [];
    expect(row?.slice(0, 6).map((cell) => [cell?.t, cell?.w])).toEqual([
      ['s', '●'],
      ['s', 'Siti'],
      ['s', '0812-3456-0001'],
      ['n', '1,500,000'],
      ['n', '1990-02-17'],
      ['n', '2026-11-30 10:15'],
    ]);
  });

  it('that no date can be are written as they are', async () => {
    const columns: SheetColumn[] = [{ heading: 'Lahir', kind: 'date' }];
    const dates = ['2026-02-30', '1899-12-31', '1900-02-28', 'kemarin', '1900-03-01'];
    const [sheet] = shownTables(await workbookBytes({ columns, rows: dates.map((date) => [{ date }]) }));
    expect(sheet?.rows.slice(1).map(([cell]) => cell?.value)).toEqual(dates);
  });

  it('hold every character: those XML cannot hold as Excel writes them, half a character as U+FFFD, which is told', async () => {
    const texts = ['a\u0001b\r', '_x0041_', '\uffff', '&<>"\'', ' depan', 'dua\nbaris', '😀', '\ud83d'];
    const workbook = await workbookBytes({ columns: textColumns('Nama'), rows: texts.map((text) => [text]) });
    const [sheet, notes] = shownTables(workbook);
    expect(sheet?.rows.slice(1).map(([cell]) => cell?.value)).toEqual([...texts.slice(0, -1), '\ufffd']);
    expect(notes?.name).toBe('Catatan');
    expect(JSON.stringify(notes?.rows)).toContain('1 teks berisi karakter rusak');
    expect(sheetXml(workbook)).toContain('a_x0001_b_x000D_');
  });

  it('longer than Excel holds are cut between characters, and the summary says how many', async () => {
    const rows = [[`${'x'.repeat(32_766)}😀`], ['y'.repeat(32_767)]];
    const pages = [{ name: 'Ringkasan', place: 'last' as const, lines: [['Baris', 2]] }];
    const [sheet, summary] = shownTables(await workbookBytes({ columns: textColumns('Alamat'), rows, pages }));
    expect(sheet?.rows.slice(1).map(([cell]) => String(cell?.value).length)).toEqual([32_766, 32_767]);
    expect(summary?.rows.at(-1)?.[0]?.value).toMatch(/^1 teks dipotong/);
  });

  it('of a file’s own columns stand under their heading, wherever it first came up', async () => {
    const rows = [
      { cells: ['a'], extra: [{ heading: 'Cabang', text: 'Melati' }] },
      { cells: ['b'], extra: [{ heading: 'Agen', text: 'X' }] },
      {
        cells: ['c'],
        extra: [
          { heading: 'Agen', text: 'Y' },
          { heading: 'Cabang', text: 'Mawar' },
        ],
      },
    ];
    const [sheet] = shownTables(await workbookBytes({ columns: textColumns('Nama'), rows }));
    expect(sheet?.rows.map((row) => row.map((cell) => cell.value))).toEqual([
      ['Nama', 'Cabang', 'Agen'],
      ['a', 'Melati'],
      ['b', null, 'X'],
      ['c', 'Mawar', 'Y'],
    ]);
  });
});

describe('a link', () => {
  it('is a real one, behind the colours and the drop-downs, where Excel looks for it', async () => {
    const workbook = await fieldSheet();
    const xml = sheetXml(workbook);
    const order = ['<sheetProtection', '<autoFilter', '<conditionalFormatting', '<dataValidations', '<hyperlinks'];
    const places = [...order, '<pageMargins', '<headerFooter', '<ignoredErrors'].map((tag) => xml.indexOf(tag));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(part(workbook, 'xl/worksheets/_rels/sheet1.xml.rels')).toContain('Target="tel:+6281234560001"');
    expect(xml).not.toContain('<f>');
  });

  it('that a list of customers must not open is its text alone', async () => {
    const links = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'http://x.example',
      'tel:0812;x',
      '=1',
      'https://wa.me/628',
    ];
    const rows = links.map((link) => [{ link, text: 'x' }]);
    const workbook = await workbookBytes({ columns: [{ heading: 'HP', kind: 'link' }], rows });
    const targets = [...part(workbook, 'xl/worksheets/_rels/sheet1.xml.rels').matchAll(/Target="([^"]+)"/g)];
    expect(targets.map(([, target]) => target)).toEqual(['https://wa.me/628']);
    expect(JSON.stringify(shownTables(workbook).at(-1))).toContain('5 tautan');
  });

  it('beyond those a sheet holds is its text', async () => {
    const rows = [1, 2, 3].map((n) => [{ link: `tel:+62812000${n}`, text: String(n) }]);
    const limits = { ...excelLimits, links: 2 };
    const workbook = await workbookBytes({ columns: [{ heading: 'HP', kind: 'link' }], rows, limits });
    expect(sheetXml(workbook).match(/<hyperlink /g)).toHaveLength(2);
  });
});

describe('a sheet', () => {
  it('keeps heading and first columns in view and prints them on every page, with its number', async () => {
    const workbook = await fieldSheet();
    const xml = sheetXml(workbook);
    expect(xml).toMatch(/<pane [^>]*xSplit="2" ySplit="1" topLeftCell="C2"[^>]*state="frozen"/);
    expect(part(workbook, 'xl/workbook.xml')).toMatch(/Print_Titles[^>]*>[^<]*Kunjungan[^<]*!\$A:\$B,[^<]*!\$1:\$1</);
    expect(xml).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*/);
    expect(xml).toMatch(/orientation="landscape"/);
    expect(xml).toContain('&amp;LBogor &amp;&amp; sekitarnya&amp;CHalaman &amp;P dari &amp;N');
    expect(xml).toContain('<autoFilter ref="A1:J3"/>');
    expect(xml).toMatch(/<ignoredError sqref="A1:J3" numberStoredAsText="1"\/>/);
  });

  it('offers short lists in the cell and others from a hidden sheet, and takes nothing else', async () => {
    const workbook = await fieldSheet();
    const rules = [...sheetXml(workbook).matchAll(/<dataValidation ([^>]*)>(.*?)<\/dataValidation>/g)];
    const told = rules.map(([, attributes, formula]) => [
      /type="(\w+)"/.exec(attributes ?? '')?.[1],
      /sqref="([^"]+)"/.exec(attributes ?? '')?.[1],
      formula?.replace(/<\/?formula1>/g, ''),
    ]);
    expect(told).toEqual([
      ['list', 'G2:G3', '&quot;Bertemu,Pindah&quot;'],
      ['list', 'H2:H3', '&apos;Pilihan&apos;!$A$1:$A$2'],
      ['date', 'I2:I3', '36526'],
      ['decimal', 'J2:J3', '0'],
    ]);
    const book = read(workbook);
    expect(book.Workbook?.Sheets?.map((sheet) => [sheet.name, sheet.Hidden])).toEqual([
      ['Kunjungan', 0],
      ['Pilihan', 1],
    ]);
    expect(
      shownTables(workbook)[1]
        ?.rows.flat()
        .map(({ value }) => value),
    ).toEqual(['Sakit, di rumah', 'Lain']);
  });

  it('is open where somebody fills it in and shut elsewhere; its sheets stay as they are', async () => {
    const workbook = await fieldSheet();
    const styles = [...part(workbook, 'xl/styles.xml').matchAll(/<cellXfs.*?<\/cellXfs>/gs)][0]?.[0] ?? '';
    const xfs = [...styles.matchAll(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/gs)].map(([xf]) => xf);
    const styleOf = (at: string) => xfs[Number(new RegExp(`<c r="${at}" s="(\\d+)"`).exec(sheetXml(workbook))?.[1])];
    for (const at of ['G2', 'H3', 'I2', 'J3']) expect(styleOf(at)).toContain('<protection locked="0"/>');
    for (const at of ['A2', 'B3', 'C2']) expect(styleOf(at)).not.toContain('locked="0"');
    expect(sheetXml(workbook)).toContain('<sheetProtection sheet="1"');
    expect(part(workbook, 'xl/workbook.xml')).toContain('lockStructure="1"');
  });

  it('colours by what stands in the row, beside a sign of each tone', async () => {
    const [rule] = /<conditionalFormatting sqref="A2:A3 B2:B3">.*?<\/conditionalFormatting>/s.exec(
      sheetXml(await fieldSheet()),
    ) ?? [''];
    expect(rule.match(/<cfRule /g)).toHaveLength(tones.length);
    expect(rule).toContain('LEFT($A2,1)=&quot;✕&quot;');
    expect(new Set(Object.values(toneSigns)).size).toBe(tones.length);
  });

  it('makes room for a text that goes on in further lines', async () => {
    const columns: SheetColumn[] = [{ heading: 'Alamat', kind: 'text', wrap: true, width: { most: 20 } }];
    const xml = sheetXml(await workbookBytes({ columns, rows: [['pendek'], ['panjang '.repeat(8)]] }));
    expect(xml).toMatch(/<row r="2"><c/);
    expect(xml).toMatch(/<row r="3" ht="60" customHeight="1">/);
  });

  it('has a name Excel takes, whatever it is called, and no two have the same', async () => {
    const names = ['Cabang [A]/B', 'cabang  a  b', 'x'.repeat(40), 'X'.repeat(40), "'", 'History'];
    const sheets = names.map((name) => ({ name, columns: textColumns('Nama') }));
    const found = read(await workbookBytes({ sheets, rows: [] })).SheetNames;
    expect(found).toHaveLength(names.length);
    for (const name of found) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}$/);
    expect(new Set(found.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  it('of several has its own rows; the cover stands in front, the summary behind', async () => {
    const sheets = ['Andi', 'Budi'].map((name) => ({ name, columns: textColumns('Nama') }));
    const rows = ['a', 'b', 'c'].map((name, index) => ({ cells: [name], extra: [], sheet: index % 2 }));
    const page = (name: string, place: 'first' | 'last') => ({ name, place, lines: [{ headline: name }] });
    const workbook = await workbookBytes({ sheets, rows, pages: [page('Jumlah', 'last'), page('Sampul', 'first')] });
    expect(
      shownTables(workbook).map(({ name, rows: found }) => [name, ...found.flat().map(({ value }) => value)]),
    ).toEqual([
      ['Sampul', 'Sampul'],
      ['Andi', 'Nama', 'a', 'c'],
      ['Budi', 'Nama', 'b'],
      ['Jumlah', 'Jumlah'],
    ]);
    expect(await readAgain(workbook)).toEqual(['Sampul', 'Andi', 'Budi', 'Jumlah']);
  });
});
