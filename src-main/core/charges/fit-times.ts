/**
 * Which billed line can be which call, by time alone: for calls whose answer, and with it the sequence id, was lost. A line
 * and a call belong together only where each is the other's only choice.
 */

/** Milliseconds since the epoch, both inclusive. */
export type Window = { from: number; to: number };
/** `exact`: it says more than the day, and its id is whole. Others only stand in the way. */
export type TimedLine = Window & { line: number; exact: boolean };
export type TimedCall = Window & { id: number };

export function onlyChoices(lines: readonly TimedLine[], calls: readonly TimedCall[]): { line: number; id: number }[] {
  const linesAt = createOverlaps(lines);
  const callsAt = createOverlaps(calls);
  return calls.flatMap((call) => {
    if (linesAt.count(call) !== 1) return [];
    const line = linesAt.last(call);
    return line?.exact && callsAt.count(line) === 1 ? [{ line: line.line, id: call.id }] : [];
  });
}

export type Overlaps<W extends Window> = { count(window: Window): number; last(window: Window): W | undefined };

export function createOverlaps<W extends Window>(windows: readonly W[]): Overlaps<W> {
  const byFrom = [...windows].sort((a, b) => a.from - b.from);
  const starts = byFrom.map(({ from }) => from);
  const ends = windows.map(({ to }) => to).sort((a, b) => a - b);
  /** The latest end among the windows up to that place. */
  const latestEnds: number[] = [];
  for (const { to } of byFrom) latestEnds.push(Math.max(to, latestEnds.at(-1) ?? to));

  return {
    count: ({ from, to }) => upTo(starts, to) - upTo(ends, from - 1),
    last({ from, to }) {
      for (let index = upTo(starts, to) - 1; index >= 0; index--) {
        const found = byFrom[index];
        if (found && found.to >= from) return found;
        if ((latestEnds[index] ?? from) < from) return undefined;
      }
      return undefined;
    },
  };
}

/** How many of the ascending numbers are not above `most`. */
function upTo(ascending: readonly number[], most: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
