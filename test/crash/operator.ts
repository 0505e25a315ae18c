/**
 * The operator: imports lists, checks people by hand, pauses, resumes, cancels, retries and resolves, all at random. Every
 * order goes through the book. What the core may expectedly refuse is no news; anything else ends the run.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { ErrorCode } from '../../src-main/contract/errors.ts';
import type { LookupState } from '../../src-main/contract/states.ts';
import { importFile } from '../fakes/import-file.ts';
import { type Account, type Book, listName, noted, type OrderKind, type PlannedImport } from './book.ts';
import { endingRows, type People } from './people.ts';
import type { Random } from './random.ts';
import { type Ask, Refused } from './victim.ts';

/** What another order, a full disk, or closing makes of an order that was right when it was given. */
const expected: readonly ErrorCode[] = ['lookup-not-in-that-state', 'closing', 'disk-full', 'data-dir-in-use'];

export type Operator = {
  /** Makes the connections that are not there yet. */
  connect(ask: Ask): Promise<void>;
  /** The next list that is wanted, one whose name begins so if there is any. */
  importNext(ask: Ask, name?: string): Promise<void>;
  /** The first lists of the plan, until they are stored: what there always is to send. */
  importFirst(ask: Ask): Promise<void>;
  /** Orders at random until the victim is gone or `signal` says so. */
  work(ask: Ask, signal: AbortSignal): Promise<void>;
  checkByHand(ask: Ask): Promise<void>;
  /** One order whose answer is a promise: what it said must be found again, however soon the kill comes. */
  orderOnce(ask: Ask): Promise<void>;
  /** Mends whatever waits for somebody, and starts what is not started. */
  goOn(ask: Ask): Promise<void>;
};

/** So many of the lists are imported before any other work: the rest come while they are sent. */
const firstLists = 5;

export function createOperator(deps: {
  accounts: readonly Account[];
  book: Book;
  people: People;
  random: Random;
}): Operator {
  const { accounts, book, people, random } = deps;

  async function idOf(ask: Ask, account: Account): Promise<number> {
    const { connections } = await ask('connections.list', {});
    const found = connections.find(({ name }) => name === account.name);
    if (!found) throw new Error(`The connection ${account.name} is gone.`);
    return found.id;
  }

  async function importNext(ask: Ask, name = ''): Promise<void> {
    const wanted = book.imports.filter(({ state }) => state === 'wanted');
    const planned = wanted.find((one) => one.name.startsWith(name)) ?? wanted[0];
    if (planned) await unlessExpected(importOne(ask, planned));
  }

  async function connect(ask: Ask): Promise<void> {
    const { connections } = await ask('connections.list', {});
    for (const { name, policy, ratePerSecond, concurrency, provider } of accounts) {
      if (connections.some((connection) => connection.name === name)) continue;
      await ask('connections.create', {
        name,
        baseUrl: provider.baseUrl,
        partnerCode: name,
        partnerKey: provider.partnerKey,
        settings: {
          ratePerSecond,
          concurrency,
          inDoubtPolicy: policy,
          pricePerCall: 1_000,
          timeoutMs: 400,
          retryBaseMs: 20,
          retryMaxMs: 300,
          maxAttempts: 4,
        },
      });
    }
  }

  async function importOne(ask: Ask, planned: PlannedImport): Promise<void> {
    planned.tries += 1;
    planned.state = 'unsure';
    if (planned.startNow) planned.started = true;
    const bytes = Buffer.from(planned.file.csv);
    try {
      const connectionId = await idOf(ask, planned.account);
      const { fileId } = await ask('files.begin', { name: `${planned.name}.csv`, bytes: bytes.length });
      await ask('files.append', { fileId, base64: bytes.toString('base64') });
      const { list } = await importFile(ask, {
        fileId,
        connectionId,
        name: listName(planned),
        startNow: planned.startNow,
      });
      planned.state = 'stored';
      planned.listId = list.id;
    } catch (error) {
      // Refused: nothing of it may be there. Cut: the next start shows.
      if (error instanceof Refused) planned.state = 'wanted';
      throw error;
    }
  }

  async function checkByHand(ask: Ask): Promise<void> {
    const account = random.pick(accounts);
    const asked = random.chance(0.15) ? people.scripted(random.pick(endingRows)) : people.ordinary();
    const single = { asked, account, lookupId: null as number | null };
    const connectionId = await idOf(ask, account);
    book.singles.push(single);
    try {
      single.lookupId = (await ask('people.check', { ...asked, connectionId })).lookupId;
    } catch (error) {
      // Refused is not stored: whoever asked was told.
      if (error instanceof Refused) book.singles.splice(book.singles.indexOf(single), 1);
      throw error;
    }
  }

  async function anyIn(ask: Ask, states: LookupState[]): Promise<number | null> {
    const { items } = await ask('history.page', { states, limit: 40 });
    return items.length === 0 ? null : random.pick(items).lookupId;
  }

  async function anyList(ask: Ask): Promise<number | null> {
    const { lists } = await ask('lists.page', {});
    return lists.length === 0 ? null : random.pick(lists).id;
  }

  async function orderOne(ask: Ask, state: LookupState, kind: OrderKind): Promise<void> {
    const lookupId = await anyIn(ask, [state]);
    if (lookupId === null) return;
    const scope = { lookupId };
    await noted(book, kind, scope, async () => {
      switch (kind) {
        case 'resend':
          return ask('queue.resolve', { scope, action: 'resend' });
        case 'retry':
          return ask('queue.retry', { scope });
        case 'ask-again':
          return ask('queue.askAgain', { scope });
        case 'close':
          await ask('queue.resolve', { scope, action: 'close' });
          // Of a twin it was the leader that was closed, and the twin with it.
          book.facts.set(lookupId, 'failed');
          return;
        case 'cancel':
          await ask('queue.cancel', { scope });
          book.facts.set(lookupId, 'cancelled');
          return;
      }
    });
  }

  async function orderList(ask: Ask, kind: Exclude<OrderKind, 'ask-again'>): Promise<void> {
    const listId = await anyList(ask);
    if (listId === null) return;
    const scope = { listId };
    await noted(book, kind, scope, async () => {
      switch (kind) {
        case 'resend':
        case 'close':
          return ask('queue.resolve', { scope, action: kind });
        case 'retry':
          return ask('queue.retry', { scope });
        case 'cancel':
          return ask('queue.cancel', { scope });
      }
    });
  }

  async function start(ask: Ask): Promise<void> {
    const waiting = book.imports.filter(
      ({ state, started, name }) => state === 'stored' && !started && !isShelved(name),
    );
    if (waiting.length === 0) return;
    const planned = random.pick(waiting);
    planned.started = true;
    await ask('lists.start', { listId: planned.listId ?? 0 });
  }

  async function pause(ask: Ask): Promise<void> {
    const connectionId = await idOf(ask, random.pick(accounts));
    const { connections } = await ask('queue.pause', { connectionId });
    // A stopped one stays stopped: that needs somebody as well.
    if (connections.find(({ id }) => id === connectionId)?.queue.state === 'paused') book.paused.add(connectionId);
  }

  async function resumeSome(ask: Ask, probability: number): Promise<void> {
    const { connections } = await ask('queue.status', {});
    for (const { id, queue } of connections) {
      if (queue.state !== 'paused' && queue.state !== 'stopped') continue;
      if (!random.chance(probability)) continue;
      book.paused.delete(id);
      await ask('queue.resume', { connectionId: id });
    }
  }

  /** Between the two fast accounts. The large lists stay, so that both have their share of work. */
  async function move(ask: Ask): Promise<void> {
    const stored = book.imports.filter(({ state, name }) => state === 'stored' && name.startsWith(moving));
    if (stored.length === 0) return;
    const to = random.pick(accounts.filter((account) => !isSlow(account)));
    await ask('lists.move', { listId: random.pick(stored).listId ?? 0, connectionId: await idOf(ask, to) });
  }

  const menu: readonly (readonly [weight: number, act: (ask: Ask) => Promise<unknown>])[] = [
    [30, (ask) => resumeSome(ask, 0.8)],
    [4, pause],
    [8, (ask) => ask('queue.tryNow', {})],
    [8, checkByHand],
    [6, (ask) => orderOne(ask, 'in_doubt', 'resend')],
    [8, (ask) => orderOne(ask, 'in_doubt', 'close')],
    [6, (ask) => orderOne(ask, 'failed', 'retry')],
    [2, (ask) => orderOne(ask, 'reused', 'ask-again')],
    [4, (ask) => orderOne(ask, 'queued', 'cancel')],
    [4, (ask) => orderOne(ask, 'cancelled', 'retry')],
    [4, (ask) => orderList(ask, 'retry')],
    [1, (ask) => orderList(ask, 'resend')],
    [1, (ask) => orderList(ask, 'close')],
    [2, (ask) => noted(book, 'retry', { all: true }, () => ask('queue.retry', { scope: { all: true } }))],
    [6, start],
    [2, move],
    [3, (ask) => ask('history.page', { search: 'Orang Uji 1', limit: 20 })],
    [2, (ask) => ask('charges.totals', { by: 'connection' })],
  ];

  const lasting: readonly ((ask: Ask) => Promise<unknown>)[] = [
    pause,
    checkByHand,
    (ask) => orderOne(ask, 'queued', 'cancel'),
    (ask) => orderOne(ask, 'in_doubt', 'close'),
  ];

  return {
    connect,
    checkByHand,
    importNext,
    async importFirst(ask) {
      while (book.imports.slice(0, firstLists).some(({ state }) => state === 'wanted')) await importNext(ask);
    },
    orderOnce: (ask) => unlessExpected(random.pick(lasting)(ask)),
    async work(ask, signal) {
      while (!signal.aborted) {
        await wait(random.int(5, 120));
        await unlessExpected(random.weighted(menu)(ask));
      }
    },
    async goOn(ask) {
      await resumeSome(ask, 1);
      await start(ask);
    },
  };
}

/** Lists that are stored and never started: nothing of them may ever leave. */
export const shelved = 'disimpan';
/** Lists that go to and fro between connections. */
export const moving = 'tambahan';
/** Lists of rows whose answer never ends them. */
export const endless = 'tak berakhir';
export const isSlow = ({ ratePerSecond }: Account): boolean => ratePerSecond <= 1;
const isShelved = (name: string): boolean => name.startsWith(shelved);

async function unlessExpected(act: Promise<unknown>): Promise<void> {
  try {
    await act;
  } catch (error) {
    if (!(error instanceof Refused && expected.includes(error.code))) throw error;
  }
}
