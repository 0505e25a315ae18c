/** The time a look at the charges is about: local days and months, in the address and in what the core is asked. */
import { expect, test } from 'vitest';
import { localDay } from '../../../src-main/contract/calendar.ts';
import {
  daysOfMonth,
  faultOfDays,
  isMidnight,
  type Period,
  period as periodInAddress,
  rangeOf,
} from '../../../src-renderer/core/period.ts';

const local = (...parts: [number, number, number, number?, number?]) => new Date(...parts).getTime();
const read = (text: string) => periodInAddress.safeParse(Object.fromEntries(new URLSearchParams(text))).data;
/** The first of a year, so that last month is of the year before. */
const now = local(2027, 0, 1, 14, 5);

test.each<[Period, { from?: number; to?: number }]>([
  [{ kind: 'today' }, { from: local(2027, 0, 1), to: local(2027, 0, 2) }],
  [{ kind: 'month' }, { from: local(2027, 0, 1), to: local(2027, 1, 1) }],
  [{ kind: 'last-month' }, { from: local(2026, 11, 1), to: local(2027, 0, 1) }],
  [{ kind: 'all' }, {}],
  [
    { kind: 'days', first: '2026-11-03', last: '2026-11-03' },
    { from: local(2026, 10, 3), to: local(2026, 10, 4) },
  ],
  [{ kind: 'days', first: '2026-12-31', last: null }, { from: local(2026, 11, 31) }],
  [{ kind: 'days', first: null, last: '2026-12-31' }, { to: local(2027, 0, 1) }],
  [
    { kind: 'span', from: 5, to: 9 },
    { from: 5, to: 9 },
  ],
])('%j is whole local days, the last one included', (period, range) => {
  expect(rangeOf(period, now)).toEqual(range);
});

test.each<[Period | undefined, string]>([
  [undefined, ''],
  [{ kind: 'today' }, 'period=today'],
  [{ kind: 'last-month' }, 'period=last-month'],
  [{ kind: 'all' }, 'period=all'],
  [{ kind: 'days', first: '2026-11-03', last: '2026-11-30' }, 'period=days&from=2026-11-03&to=2026-11-30'],
  [{ kind: 'days', first: null, last: null }, 'period=days'],
  [{ kind: 'span', from: 1_700_000_000_000, to: 1_700_000_000_001 }, 'period=span&from=1700000000000&to=1700000000001'],
])('%j is written as "%s" and read back', (period, text) => {
  expect(new URLSearchParams(periodInAddress.encode(period) as Record<string, string>).toString()).toBe(text);
  expect(read(text)).toEqual(period);
});

test('the usual period leaves no trace in the address', () => {
  expect(periodInAddress.encode({ kind: 'month' })).toEqual({});
});

test.each([
  ['period=nonsense', undefined],
  ['period=days&from=2026-02-30&to=2026-11', { kind: 'days', first: null, last: null }],
  ['period=span&from=9&to=5', undefined],
  ['period=span&from=5', undefined],
  ['period=span&from=x&to=5', undefined],
])('of %s only what makes sense is kept', (text, period) => {
  expect(read(text)).toEqual(period);
});

test.each([
  ['2026-11-01', '2026-11-30', null],
  ['2026-11-30', '2026-11-30', null],
  ['', '', null],
  ['2026-11-30', '', null],
  ['2026-11-30', '2026-11-29', 'order'],
  ['2026-02-29', '', 'no-day'],
  ['', '0026-01-01', 'no-day'],
])('from "%s" to "%s": %s', (first, last, fault) => {
  expect(faultOfDays(first, last)).toBe(fault);
});

test('a month has its own last day', () => {
  expect(daysOfMonth('2028-02')).toEqual({ first: '2028-02-01', last: '2028-02-29' });
  expect(daysOfMonth('2026-12')).toEqual({ first: '2026-12-01', last: '2026-12-31' });
});

test('the day of an instant is the local one, also a moment before midnight', () => {
  expect(localDay(local(2026, 10, 30, 23, 59))).toBe('2026-11-30');
  expect(localDay(local(2026, 11, 1) - 1)).toBe('2026-11-30');
  expect([isMidnight(local(2026, 11, 1)), isMidnight(local(2026, 11, 1) - 1)]).toEqual([true, false]);
});
