/** What importing a list would ask, cost at most and take, reckoned before anything is sent. */
import type { ConnectionSettings } from '../../../src-main/contract/connections.ts';

export type Forecast = {
  /** Questions to the provider: twins share one. */
  lookups: number;
  /** Rupiah, if every answer is charged. Earlier paid answers that are reused only make it less. */
  rupiahAtMost: number;
  /** At the connection's own pace; a slow line makes it longer. */
  seconds: number;
};

export function forecastImport(
  counts: { accepted: number; duplicates: number },
  connection: Pick<ConnectionSettings, 'pricePerCall' | 'ratePerSecond'>,
): Forecast {
  const lookups = Math.max(0, counts.accepted - counts.duplicates);
  return {
    lookups,
    rupiahAtMost: lookups * connection.pricePerCall,
    seconds: lookups / connection.ratePerSecond,
  };
}
