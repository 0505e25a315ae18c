/**
 * What the steps of a reconciliation have in common: the invoice as it was stored, how
 * well its times fit so far, the marking of its lines, and the walk through attempts.
 */

import type { Invoice } from '../../../contract/charges.ts';
import type { Turns } from '../../store/turns.ts';
import { createTimeRange, type Span, type Window } from '../ledger/time-range.ts';
import type { BilledAttempt, InvoiceRows } from './invoice-rows.ts';
import { sequenceText } from './sequence-id.ts';
import type { Counts, LineMark, StoredLine } from './stored-columns.ts';

/** What is already known from storing the lines. */
export type StoredInvoice = {
  id: number;
  connectionId: number;
  lines: number;
  /** Of them, those whose id stood on an earlier line; marked so already. */
  repeated: number;
  /** Of their times: the first and the last moment at which one begins. */
  first: number | null;
  last: number | null;
  /** Where their times end: of one that tells the day alone its beginning, since nobody knows how far it goes. */
  end: number | null;
  /** Rows that were not taken for lines, and the first of them. */
  skipped: number;
  skippedRows: Invoice['skippedRows'];
  /** Times name another zone than this machine's, or none at all: their days are not ours. */
  otherClock: boolean;
};

/** How far a provider's clock may be off, and a call may be written down before or after it was made. */
export const slackMs = 2 * 60_000;
/** Attempts or lines of one step, a millisecond's work. */
const stepRows = 50;

export type Reconciliation = ReturnType<typeof createReconciliation>;

/** `before`: attempts that ended later are not looked at; their line may not have been either. */
export function createReconciliation(
  { rows, inTurns }: { rows: InvoiceRows; inTurns: Turns },
  invoice: StoredInvoice,
  before: number,
) {
  const counts: Counts = {
    lines: invoice.lines,
    agrees: 0,
    billedThoughFree: 0,
    settledCharged: 0,
    settledFree: 0,
    notOurs: 0,
    repeated: invoice.repeated,
    notBilled: 0,
    stillUnknown: 0,
    ...{ notOver: 0, namedFrom: null, namedTo: null, rupiah: null },
    skipped: invoice.skipped,
    skippedRows: invoice.skippedRows,
  };
  /** Of the calls that its lines are. */
  const reached = createTimeRange();

  return {
    rows,
    inTurns,
    invoice,
    before,
    counts,
    reached,
    mark(line: StoredLine, attempt: BilledAttempt | null): void {
      const as = attempt ? markOf(attempt) : 'not-ours';
      rows.mark(invoice.id, line.line, as, attempt?.id ?? null);
      counts[countOf[as]] += 1;
      if (!attempt) return;
      reached.take(attempt.started_at);
      if (!isSettledOtherwise(attempt)) rows.rule(invoice.id, attempt.id, 'charged');
    },
    /** A line that was called not ours is a call's after all. */
    markAfterAll(line: StoredLine, attempt: BilledAttempt): void {
      counts.notOurs -= 1;
      this.mark(line, attempt);
    },
    /** Every line, in the order of the file. */
    async eachLine(look: (line: StoredLine) => void): Promise<void> {
      let at = 0;
      await inTurns(() => {
        const lines = rows.linesAfter(invoice.id, at, stepRows);
        for (const line of lines) {
          at = line.line;
          look(line);
        }
        return lines.length === stepRows;
      });
    },
    /** Every attempt of that time that had ended before, oldest first; `enough` ends it early. */
    async eachAttempt<A extends BilledAttempt>(
      { from, to }: Span,
      read: (slice: { connection_id: number; at: number; id: number; to: number; limit: number }) => A[],
      look: (attempt: A) => void,
      enough: () => boolean = () => false,
    ): Promise<void> {
      let place = { at: from, id: 0 };
      await inTurns(() => {
        const found = read({ connection_id: invoice.connectionId, to, ...place, limit: stepRows });
        for (const attempt of found) if (attempt.finished_at !== null && attempt.finished_at <= before) look(attempt);
        const last = found.at(-1);
        if (last) place = { at: last.started_at, id: last.id };
        return found.length === stepRows && !enough();
      });
    },
  };
}

const countOf: Record<LineMark, 'agrees' | 'billedThoughFree' | 'settledCharged' | 'notOurs' | 'repeated'> = {
  agrees: 'agrees',
  'billed-though-free': 'billedThoughFree',
  'settled-charged': 'settledCharged',
  'not-ours': 'notOurs',
  repeated: 'repeated',
};

/** Free by an invoice that was silent about it: this one knows better. */
function markOf({ charge, settled_by }: BilledAttempt): LineMark {
  if (charge === 'charged') return 'agrees';
  return charge === 'free' && settled_by !== 'invoice' ? 'billed-though-free' : 'settled-charged';
}

/** Its charge is the answer's or the operator's word, over which invoices have none. */
export function isSettledOtherwise({ charge, settled_by }: BilledAttempt): boolean {
  return settled_by === 'operator' || (settled_by === null && charge !== 'unknown');
}

export function ownId({ sequence_id }: BilledAttempt): string {
  return sequenceText(sequence_id).text;
}

/** When its line may say that it was billed. */
export function windowOf({ started_at, finished_at }: BilledAttempt): Window {
  return { from: started_at - slackMs, to: (finished_at ?? started_at) + slackMs };
}
