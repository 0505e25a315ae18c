/** What a table of sums needs beside the sums: how long each bar is, and what the groups leave out. */
import type { ChargeSum } from '../../../src-main/contract/charges.ts';
import type { OutputOf } from '../../../src-main/contract/index.ts';

export type Totals = OutputOf<'charges.totals'>;
export type Group = Totals['groups'][number];

/** The core names a thousand groups at most; the rest is the whole without them. null: nothing is left out. */
export function restOf({ all, groups }: Totals): ChargeSum | null {
  const rest = { ...all };
  for (const group of groups) {
    for (const part of ['charged', 'free', 'unknown', 'rupiah', 'rupiahUnknown'] as const) rest[part] -= group[part];
  }
  return rest.charged + rest.free + rest.unknown > 0 ? rest : null;
}

export type BarParts = { sure: number; unsure: number };

/**
 * How long the parts of each bar are, 0 to 1 of the longest bar: what was charged and what may have been. In rupiah; where
 * nothing has a price, in calls.
 */
export function barsOf(sums: readonly ChargeSum[]): BarParts[] {
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
