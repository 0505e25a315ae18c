/** A store as an older program left it: made by the first migrations alone, in an ordinary data directory. */
import { migrations } from '../../../src-main/core/store/migrate.ts';
import { openStore, type Store } from '../../../src-main/core/store/store.ts';
import { testPorts } from '../../fakes/ports.ts';

/** Opens it as the program of schema `version` did. */
export async function openAsOf(version: number, dir: string): Promise<Store> {
  const list = migrations as string[];
  const later = list.splice(version);
  try {
    return await openStore(testPorts({ dir }));
  } finally {
    list.push(...later);
  }
}

/** The one account that the lists of such a store are of: connection 7. */
export function insertAccount(store: Store): void {
  store
    .prepare<[]>(`
      INSERT INTO connections (id, name, kind, base_url, partner_code, partner_key_sealed, rate_per_second, concurrency,
        price_per_call, in_doubt_policy, timeout_ms, retry_base_ms, retry_max_ms, max_attempts, queue_since, created_at)
      VALUES (7, 'Uji', 'account', 'https://td.example/', 'p', x'00', 5, 4, 0, 'hold', 1000, 10, 100, 6, 0, 0)`)
    .run([]);
}
