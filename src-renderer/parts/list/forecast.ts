/**
 * Calculations with a forecast of the core: what it would be on another connection, and the name of its order. Pure.
 */
import { type Connection, mostCharges } from '../../../src-main/contract/connections.ts';
import type { Forecast } from '../../../src-main/contract/lists.ts';

/** Sums of prices with fractions come out a hair beside the cap. */
const hair = 1e-6;

type Priced = Pick<
  Connection,
  | 'kind'
  | 'baseUrl'
  | 'pricePerCall'
  | 'ratePerSecond'
  | 'inDoubtPolicy'
  | 'maxAttempts'
  | 'dailyCap'
  | 'monthlyCap'
  | 'spent'
>;

/**
 * The forecast of what is left of a list, had it another connection. At most: answers of another provider's address are
 * not reused, so what they would have saved is counted as asked.
 */
export function forecastOn(current: Forecast, from: Priced, to: Priced, ahead: number): Forecast {
  const sameProvider = from.kind === to.kind && from.baseUrl === to.baseUrl;
  const calls = sameProvider ? current.calls : current.waiting - current.twins;
  const cap = (limit: number | null, spent: number) =>
    limit === null ? null : { cap: limit, spent, left: Math.max(0, limit - spent) };
  const dailyCap = cap(to.dailyCap, to.spent.today);
  const monthlyCap = cap(to.monthlyCap, to.spent.month);
  const lefts = [dailyCap, monthlyCap].flatMap((one) => (one === null ? [] : [one.left]));
  return {
    ...current,
    ...(sameProvider ? {} : { reused: 0, reusedOldestAt: null, shared: 0, leftOut: 0 }),
    // What was asked of another provider says nothing there.
    ...(sameProvider ? {} : { otherDetails: { ...current.otherDetails, earlier: 0, oldestAt: null, newestAt: null } }),
    calls,
    timesEach: mostCharges(to),
    rupiah: calls * to.pricePerCall * mostCharges(to),
    pricePerCall: to.pricePerCall,
    ahead,
    seconds: calls / to.ratePerSecond,
    dailyCap,
    monthlyCap,
    callsUnderCaps:
      lefts.length === 0 || to.pricePerCall === 0 ? null : Math.floor((Math.min(...lefts) + hair) / to.pricePerCall),
  };
}

/** How long ago a question was asked, in the words for it. Days are those of this machine's clock. */
export function askedWhen(at: number, now: number): 'today' | 'since' {
  return new Date(at).toDateString() === new Date(now).toDateString() ? 'today' : 'since';
}

/** Calls that have to wait for the next day, the next month, or a higher cap; 0: everything fits. */
export function callsBeyondCaps({ calls, callsUnderCaps }: Pick<Forecast, 'calls' | 'callsUnderCaps'>): number {
  return callsUnderCaps === null ? 0 : Math.max(0, calls - callsUnderCaps);
}
