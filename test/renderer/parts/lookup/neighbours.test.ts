/** From one row's details to those of the next. */
import { expect, test } from 'vitest';
import { neighboursOf } from '../../../../src-renderer/parts/lookup/neighbours.ts';

const rows = [{ lookupId: 7 }, { lookupId: 3 }, { lookupId: 9 }];

test('The neighbours are those of the table, in its order; what is not in it has none', () => {
  expect(neighboursOf(rows, 3)).toEqual({ previous: 7, next: 9 });
  expect(neighboursOf(rows, 7)).toEqual({ previous: null, next: 3 });
  expect(neighboursOf(rows, 9)).toEqual({ previous: 3, next: null });
  expect(neighboursOf(rows, 4)).toEqual({ previous: null, next: null });
  expect(neighboursOf(rows, null)).toEqual({ previous: null, next: null });
});
