/** What putting mended rows into their list can cost at most, before anything is sent. */
import { type Connection, mostCharges } from '../../../src-main/contract/connections.ts';

export type MendCost =
  | { kind: 'free' }
  | { kind: 'no-price'; calls: number }
  /** Rupiah. `times`: how often each call can be charged. */
  | { kind: 'priced'; calls: number; times: number; rupiah: number };

export function mendCost(
  rows: number,
  connection: Pick<Connection, 'kind' | 'pricePerCall' | 'inDoubtPolicy' | 'maxAttempts'>,
): MendCost {
  if (connection.pricePerCall === 0) {
    return connection.kind === 'practice' ? { kind: 'free' } : { kind: 'no-price', calls: rows };
  }
  const times = mostCharges(connection);
  return { kind: 'priced', calls: rows, times, rupiah: rows * connection.pricePerCall * times };
}
