/** The last life: nothing kills it any more. All that can end must end, and then everything is counted. */
import { setTimeout as wait } from 'node:timers/promises';
import { allLists, lookAfterKill } from './after-kill.ts';
import { noted } from './book.ts';
import { checkMoney, type Money } from './check-money.ts';
import { checkPace } from './check-pace.ts';
import { checkRows } from './check-rows.ts';
import { checkStore } from './check-store.ts';
import { collect } from './collect.ts';
import { endless, isSlow } from './operator.ts';
import { isEndless } from './people.ts';
import type { Ask } from './victim.ts';
import { startIn, type World } from './world.ts';

/** Good weather gets so long. What does not end in it is a failure of its own. */
const lastDrainMs = 120_000;

export type Counted = {
  /** Rows of started lists, and of those that were never to be sent. */
  rows: number;
  shelved: number;
  /** Of the started ones. */
  states: Record<string, number>;
  money: Record<string, Money>;
};

/** What is wrong goes to `world.wrong`. */
export async function liveToTheEnd(world: World): Promise<Counted> {
  const { book, accounts, operator, wrong } = world;
  const victim = startIn(world, { drain: false });
  await victim.ready;
  const { ask } = victim;
  wrong.push(...(await lookAfterKill(ask, accounts, book, true)));
  // On a slow machine every life before may have been killed before its first list was stored.
  await operator.connect(ask);
  await operator.importFirst(ask);
  await ask('queue.drain', {});
  if (wrong.length === 0) await drainOut(world, ask);
  for (const { id } of (await ask('connections.list', {})).connections) await ask('queue.pause', { connectionId: id });
  while ((await ask('queue.status', {})).states.sending > 0) await wait(20);

  const collected = await collect(ask);
  const { wrong: unpaid, money } = await checkMoney(collected, accounts, book);
  wrong.push(...checkRows(collected, accounts, book), ...unpaid, ...(await checkPace(collected, accounts)));
  if (!(await victim.close())) wrong.push('the core did not close');
  await victim.ended;
  wrong.push(...(await checkStore(world.place.dataDir)));

  const states: Record<string, number> = {};
  const started = collected.lists.filter(({ startedAt }) => startedAt !== null);
  for (const [state, n] of started.flatMap((list) => Object.entries(list.states)))
    states[state] = (states[state] ?? 0) + n;
  const rows = Object.values(states).reduce((sum, n) => sum + n, 0);
  return { rows, shelved: collected.inHistory - rows, states, money: Object.fromEntries(money) };
}

async function drainOut(world: World, ask: Ask): Promise<void> {
  const { accounts, book, operator, wrong } = world;
  const end = performance.now() + lastDrainMs;
  // What is sent once a second by design, and what never ends, would only take time.
  for (const { id, name, connectionName } of await allLists(ask)) {
    const slow = accounts.some((account) => account.name === connectionName && isSlow(account));
    if (!slow && !name.startsWith(endless)) continue;
    const scope = { listId: id };
    await noted(book, 'cancel', scope, () => ask('queue.cancel', { scope }));
  }
  for (;;) {
    await operator.goOn(ask);
    await ask('queue.tryNow', {});
    const left = await waitingRows(ask);
    if (left === 0) return;
    if (performance.now() > end) {
      wrong.push(`${left} rows that could end did not, in ${lastDrainMs / 1000} s of good weather`);
      return;
    }
    await wait(60);
  }
}

/** Rows that wait though the provider would end them: of started lists, not ordered to be endless, no twins. */
async function waitingRows(ask: Ask): Promise<number> {
  let left = 0;
  for (const list of await allLists(ask)) {
    if (list.startedAt === null || list.states.queued + list.states.sending === 0) continue;
    const { rows } = await ask('lists.rows', { listId: list.id, states: ['queued', 'sending'], limit: 500 });
    left += rows.filter(({ twinOf, person }) => twinOf === null && !isEndless(person.phone)).length;
  }
  return left;
}
