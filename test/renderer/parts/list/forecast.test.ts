/** Reckoning with a forecast before money is spent. */
import { expect, test } from 'vitest';
import type { Forecast } from '../../../../src-main/contract/lists.ts';
import { callsBeyondCaps, forecastOn } from '../../../../src-renderer/parts/list/forecast.ts';
import { fakeConnection } from '../../../fakes/views.ts';

const current: Forecast = {
  waiting: 100,
  twins: 10,
  reused: 20,
  reusedOldestAt: 5,
  shared: 5,
  calls: 65,
  rupiah: 65_000,
  pricePerCall: 1_000,
  ahead: 3,
  seconds: 13,
  dailyCap: null,
  monthlyCap: null,
  paidBefore: 0,
  otherDetails: { earlier: 4, inList: 2, reusable: 3, rupiah: 6_000, oldestAt: 1, newestAt: 2 },
  leftOut: 0,
  restricted: 0,
  restrictedContacts: 0,
  timesEach: 1,
  callsUnderCaps: null,
};
const account = (changes: Parameters<typeof fakeConnection>[0]) =>
  fakeConnection({ kind: 'account', baseUrl: 'https://provider.example/api', ratePerSecond: 5, ...changes });
const from = account({ id: 1, pricePerCall: 1_000 });

test('on another account of the same provider the earlier answers count, at its own price and pace', () => {
  const to = account({ id: 2, pricePerCall: 1_500, ratePerSecond: 13 });
  expect(forecastOn(current, from, to, 7)).toMatchObject({
    calls: 65,
    reused: 20,
    rupiah: 97_500,
    pricePerCall: 1_500,
    seconds: 5,
    ahead: 7,
    callsUnderCaps: null,
  });
});

test('where calls are sent again by themselves, each may be charged as often', () => {
  const to = account({ id: 2, pricePerCall: 1_000, inDoubtPolicy: 'resend', maxAttempts: 4 });
  expect(forecastOn(current, from, to, 0)).toMatchObject({ calls: 65, timesEach: 4, rupiah: 260_000 });
});

test('another provider’s answers are not reused, so what they saved is counted as asked', () => {
  const to = account({ id: 2, baseUrl: 'https://other.example/', pricePerCall: 1_000 });
  expect(forecastOn(current, from, to, 0)).toMatchObject({
    calls: 90,
    reused: 0,
    reusedOldestAt: null,
    shared: 0,
    rupiah: 90_000,
  });
});

test('the narrower of its caps says how many calls fit there now', () => {
  const to = account({ pricePerCall: 0.1, dailyCap: 1, monthlyCap: 0.7, spent: { today: 0.4, month: 0.4 } });
  const forecast = forecastOn(current, from, to, 0);
  // 0.7 − 0.4 is a hair under three tenths in floating point.
  expect(forecast.callsUnderCaps).toBe(3);
  expect(callsBeyondCaps(forecast)).toBe(62);
});

test('a cap below what is spent leaves room for none', () => {
  const to = account({ pricePerCall: 10, dailyCap: 5, spent: { today: 50, month: 50 } });
  expect(forecastOn(current, from, to, 0)).toMatchObject({ dailyCap: { left: 0 }, callsUnderCaps: 0 });
});

test('without a cap everything fits', () => {
  expect(callsBeyondCaps({ calls: 10, callsUnderCaps: null })).toBe(0);
  expect(callsBeyondCaps({ calls: 10, callsUnderCaps: 40 })).toBe(0);
});
