/**
 * Which period an invoice covers: a call in that period that the invoice does not list was free. The period is
 * therefore never wider than what is known.
 */
import { startOfDay, startOfNextDay } from '../../../contract/calendar.ts';
import { createTimeRange, type Span, type TimeRange } from '../ledger/time-range.ts';
import type { MatchedIds } from './match-ids.ts';
import { type StoredInvoice, slackMs } from './reconciliation.ts';

export type Coverage = {
  covers: Span;
  /** The time it is of, covered or not: what stays unknown is counted in it. */
  about: Span;
  /** The call is so well within that no clock difference could put it outside. */
  holds(call: { started_at: number; finished_at: number | null }): boolean;
};

/**
 * An invoice without a single id of ours may belong to another account, so it covers nothing unless the operator names
 * the period. If nobody names it, the invoice covers the local days of its lines, with two exceptions. A day that is
 * not over when the file arrives is covered only from the first to the last line, because the file may have been
 * written in the middle of the day (and its first day may then begin in the middle too); the same holds where the days
 * of its times are not our local days. A named period that is not over yet ends in the same way. `now`: when the file
 * came.
 */
export function coverageOf(
  invoice: StoredInvoice,
  matched: MatchedIds,
  reached: TimeRange,
  given: Partial<Span>,
  now: number,
): Coverage {
  const seen = timesOf(invoice, matched, reached);
  const about = {
    from: given.from ?? (seen ? startOfDay(seen.first) : (given.to ?? now)),
    to: given.to ?? (seen ? startOfNextDay(seen.last) : (given.from ?? now)),
  };
  const named = { from: given.from !== undefined, to: given.to !== undefined && given.to <= now };
  const believed = matched.evident || (given.from !== undefined && given.to !== undefined);
  const wholeDays = seen?.daysAreOurs === true && seen.last < startOfDay(now);
  const from = named.from || wholeDays || !seen ? about.from : seen.first;
  // A line of a time that has not come yet is by a clock nobody can follow: the calls that are billed tell the end.
  const lastKnown = seen && seen.end <= now ? seen.end : (reached.last ?? about.from - 1) + 1;
  const end = wholeDays ? startOfNextDay(seen.last) : lastKnown;
  const to = named.to ? about.to : Math.min(about.to, end);
  const covers = believed ? { from, to: Math.max(from, to) } : { from: about.from, to: about.from };

  // Clocks that agree as far as anybody can tell need no slack.
  const { fit, miss, exact } = matched.times;
  const slack = fit > 0 && miss === 0 && exact === fit ? 0 : slackMs;
  return {
    covers,
    about,
    holds({ started_at, finished_at }) {
      if (started_at < covers.from + (named.from ? 0 : slack)) return false;
      return named.to ? started_at < covers.to : (finished_at ?? started_at) + slack < covers.to;
    },
  };
}

/** The lines' own times, and of those without one, the calls'. Of times that are not ours, the calls' alone. */
function timesOf(
  { first, last, end, otherClock }: StoredInvoice,
  { evident, times, untimed }: MatchedIds,
  reached: TimeRange,
) {
  const fits = evident ? times.fit > 0 && times.fit >= times.miss : times.fit >= times.miss;
  const own = fits ? createTimeRange(first, last) : createTimeRange();
  const lines = own.first !== null;
  const calls = lines ? untimed : reached;
  if (calls.first !== null) own.take(calls.first);
  if (calls.last !== null) own.take(calls.last);
  if (own.first === null || own.last === null) return null;
  const ends = [...(lines && end !== null ? [end] : []), ...(calls.last !== null ? [calls.last + 1] : [])];
  return {
    first: own.first,
    last: own.last,
    end: Math.max(...ends),
    daysAreOurs: lines ? !otherClock : times.miss === 0,
  };
}
