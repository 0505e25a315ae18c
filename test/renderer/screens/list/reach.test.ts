/** How many of a list can be reached, counted by verdict. */
import { expect, test } from 'vitest';
import { reachOf, verdictCounts } from '../../../../src-renderer/screens/list/reach.ts';

test('Every verdict is counted, the best first, whatever order the counts come in', () => {
  const counts = verdictCounts([
    { value: 'none', n: 6 },
    { value: 'not_linked', n: 1 },
    { value: 'reachable', n: 3 },
  ]);
  expect(counts.map(({ kind }) => kind)).toEqual([
    ...['reachable', 'likely', 'secondary', 'not_linked', 'unknown', 'no_record', 'none'],
  ]);
  expect(counts.filter(({ n }) => n > 0).map(({ n }) => n)).toEqual([3, 1, 6]);
});

test('The share is of all rows: what is not answered is not reached', () => {
  const counts = verdictCounts([
    { value: 'reachable', n: 3 },
    { value: 'likely', n: 2 },
    { value: 'none', n: 5 },
  ]);
  expect(reachOf(counts)).toEqual({ reachable: 3, likely: 2, answered: 5, total: 10, share: 0.3 });
  expect(reachOf(verdictCounts(undefined))).toMatchObject({ answered: 0, total: 0, share: 0 });
});
