/**
 * Brings the mended rows of a problems file back to the list that left them out. Each row moves whole, with the list's
 * counts, in the transaction of its turn: a program that dies in the middle leaves a list that adds up, and mending once
 * more does the rest.
 */
import { setImmediate } from 'node:timers/promises';
import { plainHeading } from '../lists/reading/heading-words.ts';
import type { ReadRow } from '../lists/reading/read-rows.ts';
import type { NamedCell } from '../lists/reading/row-check.ts';
import { readRowMark } from '../lists/source-key.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store/store.ts';
import type { MendRows } from './mend-rows.ts';

export type Mended = {
  /** Rows that are lookups now. */
  mended: number;
  /** Left out as before, with the new cells and reasons. */
  stillRejected: number;
  /** In the list already, or of no row of it. */
  ignored: number;
};

/** Milliseconds one transaction may hold the main thread; the commit comes on top. */
const longestTurnMs = 15;

export function createMending(deps: {
  store: Pick<Store, 'transaction'>;
  rows: MendRows;
  clock: Pick<Clock, 'now' | 'monotonic'>;
  listId: number;
  sourceKey: string;
}) {
  const { store, rows, clock, listId, sourceKey } = deps;
  const done: Mended = { mended: 0, stillRejected: 0, ignored: 0 };
  /** Rows of the list that the file named, and that were left out again. */
  const stillOut = new Set<number>();
  let extraHeadings = rows.extraHeadings(listId);

  /** The row of the list that this row of the file is; null: none. */
  function placeOf(read: ReadRow): number | null {
    const mark = read.mark === undefined ? null : readRowMark(read.mark);
    return mark?.sourceKey === sourceKey ? mark.row : null;
  }

  function mendOne(read: ReadRow): void {
    const row = placeOf(read);
    const stored = row === null ? null : rows.rejected(listId, row);
    const again = row !== null && stillOut.has(row);
    // Of the same mark twice the first that is accepted counts, or else the first.
    if (row === null || stored === null || (again && !read.person)) {
      done.ignored += 1;
      return;
    }
    const inFile = byHeading(cellsOf(read));
    const inList = byHeading(stored);
    if (!read.person) {
      const cells = stored.map(({ heading, text }) => ({ heading, text: inFile(heading) ?? text }));
      rows.leaveOut(listId, row, cells, read.problems);
      stillOut.add(row);
      done.stillRejected += 1;
      return;
    }
    extraHeadings ??= read.extra.flatMap(({ heading }) => (inList(heading) === undefined ? [] : [heading]));
    const extra = extraHeadings.map((heading) => ({ heading, text: inFile(heading) ?? inList(heading) ?? '' }));
    rows.takeIn(listId, row, read, extra, clock.now());
    done.mended += 1;
    if (!again) return;
    stillOut.delete(row);
    done.stillRejected -= 1;
    done.ignored += 1;
  }

  /** Rows from `from` until the turn is over; returns where the next one begins. */
  function turn(slice: readonly ReadRow[], from: number): number {
    const until = clock.monotonic() + longestTurnMs;
    let next = from;
    do {
      const read = slice[next];
      if (read) mendOne(read);
      next += 1;
    } while (next < slice.length && clock.monotonic() < until);
    return next;
  }

  return {
    /** So far. */
    done: (): Mended => ({ ...done }),
    async takeSlice(slice: readonly ReadRow[]): Promise<void> {
      for (let next = 0; next < slice.length; await setImmediate()) {
        const from = next;
        next = store.transaction(() => turn(slice, from));
      }
    },
  };
}

function cellsOf(read: ReadRow): readonly NamedCell[] {
  return read.person ? read.extra : read.cells;
}

/** By the heading as it is, else by one that differs in case and punctuation alone. */
function byHeading(cells: readonly NamedCell[]): (heading: string) => string | undefined {
  const exact = new Map<string, string>();
  const plain = new Map<string, string>();
  for (const { heading, text } of cells) {
    exact.set(heading, text);
    const key = plainHeading(heading);
    if (!plain.has(key)) plain.set(key, text);
  }
  return (heading) => exact.get(heading) ?? plain.get(plainHeading(heading));
}
