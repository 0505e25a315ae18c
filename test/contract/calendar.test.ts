/** The one calendar: days that exist, and local days of 23, 24 and 25 hours. */
import { afterEach, expect, test } from 'vitest';
import {
  atClock,
  dayExists,
  dayMs,
  dayNumber,
  daysInMonth,
  localDay,
  localMinute,
  localSecond,
  midnightOf,
  readDay,
  startOfDay,
  startOfMonth,
  startOfNextDay,
} from '../../src-main/contract/calendar.ts';

const zone = process.env.TZ;
afterEach(() => {
  process.env.TZ = zone ?? '';
  if (zone === undefined) delete process.env.TZ;
});

test('a day that no calendar has is none', () => {
  expect(daysInMonth(2024, 2)).toBe(29);
  expect(daysInMonth(1900, 2)).toBe(28);
  expect([0, 13, Number.NaN].map((month) => daysInMonth(2026, month))).toEqual([0, 0, 0]);
  expect(dayExists({ year: 2000, month: 2, day: 29 })).toBe(true);
  expect(readDay('2026-11-30')).toEqual({ year: 2026, month: 11, day: 30 });
  for (const text of [
    '2026-11-31',
    '2026-02-29',
    '2026-00-10',
    '2026-01-00',
    '0026-01-01',
    '26-01-01',
    '2026-1-1',
    '',
  ]) {
    expect(readDay(text), text).toBeNull();
  }
  expect(midnightOf({ year: 99, month: 1, day: 1 })).toBeNull();
});

test.each(['Asia/Jakarta', 'Asia/Jayapura', 'UTC', 'America/Sao_Paulo', 'Europe/Berlin'])(
  'days and months begin where the clocks of %s say',
  (name) => {
    process.env.TZ = name;
    const noon = new Date(2018, 9, 31, 12, 30, 9).getTime();
    expect(localSecond(noon)).toBe('2018-10-31 12:30:09');
    expect(localMinute(noon)).toBe('2018-10-31 12:30');
    expect(startOfDay(noon)).toBe(midnightOf({ year: 2018, month: 10, day: 31 }));
    expect(localDay(startOfNextDay(noon))).toBe('2018-11-01');
    expect(localDay(startOfNextDay(noon) - 1)).toBe('2018-10-31');
    expect([-1, 0, 1, 3].map((months) => localDay(startOfMonth(noon, months)))).toEqual([
      '2018-09-01',
      '2018-10-01',
      '2018-11-01',
      '2019-01-01',
    ]);
    expect(localSecond(atClock(noon, 3_723_000))).toBe('2018-10-31 01:02:03');
  },
);

test('a day of the summer time’s beginning or end is one day, whatever its length, and begins where there is no midnight', () => {
  process.env.TZ = 'Europe/Berlin';
  const days = [24, 25, 26].map((day) => new Date(2026, 9, day).getTime());
  expect(startOfNextDay(days[1] ?? 0) - (days[1] ?? 0)).toBe(dayMs + 60 * 60 * 1000);
  expect(days.map((day) => dayNumber(day) - dayNumber(days[0] ?? 0))).toEqual([0, 1, 2]);
  process.env.TZ = 'America/Sao_Paulo';
  // The clocks went from 0:00 to 1:00 on 4 November 2018.
  const first = midnightOf({ year: 2018, month: 11, day: 4 }) ?? 0;
  expect(localMinute(first)).toBe('2018-11-04 01:00');
  expect(startOfDay(first + dayMs / 2)).toBe(first);
  expect(startOfNextDay(first - 1)).toBe(first);
});
