/** What putting mended rows into their list can cost at most, before anything is sent. */
import { type Connection, mostCharges } from '../../../src-main/contract/connections.ts';
import { priceKind } from './cost-kind.ts';

export type MendCost =
  | { kind: 'free' }
  | { kind: 'no-price'; calls: number }
  /** Rupiah. `times`: how often each call can be charged. */
  | { kind: 'priced'; calls: number; times: number; rupiah: number };

export function mendCost(
  rows: number,
  connection: Pick<Connection, 'kind' | 'pricePerCall' | 'inDoubtPolicy' | 'maxAttempts'>,
): MendCost {
  const kind = priceKind(connection);
  switch (kind) {
    case 'free':
      return { kind };
    case 'no-price':
      return { kind, calls: rows };
    case 'priced': {
      const times = mostCharges(connection);
      return { kind, calls: rows, times, rupiah: rows * connection.pricePerCall * times };
    }
  }
}
