/** What it means that an invoice says nothing of a call: free, not billed, or that nobody knows. */
import type { Coverage } from './covered-time.ts';
import type { CoveredAttempt } from './invoice-rows.ts';
import { isSettledOtherwise, type Laying, ownId, windowOf } from './laying.ts';
import type { LinesLeft } from './match-times.ts';

export async function judgeSilence(
  laying: Laying,
  { covers, about, holds }: Coverage,
  { left, broken }: LinesLeft,
): Promise<void> {
  const { rows, invoice, counts } = laying;

  /** A line is left that could be this call. */
  function mayBeBilled(attempt: CoveredAttempt): boolean {
    const own = ownId(attempt);
    if (own === '') return left.canBe(windowOf(attempt));
    // Its id is on the invoice, and another attempt's too: which of them is billed nobody can say.
    return rows.alike(invoice.id, own).length > 0 || broken.canBe(windowOf(attempt));
  }

  function judge(attempt: CoveredAttempt): void {
    const covered = attempt.started_at >= covers.from && attempt.started_at < covers.to;
    if (covered && attempt.charge === 'charged' && !attempt.on_it && !attempt.on_another) counts.notBilled += 1;
    if (isSettledOtherwise(attempt) || attempt.on_it) return;
    if (!covered || !holds(attempt) || mayBeBilled(attempt)) {
      if (attempt.charge === 'unknown') counts.stillUnknown += 1;
      return;
    }
    rows.rule(invoice.id, attempt.id, 'free');
    if (attempt.charge === 'unknown') counts.settledFree += 1;
  }

  const all = { from: Math.min(about.from, covers.from), to: Math.max(about.to, covers.to) };
  if (all.from < all.to) await laying.eachAttempt(all, (slice) => rows.covered(invoice.id, slice), judge);
}
