/** One list is paused by itself: nothing new of it leaves, whatever the rest of its connection does, until it is named again. */
import { describe, expect, it } from 'vitest';
import { createListView } from '../../../src-main/core/lists/list-view.ts';
import { createQueueRows } from '../../../src-main/core/queue/drain/queue-rows.ts';
import { tempDir } from '../../fakes/ports.ts';
import { type QueueBench, queueBench, until } from '../../fakes/queue-bench.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';

const answered = () => ({ body: success() });
const noRates = { of: () => ({ ratePerSecond: 1, secondsLeft: 1 }) };

const isDone = (bench: QueueBench, listId: number) => bench.states(listId).every((state) => state === 'answered');
const hold = (bench: QueueBench, listId: number) => bench.queue.handlers['queue.pause']({ listId });
const release = (bench: QueueBench, listId: number) => bench.queue.handlers['queue.resume']({ listId });

describe('a list that is paused by itself', () => {
  it('takes no turn while another list of its connection does, over a restart too, until it is resumed by name', async () => {
    const dir = tempDir();
    const provider = await scriptedProvider(answered);
    const first = await queueBench(provider.baseUrl, { ports: { dir } });
    const held = first.list(3);
    const other = first.list(3);
    const status = await hold(first, held.listId);
    expect(status).toMatchObject({ state: 'running', open: 3, heldLists: [{ listId: held.listId, waiting: 3 }] });
    first.queue.drain.start(null);
    await until(() => isDone(first, other.listId));
    expect(first.states(held.listId)).toEqual(['queued', 'queued', 'queued']);
    expect(first.queue.status()).toMatchObject({ open: 0, working: [], secondsLeft: null });
    await first.close();

    const second = await queueBench(provider.baseUrl, { ports: { dir } });
    second.queue.recover();
    second.queue.drain.start(null);
    // What resumes all of them does not name it.
    await second.queue.handlers['queue.resume']({});
    const more = second.list(1, { from: 500 });
    second.queue.drain.wake();
    await until(() => isDone(second, more.listId));
    expect(provider.requests).toHaveLength(4);
    await release(second, held.listId);
    await until(() => isDone(second, held.listId));
    expect(second.queue.status().heldLists).toEqual([]);
  });

  it('lets come back what has left, and sends nothing of it again', async () => {
    const provider = await scriptedProvider(() => ({ body: success(), delayMs: 60 }));
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 1 } });
    const { listId } = bench.list(3);
    bench.queue.drain.start(null);
    await until(() => provider.requests.length === 1);
    await hold(bench, listId);
    await until(() => bench.states(listId)[0] === 'answered');
    const other = bench.list(1);
    bench.queue.drain.wake();
    await until(() => isDone(bench, other.listId));
    expect(bench.states(listId)).toEqual(['answered', 'queued', 'queued']);
    expect(provider.requests).toHaveLength(2);
  });

  it('is found by its own row: what waits in it is not looked at', async () => {
    const bench = await queueBench((await scriptedProvider(answered)).baseUrl);
    const seen: string[] = [];
    const prepare: typeof bench.store.prepare = (sql) => {
      seen.push(sql);
      return bench.store.prepare(sql);
    };
    createQueueRows({ ...bench.store, prepare });
    const asked = seen.filter((sql) => /^\s*SELECT\b.*held_at/s.test(sql));
    expect(asked).not.toEqual([]);
    for (const sql of asked) {
      const plan = bench.store.prepare<Record<string, never>, { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all({});
      expect(plan.map(({ detail }) => detail).join('\n'), sql).not.toMatch(/\blookups\b/);
    }
  });

  it('is not the list of single checks, which somebody waits for, nor one that is gone', async () => {
    const bench = await queueBench((await scriptedProvider(answered)).baseUrl);
    const single = bench.list(1, { kind: 'single-checks' });
    expect(() => hold(bench, single.listId)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(() => hold(bench, 99)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

describe('a list whose rows wait for another list', () => {
  it('says which one, and whether a doubt is to be decided there or it is paused', async () => {
    const bench = await queueBench((await scriptedProvider(answered)).baseUrl);
    const view = createListView(bench.store, noRates);
    const other = bench.list(1);
    const [leader = 0] = other.ids;
    const own = bench.list(0);
    bench.addTwin(own.listId, leader);
    expect(view.get(own.listId)).toMatchObject({ waitsElsewhere: true, waitsFor: null });

    await hold(bench, other.listId);
    expect(view.get(own.listId).waitsFor).toEqual({ listId: other.listId, listName: 'uji', because: 'held' });
    expect(view.get(other.listId)).toMatchObject({ waitsElsewhere: false, waitsFor: null, secondsLeft: null });

    bench.store.prepare(`UPDATE lookups SET state = 'in_doubt' WHERE id = :id`).run({ id: leader });
    expect(view.get(own.listId).waitsFor).toEqual({ listId: other.listId, listName: 'uji', because: 'in-doubt' });
  });
});
