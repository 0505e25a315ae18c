/** The name every column has for itself. */
import { expect, test, vi } from 'vitest';
import { columnNames } from '../../../../src-main/core/imports/columns/column-names.ts';

test('numbers equal headings, past names that other headings have already', () => {
  const headings = ['HP (3)', 'HP', 'HP', 'HP', '', 'C', 'C', 'HP (2)'];
  expect(columnNames(headings, 9)).toEqual([
    ...['HP (3)', 'HP', 'HP (2)', 'HP (4)', 'E', 'C', 'C (2)', 'HP (2) (2)', 'I'],
  ]);
});

test('are found with one or two looks a column, also where a thousand have the same heading', () => {
  const looks = vi.spyOn(Set.prototype, 'has');
  const names = columnNames(Array<string>(1_000).fill('HP'));
  const count = looks.mock.calls.length;
  looks.mockRestore();
  expect(names.at(-1)).toBe('HP (1000)');
  expect(count).toBeLessThanOrEqual(2 * 1_000);
});
