/**
 * Which billed line can belong to which call, by time alone, for calls whose answer, and with it the sequence id, was
 * lost. Counts the overlaps among any number of times, and finds the one call that overlaps.
 */

import type { Turns } from '../../store/turns.ts';
import type { Window } from '../ledger/time-range.ts';
import { sortInTurns } from './sort-in-turns.ts';

/** Each place of both is one window. Plain numbers, since an invoice may have a million lines. Sorts them where they are. */
export async function createOverlaps(windows: { starts: Float64Array; ends: Float64Array }, inTurns: Turns) {
  const starts = await sortInTurns(windows.starts, inTurns);
  const ends = await sortInTurns(windows.ends, inTurns);
  return { count: ({ from, to }: Window): number => upTo(starts, to) - upTo(ends, from - 1) };
}

/** The windows of calls, in the order of their starts. */
export async function createCalls(calls: readonly Window[], inTurns: Turns) {
  const starts = Float64Array.from(calls, ({ from }) => from);
  const overlaps = await createOverlaps(
    { starts: starts.slice(), ends: Float64Array.from(calls, ({ to }) => to) },
    inTurns,
  );
  /** The latest end among the calls up to that place. */
  const latestEnds = new Float64Array(calls.length);
  let latest = Number.NEGATIVE_INFINITY;
  for (const [index, { to }] of calls.entries()) {
    latest = Math.max(latest, to);
    latestEnds[index] = latest;
  }

  return {
    /** The place of the call that overlaps, where it is the only one. */
    only(window: Window): number | null {
      if (overlaps.count(window) !== 1) return null;
      for (let index = upTo(starts, window.to) - 1; index >= 0; index--) {
        if ((calls[index]?.to ?? 0) >= window.from) return index;
        if ((latestEnds[index] ?? 0) < window.from) return null;
      }
      return null;
    },
  };
}

/** How many of the ascending numbers are not above `most`. */
function upTo(ascending: Float64Array, most: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
