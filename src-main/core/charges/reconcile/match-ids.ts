/**
 * Finds the attempts that lines bill by their sequence ids: first in the period of the lines and then, for lines
 * without a match, in all other time too (what is billed late). Every line without a match is marked as not ours.
 */

import { dayMs } from '../../../contract/calendar.ts';
import { createTimeRange, overlap, type Span, type TimeRange } from '../ledger/time-range.ts';
import type { BilledAttempt } from './invoice-rows.ts';
import { ownId, type Reconciliation, windowOf } from './reconciliation.ts';
import type { StoredLine } from './stored-columns.ts';

/** How the times of the lines with an id of ours fit the calls. */
type TimesFit = {
  /** Within what clocks may be off; and beyond. */
  fit: number;
  miss: number;
  /** Of those that fit, without anything of that. */
  exact: number;
};

export type MatchedIds = {
  /** A line has an id of ours: the invoice is of this account. */
  evident: boolean;
  times: TimesFit;
  /** Calls of lines without a time. */
  untimed: TimeRange;
  /** Calls that may be any line, oldest first: their answer told no id, and nobody knows that they were free. */
  nameless: BilledAttempt[];
};

export async function matchIds(reconciliation: Reconciliation, given: Partial<Span>): Promise<MatchedIds> {
  const { rows, invoice } = reconciliation;
  const matched: MatchedIds = {
    evident: false,
    times: { fit: 0, miss: 0, exact: 0 },
    untimed: createTimeRange(),
    nameless: [],
  };
  /** Lines that only the case of their letters keeps from an attempt, or from several. */
  const loosely = new Map<number, BilledAttempt[]>();
  /** Lines whose id has not been met yet. */
  let open = invoice.lines - invoice.repeated;

  function assign(attempt: BilledAttempt, line: StoredLine): void {
    reconciliation.mark(line, attempt);
    open -= 1;
    const { billed_at, billed_until } = line;
    if (billed_at === null) {
      matched.untimed.take(attempt.started_at);
      return;
    }
    const billed = { from: billed_at, to: billed_until ?? billed_at };
    if (!overlap(windowOf(attempt), billed)) matched.times.miss += 1;
    else {
      matched.times.fit += 1;
      const { started_at: from, finished_at } = attempt;
      if (overlap({ from, to: finished_at ?? from }, billed)) matched.times.exact += 1;
    }
  }

  function lookUp(attempt: BilledAttempt, id: string): void {
    const exact = rows.firstOf(invoice.id, id);
    if (exact) {
      if (exact.mark !== null) return;
      matched.evident = true;
      assign(attempt, exact);
      return;
    }
    const [only, another] = rows.alike(invoice.id, id);
    if (only && !another) loosely.set(only.line, [...(loosely.get(only.line) ?? []), attempt]);
  }

  function lookAt(nameless: BilledAttempt[], attempt: BilledAttempt): void {
    const own = ownId(attempt);
    if (own !== '') {
      lookUp(attempt, own);
      return;
    }
    if (attempt.charge === 'free' && attempt.settled_by === null) return;
    const learned = rows.learned(attempt.id);
    for (const { id, evident } of learned) {
      const line = rows.firstOf(invoice.id, id);
      if (line?.mark !== null) continue;
      // What an invoice taught that may be another account's proves nothing, however often the same file comes.
      if (evident) matched.evident = true;
      assign(attempt, line);
    }
    if (learned.length === 0) nameless.push(attempt);
  }

  const likely: Span = {
    from: Math.min(given.from ?? Number.MAX_SAFE_INTEGER, (invoice.first ?? given.from ?? dayMs) - dayMs),
    to: Math.max(given.to ?? 0, (invoice.last ?? given.to ?? Number.MAX_SAFE_INTEGER - dayMs) + dayMs),
  };
  const allFound = () => open === 0;
  const found = { likely: [] as BilledAttempt[], earlier: [] as BilledAttempt[], later: [] as BilledAttempt[] };
  const through = (span: Span, part: keyof typeof found, enough?: () => boolean) =>
    reconciliation.eachAttempt(span, rows.attempts, (attempt) => lookAt(found[part], attempt), enough);
  await through(likely, 'likely');
  if (!allFound()) await through({ from: 0, to: likely.from }, 'earlier', allFound);
  if (!allFound()) await through({ from: likely.to, to: Number.MAX_SAFE_INTEGER }, 'later', allFound);
  matched.nameless = [...found.earlier, ...found.likely, ...found.later];

  // Ids that differ by case alone, where there is only one choice; what is left is not ours.
  await reconciliation.eachLine((line) => {
    if (line.mark !== null) return;
    const [attempt, another] = loosely.get(line.line) ?? [];
    if (attempt && !another) {
      matched.evident = true;
      assign(attempt, line);
    } else reconciliation.mark(line, null);
  });
  return matched;
}
