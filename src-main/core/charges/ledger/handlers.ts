/** The calls of the ledger: read, summed, written to a file, settled. */

import type { CallName } from '../../../contract/index.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import type { Files } from '../../files/files.ts';
import type { Handlers } from '../../kernel/dispatch.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { Store } from '../../store/store.ts';
import { createExport } from './export.ts';
import { createLedger } from './ledger.ts';
import { createTotals } from './totals.ts';

type LedgerCall = Extract<CallName, 'charges.page' | 'charges.totals' | 'charges.export' | 'charges.settle'>;

export function ledgerHandlers(deps: {
  store: Store;
  ports: Ports;
  accessLog: Pick<AccessLog, 'record'>;
  files: Pick<Files, 'pathOf' | 'targetOf'>;
  /** Charges became others: there may be room under a cap, and what is on screen is old. */
  onChargesChanged(listIds: ReadonlySet<number>): void;
}): Handlers<LedgerCall> {
  const { store, ports, onChargesChanged } = deps;
  const ledger = createLedger(store, ports.clock);
  const totals = createTotals(store);
  const settle = createSettle(store);
  const write = createExport({ ...deps, ledger });

  return {
    'charges.page': ({ after, limit, ...filter }) => ledger.page(filter, after, limit),
    'charges.totals': (asked) => totals(asked),
    'charges.export': (order) => write(order),
    'charges.settle': ({ attemptIds, charge }) => {
      const { affected, listIds } = settle(attemptIds, charge);
      onChargesChanged(listIds);
      return { affected };
    },
  };
}

type Row = { list_id: number; under_way: 0 | 1; unknown: 0 | 1 };

/** Settles unknown attempts with the operator's decision: all of the named ones, or none. */
function createSettle(store: Store) {
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
