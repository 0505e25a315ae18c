/**
 * When a line was billed: the earliest and the latest moment its text can mean (the end of that second, minute or day),
 * in the machine's own time zone unless the text names one. A time that cannot be determined is null.
 */
import { atClock, type CalendarDay, dayMs, midnightOf, startOfNextDay } from '../../../contract/calendar.ts';
import { monthNamed, ofExcelSerial, yearWritten } from '../../kernel/written-dates.ts';
import { type Cell, cellText } from '../../spreadsheet/cell.ts';

/** Milliseconds since the epoch, both inclusive. `otherClock`: written by a clock that is not known to be this machine's. */
export type BilledTime = { at: number; until: number; otherClock?: true };

/** `clock`: a time of day without a date, for a column beside the date's. */
type ReadTime = { time: BilledTime } | { clock: Clock } | null;
type Clock = { ms: number; precisionMs: number };

/** 2000 and 2100: a number outside of them is no time of an invoice. */
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

const clockPattern = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]m)?`;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t\s]+(.+))?$/i;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[,\s]+(.+))?$/;
const dayOfMonth = /^(?:\p{L}+,?\s+)?(\d{1,2})[-\s](\p{L}{3,10})\.?[-\s](\d{4}|\d{2})(?:[,\s]+(.+))?$/u;
const clockAlone = new RegExp(`^${clockPattern}\\s*(z|wib|gmt|utc|[+-]\\d{2}:?\\d{2}|(?:utc|gmt)[+-]\\d{1,2})?$`, 'i');

/** `monthFirst`: the column writes 11/25/2026; Indonesians write 25/11/2026. */
export function readTime(cell: Cell, monthFirst: boolean): ReadTime {
  if (typeof cell === 'number') return ofNumber(cell);
  const text = cellText(cell).trim().replace(/^'/, '').replace(/\s+/g, ' ');
  if (text === '') return null;
  if (/^\d{10}(\d{3})?$/.test(text)) return ofNumber(Number(text));
  const alone = clockAlone.exec(text);
  if (alone) {
    const clock = clockOf(alone);
    return clock && { clock };
  }
  const found = dayOf(text, monthFirst);
  if (!found) return null;
  const { day, rest } = found;
  const midnight = midnightOf(day);
  if (midnight === null) return null;
  if (!rest) return wholeDay(midnight);
  const parts = clockAlone.exec(rest.trim());
  const clock = parts && clockOf(parts);
  if (!parts || !clock) return null;
  const zone = zoneMs(parts[6]);
  if (zone === undefined) return null;
  const at = zone === null ? atClock(midnight, clock.ms) : Date.UTC(day.year, day.month - 1, day.day) + clock.ms - zone;
  const local = zone === null || zone === -new Date(at).getTimezoneOffset() * 60_000;
  return plausible(at, clock.precisionMs, !local);
}

/** The second number of a date is above 12: months stand first in that column. */
export function isMonthFirst(cell: Cell): boolean {
  const parts = yearLast.exec(cellText(cell).trim());
  return parts !== null && Number(parts[2]) > 12 && Number(parts[1]) <= 12;
}

/** A day and the time of day that stands in a cell of its own. */
export function joined(day: BilledTime, clock: Clock): BilledTime {
  const at = atClock(day.at, clock.ms);
  return { at, until: at + clock.precisionMs - 1 };
}

/** It names no more than a day. */
export function isWholeDay({ at, until }: BilledTime): boolean {
  return until - at >= dayMs / 2;
}

function dayOf(text: string, monthFirst: boolean): { day: CalendarDay; rest: string | undefined } | null {
  const first = yearFirst.exec(text);
  if (first) return { day: { year: Number(first[1]), month: Number(first[2]), day: Number(first[3]) }, rest: first[4] };
  const last = yearLast.exec(text);
  if (last) {
    const [day, month] = monthFirst ? [last[2], last[1]] : [last[1], last[2]];
    return { day: { year: yearWritten(last[3] ?? ''), month: Number(month), day: Number(day) }, rest: last[4] };
  }
  const named = dayOfMonth.exec(text);
  const month = monthNamed(named?.[2] ?? '');
  if (!named || !month) return null;
  return { day: { year: yearWritten(named[3] ?? ''), month, day: Number(named[1]) }, rest: named[4] };
}

function clockOf(parts: RegExpExecArray): Clock | null {
  const [, h = '', m = '', s, fraction, half] = parts;
  let hours = Number(h);
  if (half && (hours < 1 || hours > 12)) return null;
  if (half) hours = (hours % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (hours > 23 || Number(m) > 59 || Number(s ?? 0) > 59) return null;
  const ms = fraction === undefined ? 0 : Number(`0.${fraction}`) * 1000;
  return {
    ms: Math.floor(((hours * 60 + Number(m)) * 60 + Number(s ?? 0)) * 1000 + ms),
    precisionMs: s === undefined ? 60_000 : 1_000,
  };
}

/** null: none is named. undefined: one we do not know. */
function zoneMs(text: string | undefined): number | null | undefined {
  if (!text) return null;
  const zone = text.toLowerCase();
  if (zone === 'z' || zone === 'utc' || zone === 'gmt') return 0;
  if (zone === 'wib') return 7 * 60 * 60 * 1000;
  const parts = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!parts) return undefined;
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3] ?? 0)) * 60_000;
}

/** Milliseconds or seconds since the epoch, or Excel's days where the cell has lost its format. */
function ofNumber(value: number): ReadTime {
  if (value >= 1e12 && value < 1e13) return plausible(Math.floor(value), 1_000, true);
  if (value >= 1e9 && value < 1e10) return plausible(Math.floor(value * 1000), 1_000, true);
  if (value > 36_000 && value < 80_000) {
    // Excel's days have no zone: they are the local clock's.
    const { day, clockMs } = ofExcelSerial(value);
    const midnight = midnightOf(day);
    if (midnight === null) return null;
    return Number.isInteger(value) ? wholeDay(midnight) : plausible(atClock(midnight, clockMs), 1_000);
  }
  return null;
}

function wholeDay(midnight: number): ReadTime {
  return plausible(midnight, startOfNextDay(midnight) - midnight);
}

function plausible(at: number, precisionMs: number, otherClock = false): ReadTime {
  if (at < earliest || at >= latest) return null;
  return { time: { at, until: at + precisionMs - 1, ...(otherClock && { otherClock }) } };
}
