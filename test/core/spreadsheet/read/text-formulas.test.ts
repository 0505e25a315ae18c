/** `="0812…"` in a CSV file is the text within: Excel keeps its digits, and so do we. */
import { expect, test } from 'vitest';
import { csvBytes } from '../../../fakes/written-file.ts';
import { nik, phone } from '../../imports/draft/drafts-bench.ts';
import { readBytes } from './read-bytes.ts';

test.each([
  ['as it is', (text: string) => `="${text}"`],
  ['in quotes', (text: string) => `"=""${text}"""`],
])('the text of such a cell is read, in any column, written %s', async (_how, cell) => {
  const line = [nik(1), phone(1), 'Siti', '0012'].map(cell).join(';');
  const { rows } = await readBytes(`NIK;No HP;Nama;Kode AO\n${line}\n`);
  expect(rows[0]).toMatchObject({
    person: { nik: nik(1), phone: phone(1), name: 'Siti' },
    extra: [{ heading: 'Kode AO', text: '0012' }],
  });
});

test('no other formula is read as anything but its text', async () => {
  const formulas = ['="08"&"12"', '=1+1', '="a', '=HYPERLINK("x")', '=0812'];
  const lines = formulas.map((one, index) =>
    [nik(index), phone(index), 'Siti', `"${one.replaceAll('"', '""')}"`].join(';'),
  );
  const { rows } = await readBytes(`NIK;No HP;Nama;Kode\n${lines.join('\n')}\n`);
  expect(rows.map((row) => row.person && row.extra[0]?.text)).toEqual(formulas);
});

test('what our CSV for Excel writes is read back with the same digits', async () => {
  const people = [1, 2, 3].map((n) => [nik(n), phone(n), `Siti ${n}`, '0012']);
  const { rows } = await readBytes(
    Buffer.from(csvBytes([['NIK', 'No HP', 'Nama', 'Kode AO'], ...people], 'csv-excel')),
  );
  expect(
    rows.map((row) => row.person && [row.person.nik, row.person.phone, row.person.name, row.extra[0]?.text]),
  ).toEqual(people);
});
