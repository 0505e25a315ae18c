/** When somebody may be contacted (POJK 22/2023 art. 62), by a clock that is handed in. */
import { describe, expect, test } from 'vitest';
import { nextContactWindow } from '../../../../src-main/core/reports/field/contact-window.ts';
import { readHolidays } from '../../../../src-main/core/reports/field/holidays.ts';

const holidays = readHolidays([]);

/** A clock time of Jakarta. */
const wib = (text: string) => Date.parse(`${text}:00+07:00`);

describe('the next window', () => {
  test.each([
    // now (WIB), zone, opens now, the day there, from and until (WIB)
    ['2026-11-30T09:00', 'WIB', true, '2026-11-30', '2026-11-30T09:00', '2026-11-30T20:00'],
    ['2026-11-30T07:59', 'WIB', false, '2026-11-30', '2026-11-30T08:00', '2026-11-30T20:00'],
    ['2026-11-30T08:00', 'WIB', true, '2026-11-30', '2026-11-30T08:00', '2026-11-30T20:00'],
    ['2026-11-30T19:59', 'WIB', true, '2026-11-30', '2026-11-30T19:59', '2026-11-30T20:00'],
    ['2026-11-30T20:00', 'WIB', false, '2026-12-01', '2026-12-01T08:00', '2026-12-01T20:00'],
    // An hour earlier in Makassar, two in Jayapura.
    ['2026-11-30T07:00', 'WITA', true, '2026-11-30', '2026-11-30T07:00', '2026-11-30T19:00'],
    ['2026-11-30T19:00', 'WITA', false, '2026-12-01', '2026-12-01T07:00', '2026-12-01T19:00'],
    ['2026-11-30T06:00', 'WIT', true, '2026-11-30', '2026-11-30T06:00', '2026-11-30T18:00'],
    ['2026-11-30T18:00', 'WIT', false, '2026-12-01', '2026-12-01T06:00', '2026-12-01T18:00'],
    // It is tomorrow already in Jayapura.
    ['2026-11-30T22:30', 'WIT', false, '2026-12-01', '2026-12-01T06:00', '2026-12-01T18:00'],
    // Saturday evening: Monday.
    ['2026-11-28T21:00', 'WIB', false, '2026-11-30', '2026-11-30T08:00', '2026-11-30T20:00'],
    ['2026-11-29T12:00', 'WITA', false, '2026-11-30', '2026-11-30T07:00', '2026-11-30T19:00'],
    // Christmas is a Friday; 1 May a Friday, 31 May and 1 June a Sunday and a Monday.
    ['2026-12-25T10:00', 'WIB', false, '2026-12-26', '2026-12-26T08:00', '2026-12-26T20:00'],
    ['2026-05-30T20:00', 'WIB', false, '2026-06-02', '2026-06-02T08:00', '2026-06-02T20:00'],
  ] as const)('at %s WIB in %s', (now, zone, open, day, from, until) => {
    expect(nextContactWindow(wib(now), zone, holidays)).toMatchObject({
      open,
      day,
      from: wib(from),
      until: wib(until),
      today: day === new Date(wib(now) + { WIB: 7, WITA: 8, WIT: 9 }[zone] * 3_600_000).toISOString().slice(0, 10),
      opens: '08:00',
      closes: '20:00',
      clock: zone,
      holidaysKnown: true,
    });
  });

  test('of somebody of whom nobody knows where they live is the one that is permitted everywhere', () => {
    const window = nextContactWindow(wib('2026-11-30T17:59'), null, holidays);
    expect(window).toMatchObject({ open: true, until: wib('2026-11-30T18:00'), closes: '18:00', clock: 'WIB' });
    for (const zone of ['WIB', 'WITA', 'WIT'] as const) {
      const own = nextContactWindow(wib('2026-11-30T17:59'), zone, holidays);
      expect(own?.open).toBe(true);
      expect(own?.until).toBeGreaterThanOrEqual(window?.until ?? 0);
    }
    expect(nextContactWindow(wib('2026-11-30T18:00'), null, holidays)).toMatchObject({
      day: '2026-12-01',
      open: false,
    });
  });

  test('says of a year whose holidays are not known that they are not', () => {
    const last = nextContactWindow(wib('2026-12-31T20:00'), 'WIB', holidays);
    expect(last).toMatchObject({ day: '2027-01-01', holidaysKnown: false });
  });

  test('there is none where every day is a holiday', () => {
    expect(nextContactWindow(wib('2026-11-30T09:00'), 'WIB', { has: () => true, isKnown: () => true })).toBeNull();
  });
});
