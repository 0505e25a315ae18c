/**
 * The period that a view of the charges is about. Days and months are local ones, as on a bill; in the address a day is
 * YYYY-MM-DD.
 */

import { z } from 'zod';
import {
  daysInMonth,
  midnightOf,
  readDay,
  startOfDay,
  startOfMonth,
  startOfNextDay,
} from '../../src-main/contract/calendar.ts';

/** Refuses days that no calendar has. A day as YYYY-MM-DD; null is open. */
const day = z.string().refine(isDay).nullable();
const periodSchema = z.union([
  z.object({ kind: z.enum(['today', 'month', 'last-month', 'all']) }),
  /** Whole days, both included. */
  z.object({ kind: z.literal('days'), first: day, last: day }),
  /** An invoice's own time, `from` inclusive, `to` exclusive. */
  z.object({ kind: z.literal('span'), from: z.int(), to: z.int() }).refine(({ from, to }) => from < to),
]);
export type Period = z.output<typeof periodSchema>;

export const presets = ['today', 'month', 'last-month', 'all'] as const satisfies readonly Period['kind'][];

/** What is shown when nobody has said otherwise. */
export const usualPeriod: Period = { kind: 'month' };

/** Milliseconds since the epoch: `from` inclusive, `to` exclusive, absent where open. */
type Range = { from?: number; to?: number };

export function rangeOf(period: Period, now: number): Range {
  switch (period.kind) {
    case 'today':
      return { from: startOfDay(now), to: startOfNextDay(now) };
    case 'month':
      return { from: startOfMonth(now), to: startOfMonth(now, 1) };
    case 'last-month':
      return { from: startOfMonth(now, -1), to: startOfMonth(now) };
    case 'all':
      return {};
    case 'days': {
      const first = beginOf(period.first);
      const last = beginOf(period.last);
      return {
        ...(first === null ? {} : { from: first }),
        ...(last === null ? {} : { to: startOfNextDay(last) }),
      };
    }
    case 'span':
      return { from: period.from, to: period.to };
  }
}

/** null: open, or no day. */
function beginOf(day: string | null): number | null {
  const read = day === null ? null : readDay(day);
  return read && midnightOf(read);
}

function isDay(text: string): boolean {
  return readDay(text) !== null;
}

/** The beginning of a local day. */
export function isMidnight(at: number): boolean {
  return at === startOfDay(at);
}

/** The first and last day of `2026-11`. */
export function daysOfMonth(month: string): { first: string; last: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return { first: `${month}-01`, last: `${month}-${daysInMonth(year, number)}` };
}

/** What is wrong with two chosen days; null: nothing. */
export function faultOfDays(first: string, last: string): 'no-day' | 'order' | null {
  if ((first !== '' && !isDay(first)) || (last !== '' && !isDay(last))) return 'no-day';
  return first !== '' && last !== '' && last < first ? 'order' : null;
}

/**
 * In the address, as `period`, `from` and `to`. The usual one leaves no trace; a day that makes no sense is an open end, a
 * time that makes none is no period.
 */
export const period = z.codec(
  z.object({ period: z.string().optional(), from: z.string().optional(), to: z.string().optional() }),
  periodSchema.optional(),
  { decode: readPeriod, encode: writePeriod },
);

type PeriodTexts = { period?: string | undefined; from?: string | undefined; to?: string | undefined };

function readPeriod({ period: kind, from, to }: PeriodTexts): Period | undefined {
  switch (kind) {
    case 'today':
    case 'last-month':
    case 'all':
      return { kind };
    case 'days':
      return { kind, first: dayOrOpen(from), last: dayOrOpen(to) };
    case 'span':
      return { kind, from: Number(from ?? Number.NaN), to: Number(to ?? Number.NaN) };
    default:
      return undefined;
  }
}

function dayOrOpen(text: string | undefined): string | null {
  return text !== undefined && isDay(text) ? text : null;
}

function writePeriod(period: Period | undefined): PeriodTexts {
  switch (period?.kind) {
    case undefined:
    case 'month':
      return {};
    case 'today':
    case 'last-month':
    case 'all':
      return { period: period.kind };
    case 'days':
      return {
        period: 'days',
        ...(period.first === null ? {} : { from: period.first }),
        ...(period.last === null ? {} : { to: period.last }),
      };
    case 'span':
      return { period: 'span', from: String(period.from), to: String(period.to) };
  }
}
