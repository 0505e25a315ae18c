/**
 * When somebody may be contacted: Monday to Saturday without national holidays, 08:00–20:00 where the customer is (POJK 22/2023
 * art. 62, indonesia.md). Indonesia has three zones and no summer time.
 */
import { dayMs } from '../../../contract/calendar.ts';
import type { ContactWindow } from '../../../contract/contact.ts';
import type { Zone } from '../../../contract/person.ts';
import type { Holidays } from './holidays.ts';

const hourMs = 60 * 60 * 1000;
const offsetHours: Readonly<Record<Zone, number>> = { WIB: 7, WITA: 8, WIT: 9 };
const opening = 8;
const closing = 20;

/** The longest run of Sundays and holidays is a week; past this the file says that every day is one. */
const mostDays = 400;

/**
 * The window that is open at `now`, or the next one. `zone` null: nobody knows where the customer is, and only the hours count that
 * are permitted everywhere: from 08:00 in the west to 20:00 in the east, told by the western clock.
 */
export function nextContactWindow(now: number, zone: Zone | null, holidays: Holidays): ContactWindow | null {
  const clock = zone ?? 'WIB';
  const closes = closing - (zone === null ? offsetHours.WIT - offsetHours.WIB : 0);
  const shift = offsetHours[clock] * hourMs;
  /** Midnight there, as if it were UTC. */
  const firstDay = Math.floor((now + shift) / dayMs) * dayMs;
  for (let index = 0; index < mostDays; index += 1) {
    const midnight = firstDay + index * dayMs;
    const until = midnight + closes * hourMs - shift;
    const date = new Date(midnight);
    const day = date.toISOString().slice(0, 10);
    const weekday = date.getUTCDay();
    if (until <= now || weekday === 0 || holidays.has(day)) continue;
    const from = midnight + opening * hourMs - shift;
    return {
      from: Math.max(from, now),
      until,
      open: from <= now,
      day,
      weekday,
      today: index === 0,
      opens: clockText(opening),
      closes: clockText(closes),
      clock,
      holidaysKnown: holidays.isKnown(date.getUTCFullYear()),
    };
  }
  return null;
}

function clockText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
