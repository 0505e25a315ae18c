/** A column without a heading that only rows far down fill: nothing that stands in a row is lost in silence. */
import { describe, expect, test } from 'vitest';
import { readChoicesSchema } from '../../../../src-main/contract/reading.ts';
import { createDraftEngine } from '../../../../src-main/core/imports/draft/engine/draft-engine.ts';
import { type Value, workbookOf } from '../../../fixtures/workbooks.ts';
import { readBytes } from '../../spreadsheet/read/read-bytes.ts';

const headings = ['NIK', 'No HP', 'Nama', 'Cabang'];

/** 300 people, and what `more` says in row 231, column by column. */
function people(more: Record<number, string>, { nik = '3174052509950229' } = {}): string[][] {
  const rows = Array.from({ length: 300 }, (_, index) => {
    const number = String(index).padStart(3, '0');
    return [`3174052509950${number}`, `081234567${number}`, 'Siti', 'Bogor'];
  });
  const late = rows[229] ?? [];
  late[0] = nik;
  for (const [index, text] of Object.entries(more)) {
    while (late.length < Number(index)) late.push('');
    late[Number(index)] = text;
  }
  return [headings, ...rows];
}

const book = (rows: Value[][]) => workbookOf({ Data: rows });
const csv = (rows: string[][]) => rows.map((row) => row.join(';')).join('\n');
const bothKinds = [
  ['a workbook', book],
  ['a text file', csv],
] as const;

async function lateRow(bytes: Buffer | string) {
  const { rows } = await readBytes(bytes);
  const row = rows.find((one) => one.row === 231);
  const cells = row?.person ? row.extra : (row?.cells ?? []);
  return { cells, codes: row?.problems.map(({ code }) => code) };
}

describe.each(bothKinds)('of %s', (kind, write) => {
  test('what stands first in row 231 beyond the headings is kept of an accepted row', async () => {
    const { cells } = await lateRow(write(people({ 5: 'titip salam' })));
    expect(cells).toContainEqual({ heading: 'F', text: 'titip salam' });
  });

  test('and of a rejected one', async () => {
    const { cells } = await lateRow(write(people({ 5: 'titip salam' }, { nik: '12' })));
    expect(cells.filter(({ text }) => text !== '')).toContainEqual({ heading: 'F', text: 'titip salam' });
    expect(new Set(cells.map(({ heading }) => heading)).size).toBe(cells.length);
  });

  test('a cell further to the right than any column shown is kept of its row, and told', async () => {
    const { cells, codes } = await lateRow(write(people({ 1200: 'jauh sekali' })));
    expect(cells).toContainEqual({ heading: 'ATE', text: 'jauh sekali' });
    expect(codes).toEqual(['row-long']);
    expect(cells.length).toBeLessThan(10);
  });

  test('it is looked at like any other cell', async () => {
    const { codes } = await lateRow(write(people({ 5: '=1+1' })));
    expect(codes).toContain('formula-injection-risk');
  });

  test('a column of the draft shows it', async () => {
    const draft = await createDraftEngine(Buffer.from(write(people({ 5: 'titip salam' }))));
    const { columns } = await draft.choose(readChoicesSchema.parse({}), () => {});
    expect(columns.map(({ samples }) => samples.at(-1)).at(5)).toBe('titip salam');
    const page = { offset: 229, limit: 1, fresh: true };
    const { rows } = await draft.rows({ show: 'all', codes: [], search: '' }, page);
    expect(rows[0]?.cells).toEqual([expect.any(String), '081234567229', 'Siti', 'Bogor', '', 'titip salam']);
  });

  test(`says ${kind === 'a text file' ? 'row-long' : 'nothing'} where that is all`, async () => {
    const { codes } = await lateRow(write(people({ 4: 'titip salam' })));
    expect(codes).toEqual(kind === 'a text file' ? ['row-long'] : []);
  });
});

test('a column between the others without a heading is kept where only row 231 fills it', async () => {
  const rows = people({}).map(([nik = '', phone = '', ...others], row) => [
    nik,
    phone,
    row === 230 ? 'x' : '',
    ...others,
  ]);
  for (const [, write] of bothKinds) {
    const { cells } = await lateRow(write(rows));
    expect(cells.filter(({ text }) => text === 'x')).toEqual([{ heading: 'C', text: 'x' }]);
  }
});

test('what stands above the headings, or is only a blank text, makes no column', async () => {
  const rows = people({ 7: ' ' });
  const titled = [['', '', '', '', '', '', '', '', '', 'PT Contoh'], ['Daftar'], ...rows];
  const draft = await createDraftEngine(book(titled));
  const { columns } = await draft.choose(readChoicesSchema.parse({}), () => {});
  expect(columns.map(({ heading }) => heading)).toEqual(headings);
});

test('a contact without consent is kept of no row, however far to the right', async () => {
  const wide = Array.from({ length: 1_100 }, (_, index) => headings[index] ?? `K${index}`);
  wide[1_050] = 'No HP Kontak Darurat';
  const row = ['3174052509950001', '081234567890', 'Siti', 'Bogor'];
  row[1_050] = '081298765432';
  row[1_051] = 'disimpan';
  const { rows } = await readBytes(csv([wide, Array.from(row, (text) => text ?? '')]));
  const texts = rows.flatMap((one) => (one.person ? one.extra : [])).map(({ text }) => text);
  expect(texts).toContain('disimpan');
  expect(texts).not.toContain('081298765432');
});

test('a NIK and a phone beyond the columns that are shown otherwise are kept and can be repaired', async () => {
  const far = (cells: string[]): string[] => [...new Array<string>(1_500).fill(''), ...cells];
  const rows = [far(['NIK', 'No HP', 'Nama']), far(['31740525', '081234567890', 'Siti'])];
  const [row] = (await readBytes(csv(rows))).rows;
  if (!row || row.person) throw new Error('The row was not left out.');
  expect(row.cells.slice(1_500).map(({ text }) => text)).toEqual(['31740525', '081234567890', 'Siti']);
  const draft = await createDraftEngine(Buffer.from(csv(rows)));
  await draft.choose(readChoicesSchema.parse({}), () => {});
  const edit = { kind: 'edit', cells: [{ row: 2, column: 1_501, text: '3174052509950001' }] } as const;
  const mended = await draft.apply({ ...edit, cells: [...edit.cells] }, () => {});
  expect(mended.state.counts).toMatchObject({ accepted: 1, rejected: 0 });
});
