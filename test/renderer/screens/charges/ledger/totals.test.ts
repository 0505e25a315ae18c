/** The bars and the rest of a table of sums. */
import { expect, test } from 'vitest';
import type { AccountSum, ChargeSum, LedgerSum } from '../../../../../src-main/contract/charges.ts';
import {
  barsOf,
  type Group,
  knownRupiah,
  practiceOf,
  restOf,
} from '../../../../../src-renderer/screens/charges/ledger/totals.ts';

const none = { charged: 0, free: 0, unknown: 0, rupiah: 0, rupiahUnknown: 0 };
const sum = (changes: Partial<AccountSum>, practice: Partial<ChargeSum> = {}): LedgerSum => {
  const accounts = { ...none, withoutPrice: 0, ...changes };
  const { withoutPrice, ...all } = accounts;
  for (const part of Object.keys(none) as (keyof ChargeSum)[]) all[part] += practice[part] ?? 0;
  return { ...all, accounts };
};
const group = (...parts: Parameters<typeof sum>): Group => ({ ...sum(...parts), name: 'a', id: null });

test('what the groups leave out of the whole is the rest; free calls count too', () => {
  const all = sum({ charged: 10, free: 4, unknown: 1, rupiah: 18_500, rupiahUnknown: 1850 });
  const groups = [group({ charged: 10, free: 3, rupiah: 18_500 }), group({ unknown: 1, rupiahUnknown: 1850 })];
  expect(restOf({ all, groups })).toEqual(sum({ free: 1 }));
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

test('practice is counted by itself, and has no part in a bar', () => {
  const drilled = group({ charged: 2, rupiah: 700 }, { charged: 13, free: 1, unknown: 1, rupiah: 4550 });
  expect(practiceOf(drilled)).toBe(15);
  expect(barsOf([drilled, group({}, { charged: 40 })])).toEqual([
    { sure: 1, unsure: 0 },
    { sure: 0, unsure: 0 },
  ]);
});

test('calls without a price have no sum; no calls are nought, and a part that has a price is told', () => {
  const unpriced = { ...sum({ charged: 3, withoutPrice: 3 }).accounts };
  expect(knownRupiah(unpriced, 'charged')).toBeNull();
  expect(knownRupiah(unpriced, 'unknown')).toBe(0);
  expect(knownRupiah({ ...unpriced, rupiah: 350 }, 'charged')).toBe(350);
});
