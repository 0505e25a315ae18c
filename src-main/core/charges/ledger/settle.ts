/** Settles unknown attempts with the operator's decision: all of the named ones, or none. */
import { CoreError } from '../../kernel/errors.ts';
import type { Store } from '../../store/store.ts';

type Row = { list_id: number; under_way: 0 | 1; unknown: 0 | 1 };

export function createSettle(store: Store) {
  const one = store.prepare<{ id: number }, Row>(
    `SELECT list_id, finished_at IS NULL AS under_way, charge = 'unknown' AS unknown FROM attempts WHERE id = :id`,
  );
  const settle = store.prepare<{ id: number; charge: string }>(
    `UPDATE attempts SET charge = :charge, settled_by = 'operator' WHERE id = :id`,
  );

  /** Returns how many, and the lists they are of. Errors: `not-found`, `lookup-not-in-that-state`, `charge-already-known`. */
  return (attemptIds: readonly number[], charge: 'charged' | 'free'): { affected: number; listIds: Set<number> } =>
    store.transaction(() => {
      const ids = new Set(attemptIds);
      const listIds = new Set<number>();
      for (const id of ids) {
        const row = one.get({ id });
        if (!row) throw new CoreError('not-found', 'That attempt is not there any more.');
        if (row.under_way) {
          throw new CoreError('lookup-not-in-that-state', 'A call is still under way. Wait until it has ended.');
        }
        if (!row.unknown) {
          throw new CoreError('charge-already-known', 'The charge of a call is known already. Nothing was changed.');
        }
        listIds.add(row.list_id);
        settle.run({ id, charge });
      }
      return { affected: ids.size, listIds };
    });
}
