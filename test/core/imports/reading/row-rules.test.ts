/** What is told of a whole row: its further columns, how it stands in the file, and what the operator accepts of it. */

import { describe, expect, test } from 'vitest';
import { readChoicesSchema } from '../../../../src-main/contract/reading.ts';
import { planTables } from '../../../../src-main/core/imports/reading/plan.ts';
import type { RowRepair } from '../../../../src-main/core/imports/reading/repairs.ts';
import { createRowCheck } from '../../../../src-main/core/imports/reading/row-check.ts';
import { acceptsNothing } from '../../../../src-main/core/person/finding.ts';
import type { Cell } from '../../../../src-main/core/spreadsheet/cell.ts';
import { openSource } from '../../../../src-main/core/spreadsheet/read/open-source.ts';

const nik = '3100001708900001';
const phone = '081234567890';

async function rowCheckOf(text: string) {
  const choices = readChoicesSchema.parse({ ecConsent: true });
  const source = await openSource(Buffer.from(text), undefined);
  const [plan] = planTables(source.tables, choices);
  if (!plan) throw new Error('No plan and no error.');
  return createRowCheck(plan, choices);
}

type Row = { cells: Cell[]; hidden?: boolean; repair?: Partial<RowRepair> };

const list = `NIK;No HP;Nama;Alamat;Cabang\n${nik};${phone};Siti;Jl. Melati 1;Bogor\n`;

async function checked({ cells, hidden = false, repair }: Row, text = list) {
  const rowCheck = await rowCheckOf(text);
  const source = { row: 2, cells, malformed: false, hidden };
  const whole = {
    cells: new Map(),
    skipped: false,
    accepts: { nikLength: false, nikDate: false, nikSerial: false },
    ...repair,
  };
  const { person, findings, ...rest } = rowCheck.check(source, repair && whole);
  const mark = { error: '!', warning: '?', note: '' };
  return {
    person,
    told: findings.map(({ field, code, severity }) => `${field} ${code}${mark[severity]}`),
    texts: ('extra' in rest ? rest.extra : rest.cells).map(({ text: cell }) => cell),
  };
}

describe('the further columns of a row', () => {
  test.each<[string, Cell, Cell, string[]]>([
    ['plain text', 'Jl. Melati 1', 'Bogor', []],
    ['a formula', '=1+1', 'Bogor', ['null formula-injection-risk']],
    ['formulas in two cells', '@SUM(A1)', '+cmd|x', ['null formula-injection-risk']],
    ['a tab before a formula', '\t=1+1', 'Bogor', ['null formula-injection-risk']],
    ['a dash for nothing', '-', '- ', []],
    ['a negative sum and a phone number', '-1.500.000,00', '+62 812-3456-7890', []],
    ['an Excel error', { kind: 'error', text: '#N/A' }, 'Bogor', ['null cell-error?']],
    ['a formula without a value', { kind: 'no-value' }, 'Bogor', ['null formula-no-value?']],
    ['too much text', 'x'.repeat(40_000), 'Bogor', ['null text-too-long?']],
    ['too much text twice', 'x'.repeat(40_000), 'y'.repeat(40_000), ['null text-too-long?']],
  ])('with %s', async (_what, address, branch, told) => {
    const row = await checked({ cells: [nik, phone, 'Siti', address, branch] });
    expect([row.person?.nik, row.told]).toEqual([nik, told]);
  });

  test('are told of, and cut, also where the row is left out', async () => {
    const row = await checked({ cells: ['12', phone, 'Siti', `${'x'.repeat(32_766)}😀`, '=1'] });
    expect(row.told).toEqual(['nik nik-length!', 'null text-too-long?', 'null formula-injection-risk']);
    expect(row.texts[3]).toBe('x'.repeat(32_766));
    const taken = await checked({ cells: [nik, phone, 'Siti', 'x'.repeat(40_000), 'Bogor'] });
    expect(taken.texts).toEqual(['x'.repeat(32_767), 'Bogor']);
  });
});

describe('a row', () => {
  test('hidden in the workbook is taken and told', async () => {
    const row = await checked({ cells: [nik, phone, 'Siti', 'a', 'b'], hidden: true });
    expect([row.person?.nik, row.told]).toEqual([nik, ['null hidden-row?']]);
  });

  test('with fewer or more fields than the headings is taken and told', async () => {
    expect((await checked({ cells: [nik, phone, 'Siti', 'a'] })).told).toEqual(['null row-short?']);
    expect((await checked({ cells: [nik, phone, 'Siti', 'a', 'b', 'c'] })).told).toEqual(['null row-long?']);
    expect((await checked({ cells: [nik, phone, 'Siti', 'a', 'b', ''] })).told).toEqual([]);
  });

  test.each<[string, string, keyof RowRepair['accepts'], string[]]>([
    ['317400170890', 'nik-length', 'nikLength', ['nik nik-length-accepted?']],
    ['3100003208900001', 'nik-date-impossible', 'nikDate', ['nik nik-date-impossible?']],
    ['3100001708900000', 'nik-serial-zero', 'nikSerial', ['nik nik-serial-zero?']],
    ['1111111111111111', 'nik-one-digit', 'nikSerial', ['nik nik-one-digit?']],
  ])('%s is left out (%s) until the operator accepts it for this row', async (odd, code, accept, told) => {
    const cells = [odd, phone, 'Siti', 'a', 'b'];
    const before = await checked({ cells });
    expect([before.person, before.told]).toEqual([null, [`nik ${code}!`]]);
    const accepts = { ...acceptsNothing, [accept]: true };
    const after = await checked({ cells, repair: { accepts } });
    expect([after.person?.nik, after.told]).toEqual([odd, told]);
    const other = { nikLength: true, nikDate: true, nikSerial: true, [accept]: false };
    expect((await checked({ cells, repair: { accepts: other } })).person).toBeNull();
  });

  test('whose contact has a NIK of another length is taken whole where it is accepted for this row', async () => {
    const text = `NIK;No HP;Nama;NIK Penjamin\n${nik};${phone};Siti;317400170890\n`;
    const cells = [nik, phone, 'Siti', '317400170890'];
    const before = await checked({ cells }, text);
    expect([before.person?.ecNik, before.told]).toEqual([null, ['ecNik ec-nik-invalid?']]);
    const after = await checked(
      { cells, repair: { accepts: { nikLength: true, nikDate: false, nikSerial: false } } },
      text,
    );
    expect([after.person?.ecNik, after.told]).toEqual(['317400170890', ['ecNik nik-length-accepted?']]);
  });
});
