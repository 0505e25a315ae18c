/** A list that Excel took for one column, each line in one quoted cell; and what only looks like one. */
import { expect, test } from 'vitest';
import { readBytes } from './read-bytes.ts';

const lines = ['NIK;No HP;Nama', '3174052509950001;081234567890;Siti', '3174050101700001;085712345678;Budi'];
const people = [
  [2, ['3174052509950001', '081234567890', 'Siti']],
  [3, ['3174050101700001', '085712345678', 'Budi']],
];
const quoted = (line: string) => `"${line.replaceAll('"', '""')}"`;
const many = Array.from({ length: 20 }, (_, row) => `31740505099500${10 + row};0812345678${10 + row};Orang ${row}`);

test.each([
  ['', 'nothing'],
  [',,', 'empty cells'],
  [';;', 'empty cells of the lines’ own kind'],
])('with “%s” beside it (%s) is read line by line', async (beside) => {
  const read = await readBytes(lines.map((line) => quoted(line) + beside).join('\r\n'));
  expect([read.delimiter, read.people]).toEqual([';', people]);
});

test('keeps a name that was quoted within its line whole', async () => {
  const inner = [lines[0], lines[1], '3174050101700001;085712345678;"Budi; S.H."'].map((line) => quoted(line ?? ''));
  expect((await readBytes(inner.join('\n'))).people[1]).toEqual([
    3,
    ['3174050101700001', '085712345678', 'Budi; S.H.'],
  ]);
});

test('loses no line that stands there without quotes', async () => {
  const mixed = [quoted(lines[0] ?? ''), ...many.map(quoted), lines[1] ?? ''].join('\n');
  const read = await readBytes(mixed);
  expect([read.rows.length, read.people.at(-1)]).toEqual([21, [22, people[0]?.[1]]]);
});

test('is not seen in two quoted lines above an ordinary list: quoted names there keep their commas', async () => {
  const list = [
    'NIK,No HP,Nama',
    ...many.map((line, row) => line.replaceAll(';', ',').replace(/Orang.*/, `"Orang ${row}, S.H."`)),
  ];
  const read = await readBytes(['"Laporan, bulan November"', '"Cabang, Bogor"', ...list].join('\n'));
  expect(read.rows.length).toBe(20);
  expect(read.people[0]).toEqual([4, ['3174050509950010', '081234567810', 'Orang 0, S.H.']]);
});
