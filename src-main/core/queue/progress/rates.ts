/** How fast lookups became final recently, per list and in all. In memory; a restart starts counting anew. */
import type { Clock } from '../../kernel/ports.ts';

/** Looks back so far; long enough to be steady, short enough to show an outage. */
const windowMs = 15_000;
const bucketMs = 500;

export type Rates = ReturnType<typeof createRates>;

export function createRates(clock: Clock) {
  const perList = new Map<number, { at: number; n: number }[]>();

  function recent(listId: number): { at: number; n: number }[] {
    const since = clock.monotonic() - windowMs;
    const buckets = (perList.get(listId) ?? []).filter((bucket) => bucket.at >= since);
    if (buckets.length === 0) perList.delete(listId);
    else perList.set(listId, buckets);
    return buckets;
  }

  function rateOf(buckets: readonly { at: number; n: number }[]): number | null {
    const first = buckets[0];
    if (!first) return null;
    const seconds = Math.max(1, (clock.monotonic() - first.at) / 1000);
    return buckets.reduce((sum, bucket) => sum + bucket.n, 0) / seconds;
  }

  return {
    count(listId: number, n: number): void {
      const now = clock.monotonic();
      const buckets = recent(listId);
      const last = buckets.at(-1);
      if (last && now - last.at < bucketMs) last.n += n;
      else perList.set(listId, [...buckets, { at: now, n }]);
    },
    /** `open`: lookups not yet final. null when nothing became final recently. */
    of(listId: number, open: number): { ratePerSecond: number | null; secondsLeft: number | null } {
      return ahead(rateOf(recent(listId)), open);
    },
    all(open: number): { ratePerSecond: number | null; secondsLeft: number | null } {
      const rates = [...perList.keys()].map((listId) => rateOf(recent(listId))).filter((rate) => rate !== null);
      return ahead(rates.length === 0 ? null : rates.reduce((sum, rate) => sum + rate, 0), open);
    },
  };
}

function ahead(ratePerSecond: number | null, open: number) {
  if (ratePerSecond === null || open === 0) return { ratePerSecond: null, secondsLeft: null };
  return { ratePerSecond, secondsLeft: open / ratePerSecond };
}
