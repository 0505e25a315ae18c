/** Turns the address's parameters into what is asked of the core: days, the period beside them, and steps that can be read. */
import { daysInMonth, dayText, localDay, midnightOf, readDay } from '../../../src-main/contract/calendar.ts';
import type { SummaryChoices, SummaryDays, SummaryStep } from '../../../src-main/contract/summary.ts';
import { type Period, rangeOf, usualPeriod } from '../../core/period.ts';
import type { SummaryRoute } from '../../routes.ts';

/** Days by themselves up to two months, weeks up to a year: what is more cannot be read. */
const mostDays = { day: 62, week: 400 };

export function choicesOf(route: SummaryRoute, now: number): SummaryChoices {
  const period = daysOf(route.period, now);
  return {
    listIds: route.listIds ?? null,
    period,
    compare: compareOf(route, period),
    step: stepOf(route.step, period),
  };
}

/** An open end is today, or the beginning of the month of the other; a summary has no time without ends. */
export function daysOf(period: Period | undefined, now: number): SummaryDays {
  const { from, to } = rangeOf(period === undefined || period.kind === 'all' ? usualPeriod : period, now);
  const last = localDay(to === undefined ? Math.max(now, from ?? now) : to - 1);
  return { from: from === undefined ? `${last.slice(0, 8)}01` : localDay(from), to: last };
}

/** null: nothing is laid beside it. */
export function compareOf(
  { compare, compareFrom, compareTo }: Pick<SummaryRoute, 'compare' | 'compareFrom' | 'compareTo'>,
  days: SummaryDays,
): SummaryDays | null {
  switch (compare) {
    case undefined:
      return null;
    case 'before':
      return before(days);
    case 'year':
      return { from: monthsBack(days.from, 12), to: monthsBack(days.to, 12) };
    case 'days': {
      const usual = before(days);
      const own = { from: compareFrom ?? usual.from, to: compareTo ?? usual.to };
      return own.from <= own.to ? own : usual;
    }
  }
}

/** Whole months before whole months; else as many days. */
function before({ from, to }: SummaryDays): SummaryDays {
  const [first, last] = [readDay(from), readDay(to)];
  if (first === null || last === null) return { from, to };
  if (first.day === 1 && last.day === daysInMonth(last.year, last.month)) {
    const months = (last.year - first.year) * 12 + last.month - first.month + 1;
    const end = readDay(monthsBack(`${to.slice(0, 8)}01`, months)) ?? last;
    return { from: monthsBack(from, months), to: dayText({ ...end, day: daysInMonth(end.year, end.month) }) };
  }
  const length = daysIn({ from, to });
  return { from: daysBack(from, length), to: daysBack(from, 1) };
}

export function stepOf(chosen: SummaryStep | undefined, days: SummaryDays): SummaryStep {
  const length = daysIn(days);
  if (length > mostDays.week && chosen !== undefined) return length > 7 * mostDays.week ? 'month' : later(chosen);
  if (chosen !== undefined) return chosen;
  return length <= mostDays.day ? 'day' : length <= mostDays.week ? 'week' : 'month';
}

/** Days of more than a year by themselves are refused by the core. */
function later(step: SummaryStep): SummaryStep {
  return step === 'day' ? 'week' : step;
}

function daysIn({ from, to }: SummaryDays): number {
  return Math.round((instant(to) - instant(from)) / 86_400_000) + 1;
}

function daysBack(day: string, count: number): string {
  const date = new Date(instant(day));
  return localDay(new Date(date.getFullYear(), date.getMonth(), date.getDate() - count).getTime());
}

/** The same day of an earlier month, or its last where it has no such day. */
function monthsBack(day: string, count: number): string {
  const { year = 1970, month = 1, day: number = 1 } = readDay(day) ?? {};
  const months = year * 12 + month - 1 - count;
  const earlier = { year: Math.floor(months / 12), month: (months % 12) + 1 };
  return dayText({ ...earlier, day: Math.min(number, daysInMonth(earlier.year, earlier.month)) });
}

function instant(day: string): number {
  const read = readDay(day);
  return (read && midnightOf(read)) ?? 0;
}

/** The same summary with a part changed; `undefined` takes that part away. */
export function withChange(route: SummaryRoute, change: Partial<SummaryRoute>): SummaryRoute {
  const changed = Object.entries({ ...route, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(changed) as SummaryRoute;
}
