/** Reconciles the stored lines of an invoice with the attempts of its connection. */

import type { Invoice } from '../../../contract/charges.ts';
import type { Turns } from '../../store/turns.ts';
import type { Span } from '../ledger/time-range.ts';
import { coverageOf } from './coverage.ts';
import type { InvoiceRows } from './invoice-rows.ts';
import { matchIds } from './match-ids.ts';
import { matchTimes } from './match-times.ts';
import { createReconciliation, type Reconciliation, type StoredInvoice } from './reconciliation.ts';
import type { Counts } from './stored-columns.ts';
import { judgeUncoveredCalls } from './uncovered-calls.ts';

/**
 * Matches by sequence id first, then by time alone for calls whose answer was lost. Lines that match nothing are not
 * ours; calls in the covered period that no line can stand for are free. Writes only what belongs to the invoice and
 * nothing of an attempt: charges follow once the invoice is complete. `before`: when the file came. What ended later
 * cannot be on it.
 */
export async function reconcile(
  deps: { rows: InvoiceRows; inTurns: Turns },
  invoice: StoredInvoice,
  given: Partial<Span>,
  before: number,
): Promise<{ covers: Span; reaches: Span; counts: Counts }> {
  const reconciliation = createReconciliation(deps, invoice, before);
  const matched = await matchIds(reconciliation, given);
  const left = await matchTimes(reconciliation, matched);
  if (invoice.repeated > 0) await pointRepeated(reconciliation);
  const coverage = coverageOf(invoice, matched, reconciliation.reached, given, before);
  const notBilled = await judgeUncoveredCalls(reconciliation, coverage, left);
  reconciliation.counts.namedFrom = given.from ?? null;
  reconciliation.counts.namedTo = given.to ?? null;
  reconciliation.counts.rupiah = await sumUp(reconciliation, notBilled);
  return { covers: coverage.covers, reaches: reachOf(coverage.covers, reconciliation), counts: reconciliation.counts };
}

/** Repetitions name the attempt of the line that they repeat. */
async function pointRepeated({ rows, invoice, eachLine }: Reconciliation): Promise<void> {
  await eachLine((line) => {
    const first = line.mark === 'repeated' ? rows.firstOf(invoice.id, line.sequence_id) : undefined;
    if (first && first.attempt_id !== null) rows.mark(invoice.id, line.line, 'repeated', first.attempt_id);
  });
}

/** The start times of all calls the invoice says anything about. */
function reachOf({ from, to }: Span, { reached }: Reconciliation): Span {
  return { from: Math.min(from, reached.first ?? from), to: Math.max(to, (reached.last ?? to - 1) + 1) };
}

/** What an invoice bills in rupiah, what the ledger has for it, and how much of it is to be asked about. */
type Rupiah = NonNullable<Invoice['rupiah']>;

/** Lines of one step. */
const stepLines = 200;

/** `notBilled`: rupiah of the calls of its time that it leaves out. Asked for when every line has its mark. */
async function sumUp({ rows, invoice, inTurns }: Reconciliation, notBilled: number): Promise<Rupiah> {
  const sum: Rupiah = { billed: 0, ours: notBilled, disputed: 0, withoutAmount: 0 };
  const usual = rows.pricePerCall(invoice.connectionId);
  let at = 0;
  await inTurns(() => {
    const lines = rows.amountsAfter(invoice.id, at, stepLines);
    for (const { line, mark, amount, price } of lines) {
      at = line;
      const billed = amount ?? price ?? usual;
      if (amount === null) sum.withoutAmount += 1;
      sum.billed += billed;
      if (mark === 'agrees' || mark === 'settled-charged') sum.ours += price ?? 0;
      else sum.disputed += billed;
    }
    return lines.length === stepLines;
  });
  return sum;
}
