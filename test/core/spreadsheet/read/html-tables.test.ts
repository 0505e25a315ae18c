/** Where the cells of a web page's table stand, and what their text is: no person's number moves into another column. */
import { expect, test } from 'vitest';
import { codeOf, readBytes } from './read-bytes.ts';

const siti = ['3174052509950001', '081234567890', 'Siti'] as const;
const budi = ['3174050101700001', '085712345678', 'Budi'] as const;
const people = [
  [2, [...siti]],
  [3, [...budi]],
];
const cell = (text: string, attributes = '') => `<td${attributes}>${text}</td>`;
const row = (...cells: string[]) => `<tr>${cells.join('')}</tr>`;
const page = (...rows: string[]) => `<table>${rows.join('\n')}</table>`;

test('a cell over two columns moves what follows by one, in headings and rows alike', async () => {
  const two = ' colspan="2"';
  const spread = (nik: string, phone: string, name: string) => row(cell(nik), cell(name, two), cell(phone));
  const read = await readBytes(page(spread('NIK', 'No HP', 'Nama'), spread(...siti), spread(...budi)));
  expect([read.columns.map, read.people]).toEqual([{ nik: 1, name: 2, phone: 4 }, people]);
  const uneven = page(
    row(cell('NIK'), cell('Nama', two), cell('No HP')),
    row(...[siti[0], siti[2], 'x', siti[1]].map((text) => cell(text))),
  );
  expect((await readBytes(uneven)).people).toEqual([[2, [...siti]]]);
});

test('a cell over several rows and columns keeps its place free in each of these rows, and no longer', async () => {
  const values = (one: readonly string[]) => one.map((text) => cell(text));
  const read = await readBytes(
    page(
      row(cell('Cabang', ' rowspan=2 colspan=2'), ...values(['NIK', 'No HP', 'Nama'])),
      row(...values(siti)),
      row(cell('KCP'), cell('1'), ...values(budi)),
    ),
  );
  expect([read.columns.map, read.people]).toEqual([{ nik: 3, phone: 4, name: 5 }, people]);
});

test('a row of headings over two rows is told as merged', async () => {
  const read = await readBytes(
    page(
      row(cell('NIK', ' rowspan=2'), cell('Nasabah', ' colspan=2')),
      row(cell('No HP'), cell('Nama')),
      row(...siti.map((text) => cell(text))),
    ),
  );
  expect([read.headings.merged, read.people]).toEqual([true, [[3, [...siti]]]]);
});

test('a heading over a contact’s two columns is theirs: the number below it is never the customer’s', async () => {
  const twice = ' rowspan=2';
  const read = await readBytes(
    page(
      row(cell('NIK', twice), cell('Nama', twice), cell('No HP', twice), cell('Kontak Darurat', ' colspan=2')),
      row(cell('Nama'), cell('No HP')),
      row(...[siti[0], siti[2], siti[1], 'Kakak', budi[1]].map((text) => cell(text))),
    ),
  );
  expect(read.columns.map).toEqual({ nik: 1, name: 2, phone: 3, ecName: 4, ecPhone: 5 });
  expect(read.people).toEqual([[3, [...siti]]]);
});

test('one heading over two columns stands for both, where they hold something', async () => {
  const read = await readBytes(
    page(
      row(cell('NIK'), cell('Kontak Darurat', ' colspan=2'), cell('No HP'), cell('Nama')),
      row(...[siti[0], 'Kakak', budi[1], siti[1], siti[2]].map((text) => cell(text))),
    ),
  );
  expect(read.headings).toMatchObject({
    merged: true,
    texts: ['NIK', 'Kontak Darurat', 'Kontak Darurat', 'No HP', 'Nama'],
  });
  expect(read.people).toEqual([[2, [...siti]]]);
});

test.each([
  ['Ma&#x2019;ruf', 'Ma’ruf'],
  ['Ma&#X2019ruf', 'Ma’ruf'],
  ['Ma&#8217ruf', 'Ma’ruf'],
  ['Ma&#146;ruf', 'Ma’ruf'],
  ['Ma&rsquo;ruf', 'Ma’ruf'],
  ['Budi &amp; Siti', 'Budi & Siti'],
  ['&lt;Budi&gt; &amp;lt;', '<Budi> &lt;'],
  ['Budi&nbsp;Santoso', 'Budi Santoso'],
  ['Budi &anything; &constructor;', 'Budi &anything; &constructor;'],
  ['Budi &#0; &#xd800; &#9999999;', 'Budi &#0; &#xd800; &#9999999;'],
  ['PT A&B', 'PT A&B'],
])('the text %s is %s', async (written, meant) => {
  const read = await readBytes(
    page(
      row(...['NIK', 'No HP', 'Alamat'].map((text) => cell(text))),
      row(cell(siti[0]), cell(siti[1]), cell(written)),
    ),
  );
  expect(read.rows[0]).toMatchObject({ extra: [{ text: meant }] });
});

test('a table within a cell is read before the row it stands in, and ends its own last row', async () => {
  const inner = `<table>${row(...['NIK', 'No HP', 'Nama'].map((text) => cell(text)))}<tr><td>${siti.join('<td>')}</table>`;
  const read = await readBytes(page(row(cell('Laporan'), cell(inner)), row(...budi.map((text) => cell(text)))));
  expect(read.people.filter(([, person]) => person)).toEqual([
    [2, [...siti]],
    [4, [...budi]],
  ]);
});

test('tables nested without end are no list', async () => {
  expect(await codeOf('<table><tr><td>'.repeat(60))).toBe('file-corrupt');
});

test.each(['', '</t', '</td', '<td class="'])(
  'a page that breaks off with “%s” keeps the text before that',
  async (rest) => {
    const cut = `<table>${row(...['NIK', 'No HP', 'Nama'].map((text) => cell(text)))}<tr><td>${siti.join('<td>')}${rest}`;
    expect((await readBytes(cut)).people).toEqual([[2, [...siti]]]);
  },
);
