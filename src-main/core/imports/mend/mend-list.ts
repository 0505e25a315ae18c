/**
 * Brings the mended rows of a problems file back to the list that left them out. Each row moves whole, with the list's
 * counts, in the transaction of its turn: after a crash in the middle the list still adds up, and mending once more
 * does the rest.
 */
import { setImmediate } from 'node:timers/promises';
import { type ColumnField, columnFields } from '../../../contract/person.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { Finding } from '../../person/finding.ts';
import type { Store } from '../../store/store.ts';
import { fingerprint } from '../../td/question.ts';
import type { NamedCell } from '../columns/column-names.ts';
import { plainHeading } from '../columns/heading-words.ts';
import { placeOf as placeOfHeading } from '../columns/list-columns.ts';
import { createRowDigest } from '../problems/row-digest.ts';
import { readRowMark } from '../problems/source-key.ts';
import type { ReadRow } from '../reading/read-rows.ts';
import { skippedByOperator } from '../reading/repairs.ts';
import { isUnasked, withDropped, withheldHeadings } from './list-cells.ts';
import type { AboutList, AcceptedRow, LeftOutRow, MendRows } from './mend-rows.ts';

export type Mended = {
  /** Rows that are lookups now. */
  mended: number;
  /** Left out as before, with the new cells and reasons. */
  stillRejected: number;
  /** In the list already, taken out by the operator, or of no row of it. */
  ignored: number;
};

/** Where a row of the file belongs. */
type Place = { row: number; stored: LeftOutRow; digest: string };

/** Milliseconds one transaction may hold the main thread; the commit comes on top. */
const longestTurnMs = 15;

export function createMending(deps: {
  store: Pick<Store, 'transaction'>;
  rows: MendRows;
  clock: Pick<Clock, 'now' | 'monotonic'>;
  listId: number;
  sourceKey: string;
  /** Fields of the list that the file has no column for: those of the row as it was left out are taken. */
  dropped: readonly ColumnField[];
  /** Headings of the file whose cells are withheld as it is read: an empty one says nothing of what the list has. */
  withheld: readonly string[];
  /** Within the transaction that took these rows in: what becomes of them, before any of them can be sent. */
  onTaken: (rows: readonly number[]) => void;
}) {
  const { store, rows, clock, listId, sourceKey, dropped } = deps;
  const about = rows.about(listId);
  const asked = new Set(columnFields.flatMap((field) => (field === 'birthDate' ? [] : (about.columns[field] ?? []))));
  const withheldInFile = new Set(deps.withheld);
  const isWithheldInFile = (heading: string): boolean => placeOfHeading(deps.withheld, heading) >= 0;
  const done: Mended = { mended: 0, stillRejected: 0, ignored: 0 };
  /** Rows of the list that the file named, and that were left out again. */
  const stillOut = new Set<number>();
  /** Rows of the list that are lookups now. */
  const taken = new Set<number>();
  /** Of them those of this turn. */
  let fresh: number[] = [];
  let extraHeadings = rows.extraHeadings(listId);
  const digestOf = createDigests(about);

  /** The row of the list that this row of the file is; null: none, or one that became plainly another. */
  function placeOf(read: ReadRow): Place | null {
    const mark = read.mark === undefined ? null : readRowMark(read.mark);
    if (mark?.sourceKey !== sourceKey) return null;
    const stored = rows.leftOut(listId, mark.row);
    // What the operator left out stays out.
    if (!stored || skippedByOperator(stored.problems)) return null;
    const digest = digestOf(stored);
    const known = digest === mark.digest || stored.digests.includes(mark.digest);
    return known ? { row: mark.row, stored, digest } : null;
  }

  const isOfFile = ({ field }: Finding): boolean => field === null || !dropped.includes(field);

  function filled(read: AcceptedRow, stored: LeftOutRow): AcceptedRow {
    const { person, findings } = withDropped(read.person, stored, dropped, about);
    const found = findings.map((finding) => ({ row: read.row, ...finding }));
    return {
      ...read,
      person,
      problems: [...read.problems.filter(isOfFile), ...found],
      fingerprint: fingerprint(person),
    };
  }

  function mendOne(read: ReadRow): void {
    const place = placeOf(read);
    const again = place !== null && stillOut.has(place.row);
    // Of the same mark twice the first that is accepted counts, or else the first.
    if (place === null || (again && !read.person)) {
      done.ignored += 1;
      return;
    }
    const { row, stored, digest } = place;
    const inFile = byHeading(cellsOf(read).filter(({ heading }) => !withheldInFile.has(heading)));
    const withheld = withheldHeadings(
      about,
      stored.cells.map(({ heading }) => heading),
    );
    const cells = stored.cells.map((cell, index) => {
      const { heading, text } = cell;
      if (withheld.has(heading)) return cell;
      const typed = inFile(heading) ?? text;
      const unasked = !asked.has(index + 1) && isUnasked(about, index + 1, cell, typed);
      return { heading, text: unasked ? '' : typed };
    });
    if (!read.person) {
      const digests = [...new Set([...stored.digests, digest])];
      const asBefore = stored.problems.filter((problem) => !isOfFile(problem));
      rows.leaveOut(listId, row, { cells, problems: [...read.problems.filter(isOfFile), ...asBefore], digests });
      if (skippedByOperator(read.problems)) {
        done.ignored += 1;
        return;
      }
      stillOut.add(row);
      done.stillRejected += 1;
      return;
    }
    // Of the list's first row that is taken in: what the file has beside its fields, and what was not told of it.
    const isFurther = ({ heading }: NamedCell, index: number): boolean =>
      !asked.has(index + 1) && !withheld.has(heading) && (inFile(heading) !== undefined || isWithheldInFile(heading));
    extraHeadings ??= cells.filter(isFurther).map(({ heading }) => heading);
    const textOf = byHeading(cells);
    const extra = extraHeadings.map((heading) => ({
      heading,
      text: withheld.has(heading) ? '' : (textOf(heading) ?? inFile(heading) ?? ''),
    }));
    rows.storeMended(listId, row, dropped.length > 0 ? filled(read, stored) : read, extra, clock.now());
    done.mended += 1;
    taken.add(row);
    fresh.push(row);
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
    if (fresh.length > 0) deps.onTaken(fresh);
    fresh = [];
    return next;
  }

  return {
    /** So far. */
    done: (): Mended => ({ ...done }),
    /** Rows of the list that are lookups by this mending. */
    taken: (): ReadonlySet<number> => taken,
    async takeSlice(slice: readonly ReadRow[]): Promise<void> {
      for (let next = 0; next < slice.length; await setImmediate()) {
        const from = next;
        next = store.transaction(() => turn(slice, from));
      }
    },
  };
}

/** The rows of a list nearly always have the same headings. */
function createDigests({ columns }: Pick<AboutList, 'columns'>): (row: LeftOutRow) => string {
  const known = new Map<string, ReturnType<typeof createRowDigest>>();
  return ({ cells }) => {
    const headings = cells.map(({ heading }) => heading);
    const key = headings.join('\n');
    const digest = known.get(key) ?? createRowDigest(headings, columns);
    if (known.size < 100) known.set(key, digest);
    return digest(cells.map(({ text }) => text));
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
