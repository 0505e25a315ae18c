/** Everything the store holds, read through the core's calls as any window would. */
import type { LookupDetail } from '../../src-main/contract/history.ts';
import type { OutputOf } from '../../src-main/contract/index.ts';
import type { List } from '../../src-main/contract/lists.ts';
import { allLists } from './after-kill.ts';
import type { Ask } from './victim.ts';

export type Collected = {
  lists: List[];
  /** Every lookup of a list that was started, and of a list that was not and has attempts all the same. */
  lookups: LookupDetail[];
  /** Rows of the other lists: as `lists.rows` shows them. */
  untouched: Pick<LookupDetail, 'lookupId' | 'listId' | 'row' | 'person' | 'state' | 'twinOf'>[];
  /** How many lookups history pages through. */
  inHistory: number;
  /** Attempts of all lists, of each list, and of each connection, as the ledger sums them. */
  sums: { all: Counts; lists: Map<number, Counts>; connections: Map<string, Counts> };
};

export type Counts = { charged: number; free: number; unknown: number };

const atATime = 40;

export async function collect(ask: Ask): Promise<Collected> {
  const lists = await allLists(ask);
  const lookups: LookupDetail[] = [];
  const untouched: Collected['untouched'] = [];
  for (const list of lists) {
    const sent = list.startedAt !== null || Object.values(list.charges).some((n) => n > 0);
    for (let after: string | null = null; ; ) {
      const page: OutputOf<'lists.rows'> = await ask('lists.rows', { listId: list.id, after, limit: 500 });
      if (!sent) untouched.push(...page.rows);
      else {
        for (let next = 0; next < page.rows.length; next += atATime) {
          const some = page.rows.slice(next, next + atATime);
          lookups.push(...(await Promise.all(some.map(({ lookupId }) => ask('history.get', { lookupId })))));
        }
      }
      after = page.next;
      if (after === null) break;
    }
  }
  let inHistory = 0;
  for (let after: string | null = null; ; ) {
    const page: OutputOf<'history.page'> = await ask('history.page', { after, limit: 500 });
    inHistory += page.items.length;
    after = page.next;
    if (after === null) break;
  }
  const { connections } = await ask('connections.list', {});
  const sum = async (of: { listId?: number; connectionId?: number }) =>
    (await ask('charges.totals', { by: 'connection', ...of })).all;
  const sums: Collected['sums'] = { all: await sum({}), lists: new Map(), connections: new Map() };
  for (const { id } of lists) sums.lists.set(id, await sum({ listId: id }));
  for (const { id, name } of connections) sums.connections.set(name, await sum({ connectionId: id }));
  return { lists, lookups, untouched, inHistory, sums };
}
