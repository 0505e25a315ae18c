/** What of a sheet is no person's row is found, counted and told, and the guess about its headings can be corrected. */
import { describe, expect, test } from 'vitest';
import type { ReadChoices } from '../../../../src-main/contract/reading.ts';
import { readChoicesSchema } from '../../../../src-main/contract/reading.ts';
import { layoutOf } from '../../../../src-main/core/imports/reading/layout.ts';
import { planTables } from '../../../../src-main/core/imports/reading/plan.ts';
import { openSource } from '../../../../src-main/core/spreadsheet/read/open-source.ts';
import { rawWorkbook, textCell, workbookOf } from '../../../fixtures/workbooks.ts';
import { readBytes } from '../../spreadsheet/read/read-bytes.ts';

async function layoutAndHeadings(bytes: Buffer | string, given: Partial<ReadChoices> = {}) {
  const choices = readChoicesSchema.parse(given);
  const { tables } = await openSource(Buffer.from(bytes), choices.sheet);
  const [plan] = planTables(tables, choices, true);
  if (!plan) throw new Error('No plan.');
  return { layout: await layoutOf(plan), headings: plan.headings, columns: plan.columns.map };
}

const one = ['3174052509950001', '081234567890', 'Siti'];
const two = ['3174050101700001', '085712345678', 'Budi'];
const headings = ['NIK', 'No HP', 'Nama'];

function sheetRow(number: number, texts: readonly (string | null)[], attributes = ''): string {
  const cells = texts.map((text, index) => (text === null ? '' : textCell(`${'ABCDEFG'[index]}${number}`, text)));
  return `<row r="${number}"${attributes}>${cells.join('')}</row>`;
}

describe('the layout of a sheet', () => {
  test('that is headings and people alone has nothing to tell', async () => {
    expect((await layoutAndHeadings(workbookOf({ Data: [headings, one, two] }))).layout).toEqual({
      titleRows: 0,
      headerRows: 1,
      mergedHeadings: false,
      blankRows: 0,
      hiddenRows: 0,
      hiddenColumns: [],
      totalsRows: [],
      repeatedHeadings: [],
    });
  });

  test('counts the title rows above the headings, and not the blank ones among them', async () => {
    const book = workbookOf({ Data: [['PT Contoh'], ['Laporan bulanan'], [], headings, one] });
    const { layout, headings: found } = await layoutAndHeadings(book);
    expect([layout.titleRows, found.row]).toEqual([2, 4]);
  });

  test('counts blank rows between the people, also those a workbook does not mention, and none after the last', async () => {
    const text = `${headings.join(';')}\n\n${one.join(';')}\n\n;;\n${two.join(';')}\n\n\n`;
    expect((await layoutAndHeadings(text)).layout.blankRows).toBe(2);
    const rows = sheetRow(1, headings) + sheetRow(4, one) + sheetRow(5, [null, ' ']) + sheetRow(9, two);
    expect((await layoutAndHeadings(rawWorkbook(rows))).layout.blankRows).toBe(4);
  });

  test('tells totals and headings repeated on every page by their rows, a hundred at most', async () => {
    const rows = [headings, one, headings, two, ['Jumlah', '2', null]];
    const { layout } = await layoutAndHeadings(workbookOf({ Data: rows }));
    expect([layout.repeatedHeadings, layout.totalsRows]).toEqual([[3], [5]]);
    const pages = Array.from({ length: 150 }, () => [one, headings, ['Sub Total', '', '']]).flat();
    const many = (await layoutAndHeadings(workbookOf({ Data: [headings, ...pages] }))).layout;
    expect([many.repeatedHeadings.length, many.totalsRows.length]).toEqual([100, 100]);
  });

  test('counts hidden rows that hold something, and names hidden columns of the list', async () => {
    const rows =
      sheetRow(1, headings) +
      sheetRow(2, one, ' hidden="1"') +
      sheetRow(3, two, ' hidden="true"') +
      sheetRow(4, [null, ' '], ' hidden="1"') +
      sheetRow(5, one, ' hidden="0"');
    const cols = '<cols><col min="2" max="2" width="9" hidden="1"/><col min="5" max="16384" hidden="1"/></cols>';
    const { layout } = await layoutAndHeadings(rawWorkbook(rows, [], undefined, { before: cols }));
    expect([layout.hiddenRows, layout.hiddenColumns]).toEqual([2, [2]]);
    const read = await readBytes(rawWorkbook(rows, [], undefined, { before: cols }), { hiddenRows: 'leave-out' });
    expect(read.people).toEqual([[5, one]]);
  });
});

describe('headings in two rows', () => {
  const group = [null, null, null, 'Kontak Darurat', null, 'Catatan'];
  const merges = '<mergeCells count="1"><mergeCell ref="D1:E1"/></mergeCells>';
  const parts = ['NIK', 'No HP', 'Nama', 'Nama', 'HP', 'Agen'];

  test('that are merged stand for exactly the columns they span', async () => {
    const rows = sheetRow(1, group) + sheetRow(2, parts) + sheetRow(3, [...one, 'Ani', '081399998888', 'x']);
    const {
      layout,
      headings: found,
      columns,
    } = await layoutAndHeadings(rawWorkbook(rows, [], undefined, { after: merges }));
    expect(found.texts).toEqual(['NIK', 'No HP', 'Nama', 'Kontak Darurat Nama', 'Kontak Darurat HP', 'Catatan Agen']);
    expect([layout.headerRows, layout.mergedHeadings]).toEqual([2, true]);
    expect(columns).toMatchObject({ nik: 1, phone: 2, name: 3, ecName: 4, ecPhone: 5 });
  });

  test('a column beside the merge is not of its group, though its cell is blank', async () => {
    const top = [null, null, null, 'Kontak Darurat', null, null];
    const rows = sheetRow(1, top) + sheetRow(2, parts) + sheetRow(3, [...one, 'Ani', '081399998888', 'x']);
    const { headings: found } = await layoutAndHeadings(rawWorkbook(rows, [], undefined, { after: merges }));
    expect(found.texts[5]).toBe('Agen');
  });

  test('without merges are carried over blank cells', async () => {
    const text = `;;;Kontak Darurat;\n${parts.slice(0, 5).join(';')}\n${[...one, 'Ani', '081399998888'].join(';')}\n`;
    const { layout, headings: found } = await layoutAndHeadings(text);
    expect(found.texts).toEqual(['NIK', 'No HP', 'Nama', 'Kontak Darurat Nama', 'Kontak Darurat HP']);
    expect([layout.headerRows, layout.mergedHeadings]).toEqual([2, true]);
  });

  test('in words nobody foresaw are two rows where the upper one is merged', async () => {
    const rows =
      sheetRow(1, ['NIK', 'No HP', 'Nama', 'Penagihan', null]) +
      sheetRow(2, [null, null, null, 'Gelombang', 'Regu']) +
      sheetRow(3, [...one, 'Satu', 'A']);
    const { headings: found } = await layoutAndHeadings(rawWorkbook(rows, [], undefined, { after: merges }));
    expect([found.lastRow, found.texts.slice(3)]).toEqual([2, ['Penagihan Gelombang', 'Penagihan Regu']]);
  });

  test('are as many as the operator says', async () => {
    const book = workbookOf({ Data: [headings, ['nomor', 'utama', 'lengkap'], one, two] });
    const guessed = await layoutAndHeadings(book);
    expect([guessed.headings.lastRow, guessed.layout.headerRows]).toEqual([1, 1]);
    const chosen = await layoutAndHeadings(book, { headerRows: 2 });
    expect([chosen.headings.lastRow, chosen.headings.texts]).toEqual([2, ['NIK nomor', 'No HP utama', 'Nama lengkap']]);
    const grouped = rawWorkbook(sheetRow(1, group) + sheetRow(2, parts) + sheetRow(3, one));
    expect((await layoutAndHeadings(grouped, { headerRow: 2, headerRows: 1 })).layout).toMatchObject({
      titleRows: 1,
      headerRows: 1,
      mergedHeadings: false,
    });
  });

  test('one merged heading over columns that all hold something names them all', async () => {
    const rows =
      sheetRow(1, ['NIK', 'Nama', 'No HP', null, null]) +
      sheetRow(2, [one[0] ?? '', 'Siti', '081234567890', '081399998888']);
    const over = '<mergeCells count="1"><mergeCell ref="C1:E1"/></mergeCells>';
    const { headings: found, layout } = await layoutAndHeadings(rawWorkbook(rows, [], undefined, { after: over }));
    expect([found.texts, layout.mergedHeadings]).toEqual([['NIK', 'Nama', 'No HP', 'No HP'], true]);
  });
});
