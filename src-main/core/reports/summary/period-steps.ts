/** A period of local days, cut into the steps by which its figures are shown. */
import {
  localDay,
  midnightOf,
  readDay,
  startOfMonth,
  startOfNextDay,
  startOfNextWeek,
} from '../../../contract/calendar.ts';
import { mostSummarySteps, type SummaryDays, type SummaryStep } from '../../../contract/summary.ts';
import { CoreError } from '../../kernel/errors.ts';

export type PeriodSteps = {
  readonly days: SummaryDays;
  /** Milliseconds; `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** In order, without gaps. */
  readonly steps: readonly (SummaryDays & { start: number })[];
};

const nextStart: Readonly<Record<SummaryStep, (at: number) => number>> = {
  day: startOfNextDay,
  week: startOfNextWeek,
  month: (at) => startOfMonth(at, 1),
};

/** `path`: where the period stands in the input. Errors: `invalid-input`. */
export function periodSteps(days: SummaryDays, step: SummaryStep, path: string): PeriodSteps {
  const first = readDay(days.from);
  const last = readDay(days.to);
  const start = first && midnightOf(first);
  const lastStart = last && midnightOf(last);
  if (start === null || lastStart === null || lastStart < start) {
    throw refusal(path, 'The period ends before it begins.');
  }
  const end = startOfNextDay(lastStart);
  const steps: PeriodSteps['steps'][number][] = [];
  for (let at = start; at < end; ) {
    if (steps.length === mostSummarySteps) throw refusal('step', 'The period has too many steps. Choose longer ones.');
    const next = Math.min(end, nextStart[step](at));
    steps.push({ from: localDay(at), to: localDay(next - 1), start: at });
    at = next;
  }
  return { days, start, end, steps };
}

/** Which step that instant is in; -1: it is outside of the period. */
export function stepAt({ start, end, steps }: PeriodSteps, at: number): number {
  if (at < start || at >= end) return -1;
  return lastNotAfter(steps.length, (index) => (steps[index]?.start ?? 0) <= at);
}

/** Which step that local day (YYYY-MM-DD) is in; -1: it is outside of the period. */
export function stepOfDay({ days, steps }: PeriodSteps, day: string): number {
  if (day < days.from || day > days.to) return -1;
  return lastNotAfter(steps.length, (index) => (steps[index]?.from ?? '') <= day);
}

function lastNotAfter(length: number, isNotAfter: (index: number) => boolean): number {
  let low = 0;
  for (let high = length - 1; low < high; ) {
    const middle = Math.ceil((low + high) / 2);
    if (isNotAfter(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function refusal(path: string, message: string): CoreError {
  return new CoreError('invalid-input', message, { fields: [{ path, code: 'custom' }] });
}
