/**
 * Days and clock times by this machine's zone, the branch's own: the one calendar of core, window, terminal and files. Times are
 * milliseconds since the epoch, days YYYY-MM-DD; the kept sums of the store count days by SQLite's clock, which is the same one.
 */

/** A day as a length; a local day may be an hour longer or shorter. */
export const dayMs = 24 * 60 * 60 * 1000;

/** `month` from 1. */
export type CalendarDay = { year: number; month: number; day: number };

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** 28 to 31; 0: there is no such month. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (lengths[month - 1] ?? 0);
}

export function dayExists({ year, month, day }: CalendarDay): boolean {
  return day >= 1 && day <= daysInMonth(year, month);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The day written as YYYY-MM-DD; null: no calendar has it. */
export function readDay(text: string): CalendarDay | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (found === null) return null;
  const day = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  return day.year >= 1000 && dayExists(day) ? day : null;
}

/** The first instant of a local day; null: no calendar has it, or it lies before the year 100. */
export function midnightOf(day: CalendarDay): number | null {
  // Two digits of a year would be taken for one of the last century.
  return day.year >= 100 && dayExists(day) ? new Date(day.year, day.month - 1, day.day).getTime() : null;
}

export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** Not 24 hours later: a day may have 23 or 25 of them. */
export function startOfNextDay(at: number): number {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}

/** Of the local month of that instant, or of so many `months` later. */
export function startOfMonth(at: number, months = 0): number {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth() + months, 1).getTime();
}

/** The Monday after that instant. */
export function startOfNextWeek(at: number): number {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 7 - ((day.getDay() + 6) % 7)).getTime();
}

/** So many milliseconds of the clock into the local day of that instant: not so many after midnight, where the clock was set. */
export function atClock(at: number, clockMs: number): number {
  return new Date(at).setHours(0, 0, 0, clockMs);
}

/** Days counted by date, so that an hour of summer time makes none of them. */
export function dayNumber(at: number): number {
  const day = new Date(at);
  return Math.round(Date.UTC(day.getFullYear(), day.getMonth(), day.getDate()) / dayMs);
}

/** `2026-11-22` */
export function localDay(at: number): string {
  const day = new Date(at);
  return dayText({ year: day.getFullYear(), month: day.getMonth() + 1, day: day.getDate() });
}

/** `2026-11-22 14:05:09` */
export function localSecond(at: number): string {
  const time = new Date(at);
  return `${localDay(at)} ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}

/** `2026-11-22 14:05` */
export function localMinute(at: number): string {
  return localSecond(at).slice(0, 16);
}

/** `1990-08-17` */
export function dayText({ year, month, day }: CalendarDay): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
