/** Stored waits and instants, where the clock may have been set since. Times are milliseconds since the epoch. */
import { dayMs } from '../../contract/calendar.ts';

/**
 * Milliseconds left of a stored wait from `since` until `until`. The clock may have been set between then and now: a wait
 * is never longer than it was meant to be.
 */
export function waitLeft(wait: { since: number; until: number }, now: number): number {
  return Math.max(0, Math.min(wait.until - now, wait.until - wait.since));
}

/**
 * So far in the future a stored instant is taken for one of just now: a clock that was a day ahead is the commonest mistake.
 * Beyond it nobody knows when it was.
 */
export const trustedAheadMs = dayMs;
