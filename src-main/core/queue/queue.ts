/** Puts the queue together: rows, rates, lanes, drain, orders, notifier, status. What core.ts and the tests start. */
import type { List } from '../../contract/lists.ts';
import type { QueueStatus } from '../../contract/queue.ts';
import { createCharges } from '../charges/charges.ts';
import type { Connections } from '../connections/connections.ts';
import type { EventBus } from '../event-bus.ts';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import type { TdClient } from '../td/client.ts';
import { createDrain, type Drain } from './drain.ts';
import { queueHandlers } from './handlers.ts';
import { createNotifier, type Notifier } from './notifier.ts';
import { createOrders } from './orders.ts';
import { createQueueRows } from './queue-rows.ts';
import type { Rates } from './rates.ts';
import { recoverInterrupted } from './recovery.ts';
import { createQueueStatus } from './status.ts';

export type Queue = {
  readonly handlers: ReturnType<typeof queueHandlers>;
  readonly drain: Drain;
  readonly notifier: Notifier;
  status(): QueueStatus;
  /** Before anything is sent, and only by the owner of the data directory. */
  recover(): void;
  /** Waits at most `graceMs` for what is under way. */
  close(graceMs: number): Promise<void>;
};

export function createQueue(deps: {
  store: Store;
  ports: Pick<Ports, 'clock' | 'random' | 'logger'>;
  connections: Connections;
  td: TdClient;
  events: EventBus;
  rates: Rates;
  viewList: (listId: number) => List | null;
}): Queue {
  const { store, ports, connections, td, events, rates, viewList } = deps;
  const { clock, random, logger } = ports;
  const rows = createQueueRows(store);
  const status = createQueueStatus({
    store,
    connections,
    charges: createCharges(store),
    drain: () => drain,
    rates,
    clock,
  });
  const notifier = createNotifier({ events, clock, viewList, viewQueue: status });
  const drain = createDrain({ store, rows, connections, td, clock, random, logger, notifier, rates });
  const orders = createOrders({
    store,
    clock,
    changed(listId, lookupIds) {
      if (lookupIds.length === 0) notifier.anyLookup(listId);
      for (const lookupId of lookupIds) notifier.lookup(listId, lookupId);
      drain.wake();
    },
  });
  return {
    handlers: queueHandlers({ drain, orders, connections, status }),
    drain,
    notifier,
    status,
    recover() {
      const interrupted = recoverInterrupted(store, rows, clock.now());
      if (interrupted > 0) logger.warn('lookups-interrupted', { lookups: interrupted });
    },
    async close(graceMs) {
      await orders.stop();
      await drain.close(graceMs);
      notifier.close();
    },
  };
}
