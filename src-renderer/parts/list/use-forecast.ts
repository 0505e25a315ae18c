/**
 * The forecast of a list, counted on this machine alone: it is there on the worst line too. Counted anew when the price,
 * the pace or the caps of its connection change, and not with every answer of other lists: that would never be done.
 */
import { useEffect, useRef } from 'react';
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { Forecast, SamePersonChoice } from '../../../src-main/contract/lists.ts';
import { type Reading, useQuery } from '../../core/use-query.ts';

/** What of a connection a forecast depends on, apart from what was spent meanwhile. */
export function forecastKey(connection: Connection): string {
  const { id, baseUrl, pricePerCall, ratePerSecond, concurrency, dailyCap, monthlyCap } = connection;
  return JSON.stringify([id, baseUrl, pricePerCall, ratePerSecond, concurrency, dailyCap, monthlyCap]);
}

/** `connection` undefined: it is deleted, and nothing is reckoned. `choices` absent: as the list has them. */
export function useForecast(
  listId: number,
  connection: Connection | undefined,
  choices: { askAgain?: boolean; samePerson?: SamePersonChoice } = {},
): Reading<Forecast> {
  const query = useQuery('lists.forecast', connection === undefined ? null : { listId, ...choices });
  const key = connection === undefined ? null : forecastKey(connection);
  const counted = useRef(key);
  const { reload } = query;
  useEffect(() => {
    if (counted.current === key) return;
    counted.current = key;
    reload();
  }, [key, reload]);
  return query;
}
