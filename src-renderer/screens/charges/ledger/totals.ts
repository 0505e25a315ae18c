/** What a table of sums needs besides the sums: how long each bar is, and what the groups leave out. */
import type { AccountSum, ChargeSum, LedgerSum } from '../../../../src-main/contract/charges.ts';
import type { OutputOf } from '../../../../src-main/contract/index.ts';

export type Totals = OutputOf<'charges.totals'>;
export type Group = Totals['groups'][number];

/** The core names a thousand groups at most; the rest is the whole without them. null: nothing is left out. */
export function restOf({ all, groups }: Totals): LedgerSum | null {
  const rest = { ...all, accounts: { ...all.accounts } };
  for (const group of groups) {
    for (const part of ['charged', 'free', 'unknown', 'rupiah', 'rupiahUnknown'] as const) {
      rest[part] -= group[part];
      rest.accounts[part] -= group.accounts[part];
    }
    rest.accounts.withoutPrice -= group.accounts.withoutPrice;
  }
  return rest.charged + rest.free + rest.unknown > 0 ? rest : null;
}

/** Attempts at the practice connection, for which nothing is paid. */
export function practiceOf(sum: LedgerSum): number {
  return callsOf(sum) - callsOf(sum.accounts);
}

function callsOf({ charged, free, unknown }: ChargeSum): number {
  return charged + free + unknown;
}

/** Rupiah of the charged calls, or of those that may be; null: there are some, and not one has a price. */
export function knownRupiah(sum: AccountSum, charge: 'charged' | 'unknown'): number | null {
  const rupiah = charge === 'charged' ? sum.rupiah : sum.rupiahUnknown;
  return rupiah === 0 && sum[charge] > 0 && sum.withoutPrice > 0 ? null : rupiah;
}

export type BarParts = { sure: number; unsure: number };

/**
 * How long the parts of each bar are, 0 to 1 of the longest bar: what was charged and what may have been. In rupiah; where
 * nothing has a price, in calls.
 */
export function barsOf(all: readonly Pick<LedgerSum, 'accounts'>[]): BarParts[] {
  const sums = all.map(({ accounts }) => accounts);
  const priced = sums.some((sum) => sum.rupiah + sum.rupiahUnknown > 0);
  const parts = sums.map((sum) =>
    priced ? { sure: sum.rupiah, unsure: sum.rupiahUnknown } : { sure: sum.charged, unsure: sum.unknown },
  );
  const longest = Math.max(0, ...parts.map(({ sure, unsure }) => sure + unsure));
  return parts.map(({ sure, unsure }) => ({
    sure: longest === 0 ? 0 : sure / longest,
    unsure: longest === 0 ? 0 : unsure / longest,
  }));
}
