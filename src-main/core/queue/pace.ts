/**
 * The pace of one connection: how many requests may leave now, and when the next may. In any window of one second no
 * more than the rate leave, also right after a restart: the times of what left before it are given back in.
 */

export type Pace = {
  /** How many of `wanted` may leave at `now`; they are counted as having left. Monotonic milliseconds throughout. */
  take(wanted: number, now: number): number;
  /** When the next one may leave. */
  nextAt(now: number): number;
};

/** Arrival at the far end jitters: pacing 2 % under the rate keeps the provider's own count within it. */
const margin = 1.02;
/** A timer fires late by a few milliseconds; so much may be caught up without breaking the window. */
const catchUpMs = 20;

/** @param recent when earlier requests left, ascending, on the same monotonic axis (may be negative). */
export function createPace(ratePerSecond: number, recent: readonly number[] = []): Pace {
  const spacing = (1000 / ratePerSecond) * margin;
  const windowCount = Math.max(1, Math.floor(ratePerSecond));
  const windowMs = (windowCount / ratePerSecond) * 1000 * margin;
  const left: number[] = recent.slice(-windowCount);
  let due = (left.at(-1) ?? Number.NEGATIVE_INFINITY) + spacing;

  function nextAt(now: number): number {
    const windowFree = left.length < windowCount ? now : (left[0] ?? now) + windowMs;
    return Math.max(now, due - Math.min(catchUpMs, spacing / 2), windowFree);
  }

  return {
    nextAt,
    take(wanted, now) {
      let taken = 0;
      while (taken < wanted && nextAt(now) <= now) {
        left.push(now);
        if (left.length > windowCount) left.shift();
        due = Math.max(now - catchUpMs, due) + spacing;
        taken += 1;
      }
      return taken;
    },
  };
}
