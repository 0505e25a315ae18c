/** Lists as other programs write them (test/fixtures/lists): each person keeps the phone that stands in the own row. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { odsRow, rawOds } from '../../../fixtures/nasty/raw-books.ts';
import { rawWorkbook, textCell } from '../../../fixtures/workbooks.ts';
import { readBytes } from './read-bytes.ts';

const six = [
  ['3173010101600001', '081110000000', 'Siti Rahmawati'],
  ['3578024202610038', '081210007919', 'Budi Santoso'],
  ['1271030303620075', '081310015838', "Nur'aini"],
  ['5171044404630112', '082110023757', 'Ma’ruf Amin'],
  ['7371050505640149', '085710031676', "D'Souza, Maria"],
  ['3404064606650186', '087810039595', 'I Gusti Ngurah Rai, S.H.'],
];

function fileOf(name: string): Buffer {
  return readFileSync(new URL(`../../../fixtures/lists/${name}`, import.meta.url));
}

test.each(['php-empty-richtext.xlsx', 'closedxml-empty-si-6.xlsx'])(
  '%s: a text of nothing moves no other text',
  async (name) => {
    const { headings, people, codes } = await readBytes(fileOf(name));
    expect([headings?.row, people, codes]).toEqual([2, six.map((one, index) => [index + 3, one]), []]);
  },
);

test('lowercase-refs.xlsx: places in small letters are places', async () => {
  const { people, codes } = await readBytes(fileOf('lowercase-refs.xlsx'));
  expect([people, codes]).toEqual([six.map((one, index) => [index + 2, one]), []]);
});

test('ssrs-bold-2rows.xlsx: a report of SQL Server with bold headings is not damaged', async () => {
  const { headings, people } = await readBytes(fileOf('ssrs-bold-2rows.xlsx'));
  expect([headings?.row, people]).toEqual([3, six.slice(0, 2).map((one, index) => [index + 4, one])]);
});

test('char-refs-str.xlsx: names written as numbers of characters are names', async () => {
  const { rows } = await readBytes(fileOf('char-refs-str.xlsx'));
  const names = ['Ma’ruf Amin', 'René Latuconsina', 'Nur’aini', 'محمد', 'Sri 😀', 'Wayan & Made'];
  expect(rows.map((row) => row.person?.name)).toEqual(names);
});

test.each(['Ma&#x2019;ruf', 'Ma&#X2019;ruf', 'Ma&#8217;ruf', 'Ma’ruf'])(
  '%s in a cell is Ma’ruf, of a workbook and an .ods',
  async (written) => {
    const one = ['3173010101600001', '081110000000', written];
    const rows = [['NIK', 'No HP', 'Nama'], one].map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((text, index) => textCell(`${'ABC'[index]}${row + 1}`, text)).join('')}</row>`,
    );
    // XML has the x in small letters alone; the other stays as it stands.
    const name = written.includes('#X') ? written : 'Ma’ruf';
    expect((await readBytes(rawWorkbook(rows.join('')))).rows[0]?.person?.name).toBe(name);
    expect(
      (
        await readBytes(
          rawOds(odsRow(['NIK', 'No HP', 'Nama']) + odsRow([...one.slice(0, 2), '@']).replace('@', written)),
        )
      ).rows[0]?.person?.name,
    ).toBe('Ma’ruf');
  },
);

test('quotes of one kind within quotes of the other end no value, and what stands behind is read', async () => {
  const cell = (text: string) =>
    `<table:table-cell table:note='a "b" c="d' office:string-value='${text}' office:value-type="string" table:number-columns-repeated="1"/>`;
  const row = (...texts: string[]) => `<table:table-row>${texts.map(cell).join('')}</table:table-row>`;
  const book = rawOds(row('NIK', 'No HP', 'Nama') + row('3173010101600001', '081110000000', 'Yohanes "Bung" Tambunan'));
  expect((await readBytes(book)).people).toEqual([
    [2, ['3173010101600001', '081110000000', 'Yohanes "Bung" Tambunan']],
  ]);
});
