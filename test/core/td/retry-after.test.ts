import { expect, test } from 'vitest';
import { longestRetryAfterMs, retryAfterMs } from '../../../src-main/core/td/judge.ts';

const now = Date.UTC(2026, 10, 2, 3, 0, 0);
const date = (ms: number) => new Date(ms).toUTCString();

test('seconds become milliseconds', () => {
  expect(retryAfterMs('0', null, now)).toBe(0);
  expect(retryAfterMs(' 120 ', null, now)).toBe(120_000);
});

test('a date counts from now', () => {
  expect(retryAfterMs(date(now + 90_000), null, now)).toBe(90_000);
});

test('with the answer’s own date, our clock being a day off does not matter', () => {
  expect(retryAfterMs(date(now + 90_000), date(now), now + 86_400_000)).toBe(90_000);
  expect(retryAfterMs(date(now + 90_000), date(now), now - 86_400_000)).toBe(90_000);
});

test('an unreadable date beside it falls back to our clock', () => {
  expect(retryAfterMs(date(now + 5_000), 'yesterday', now)).toBe(5_000);
});

test('the two older date forms are read, in any time zone of this machine', () => {
  expect(retryAfterMs('Monday, 02-Nov-26 03:00:30 GMT', null, now)).toBe(30_000);
  expect(retryAfterMs('Mon Nov  2 03:00:30 2026', null, now)).toBe(30_000);
});

test.each([
  null,
  '',
  '-5',
  '1.5',
  '1e3',
  'soon',
  '2026-11-02',
  date(now - 1_000),
  '99999999999999999999',
  'Mon, garbage',
])('%j is as if absent', (header) => {
  expect(retryAfterMs(header, null, now)).toBeNull();
});

test('a date that only our clock can tell is believed for a quarter of an hour: the clock may be hours behind', () => {
  expect(retryAfterMs(date(now + 90_000), null, now - 7_200_000)).toBe(900_000);
  expect(retryAfterMs(date(now + 90_000), 'yesterday', now - 7_200_000)).toBe(900_000);
});

test('a day is the most', () => {
  expect(retryAfterMs('999999999', null, now)).toBe(longestRetryAfterMs);
  expect(retryAfterMs(date(now + 7 * 86_400_000), date(now), now)).toBe(longestRetryAfterMs);
});
