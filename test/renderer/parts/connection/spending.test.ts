/** What a connection's card says of its caps. */
import { expect, test } from 'vitest';
import { hasSpending, spendingOf } from '../../../../src-renderer/parts/connection/spending.ts';
import { fakeConnection } from '../../../fakes/views.ts';

const capped = fakeConnection({
  pricePerCall: 1850,
  dailyCap: 50_000,
  monthlyCap: null,
  spent: { today: 37_000, month: 412_550 },
});

test('the share is of the cap; without a cap there is only what was spent', () => {
  expect(spendingOf(capped)).toEqual([
    { span: 'day', spent: 37_000, cap: 50_000, share: 0.74, full: false },
    { span: 'month', spent: 412_550, cap: null, share: null, full: false },
  ]);
});

test('a cap is reached when not one more call fits, also where something is left of it', () => {
  const full = (today: number, changes = {}) =>
    spendingOf({ ...capped, spent: { today, month: today }, ...changes })[0]?.full;
  expect(full(48_150)).toBe(false);
  expect(full(48_151)).toBe(true);
  expect(full(60_000)).toBe(true);
  // 0.1 and 0.2 are a hair more than 0.3.
  expect(full(0.1 + 0.2, { pricePerCall: 0.1, dailyCap: 0.4 })).toBe(false);
  expect(full(60_000, { pricePerCall: 0 })).toBe(false);
});

test('a connection that costs nothing says nothing of money', () => {
  const free = fakeConnection({ pricePerCall: 0, spent: { today: 0, month: 0 } });
  expect(hasSpending(free)).toBe(false);
  expect(hasSpending({ ...free, dailyCap: 1000 })).toBe(true);
  expect(hasSpending({ ...free, pricePerCall: 100 })).toBe(true);
  expect(hasSpending({ ...free, spent: { today: 0, month: 5550 } })).toBe(true);
});
