/** Nothing is paid in a row for nothing (td-api.md): what the lane learns from answers that were lost or say nothing. */
import { describe, expect, it } from 'vitest';
import { tempDir } from '../../../fakes/ports.ts';
import { type QueueBench, queueBench, until } from '../../../fakes/queue-bench.ts';
import { freshSequence, type Reply, scriptedProvider, success } from '../../../fakes/scripted-provider.ts';

const answered = (): Reply => ({ body: success() });
const failing: Reply = { status: 500, body: 'oops' };
const unreadable: Reply = { body: 'OK' };
const inDoubt = (bench: QueueBench, listId: number) =>
  bench.states(listId).filter((state) => state === 'in_doubt').length;
const pausedFor = (bench: QueueBench, reason: string) =>
  until(
    () => bench.lane().state === 'paused' && bench.lane().reason === reason,
    () => [bench.lane(), bench.attempts().length],
  );
/** Long enough for a row that should not leave to leave. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 300));

describe('a lane that gets nothing for what it sends', () => {
  it('is paused for the operator after five HTTP 500, whatever waits', async () => {
    const provider = await scriptedProvider(() => failing);
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 4 } });
    const { listId } = bench.list(60);
    bench.queue.drain.start(null);
    await pausedFor(bench, 'server-errors');
    await aWhile();
    expect(provider.requests).toHaveLength(5);
    expect(inDoubt(bench, listId)).toBe(5);
    expect(bench.states(listId).filter((state) => state === 'queued')).toHaveLength(55);
    expect(bench.lane().nextTryAt).toBeNull();
  });

  it('is paused after three whole answers that cannot be read', async () => {
    for (const reply of [unreadable, { body: {} }, { body: '' }, { body: { code: 200, message: '' } }]) {
      const provider = await scriptedProvider(() => reply);
      const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 1 } });
      const { listId } = bench.list(20);
      bench.queue.drain.start(null);
      await pausedFor(bench, 'unreadable-answers');
      await aWhile();
      expect(inDoubt(bench, listId)).toBe(3);
      await bench.close();
    }
  });

  it.each(['cut', 'half', 'silent'] as const)('is paused after five lost one after the other (%s)', async (reply) => {
    const provider = await scriptedProvider(() => reply);
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 1, timeoutMs: 100 } });
    const { listId } = bench.list(20);
    bench.queue.drain.start(null);
    await pausedFor(bench, 'answers-lost');
    await aWhile();
    expect(provider.requests).toHaveLength(5);
    expect(inDoubt(bench, listId)).toBe(5);
  });

  it('counts those that were lost together with the line as one, looks for it, and goes on with one row alone', async () => {
    const provider = await scriptedProvider((_, index) => (index < 4 ? 'cut' : { body: success(), delayMs: 40 }));
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 4, ratePerSecond: 1_000 } });
    const seen = new Set<string>();
    const { listId } = bench.list(16);
    bench.queue.drain.start(null);
    await until(
      () => !bench.states(listId).some((state) => state === 'queued' || state === 'sending'),
      () => bench.lane(),
      8_000,
      async () => void seen.add(`${bench.lane().state} ${bench.lane().reason}`),
    );
    expect(inDoubt(bench, listId)).toBe(4);
    expect(seen).toContain('offline unreachable');
    const times = provider.requests.map(({ at }) => at);
    // The fifth waits alone for its answer.
    expect((times[5] ?? 0) - (times[4] ?? 0)).toBeGreaterThanOrEqual(35);
  });

  it('loses at most one wave and four single rows to a line that lets everything through but answers', async () => {
    const provider = await scriptedProvider(() => ({ body: '', delayMs: 20 }));
    provider.reply = () => 'cut';
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 4 } });
    const { listId } = bench.list(40);
    bench.queue.drain.start(null);
    await pausedFor(bench, 'answers-lost');
    await aWhile();
    expect(inDoubt(bench, listId)).toBeLessThanOrEqual(8);
  });

  it('forgets what was lost with every answer it can read', async () => {
    const replies: Reply[] = [failing, 'cut', failing, failing];
    const provider = await scriptedProvider((_, index) => replies[index % 5] ?? answered());
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 1 } });
    const { listId } = bench.list(15);
    bench.queue.drain.start(null);
    await until(
      () => !bench.states(listId).some((state) => state === 'queued' || state === 'sending'),
      () => [bench.lane(), bench.states(listId)],
    );
    expect(inDoubt(bench, listId)).toBe(12);
  });

  it('holds under `resend` too', async () => {
    const provider = await scriptedProvider(() => failing);
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 1, inDoubtPolicy: 'resend' } });
    bench.list(20);
    bench.queue.drain.start(null);
    await pausedFor(bench, 'server-errors');
    await aWhile();
    expect(provider.requests).toHaveLength(5);
  });
});

describe('after such a pause', () => {
  async function paused(dir?: string) {
    const provider = await scriptedProvider(() => failing);
    const settings = { concurrency: 4, ratePerSecond: 1_000 };
    const bench = await queueBench(provider.baseUrl, { settings, ...(dir === undefined ? {} : { ports: { dir } }) });
    const { listId } = bench.list(30);
    bench.queue.drain.start(null);
    await pausedFor(bench, 'server-errors');
    return { provider, bench, listId, settings };
  }

  it('the operator resumes, and one row goes at a time until an answer can be read', async () => {
    const { provider, bench, listId } = await paused();
    provider.reply = () => ({ body: success(), delayMs: 40 });
    const before = provider.requests.length;
    await bench.queue.handlers['queue.resume']({});
    await until(() => !bench.states(listId).includes('queued'));
    const times = provider.requests.slice(before).map(({ at }) => at);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(35);
    expect(provider.mostAtOnce()).toBe(4);
  });

  it('it loses five rows more at most where nothing has changed', async () => {
    const { provider, bench, listId } = await paused();
    await bench.queue.handlers['queue.resume']({});
    await until(() => inDoubt(bench, listId) >= 10);
    await pausedFor(bench, 'server-errors');
    await aWhile();
    expect(provider.requests).toHaveLength(10);
  });

  it('a restart changes nothing: not the pause, not what was lost before it, not the one row at a time', async () => {
    const dir = tempDir();
    const { provider, bench: first, listId, settings } = await paused(dir);
    await first.close();
    const second = await queueBench(provider.baseUrl, { ports: { dir }, settings });
    second.queue.recover();
    second.queue.drain.start(null);
    await aWhile();
    expect(second.lane()).toMatchObject({ state: 'paused', reason: 'server-errors' });
    expect(provider.requests).toHaveLength(5);
    await second.queue.handlers['queue.pause']({});
    await second.queue.handlers['queue.resume']({});
    await second.queue.handlers['queue.pause']({});
    await second.close();

    provider.reply = () => ({ body: success(), delayMs: 40 });
    const third = await queueBench(provider.baseUrl, { ports: { dir }, settings });
    third.queue.recover();
    third.queue.drain.start(null);
    await third.queue.handlers['queue.resume']({});
    await until(() => !third.states(listId).includes('queued'));
    const times = provider.requests.slice(5).map(({ at }) => at);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(35);
  });

  it.each([
    [
      'resumed by a program that ends at once, as `resume` of the terminal, the next one sends one row at a time',
      false,
    ],
    ['so it does where the operator paused and resumed', true],
  ])('%s', async (_, pausedAgain) => {
    const dir = tempDir();
    const { provider, bench: first, listId, settings } = await paused(dir);
    await first.close();
    const second = await queueBench(provider.baseUrl, { ports: { dir }, settings });
    if (pausedAgain) await second.queue.handlers['queue.pause']({});
    await second.queue.handlers['queue.resume']({});
    await second.close();

    provider.reply = () => ({ body: success(), delayMs: 40 });
    const third = await queueBench(provider.baseUrl, { ports: { dir }, settings });
    third.queue.recover();
    expect(third.lane().state).toBe('running');
    third.queue.drain.start(null);
    await until(() => !third.states(listId).includes('queued'));
    const times = provider.requests.slice(5).map(({ at }) => at);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(35);
  });

  it.each<[string, Reply, number, string]>([
    ['four that were lost before a restart and one after it are five', 'cut', 4, 'answers-lost'],
    ['four HTTP 500 before a restart and one after it are five', failing, 4, 'server-errors'],
    ['two that could not be read before a restart and one after it are three', unreadable, 2, 'unreadable-answers'],
  ])('%s', async (_, reply, before, reason) => {
    const dir = tempDir();
    const provider = await scriptedProvider(() => reply);
    const settings = { concurrency: 1 };
    const first = await queueBench(provider.baseUrl, { ports: { dir }, settings });
    // No more rows than that: nothing is under way, and the lane is not paused, when the program ends.
    const earlier = first.list(before);
    first.queue.drain.start(null);
    await until(() => inDoubt(first, earlier.listId) === before);
    await first.close();

    const second = await queueBench(provider.baseUrl, { ports: { dir }, settings });
    const { listId } = second.list(20, { from: 100 });
    second.queue.recover();
    expect(second.lane().reason).not.toBe(reason);
    second.queue.drain.start(null);
    await pausedFor(second, reason);
    await aWhile();
    expect(provider.requests).toHaveLength(before + 1);
    expect(inDoubt(second, listId)).toBe(1);
  });
});

describe('a row that a web filter always answers with a page', () => {
  const page: Reply = { headers: { 'content-type': 'text/html' }, body: '<html><body>Diblokir</body></html>' };

  it('fails for free, with its own code, once others were answered and it got five pages', async () => {
    const provider = await scriptedProvider((request) =>
      request.body.phone_number?.endsWith('003') ? page : answered(),
    );
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 2 } });
    const { listId, ids } = bench.list(6);
    bench.queue.drain.start(null);
    await until(
      () => bench.states(listId).every((state) => state === 'answered' || state === 'failed'),
      () => [bench.lane(), bench.states(listId)],
    );
    expect(bench.states(listId)).toEqual(['answered', 'answered', 'failed', 'answered', 'answered', 'answered']);
    const own = bench.attempts().filter((attempt) => attempt.lookup_id === ids[2]);
    expect(own.map((attempt) => attempt.outcome)).toEqual([...Array(4).fill('captive-page'), 'filtered']);
    expect(own.every((attempt) => attempt.charge === 'free')).toBe(true);
    // Tried again by the operator it has five more.
    await bench.queue.handlers['queue.retry']({ scope: { listId }, states: ['failed'] });
    bench.list(3);
    bench.queue.drain.wake();
    await until(() => bench.states(listId)[2] === 'failed');
    expect(bench.attempts().filter((attempt) => attempt.lookup_id === ids[2]).length).toBeGreaterThanOrEqual(10);
  });

  it('is asked for on and on while nobody else is answered: then it is the line', async () => {
    const provider = await scriptedProvider(() => page);
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 1, retryMaxMs: 20 } });
    const { listId } = bench.list(1);
    bench.queue.drain.start(null);
    await until(() => provider.requests.length > 7);
    expect(bench.states(listId)).not.toContain('failed');
    // While a row is on its way the lane has no reason: it has it again with the next page.
    await until(() => bench.lane().reason === 'captive-page');
  });
});

describe('a list that is cancelled reaches what is under way', () => {
  it.each([
    ['comes back unpaid', { status: 503, body: '' }, 'cancelled'],
    ['meets a pause of the provider', { body: { code: 303, message: '', sequence_id: freshSequence() } }, 'cancelled'],
    ['is answered', undefined, 'answered'],
    ['is lost', 'cut', 'in_doubt'],
  ] as const)('what %s', async (_what, reply, end) => {
    let release: () => void = () => {};
    const provider = await scriptedProvider(() => 'silent');
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    provider.reply = () => {
      const whole: Exclude<Reply, string> = reply === undefined || reply === 'cut' ? { body: success() } : reply;
      const said: Reply = reply === 'cut' ? 'cut' : { ...whole, delayMs: 150 };
      release();
      return said;
    };
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 1, inDoubtPolicy: 'resend' } });
    const { listId, ids } = bench.list(3);
    bench.addTwin(listId, ids[0] as number);
    bench.queue.drain.start(null);
    await held;
    await bench.queue.handlers['queue.cancel']({ scope: { listId } });
    await until(() => !bench.states(listId).includes('sending') && !bench.states(listId).includes('queued'));
    await bench.queue.handlers['queue.resume']({});
    await aWhile();
    expect(bench.states(listId)[0]).toBe(end);
    expect(provider.requests).toHaveLength(1);
    const sums = bench.store
      .prepare<{ id: number }, { state: string; n: number }>(
        'SELECT state, n FROM list_states WHERE list_id = :id AND n <> 0 ORDER BY state',
      )
      .all({ id: listId });
    const counted = new Map<string, number>();
    for (const state of bench.states(listId)) counted.set(state, (counted.get(state) ?? 0) + 1);
    expect(Object.fromEntries(sums.map(({ state, n }) => [state, n]))).toEqual(Object.fromEntries(counted));
    const { finished_at } = bench.store
      .prepare<{ id: number }, { finished_at: number | null }>('SELECT finished_at FROM lists WHERE id = :id')
      .get({ id: listId }) ?? { finished_at: null };
    expect(finished_at).not.toBeNull();
  });

  it('a row of another list that waited for its answer goes on by itself', async () => {
    let asked = 0;
    const provider = await scriptedProvider(() => {
      asked += 1;
      return asked === 1 ? { status: 503, body: '', delayMs: 200 } : answered();
    });
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 2 } });
    const one = bench.list(1, { from: 900 });
    const other = bench.list(1, { from: 900 });
    bench.queue.drain.start(null);
    await until(() => asked === 1);
    await bench.queue.handlers['queue.cancel']({ scope: { listId: one.listId } });
    await until(
      () => bench.states(other.listId)[0] === 'answered',
      () => [bench.states(one.listId), bench.states(other.listId), bench.lane()],
    );
    expect(bench.states(one.listId)).toEqual(['cancelled']);
  });
});
