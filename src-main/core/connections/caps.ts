/**
 * The caps of a connection: what counts towards them, and how many calls still fit. An attempt is written down as
 * `unknown` before it leaves, so what is under way is counted with what may have been charged.
 */

import { startOfMonth, startOfNextDay } from '../../contract/calendar.ts';
import type { ConnectionSettings } from '../../contract/connections.ts';
import type { CapReason } from '../../contract/reasons.ts';
import type { Store } from '../store/store.ts';

/** Rupiah of charged and unknown attempts: this local day, this calendar month. */
export type Spent = { today: number; month: number };

export type Room = {
  /** Calls that fit; null: no cap binds. */
  calls: number | null;
  /** Which cap has no room for one more; null while there is room. */
  reached: {
    reason: CapReason /** Milliseconds since the epoch: when its next period begins. */;
    until: number;
  } | null;
};

export type Caps = ReturnType<typeof createCaps>;

type Limits = Pick<ConnectionSettings, 'dailyCap' | 'monthlyCap' | 'pricePerCall'>;

/** Sums of prices with fractions come out a hair beside the cap. */
const hair = 1e-6;

export function createCaps(store: Store) {
  // The day by SQLite's clock, as the triggers that keep the sums take it.
  const spent = store.prepare<{ connection_id: number; now: number }, Spent>(`
    WITH today AS (SELECT date(:now / 1000, 'unixepoch', 'localtime') AS day)
    SELECT coalesce(sum(n * price) FILTER (WHERE c.day = today.day), 0) AS today, coalesce(sum(n * price), 0) AS month
    FROM today, charge_days c
    WHERE c.connection_id = :connection_id AND c.charge <> 'free'
      AND c.day BETWEEN substr(today.day, 1, 7) || '-01' AND substr(today.day, 1, 7) || '-31'`);

  function spentOf(connectionId: number, now: number): Spent {
    return spent.get({ connection_id: connectionId, now }) ?? { today: 0, month: 0 };
  }

  return {
    spent: spentOf,
    /** How many calls of that connection may leave at `now`. */
    room(connectionId: number, limits: Limits, now: number): Room {
      const { dailyCap, monthlyCap } = limits;
      if ((dailyCap === null && monthlyCap === null) || limits.pricePerCall === 0)
        return { calls: null, reached: null };
      const { today, month } = spentOf(connectionId, now);
      const inMonth = callsThatFit(monthlyCap, month, limits.pricePerCall);
      const inDay = callsThatFit(dailyCap, today, limits.pricePerCall);
      if (inMonth === 0) return { calls: 0, reached: { reason: 'monthly-cap', until: startOfMonth(now, 1) } };
      if (inDay === 0) return { calls: 0, reached: { reason: 'daily-cap', until: startOfNextDay(now) } };
      return { calls: Math.min(inMonth, inDay), reached: null };
    },
  };
}

function callsThatFit(cap: number | null, spent: number, price: number): number {
  if (cap === null) return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.floor((cap - spent + hair) / price));
}
