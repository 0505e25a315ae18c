/** The queue's calls: what the operator may see and order. */
import type { QueueStatus } from '../../contract/queue.ts';
import type { Connections } from '../connections/connections.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import type { Drain } from './drain/drain.ts';
import type { Holding } from './holding.ts';
import type { Orders } from './orders/orders.ts';
import type { Notifier } from './progress/notifier.ts';

type QueueCall =
  | 'queue.drain'
  | 'queue.status'
  | 'queue.pause'
  | 'queue.resume'
  | 'queue.tryNow'
  | 'queue.cancel'
  | 'queue.retry'
  | 'queue.resolve'
  | 'queue.askAgain'
  | 'queue.forecast';

export function queueHandlers(deps: {
  drain: Drain;
  orders: Orders;
  connections: Connections;
  status: () => QueueStatus;
  holding: Holding;
  notifier: Pick<Notifier, 'list'>;
}): Handlers<QueueCall> {
  const { drain, orders, connections, status, holding, notifier } = deps;

  function lanesOf(connectionId: number | undefined) {
    const ids =
      connectionId === undefined ? connections.all().map((row) => row.id) : [connections.get(connectionId).id];
    return ids.map((id) => drain.lane(id));
  }

  function listChanged(listId: number): QueueStatus {
    notifier.list(listId);
    drain.wake();
    return status();
  }

  return {
    'queue.status': status,
    'queue.drain': ({ listId }) => {
      drain.start(listId);
      return status();
    },
    'queue.pause': ({ connectionId, listId }) => {
      if (listId !== undefined) {
        holding.hold(listId);
        return listChanged(listId);
      }
      for (const lane of lanesOf(connectionId)) lane.pause('operator');
      // On disk before the answer: a pause must outlive a power cut that follows it.
      drain.flush();
      return status();
    },
    'queue.resume': ({ connectionId, listId }) => {
      if (listId !== undefined) {
        holding.release(listId);
        return listChanged(listId);
      }
      for (const lane of lanesOf(connectionId)) lane.resume();
      drain.resume();
      drain.flush();
      return status();
    },
    'queue.tryNow': () => {
      drain.tryNow();
      return status();
    },
    'queue.cancel': ({ scope }) => orders.cancel(scope),
    'queue.retry': ({ scope, states }) => orders.retry(scope, states),
    'queue.resolve': ({ scope, action }) => (action === 'resend' ? orders.resend(scope) : orders.close(scope)),
    'queue.askAgain': ({ scope }) => orders.askAgain(scope),
    'queue.forecast': async ({ scope, order, states }) => {
      const cost = await orders.forecast(scope, order, states);
      const { lookups, rupiah, practice, paid_twice: paidTwice, rupiah_twice: rupiahTwice } = cost;
      return { lookups, paidTwice, rupiah, rupiahTwice, practice, withoutPrice: cost.without_price };
    },
  };
}
