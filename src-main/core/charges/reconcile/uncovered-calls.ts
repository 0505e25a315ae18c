/** What it means that an invoice does not list a call: free, not billed, or unknown. */
import type { Coverage } from './coverage.ts';
import type { CoveredAttempt } from './invoice-rows.ts';
import type { LinesLeft } from './match-times.ts';
import { isSettledOtherwise, ownId, type Reconciliation, windowOf } from './reconciliation.ts';

/** Returns the rupiah of the calls that it leaves out though they were charged. */
export async function judgeUncoveredCalls(
  reconciliation: Reconciliation,
  { covers, about, holds }: Coverage,
  { left, broken }: LinesLeft,
): Promise<number> {
  const { rows, invoice, counts } = reconciliation;
  let notBilled = 0;

  /** A line is left that could be this call. */
  function mayBeBilled(attempt: CoveredAttempt): boolean {
    const own = ownId(attempt);
    if (own === '') return left.canBe(windowOf(attempt));
    // Its id is on the invoice, and another attempt's too: which of them is billed nobody can say.
    return rows.alike(invoice.id, own).length > 0 || broken.canBe(windowOf(attempt));
  }

  function judge(attempt: CoveredAttempt): void {
    const covered = attempt.started_at >= covers.from && attempt.started_at < covers.to;
    const unbilled = attempt.charge === 'charged' && !attempt.on_it && !attempt.on_another;
    if (covered && unbilled) {
      counts.notBilled += 1;
      notBilled += attempt.price;
    }
    // Of the time that was named, but after what the file can know of: a later invoice may have it.
    if (unbilled && attempt.started_at >= covers.to && attempt.started_at < about.to) counts.notOver += 1;
    if (isSettledOtherwise(attempt) || attempt.on_it) return;
    if (!covered || !holds(attempt) || mayBeBilled(attempt)) {
      if (attempt.charge === 'unknown') counts.stillUnknown += 1;
      return;
    }
    rows.rule(invoice.id, attempt.id, 'free');
    if (attempt.charge === 'unknown') counts.settledFree += 1;
  }

  const all = { from: Math.min(about.from, covers.from), to: Math.max(about.to, covers.to) };
  if (all.from < all.to) await reconciliation.eachAttempt(all, (slice) => rows.covered(invoice.id, slice), judge);
  return notBilled;
}
