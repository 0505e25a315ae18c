/** The ledger, page by page: one entry per attempt, newest first. */
import type { ChargeFilter } from '../../../contract/charges.ts';
import { decodeCursor, encodeCursor } from '../../kernel/keyset.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { Store } from '../../store/store.ts';
import { createLedgerRows, type LedgerEntry, type LedgerKey } from './ledger-rows.ts';
import { createLedgerWalk, ledgerStart } from './ledger-walk.ts';

export type Ledger = ReturnType<typeof createLedger>;

export function createLedger(store: Store, clock: Clock) {
  const rows = createLedgerRows(store);
  const walk = createLedgerWalk(store, clock);

  /** At most `limit` entries after `after`; `next` null at the end. May be short, or empty, before it. */
  function read(filter: ChargeFilter, after: LedgerKey, limit: number) {
    const { keys, next } = walk.page(filter, after, limit);
    return { entries: rows.entries(keys.map(([, id]) => id)), next };
  }

  return {
    page(filter: ChargeFilter, after: string | null, limit: number) {
      const [at, id] = decodeCursor(after, 2) ?? [];
      const { entries, next } = read(filter, at === undefined || id === undefined ? ledgerStart : [at, id], limit);
      return {
        entries: entries.map(({ httpStatus: _, ...entry }) => entry),
        next: next && encodeCursor(next),
      };
    },
    /** All of it, a slice at a time; some are empty. */
    *slices(filter: ChargeFilter, limit: number): Generator<LedgerEntry[]> {
      for (let after: LedgerKey | null = ledgerStart; after; ) {
        const { entries, next }: ReturnType<typeof read> = read(filter, after, limit);
        yield entries;
        after = next;
      }
    },
  };
}
