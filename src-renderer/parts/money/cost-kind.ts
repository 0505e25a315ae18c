/** Whether calls are priced, cost nothing, or nobody knows: a price that is not set is not a price of zero rupiah. */
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { OutputOf } from '../../../src-main/contract/index.ts';
import type { Forecast } from '../../../src-main/contract/lists.ts';

/** What an order would send, and what that costs at most. */
export type OrderForecast = OutputOf<'queue.forecast'>;

/** What the button of a list says: that nothing is sent or paid, that nobody knows the price, or how much at most. */
export type CostKind = 'no-calls' | 'free' | 'no-price' | 'priced';

export function costKind(forecast: Pick<Forecast, 'calls' | 'pricePerCall'>, kind: Connection['kind']): CostKind {
  return forecast.calls === 0 ? 'no-calls' : priceKind({ kind, pricePerCall: forecast.pricePerCall });
}

/** Of one call over a connection. Only practice is free; it may be given a price, for practising. */
export function priceKind({
  kind,
  pricePerCall,
}: Pick<Connection, 'kind' | 'pricePerCall'>): Exclude<CostKind, 'no-calls'> {
  if (pricePerCall > 0) return 'priced';
  return kind === 'practice' ? 'free' : 'no-price';
}

/** Of calls over whichever connections: nothing, because all are practice; or unknown, because no price is set. */
export function costKindOf(forecast: Pick<OrderForecast, 'rupiah' | 'withoutPrice'>): Exclude<CostKind, 'no-calls'> {
  if (forecast.rupiah > 0) return 'priced';
  return forecast.withoutPrice > 0 ? 'no-price' : 'free';
}
