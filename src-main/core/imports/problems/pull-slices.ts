/** Turns rows that are pushed slice by slice into rows that are pulled slice by slice, never more than one ahead. */

/**
 * `push` is begun with the first fetch; it waits in `onSlice` until the next one. Who stops fetching ends it: `onSlice`
 * rejects then, and what `push` makes of that is nobody's concern any more.
 */
export async function* pullSlices<T>(
  push: (onSlice: (rows: T[]) => Promise<void>) => Promise<void>,
): AsyncGenerator<T[]> {
  type Slice = { rows: T[]; taken: () => void; stop: (reason: Error) => void };
  let arrived: (slice: Slice | null) => void = () => {};
  let next = new Promise<Slice | null>((resolve) => {
    arrived = resolve;
  });
  let waiting: Slice | null = null;
  const stopped = new Error('Nobody wants the rest of the rows.');
  let over = false;

  const pushed = push(
    (rows) =>
      new Promise<void>((taken, stop) => {
        if (over) stop(stopped);
        else arrived({ rows, taken, stop });
      }),
  ).finally(() => arrived(null));
  // Its failure is told by the `await` below; until then nobody listens.
  pushed.catch(() => {});

  try {
    for (;;) {
      waiting = await next;
      if (waiting === null) break;
      next = new Promise((resolve) => {
        arrived = resolve;
      });
      yield waiting.rows;
      waiting.taken();
    }
    await pushed;
  } finally {
    over = true;
    waiting?.stop(stopped);
  }
}
