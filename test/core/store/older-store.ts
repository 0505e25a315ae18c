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
