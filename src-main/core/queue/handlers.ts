/** The queue's calls: what the operator may see and order. */
import type { QueueStatus } from '../../contract/queue.ts';
import type { Connections } from '../connections/connections.ts';
import type { Handlers } from '../dispatch.ts';
import type { Clock } from '../ports.ts';
import type { Drain } from './drain.ts';
import type { Notifier } from './notifier.ts';
import type { Affected, Orders } from './orders.ts';

type QueueCall =
  | 'queue.drain'
  | 'queue.status'
  | 'queue.pause'
  | 'queue.resume'
  | 'queue.tryNow'
  | 'queue.cancel'
  | 'queue.retry'
  | 'queue.resolve'
  | 'queue.forecastResend';

export function queueHandlers(deps: {
  drain: Drain;
  orders: Orders;
  connections: Connections;
  notifier: Notifier;
  clock: Clock;
  status: () => QueueStatus;
}): Handlers<QueueCall> {
  const { drain, orders, connections, notifier, clock, status } = deps;

  function lanesOf(connectionId: number | undefined) {
    const ids =
      connectionId === undefined ? connections.all().map((row) => row.id) : [connections.get(connectionId).id];
    return ids.map((id) => drain.lane(id));
  }

  function told({ affected, listIds }: Affected): { affected: number } {
    for (const listId of listIds) notifier.lookup(listId, 0);
    drain.wake();
    return { affected };
  }

  return {
    'queue.status': status,
    'queue.drain': ({ listId }) => {
      drain.start(listId);
      return status();
    },
    'queue.pause': ({ connectionId }) => {
      for (const lane of lanesOf(connectionId)) lane.pause('operator');
      // On disk before the answer: a pause must outlive a power cut that follows it.
      drain.flush();
      return status();
    },
    'queue.resume': ({ connectionId }) => {
      for (const lane of lanesOf(connectionId)) lane.resume();
      drain.flush();
      return status();
    },
    'queue.tryNow': () => {
      drain.tryNow();
      return status();
    },
    'queue.cancel': ({ scope }) => told(orders.cancel(scope, clock.now())),
    'queue.retry': ({ scope }) => told(orders.retry(scope, clock.now())),
    'queue.resolve': ({ scope, action }) =>
      told(action === 'resend' ? orders.resend(scope, clock.now()) : orders.close(scope, clock.now())),
    'queue.forecastResend': ({ scope }) => orders.forecastResend(scope),
  };
}
