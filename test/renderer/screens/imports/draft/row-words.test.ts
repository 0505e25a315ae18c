import { expect, test } from 'vitest';
import type { DraftProblem, DraftRow } from '../../../../../src-main/contract/drafts.ts';
import { columnOfInterest } from '../../../../../src-renderer/screens/imports/draft/row-words.ts';

const problem = (column: number | null, code: DraftProblem['code']): DraftProblem => ({
  row: 3,
  field: null,
  code,
  severity: 'error',
  column,
  offer: null,
});
/** Shown in another order than in the file. */
const columns = [{ column: 4 }, { column: 1 }, { column: 2 }];
const row = (problems: DraftProblem[]): DraftRow => ({
  row: 3,
  status: 'rejected',
  cells: ['', '', '', ''],
  edited: [],
  problems,
  twinOfRow: null,
});

test('the cursor goes to the problem that is looked for, else to the first one of the row', () => {
  const faulty = row([problem(2, 'phone-landline'), problem(1, 'nik-missing')]);
  expect(columnOfInterest(faulty, columns, ['phone-landline'])).toBe(2);
  expect(columnOfInterest(faulty, columns, [])).toBe(1);
  expect(columnOfInterest(faulty, columns, ['name-missing'])).toBe(1);
});

test('and to the first column where nothing is wrong, or the whole row is', () => {
  expect(columnOfInterest(row([]), columns, [])).toBe(0);
  expect(columnOfInterest(row([problem(null, 'row-skipped')]), columns, ['row-skipped'])).toBe(0);
});
