/** How much of its caps a connection has spent, as figures for a bar and its words. */
import type { Connection } from '../../../src-main/contract/connections.ts';

type Span = 'day' | 'month';

export type Spending = {
  span: Span;
  /** Rupiah, charged and not yet certain. */
  spent: number;
  /** null: none set. */
  cap: number | null;
  /** 0 to 1 of the cap; more than 1 where it was lowered below what was spent. null without a cap. */
  share: number | null;
  /** Not one more call fits, so the queue waits for the next day or month. */
  full: boolean;
};

/** Sums of prices with fractions come out a hair beside the cap. */
const hair = 1e-6;

export function spendingOf(
  connection: Pick<Connection, 'spent' | 'dailyCap' | 'monthlyCap' | 'pricePerCall'>,
): Spending[] {
  const { spent, dailyCap, monthlyCap, pricePerCall } = connection;
  const one = (span: Span, amount: number, cap: number | null): Spending => ({
    span,
    spent: amount,
    cap,
    share: cap === null ? null : amount / cap,
    full: cap !== null && pricePerCall > 0 && cap - amount + hair < pricePerCall,
  });
  return [one('day', spent.today, dailyCap), one('month', spent.month, monthlyCap)];
}

/** Nothing is said of money where a connection has cost none, costs none and is to be held to none. */
export function hasSpending(connection: Parameters<typeof spendingOf>[0]): boolean {
  const { spent, dailyCap, monthlyCap, pricePerCall } = connection;
  return spent.month > 0 || pricePerCall > 0 || dailyCap !== null || monthlyCap !== null;
}
