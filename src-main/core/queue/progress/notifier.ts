/** Collects what changed and sends it as events a few times a second, so that a fast queue does not flood a window. */
import type { List } from '../../../contract/lists.ts';
import type { QueueStatus } from '../../../contract/queue.ts';
import type { EventBus } from '../../kernel/event-bus.ts';
import type { Clock } from '../../kernel/ports.ts';

const gatherMs = 200;
const mostIdsNamed = 100;

export type Notifier = {
  /** That lookup of that list changed: announces the lookup, its list and the queue. */
  lookup(listId: number, lookupId: number): void;
  /** Any of the list's lookups may have changed. */
  anyLookup(listId: number): void;
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
  /** What is to be announced of each list. `any`: its lookups changed, too many to name. */
  const lists = new Map<number, { lookupIds: number[]; any: boolean }>();
  let queueChanged = false;
  let cancel: (() => void) | null = null;
  let closed = false;

  function of(listId: number) {
    const known = lists.get(listId);
    if (known) return known;
    const none = { lookupIds: [], any: false };
    lists.set(listId, none);
    return none;
  }

  function flush(): void {
    cancel = null;
    const changed = [...lists];
    lists.clear();
    queueChanged = false;
    for (const [listId, { lookupIds, any }] of changed) {
      const list = viewList(listId);
      if (!list) continue;
      if (any) events.emit('lookups.changed', { listId, lookupIds: [] });
      else if (lookupIds.length > 0) events.emit('lookups.changed', { listId, lookupIds });
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
      const { lookupIds } = of(listId);
      if (lookupIds.length < mostIdsNamed) lookupIds.push(lookupId);
      soon();
    },
    anyLookup(listId) {
      of(listId).any = true;
      soon();
    },
    list(listId) {
      of(listId);
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
