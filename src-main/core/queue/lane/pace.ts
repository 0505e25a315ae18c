/** The pace of one connection: how many requests may leave now, and when the next may. */

export type Pace = {
  /** How many of `wanted` may leave at `now`; each is followed by `departed` or `dropped`. Monotonic milliseconds. */
  take(wanted: number, now: number): number;
  /** The first byte of one of them goes out. */
  departed(now: number): void;
  /** So many of them will not leave: they ended before a byte went out, or were given back. */
  dropped(count: number): void;
  /** When the next one may leave. */
  nextAt(now: number): number;
  /** What has left, and what is on its way, counts under the new rate too. */
  setRate(ratePerSecond: number, now: number): void;
};

/** Arrival at the far end jitters: pacing 2 % under the rate keeps the provider's own count within it. */
const margin = 1.02;
/** A timer fires late by a few milliseconds; so much may be caught up without breaking the window. */
const catchUpMs = 20;

/**
 * In any window of one second no more than the rate leave, counted when their first byte goes out. A request that was
 * let out and still dials may leave at any time, so it takes a place in every window until it has left. This holds
 * right after a restart too: the times of what left before it are given back in. @param recent when earlier requests
 * left, ascending, on the same monotonic axis (may be negative).
 */
export function createPace(ratePerSecond: number, recent: readonly number[] = []): Pace {
  let spacing = 0;
  let windowCount = 0;
  let windowMs = 0;
  apply(ratePerSecond);
  const left: number[] = recent.slice(-windowCount);
  let onTheWay = 0;
  let due = (left.at(-1) ?? Number.NEGATIVE_INFINITY) + spacing;

  function apply(rate: number): void {
    spacing = (1000 / rate) * margin;
    windowCount = Math.max(1, Math.floor(rate));
    windowMs = (windowCount / rate) * 1000 * margin;
  }

  function nextAt(now: number): number {
    const room = windowCount - onTheWay;
    const last = room > 0 ? left[left.length - room] : now;
    const windowFree = last === undefined ? now : last + windowMs;
    return Math.max(now, due - Math.min(catchUpMs, spacing / 2), windowFree);
  }

  return {
    nextAt,
    take(wanted, now) {
      let taken = 0;
      while (taken < wanted && nextAt(now) <= now) {
        onTheWay += 1;
        due = Math.max(now - catchUpMs, due) + spacing;
        taken += 1;
      }
      return taken;
    },
    departed(now) {
      onTheWay -= 1;
      left.push(now);
      if (left.length > windowCount) left.shift();
    },
    dropped(count) {
      onTheWay -= count;
      due -= count * spacing;
    },
    setRate(rate, now) {
      apply(rate);
      due = now + spacing;
    },
  };
}
