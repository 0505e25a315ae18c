/**
 * Which billed line can be which call, by time alone: for calls whose answer, and with it the sequence id, was lost. Counts
 * what overlaps among any number of times, and finds the one call that does.
 */

/** Milliseconds since the epoch, both inclusive. */
export type Window = { from: number; to: number };
export type TimedCall = Window & { id: number };

export type Overlaps = { count(window: Window): number };

/** Plain numbers, since an invoice may have a million lines: sorting so many objects would hold the main thread up. */
export function createOverlaps(windows: { starts: readonly number[]; ends: readonly number[] }): Overlaps {
  const starts = Float64Array.from(windows.starts).sort();
  const ends = Float64Array.from(windows.ends).sort();
  return { count: ({ from, to }) => upTo(starts, to) - upTo(ends, from - 1) };
}

/** The calls without an id, of which there are few. */
export function createCalls(calls: readonly TimedCall[]) {
  const byStart = [...calls].sort((a, b) => a.from - b.from);
  const starts = Float64Array.from(byStart, ({ from }) => from);
  const overlaps = createOverlaps({ starts: [...starts], ends: calls.map(({ to }) => to) });
  /** The latest end among the calls up to that place. */
  const latestEnds: number[] = [];
  for (const { to } of byStart) latestEnds.push(Math.max(to, latestEnds.at(-1) ?? to));

  return {
    /** The call that overlaps, where it is the only one. */
    only(window: Window): TimedCall | null {
      if (overlaps.count(window) !== 1) return null;
      for (let index = upTo(starts, window.to) - 1; index >= 0; index--) {
        const call = byStart[index];
        if (call && call.to >= window.from) return call;
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
