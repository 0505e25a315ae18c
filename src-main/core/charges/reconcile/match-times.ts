/**
 * Finds the line of a call whose answer, and with it its id, was lost: by time alone, where only one line and one call
 * fit each other. For each remaining line it says which calls it can be.
 */

import { dayMs } from '../../../contract/calendar.ts';
import type { Window } from '../ledger/time-range.ts';
import type { BilledAttempt } from './invoice-rows.ts';
import type { MatchedIds } from './match-ids.ts';
import { type Reconciliation, windowOf } from './reconciliation.ts';
import type { StoredLine } from './stored-columns.ts';
import { createCalls, createOverlaps } from './time-overlaps.ts';

/** Whether a line is left that may be a call of that time: one without a time may be any. */
type Choices = { canBe(window: Window): boolean };

/** `left`: the lines that are nobody's. Of those, `broken` may be a call whose id is known to us. */
export type LinesLeft = { left: Choices; broken: Choices };

export async function matchTimes(reconciliation: Reconciliation, { times, nameless }: MatchedIds): Promise<LinesLeft> {
  const { inTurns, invoice } = reconciliation;
  const open = createWindows(invoice.lines);
  const ruined = createWindows(invoice.lines);
  const anyTime = { open: false, ruined: false };
  const callsAt = await createCalls(nameless.map(windowOf), inTurns);
  /** For a call, by its place among the nameless, a line that only it can be. */
  const lineOf = new Map<number, { line: StoredLine; window: Window }>();
  // Times that do not fit the calls we know by their ids (another zone, another clock) tell nothing of the others.
  const believed = times.fit >= times.miss;

  await reconciliation.eachLine((line) => {
    if (line.mark !== 'not-ours') return;
    if (line.billed_at === null || !believed) {
      anyTime.open = true;
      if (line.damaged) anyTime.ruined = true;
      return;
    }
    const window = { from: line.billed_at, to: line.billed_until ?? line.billed_at };
    open.add(window);
    if (line.damaged) ruined.add(window);
    // A day is too wide to settle by, and a ruined id may be a call's that has one; both still stand in the way.
    const only = line.damaged || window.to - window.from > dayMs / 2 ? null : callsAt.only(window);
    if (only !== null) lineOf.set(only, { line, window });
  });

  const openAt = await createOverlaps(open.all(), inTurns);
  const taken = createWindows(lineOf.size);
  const pairs = lineOf.entries();
  await inTurns(() => {
    const next = pairs.next();
    if (next.done) return false;
    const [call, { line, window }] = next.value;
    const attempt = nameless[call] as BilledAttempt;
    if (openAt.count(windowOf(attempt)) === 1) {
      reconciliation.markAfterAll(line, attempt);
      taken.add(window);
    }
    return true;
  });
  const takenAt = await createOverlaps(taken.all(), inTurns);
  const ruinedAt = await createOverlaps(ruined.all(), inTurns);
  return {
    left: { canBe: (window) => anyTime.open || openAt.count(window) > takenAt.count(window) },
    broken: { canBe: (window) => anyTime.ruined || ruinedAt.count(window) > 0 },
  };
}

/** At most so many. */
function createWindows(most: number) {
  const starts = new Float64Array(most);
  const ends = new Float64Array(most);
  let length = 0;
  return {
    add({ from, to }: Window): void {
      starts[length] = from;
      ends[length] = to;
      length += 1;
    },
    all: () => ({ starts: starts.subarray(0, length), ends: ends.subarray(0, length) }),
  };
}
