/** An error of this program itself: what had not left is free and waits, and nothing burns a list or goes on for ever. */
import { describe, expect, it, vi } from 'vitest';
import { personColumns } from '../../../../src-main/core/lookups/person-columns.ts';
import { ownCodeSentence } from '../../../../src-main/words/provider-codes.ts';
import { type QueueBench, queueBench, until } from '../../../fakes/queue-bench.ts';
import { scriptedProvider, success } from '../../../fakes/scripted-provider.ts';

const count = (bench: QueueBench, listId: number, state: string) =>
  bench.states(listId).filter((one) => one === state).length;
const pausedForBug = (bench: QueueBench) =>
  until(
    () => bench.lane().state === 'paused' && bench.lane().reason === 'internal',
    () => [bench.lane(), bench.attempts().length],
  );
/** Long enough for a row that should not leave to leave. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 200));
const finished = (bench: QueueBench, listId: number) =>
  until(
    () => bench.states(listId).every((state) => state === 'answered'),
    () => [bench.lane(), bench.states(listId)],
  );

describe('before anything left', () => {
  it('the queue waits for the operator, the rows stay queued and free, and resuming goes on', async () => {
    let broken = true;
    const provider = await scriptedProvider(() => ({ body: success() }));
    const bench = await queueBench(provider.baseUrl, {
      throughTd: (td) => ({
        ...td,
        ask: async (...asked) => {
          if (broken) throw new Error('a bug');
          return td.ask(...asked);
        },
      }),
    });
    const { listId } = bench.list(30);
    bench.queue.drain.start(null);
    await pausedForBug(bench);
    await aWhile();
    expect(provider.requests).toHaveLength(0);
    expect(count(bench, listId, 'queued')).toBe(30);
    expect(bench.lookups(listId).every((row) => row.attempts_used === 0)).toBe(true);
    const tried = bench.attempts();
    expect(tried.length).toBeLessThanOrEqual(4);
    for (const attempt of tried) {
      expect(attempt).toMatchObject({ outcome: 'not-sent', charge: 'free', message: 'internal-unsent' });
    }
    expect(ownCodeSentence('internal-unsent', 'id')).toContain('Belum terkirim');
    expect(bench.ports.logged.join()).toContain('ask-failed');

    // Still broken: one row alone finds out, at no cost.
    bench.queue.handlers['queue.resume']({});
    await until(() => bench.attempts().length === tried.length + 1);
    await pausedForBug(bench);
    broken = false;
    bench.queue.handlers['queue.resume']({});
    await finished(bench, listId);
    expect(provider.requests).toHaveLength(30);
  });

  it('a row that cannot even be put into a question holds back nobody who was claimed with it', async () => {
    const provider = await scriptedProvider(() => ({ body: success() }));
    const bench = await queueBench(provider.baseUrl);
    const { listId, ids } = bench.list(8);
    const { fromRow } = personColumns;
    const broken = vi.spyOn(personColumns, 'fromRow').mockImplementation((row) => {
      if ((row as { id?: number }).id === ids[0]) throw new Error('a bug');
      return fromRow(row);
    });
    bench.queue.drain.start(null);
    await pausedForBug(bench);
    await until(() => count(bench, listId, 'sending') === 0);
    broken.mockRestore();
    expect(count(bench, listId, 'in_doubt')).toBe(0);
    bench.queue.handlers['queue.resume']({});
    await finished(bench, listId);
    expect(provider.requests).toHaveLength(8);
  });

  it('an account that cannot be opened because of a bug is not tried for ever', async () => {
    const provider = await scriptedProvider(() => ({ body: success() }));
    const bench = await queueBench(provider.baseUrl);
    const { listId } = bench.list(3);
    const opening = vi.spyOn(bench.connections, 'account').mockRejectedValue(new TypeError('a bug'));
    bench.queue.drain.start(null);
    await pausedForBug(bench);
    await aWhile();
    expect(opening).toHaveBeenCalledTimes(1);
    opening.mockRestore();
    bench.queue.handlers['queue.resume']({});
    await finished(bench, listId);
  });

  it('a port that is taken is no bug: it is tried again by itself', async () => {
    const provider = await scriptedProvider(() => ({ body: success() }));
    const bench = await queueBench(provider.baseUrl);
    const { listId } = bench.list(3);
    const taken = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', syscall: 'listen' });
    vi.spyOn(bench.connections, 'account').mockRejectedValueOnce(taken);
    bench.queue.drain.start(null);
    await finished(bench, listId);
  });

  it('choosing who leaves fails: the queue waits, and what is under way is stored', async () => {
    const provider = await scriptedProvider(() => ({ body: success(), delayMs: 20 }));
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 2 } });
    const { listId } = bench.list(12);
    bench.queue.drain.start(null);
    await until(() => count(bench, listId, 'answered') >= 2);
    const broken = vi.spyOn(bench.queue.reuse, 'age').mockImplementation(() => {
      throw new Error('a bug');
    });
    await pausedForBug(bench);
    await until(() => count(bench, listId, 'sending') === 0);
    const looked = broken.mock.calls.length;
    await aWhile();
    expect(broken.mock.calls.length).toBe(looked);
    expect(bench.queue.status()).toMatchObject({ state: 'paused', reason: 'internal' });
    broken.mockRestore();
    bench.queue.handlers['queue.resume']({});
    await finished(bench, listId);
    expect(provider.requests).toHaveLength(12);
  });
});

describe('when it may have left', () => {
  it('one is a doubt, a second in a row is too, and then the queue waits', async () => {
    const provider = await scriptedProvider(() => ({ body: success() }));
    const bench = await queueBench(provider.baseUrl, {
      settings: { concurrency: 1 },
      throughTd: (td) => ({
        ...td,
        ask: async (...asked) => {
          await td.ask(...asked);
          throw new Error('a bug');
        },
      }),
    });
    const { listId } = bench.list(30);
    bench.queue.drain.start(null);
    await pausedForBug(bench);
    await aWhile();
    expect(provider.requests).toHaveLength(2);
    expect([count(bench, listId, 'in_doubt'), count(bench, listId, 'queued')]).toEqual([2, 28]);
    for (const attempt of bench.attempts()) {
      expect(attempt).toMatchObject({ outcome: 'in-doubt', charge: 'unknown', message: 'internal' });
    }
  });

  it('one that others come after is a doubt alone', async () => {
    const provider = await scriptedProvider(() => ({ body: success() }));
    let calls = 0;
    const bench = await queueBench(provider.baseUrl, {
      settings: { concurrency: 1 },
      throughTd: (td) => ({
        ...td,
        ask: async (...asked) => {
          const outcome = await td.ask(...asked);
          calls += 1;
          if (calls % 2 === 1) throw new Error('a bug');
          return outcome;
        },
      }),
    });
    const { listId } = bench.list(6);
    bench.queue.drain.start(null);
    await until(() => count(bench, listId, 'queued') + count(bench, listId, 'sending') === 0);
    expect([count(bench, listId, 'in_doubt'), count(bench, listId, 'answered')]).toEqual([3, 3]);
  });

  it('an answer that cannot be stored is kept verbatim as a doubt, and the others are stored', async () => {
    const provider = await scriptedProvider((_, index) => ({ body: success(), delayMs: index }));
    const bench = await queueBench(provider.baseUrl, {
      settings: { concurrency: 4 },
      throughTd: (td) => ({
        ...td,
        ask: async (account, question, options) => {
          const outcome = await td.ask(account, question, options);
          // A circle does not become JSON: storing it throws.
          if (question.phone === '081200000002' && outcome.answer) {
            const circle: Record<string, unknown> = { ...outcome.answer };
            circle.self = circle;
            return { ...outcome, answer: circle as never };
          }
          return outcome;
        },
      }),
    });
    const { listId, ids } = bench.list(8);
    bench.queue.drain.start(null);
    await pausedForBug(bench);
    await until(
      () => count(bench, listId, 'sending') === 0,
      () => bench.states(listId),
    );
    expect(bench.lookups(listId).find((row) => row.id === ids[1])?.state).toBe('in_doubt');
    expect(bench.attempts().find((attempt) => attempt.lookup_id === ids[1])).toMatchObject({ message: 'internal' });
    const raw = bench.store.prepare<{ id: number }, { raw: string | null }>(
      'SELECT raw FROM attempts WHERE lookup_id = :id',
    );
    expect(raw.get({ id: ids[1] ?? 0 })?.raw).toContain('"code":200');
    bench.queue.handlers['queue.resume']({});
    await until(() => count(bench, listId, 'answered') === 7);
    expect(bench.queue.drain.storeTrouble).toBeNull();
  });

  it('one that cannot be stored does not keep the program from closing, nor the others from the store', async () => {
    const provider = await scriptedProvider(() => ({ body: success(), delayMs: 80 }));
    const bench = await queueBench(provider.baseUrl, {
      settings: { concurrency: 4 },
      throughTd: (td) => ({
        ...td,
        ask: async (account, question, options) => {
          const outcome = await td.ask(account, question, options);
          return question.phone === '081200000002' ? { ...outcome, charge: {} as never } : outcome;
        },
      }),
    });
    const { listId } = bench.list(4);
    bench.queue.drain.start(null);
    await until(() => provider.requests.length === 4);
    await bench.queue.close(2_000);
    expect([count(bench, listId, 'answered'), count(bench, listId, 'in_doubt')]).toEqual([3, 1]);
  });
});
