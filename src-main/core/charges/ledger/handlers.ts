/** The calls of the ledger: read, summed, written to a file, settled. */
import type { CallName } from '../../../contract/index.ts';
import type { Files } from '../../files/files.ts';
import type { Handlers } from '../../kernel/dispatch.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { Store } from '../../store/store.ts';
import { createExport } from './export.ts';
import { createLedger } from './ledger.ts';
import { createSettle } from './settle.ts';
import { createTotals } from './totals.ts';

type LedgerCall = Extract<CallName, 'charges.page' | 'charges.totals' | 'charges.export' | 'charges.settle'>;

export function ledgerHandlers(deps: {
  store: Store;
  ports: Ports;
  files: Pick<Files, 'pathOf' | 'targetOf'>;
  /** Charges became others: there may be room under a cap, and what is on screen is old. */
  onChargesChanged(listIds: ReadonlySet<number>): void;
}): Handlers<LedgerCall> {
  const { store, ports, files, onChargesChanged } = deps;
  const ledger = createLedger(store, ports.clock);
  const totals = createTotals(store);
  const settle = createSettle(store);
  const write = createExport({ store, ports, files, ledger });

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
