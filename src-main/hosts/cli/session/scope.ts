/** Which lists a command is about: one, those of one connection, or all, and their combined state. */
import type { Connection } from '../../../contract/connections.ts';
import type { List } from '../../../contract/lists.ts';
import type { QueueStatus } from '../../../contract/queue.ts';
import { type ChargeCounts, lookupStates, type StateCounts } from '../../../contract/states.ts';
import { wrongUsage } from '../terminal/failure.ts';
import type { Session } from './session.ts';

export type Scope = { listId: number | null; connectionId: number | null };

/** What `process`, `run` and `status` print. A shape others script against: docs/cli.md. */
export type Summary = {
  list: number | null;
  rows: number;
  accepted: number;
  rejected: number;
  /** Rows the operator took out in the window; not among the rejected. */
  skipped: number;
  duplicates: number;
  states: StateCounts;
  charges: ChargeCounts;
  /** Of `charges.charged`: answers that practice made up, for which nothing is paid. */
  practiceAnswers: number;
  /** Of `charges`: attempts at the practice connection. */
  practiceCharges: ChargeCounts;
  /** Rows of started lists of which all that is left waits for the same questions in other lists. */
  waitsElsewhere: number;
  /** Lists that are paused by themselves, with the rows that wait in them. */
  heldLists: { list: number; waiting: number }[];
  queue: Pick<Connection['queue'], 'state' | 'reason' | 'about'>;
  out: string | null;
};

/** The list of that number, or wrong usage. */
export async function getList(session: Session, listId: number): Promise<List> {
  const result = await session.core.call('lists.get', { listId });
  if (result.ok) return result.value;
  if (result.error.code === 'not-found') throw wrongUsage((usage) => usage.listUnknown, 'not-found');
  return session.ask('lists.get', { listId });
}

export async function listsIn(session: Session, scope: Scope): Promise<List[]> {
  if (scope.listId !== null) return [await getList(session, scope.listId)];
  const lists: List[] = [];
  let after: string | null = null;
  do {
    const page: { lists: List[]; next: string | null } = await session.ask('lists.page', { after, limit: 200 });
    lists.push(...page.lists);
    after = page.next;
  } while (after !== null);
  return lists.filter((list) => scope.connectionId === null || list.connectionId === scope.connectionId);
}

/** The connection named, by name in any case; without a name the practice connection. */
export async function findConnection(session: Session, name: string | undefined): Promise<Connection> {
  const { connections } = await session.ask('connections.list', {});
  const found = name === undefined ? connections.find(({ kind }) => kind === 'practice') : byName(connections, name);
  if (!found) throw wrongUsage((usage) => usage.connectionUnknown, 'connection-unknown');
  return found;
}

/** The practice connection also answers to its name in either language. */
export function byName(connections: readonly Connection[], name: string): Connection | undefined {
  const plain = name.trim().toLowerCase();
  return (
    connections.find((connection) => connection.name.toLowerCase() === plain) ??
    (plain === 'practice' || plain === 'latihan' ? connections.find(({ kind }) => kind === 'practice') : undefined)
  );
}

export async function summarise(session: Session, scope: Scope, out: string | null): Promise<Summary> {
  const lists = await listsIn(session, scope);
  return summaryOf(lists, await session.ask('queue.status', {}), scope, out);
}

type Overall = Pick<QueueStatus, 'connections' | 'state' | 'reason' | 'connectionId'>;

export function summaryOf(lists: readonly List[], status: Overall, scope: Scope, out: string | null): Summary {
  const sum = (count: (list: List) => number) => lists.reduce((total, list) => total + count(list), 0);
  return {
    list: scope.listId,
    rows: sum((list) => list.rows),
    accepted: sum((list) => list.accepted),
    rejected: sum((list) => list.rejected),
    skipped: sum((list) => list.skipped),
    duplicates: sum((list) => list.duplicates),
    states: Object.fromEntries(lookupStates.map((state) => [state, sum((list) => list.states[state])])) as StateCounts,
    charges: sumOfCharges(lists.map(({ charges }) => charges)),
    practiceAnswers: sum((list) => list.practiceAnswers),
    practiceCharges: sumOfCharges(lists.map(({ practiceCharges }) => practiceCharges)),
    waitsElsewhere: sum((list) => (list.waitsElsewhere && list.heldAt === null ? list.states.queued : 0)),
    heldLists: lists
      .filter((list) => list.heldAt !== null && list.states.queued > 0)
      .map((list) => ({ list: list.id, waiting: list.states.queued })),
    queue: queueOf(lists, status, scope),
    out,
  };
}

function sumOfCharges(counts: readonly ChargeCounts[]): ChargeCounts {
  const sum = (charge: keyof ChargeCounts) => counts.reduce((total, count) => total + count[charge], 0);
  return { charged: sum('charged'), free: sum('free'), unknown: sum('unknown') };
}

/** The queue of the one connection the scope is about, else of all of them together. */
function queueOf(lists: readonly List[], status: Overall, scope: Scope): Summary['queue'] {
  // A store that takes nothing, or must not be gone on with, stops every connection; so does a bug in what comes first.
  if (status.reason !== null && status.connectionId === null) return { state: status.state, reason: status.reason };
  const connectionId = scope.listId === null ? scope.connectionId : (lists[0]?.connectionId ?? null);
  const connection = status.connections.find(({ id }) => id === connectionId);
  const { state, reason } = connection?.queue ?? status;
  const about = connection?.queue.about;
  return { state, reason, ...(about !== undefined && { about }) };
}

/** Rows that have their end. In doubt or cancelled is none: a list of those is not done. */
export function doneIn({ accepted, states }: Pick<List, 'accepted' | 'states'>): number {
  return accepted - states.queued - states.sending - states.in_doubt - states.cancelled;
}

/** A refused or rejected row has its final answer; what has none, failed, or is in doubt is the operator's to look at. */
export function needsOperator({ states }: Pick<Summary, 'states'>): boolean {
  return states.queued + states.sending + states.failed + states.in_doubt > 0;
}
