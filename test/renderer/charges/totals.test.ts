/** The bars and the rest of a table of sums. */
import { expect, test } from 'vitest';
import { barsOf, type Group, restOf } from '../../../src-renderer/features/charges/totals.ts';

const none = { charged: 0, free: 0, unknown: 0, rupiah: 0, rupiahUnknown: 0 };
const group = (changes: Partial<Group>): Group => ({ ...none, name: 'a', id: null, ...changes });

test('what the groups leave out of the whole is the rest; free calls count too', () => {
  const all = { charged: 10, free: 4, unknown: 1, rupiah: 18_500, rupiahUnknown: 1850 };
  const groups = [group({ charged: 10, free: 3, rupiah: 18_500 }), group({ unknown: 1, rupiahUnknown: 1850 })];
  expect(restOf({ all, groups })).toEqual({ ...none, free: 1 });
  expect(restOf({ all, groups: [...groups, group({ free: 1 })] })).toBeNull();
});

test('the longest bar is full, charged and not certain together', () => {
  expect(
    barsOf([group({ rupiah: 3000, rupiahUnknown: 1000 }), group({ rupiah: 1000 }), group({ charged: 5 })]),
  ).toEqual([
    { sure: 0.75, unsure: 0.25 },
    { sure: 0.25, unsure: 0 },
    { sure: 0, unsure: 0 },
  ]);
});

test('without a price the bars are of calls, and nothing at all has no bar', () => {
  expect(barsOf([group({ charged: 4 }), group({ charged: 1, unknown: 1, free: 90 })])).toEqual([
    { sure: 1, unsure: 0 },
    { sure: 0.25, unsure: 0.25 },
  ]);
  expect(barsOf([group({ free: 3 })])).toEqual([{ sure: 0, unsure: 0 }]);
  expect(barsOf([])).toEqual([]);
});
