/** What each connection has to do, derived from the lists that wait or are under way. Pure. */
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { List } from '../../../src-main/contract/lists.ts';

export type Work = {
  connection: Connection;
  /** Started lists with something left, the one with most to do first; those that are paused by themselves last. */
  lists: List[];
  /** Imported and waiting for their start. */
  notStarted: List[];
  waiting: number;
  sending: number;
  inDoubt: number;
  /** Per second; null: nothing finished recently. */
  rate: number | null;
  secondsLeft: number | null;
};

export function leftOf(list: Pick<List, 'states'>): number {
  return list.states.queued + list.states.sending;
}

function sum<T>(of: readonly T[], amount: (one: T) => number): number {
  return of.reduce((total, one) => total + amount(one), 0);
}

/** Rows that wait for their turn: what is paused by itself has none. */
function waitingIn(list: Pick<List, 'states' | 'heldAt'>): number {
  return list.heldAt === null ? list.states.queued : 0;
}

function heldLast(a: List, b: List): number {
  return Number(a.heldAt !== null) - Number(b.heldAt !== null);
}

export function workOf(connection: Connection, all: readonly List[]): Work {
  const own = all.filter((list) => list.connectionId === connection.id);
  const open = own.filter((list) => leftOf(list) > 0);
  const lists = open.filter((list) => list.startedAt !== null).sort((a, b) => heldLast(a, b) || leftOf(b) - leftOf(a));
  const waiting = sum(lists, waitingIn);
  const sending = sum(lists, (list) => list.states.sending);
  const rate = sum(lists, (list) => list.ratePerSecond ?? 0);
  const goesOn = connection.queue.state === 'running' && rate > 0;
  return {
    connection,
    lists,
    notStarted: open.filter((list) => list.startedAt === null),
    waiting,
    sending,
    inDoubt: sum(own, (list) => list.states.in_doubt),
    rate: goesOn ? rate : null,
    secondsLeft: goesOn ? (waiting + sending) / rate : null,
  };
}

export function hasWork(work: Work): boolean {
  return work.waiting + work.sending > 0;
}

/** Connections that do not go on though something of theirs waits; the one most in need of attention first. */
export function heldUp(connections: readonly Connection[], lists: readonly List[]): Connection[] {
  const rank = { stopped: 0, paused: 1, offline: 2, running: 3 };
  return connections
    .filter((connection) => connection.queue.state !== 'running' && hasWork(workOf(connection, lists)))
    .sort((a, b) => rank[a.queue.state] - rank[b.queue.state]);
}
