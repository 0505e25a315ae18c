/** What is looked at after every kill, as soon as the store is open again: cheap, and each a promise by itself. */
import type { List } from '../../src-main/contract/lists.ts';
import { type Account, type Book, listName } from './book.ts';
import type { Ask } from './victim.ts';

export async function allLists(ask: Ask): Promise<List[]> {
  const lists: List[] = [];
  for (let after: string | null = null; ; ) {
    const page: { lists: List[]; next: string | null } = await ask('lists.page', { after, limit: 200 });
    lists.push(...page.lists);
    after = page.next;
    if (after === null) return lists;
  }
}

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((total, n) => total + n, 0);

/** `idle`: nothing has been sent since the start. Returns what is wrong. */
export async function lookAfterKill(
  ask: Ask,
  accounts: readonly Account[],
  book: Book,
  idle: boolean,
): Promise<string[]> {
  const wrong: string[] = [];
  // The ledgers first: what is read of the store after them can only be more.
  const totals = new Map(await Promise.all(accounts.map(async (a) => [a.name, await a.provider.totals()] as const)));
  const lists = await allLists(ask);

  const { connections } = await ask('connections.list', {});
  for (const { id, name, queue } of connections) {
    const { requests, charged } = totals.get(name) ?? { requests: 0, charged: 0 };
    const { all: costs } = await ask('charges.totals', { by: 'connection', connectionId: id });
    const written = costs.charged + costs.free + costs.unknown;
    if (requests > written) wrong.push(`${name} read ${requests} requests, but ${written} attempts are written down`);
    if (charged > costs.charged + costs.unknown) {
      wrong.push(`${name} charged ${charged}, but only ${costs.charged + costs.unknown} attempts are not held free`);
    }
    if (book.paused.has(id) && queue.state !== 'paused' && queue.state !== 'stopped') {
      wrong.push(`connection ${name} was paused, acknowledged, and is ${queue.state}`);
    }
  }

  for (const list of lists) {
    if (sum(list.states) !== list.accepted)
      wrong.push(`${list.name}: ${sum(list.states)} of ${list.accepted} rows are in a state`);
    if (idle && list.states.sending > 0)
      wrong.push(`${list.name}: ${list.states.sending} rows still sending after a start`);
  }
  wrong.push(...lookAtImports(lists, book), ...lookAtSingles(lists, book));
  for (const [lookupId, state] of book.facts) {
    const found = (await ask('history.get', { lookupId })).state;
    if (found !== state) wrong.push(`lookup ${lookupId} was left ${state}, acknowledged, and is ${found}`);
  }
  return wrong;
}

/** An import is there whole or not at all; one that was cut becomes known here. */
function lookAtImports(lists: readonly List[], book: Book): string[] {
  const wrong: string[] = [];
  const files = new Map(lists.filter(({ kind }) => kind === 'file').map((list) => [list.name, list]));
  for (const planned of book.imports) {
    const list = files.get(listName(planned));
    if (planned.state === 'stored' && !list) wrong.push(`${listName(planned)} was imported, acknowledged, and is gone`);
    if (planned.state === 'wanted' && list) wrong.push(`${listName(planned)} was refused and is there`);
    if (planned.state === 'unsure') {
      planned.state = list ? 'stored' : 'wanted';
      planned.listId = list?.id ?? null;
    }
    if (!list) continue;
    files.delete(list.name);
    const { accepted, rejected, duplicates } = planned.file;
    if (list.accepted !== accepted.length || list.rejected !== rejected.length || list.duplicates !== duplicates) {
      wrong.push(
        `${list.name} is there in part: ${list.accepted} of ${accepted.length} rows, ${list.rejected} rejected`,
      );
    }
  }
  for (const name of files.keys()) wrong.push(`${name} is a list that was not imported, or twice`);
  return wrong;
}

function lookAtSingles(lists: readonly List[], book: Book): string[] {
  const stored = lists.filter(({ kind }) => kind === 'single-checks').reduce((rows, list) => rows + list.accepted, 0);
  const acknowledged = book.singles.filter(({ lookupId }) => lookupId !== null).length;
  if (stored >= acknowledged && stored <= book.singles.length) return [];
  return [`${stored} single checks are stored; ${acknowledged} were acknowledged, ${book.singles.length} asked for`];
}
