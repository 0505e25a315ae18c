/** Gathers what changed and tells it as events a few times a second, so that a fast queue does not flood a window. */
import type { List } from '../../contract/lists.ts';
import type { QueueStatus } from '../../contract/queue.ts';
import type { EventBus } from '../event-bus.ts';
import type { Clock } from '../ports.ts';

const gatherMs = 200;
const idsTold = 100;

export type Notifier = {
  /** That lookup of that list changed: tells the lookup, its list and the queue. */
  lookup(listId: number, lookupId: number): void;
  list(listId: number): void;
  queue(): void;
  close(): void;
};

export function createNotifier(deps: {
  events: EventBus;
  clock: Clock;
  /** null: the list is gone. */
  viewList: (listId: number) => List | null;
  viewQueue: () => QueueStatus;
}): Notifier {
  const { events, clock, viewList, viewQueue } = deps;
  const lists = new Map<number, number[]>();
  let queueChanged = false;
  let cancel: (() => void) | null = null;
  let closed = false;

  function flush(): void {
    cancel = null;
    const changed = [...lists];
    lists.clear();
    queueChanged = false;
    for (const [listId, lookupIds] of changed) {
      const list = viewList(listId);
      if (!list) continue;
      if (lookupIds.length > 0) events.emit('lookups.changed', { listId, lookupIds });
      events.emit('lists.changed', list);
    }
    const status = viewQueue();
    events.emit('queue.changed', status);
  }

  function soon(): void {
    if (!closed) cancel ??= clock.after(gatherMs, flush);
  }

  return {
    lookup(listId, lookupId) {
      const ids = lists.get(listId) ?? [];
      if (ids.length < idsTold) ids.push(lookupId);
      lists.set(listId, ids);
      soon();
    },
    list(listId) {
      if (!lists.has(listId)) lists.set(listId, []);
      soon();
    },
    queue() {
      queueChanged = true;
      soon();
    },
    close() {
      closed = true;
      cancel?.();
      if (cancel && (queueChanged || lists.size > 0)) flush();
      cancel = null;
    },
  };
}
