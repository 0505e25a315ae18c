/** Which lookups a decision applies to: those chosen, else whatever the filter shows. Pure. */
import type { List } from '../../../src-main/contract/lists.ts';
import type { Scope } from '../../../src-main/contract/queue.ts';

export type DoubtFilter = { listId?: number | undefined; connectionId?: number | undefined };

/** Lists of that connection with something in doubt. */
function doubtfulOf(lists: readonly List[], connectionId: number): List[] {
  return lists.filter((list) => list.connectionId === connectionId && list.states.in_doubt > 0);
}

export type DoubtScope = { kind: 'chosen' | 'list' | 'connection' | 'all'; scopes: Scope[]; count: number };

/** `all`: how many are in doubt altogether. */
export function doubtScope(
  chosen: ReadonlySet<number>,
  filter: DoubtFilter,
  lists: readonly List[],
  all: number,
): DoubtScope {
  const { listId, connectionId } = filter;
  if (chosen.size > 0) {
    return { kind: 'chosen', scopes: [...chosen].map((lookupId) => ({ lookupId })), count: chosen.size };
  }
  if (listId !== undefined) {
    const count = lists.find((list) => list.id === listId)?.states.in_doubt ?? 0;
    return { kind: 'list', scopes: [{ listId }], count };
  }
  if (connectionId !== undefined) {
    const own = doubtfulOf(lists, connectionId);
    const count = own.reduce((sum, list) => sum + list.states.in_doubt, 0);
    return { kind: 'connection', scopes: own.map((list) => ({ listId: list.id })), count };
  }
  return { kind: 'all', scopes: [{ all: true }], count: all };
}

/** Whether a row passes the filter by connection, which pages of the history do not know. */
export function passesConnection(filter: DoubtFilter, lists: readonly List[]): (row: { listId: number }) => boolean {
  const { connectionId } = filter;
  if (connectionId === undefined) return () => true;
  const own = new Set(doubtfulOf(lists, connectionId).map((list) => list.id));
  return ({ listId }) => own.has(listId);
}
