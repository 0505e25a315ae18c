/**
 * Runs the lists of a command until nothing more can be done. Offline and backing off are waited out: that is what
 * `run` is for.
 */
import type { List } from '../../../contract/lists.ts';
import type { QueueStatus } from '../../../contract/queue.ts';
import { factsOf, isCapReason } from '../../../contract/reasons.ts';
import type { ReuseOptions } from '../options/reuse-options.ts';
import { listsIn, type Scope } from '../session/scope.ts';
import type { Session } from '../session/session.ts';
import { type FollowEnd, follow } from './follow.ts';

/** `start`: how lists begin that have not. */
export type Limits = { seconds: number | null; interrupted: AbortSignal; start?: ReuseOptions };
export type OtherList = { listId: number; listName: string };
export type DrainLook = { lists: readonly List[]; status: QueueStatus };
export type Drained = DrainLook & {
  end: 'done' | 'needs-operator' | FollowEnd;
  /** Lists whose rows are waited for, because they ask the same and came first. */
  waitsFor: readonly OtherList[];
};

/**
 * Ends when every lookup of the scope is final, or when the rest needs the operator: the queue is paused or stopped and
 * will not look again by itself, or only twins are left whose leader waits for the operator. A cap counts as needing
 * the operator: nobody wants a command that stays until tomorrow.
 *
 * After `time-up` and `interrupted` the session is closed, here, so that requests under way are waited for and counted:
 * the last events of the closing core tell how everything ended.
 */
export async function drain(
  session: Session,
  scope: Scope,
  limits: Limits,
  onLook: (look: DrainLook) => void,
): Promise<Drained> {
  const beganAt = Date.now();
  const scoped = await listsIn(session, scope);
  for (const list of scoped) {
    // Somebody paused it before it was started: so it stays.
    if (list.startedAt === null && list.heldAt === null && isUnfinished(list)) {
      await session.ask('lists.start', { listId: list.id, ...limits.start });
    }
  }
  const latest = new Map(scoped.map((list) => [list.id, list]));
  let status = await session.ask('queue.status', {});
  let waitsFor: readonly OtherList[] = [];
  const now = (): DrainLook => ({ lists: [...latest.values()], status });
  const unsubscribe = session.core.subscribe((event) => {
    if (event.name === 'queue.changed') status = event.payload;
    if (event.name === 'lists.changed' && latest.has(event.payload.id)) latest.set(event.payload.id, event.payload);
  });

  const open = new Set(scoped.filter(isUnfinished).map((list) => list.id));
  let sendingOf: number | null | undefined;
  async function send(listId: number | null): Promise<void> {
    if (sendingOf === listId) return;
    sendingOf = listId;
    status = await session.ask('queue.drain', { listId });
  }

  async function look(): Promise<'done' | 'needs-operator' | null> {
    status = await session.ask('queue.status', {});
    const goingOn: number[] = [];
    const others = new Map<number, OtherList>();
    for (const listId of open) {
      const list = await session.ask('lists.get', { listId });
      latest.set(listId, list);
      if (!isUnfinished(list)) open.delete(listId);
      else if (await canGoOn(session, list, status, beganAt, others)) goingOn.push(listId);
    }
    waitsFor = [...others.values()].filter(({ listId }) => !latest.has(listId));
    const [first] = goingOn;
    // The core sends one list or all of them; those of one connection go one after another.
    if (first !== undefined) await send(scope.listId === null && scope.connectionId === null ? null : first);
    onLook(now());
    if (first !== undefined) return null;
    return open.size === 0 ? 'done' : 'needs-operator';
  }

  try {
    const end = await follow(session.core, look, limits);
    if (end === 'time-up' || end === 'interrupted') await session.close();
    return { ...now(), end, waitsFor };
  } finally {
    unsubscribe();
  }
}

export function isUnfinished({ states }: Pick<List, 'states'>): boolean {
  return states.queued + states.sending > 0;
}

async function canGoOn(
  session: Session,
  list: List,
  status: QueueStatus,
  beganAt: number,
  others: Map<number, OtherList>,
): Promise<boolean> {
  // What is on its way cannot be stored any more, and nothing else will leave.
  const ends = factsOf(status.reason)?.ends;
  if (ends === 'reopened' || ends === 'accepted') return false;
  if (list.states.sending > 0) return true;
  if (list.heldAt !== null) return false;
  if (waitsForOperator(status, list.connectionId, beganAt)) return false;
  return !(await onlyBlockedTwins(session, list, others));
}

/**
 * Paused or stopped until somebody acts. A pause that ends by itself has a time to look again; a cap's is tomorrow. A cap
 * found reached before `beganAt` may have been raised since, or its day be over: only sending tells.
 */
export function waitsForOperator(status: QueueStatus, connectionId: number, beganAt: number): boolean {
  const queue = status.connections.find(({ id }) => id === connectionId)?.queue;
  if (queue === undefined || (queue.state !== 'paused' && queue.state !== 'stopped')) return false;
  if (isCapReason(queue.reason)) return queue.since >= beganAt && queue.since <= Date.now();
  return queue.nextTryAt === null;
}

/**
 * A queued twin never leaves: it waits for its leader, of this list or another. With no leader left in the queue, nothing
 * more happens here. Most lists have one among their first rows.
 */
async function onlyBlockedTwins(session: Session, list: List, others: Map<number, OtherList>): Promise<boolean> {
  let after: string | null = null;
  let limit = 20;
  do {
    const page: Awaited<ReturnType<typeof queuedRows>> = await queuedRows(session, list.id, after, limit);
    if (page.rows.some((row) => row.twinOf === null)) return false;
    for (const { sharedFrom } of page.rows) if (sharedFrom) others.set(sharedFrom.listId, sharedFrom);
    after = page.next;
    limit = 500;
  } while (after !== null);
  return true;
}

function queuedRows(session: Session, listId: number, after: string | null, limit: number) {
  return session.ask('lists.rows', { listId, states: ['queued'], after, limit });
}
