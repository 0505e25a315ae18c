/** For everything a queue may wait for there is one button that helps, and none that does not. */
import { expect, test } from 'vitest';
import { factsOf, mendsItself, queueReasons } from '../../../../src-main/contract/reasons.ts';
import { capEndsAt, helpFor, reachedCap } from '../../../../src-renderer/parts/queue/queue-help.ts';
import { fakeConnection, fakeQueue } from '../../../fakes/views.ts';

test('a running queue can be paused while something waits', () => {
  expect(helpFor(fakeQueue({ open: 5 }))).toBe('pause');
  expect(helpFor(fakeQueue({ open: 0 }))).toBe('none');
});

test('where the queue goes on by itself, one may only hurry it', () => {
  expect(helpFor(fakeQueue({ state: 'offline', reason: 'unreachable' }))).toBe('try-now');
  expect(helpFor(fakeQueue({ state: 'offline', reason: 'captive-page' }))).toBe('try-now');
  expect(helpFor(fakeQueue({ state: 'paused', reason: 'provider-busy' }))).toBe('try-now');
  expect(helpFor(fakeQueue({ state: 'paused', reason: 'disk-full' }))).toBe('try-now');
  // Only a start reads the policy and opens the folder anew.
  expect(helpFor(fakeQueue({ state: 'paused', reason: 'policy-faulty' }))).toBe('none');
  expect(helpFor(fakeQueue({ state: 'paused', reason: 'store-gone' }))).toBe('none');
});

test('what the provider, the operator or an error of this program held is resumed', () => {
  for (const reason of [
    'operator',
    'traffic-blocked',
    'traffic-insufficient',
    'daily-maximum',
    'unknown-answers',
    'internal',
  ] as const) {
    expect(helpFor(fakeQueue({ state: 'paused', reason })), reason).toBe('resume');
  }
});

test('a cap of one’s own is raised', () => {
  expect(helpFor(fakeQueue({ state: 'paused', reason: 'daily-cap' }))).toBe('raise-cap');
  expect(helpFor(fakeQueue({ state: 'paused', reason: 'monthly-cap' }))).toBe('raise-cap');
});

test('a refused key leads to the form where it is mended; other account matters are resumed', () => {
  expect(helpFor(fakeQueue({ state: 'stopped', reason: 'key-refused' }))).toBe('mend');
  expect(helpFor(fakeQueue({ state: 'stopped', reason: 'expired' }))).toBe('resume');
});

test.each(queueReasons)('a copy that does not drain offers nothing (%s)', (reason) => {
  expect(helpFor(fakeQueue({ state: 'paused', reason, draining: false }))).toBe('none');
});

test('a login page is nobody else’s to mend', () => {
  expect(mendsItself('unreachable')).toBe(true);
  expect(mendsItself('captive-page')).toBe(false);
});

test('what the provider refuses has the provider’s own number, what we hold has none', () => {
  expect(factsOf('traffic-insufficient').providerCode).toBe(303);
  expect(factsOf('daily-cap').providerCode).toBeNull();
});

test('of the cap it waits for, what is spent is told', () => {
  const at = (reason: 'daily-cap' | 'monthly-cap') =>
    fakeConnection({
      dailyCap: 100_000,
      monthlyCap: 900_000,
      spent: { today: 99_000, month: 899_000 },
      queue: { state: 'paused', reason, since: 0, nextTryAt: null },
    });
  expect(reachedCap(at('daily-cap'))).toEqual({ span: 'day', spent: 99_000, cap: 100_000 });
  expect(reachedCap(at('monthly-cap'))).toEqual({ span: 'month', spent: 899_000, cap: 900_000 });
  expect(reachedCap(fakeConnection({ dailyCap: 5 }))).toBeNull();
});

test('a cap starts afresh at local midnight, of the next day or of the next month’s first', () => {
  const lastOfYear = new Date(2026, 11, 31, 23, 59).getTime();
  expect(capEndsAt('day', lastOfYear)).toBe(new Date(2027, 0, 1).getTime());
  expect(capEndsAt('month', lastOfYear)).toBe(new Date(2027, 0, 1).getTime());
  const mid = new Date(2026, 1, 10, 0, 0).getTime();
  expect(capEndsAt('day', mid)).toBe(new Date(2026, 1, 11).getTime());
  expect(capEndsAt('month', mid)).toBe(new Date(2026, 2, 1).getTime());
});
