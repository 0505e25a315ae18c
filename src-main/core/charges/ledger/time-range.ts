/** Time ranges, in milliseconds since the epoch. */

/** `from` inclusive, `to` exclusive. */
export type Span = { from: number; to: number };

/** Both inclusive. */
export type Window = { from: number; to: number };

export function overlap(a: Window, b: Window): boolean {
  return a.from <= b.to && b.from <= a.to;
}

export type TimeRange = ReturnType<typeof createTimeRange>;

/** The first and the last of the times it was given; null without any. */
export function createTimeRange(first: number | null = null, last: number | null = null) {
  return {
    first,
    last,
    take(at: number): void {
      this.first = Math.min(this.first ?? at, at);
      this.last = Math.max(this.last ?? at, at);
    },
  };
}
