/** The caps of a connection: the queue pauses before a call could cross one, and goes on when there is room again. */
import { describe, expect, it } from 'vitest';
import type { ConnectionSettings } from '../../../src-main/contract/connections.ts';
import { realClock } from '../../fakes/clock.ts';
import { type QueueBench, queueBench, until } from '../../fakes/queue-bench.ts';
import { freshSequence, type Reply, scriptedProvider, success } from '../../fakes/scripted-provider.ts';

const answered = (): Reply => ({ body: success() });
const noRecord = (): Reply => ({ body: { code: 12701, message: '', sequence_id: freshSequence() } });
/** Noon of a Monday in the middle of a month, by the machine's own time. */
const noon = new Date(2026, 10, 16, 12).getTime();

function clockAt(start: number) {
  const real = realClock();
  let shift = start - real.now();
  return {
    ...real,
    now: () => real.now() + shift,
    at: (time: number) => {
      shift = time - real.now();
    },
  };
}

async function capped(settings: Partial<ConnectionSettings>, reply: () => Reply = answered) {
  const provider = await scriptedProvider(reply);
  const clock = clockAt(noon);
  const bench = await queueBench(provider.baseUrl, {
    ports: { clock },
    settings: { pricePerCall: 1_000, ...settings },
  });
  return { provider, clock, bench };
}

const reasonOf = (bench: QueueBench) => bench.lane().reason;

describe('a daily cap', () => {
  it('pauses the queue before the call that would cross it, and says until when', async () => {
    const { provider, bench } = await capped({ dailyCap: 3_500 });
    const { listId } = bench.list(6);
    bench.queue.drain.start(null);
    await until(() => reasonOf(bench) === 'daily-cap');
    expect(provider.requests).toHaveLength(3);
    expect(bench.states(listId).filter((state) => state === 'queued')).toHaveLength(3);
    expect(bench.lane()).toMatchObject({ state: 'paused', nextTryAt: new Date(2026, 10, 17).getTime() });
    expect(bench.queue.status().connections.find(({ id }) => id === bench.connectionId)?.spent).toEqual({
      today: 3_000,
      month: 3_000,
    });
  });

  it('goes on by itself on the next day', async () => {
    const { provider, clock, bench } = await capped({ dailyCap: 2_000 });
    const { listId } = bench.list(3);
    bench.queue.drain.start(null);
    await until(() => reasonOf(bench) === 'daily-cap');
    clock.at(new Date(2026, 10, 17, 0, 0, 1).getTime());
    bench.queue.drain.wake();
    await until(() => bench.states(listId).every((state) => state === 'answered'));
    expect(provider.requests).toHaveLength(3);
  });

  it('goes on at once when it is raised, and only so far', async () => {
    const { provider, bench } = await capped({ dailyCap: 2_000 });
    bench.list(5);
    bench.queue.drain.start(null);
    await until(() => reasonOf(bench) === 'daily-cap');
    await bench.handlers['connections.update']({ id: bench.connectionId, settings: { dailyCap: 4_000 } });
    await until(() => provider.requests.length === 4 && reasonOf(bench) === 'daily-cap');
  });

  it('resuming does not go over it', async () => {
    const { provider, bench } = await capped({ dailyCap: 1_000 });
    bench.list(3);
    bench.queue.drain.start(null);
    await until(() => reasonOf(bench) === 'daily-cap');
    await bench.queue.handlers['queue.resume']({});
    await until(() => reasonOf(bench) === 'daily-cap');
    expect(provider.requests).toHaveLength(1);
  });

  it('counts a call in doubt as charged', async () => {
    const { provider, bench } = await capped({ dailyCap: 2_000 }, () => 'cut');
    const { listId } = bench.list(4);
    bench.queue.drain.start(null);
    await until(() => reasonOf(bench) === 'daily-cap');
    expect(provider.requests).toHaveLength(2);
    expect(bench.states(listId).filter((state) => state === 'in_doubt')).toHaveLength(2);
  });

  it('is not used up by answers that cost nothing', async () => {
    const { bench } = await capped({ dailyCap: 2_000 }, noRecord);
    const { listId } = bench.list(9);
    bench.queue.drain.start(null);
    await until(() => bench.states(listId).every((state) => state === 'no_record'));
    expect(bench.lane().state).toBe('running');
  });

  it('holds over a restart, and the row says so to whoever only reads', async () => {
    const { provider, clock, bench } = await capped({ dailyCap: 2_000 });
    bench.list(4);
    bench.queue.drain.start(null);
    await until(() => reasonOf(bench) === 'daily-cap');
    await bench.close();
    const again = await queueBench(provider.baseUrl, { ports: { clock, dir: bench.ports.dataDir } });
    expect(again.connections.get(again.connectionId)).toMatchObject({
      queue_state: 'paused',
      queue_reason: 'daily-cap',
    });
    const shown = () => again.queue.status().connections.find(({ id }) => id === again.connectionId)?.queue.state;
    expect(shown()).toBe('paused');
    clock.at(new Date(2026, 10, 17, 8).getTime());
    expect(shown()).toBe('running');
    clock.at(noon);
    again.queue.drain.start(null);
    await until(() => again.lane().reason === 'daily-cap');
    expect(provider.requests).toHaveLength(2);
  });

  it('stops nothing where a call has no price', async () => {
    const { bench } = await capped({ dailyCap: 1, pricePerCall: 0 });
    const { listId } = bench.list(3);
    bench.queue.drain.start(null);
    await until(() => bench.states(listId).every((state) => state === 'answered'));
  });
});

describe('a monthly cap', () => {
  it('holds over the days of a month and ends with it', async () => {
    const { provider, clock, bench } = await capped({ monthlyCap: 2_000 });
    const { listId } = bench.list(3);
    bench.queue.drain.start(null);
    await until(() => reasonOf(bench) === 'monthly-cap');
    expect(bench.lane().nextTryAt).toBe(new Date(2026, 11, 1).getTime());
    clock.at(new Date(2026, 10, 30, 23).getTime());
    bench.queue.drain.tryNow();
    expect(provider.requests).toHaveLength(2);
    clock.at(new Date(2026, 11, 1, 0, 0, 1).getTime());
    bench.queue.drain.wake();
    await until(() => bench.states(listId).every((state) => state === 'answered'));
  });

  it('a clock that is set back does not keep it from being looked at', async () => {
    const { provider, clock, bench } = await capped({ dailyCap: 1_000 });
    bench.list(2);
    bench.queue.drain.start(null);
    await until(() => reasonOf(bench) === 'daily-cap');
    clock.at(new Date(2026, 10, 15, 12).getTime());
    bench.queue.drain.wake();
    await until(() => provider.requests.length === 2);
  });
});

it('settling an unknown charge as free makes room', async () => {
  const { provider, bench } = await capped({ dailyCap: 1_000 }, () => 'cut');
  const { listId } = bench.list(2);
  bench.queue.drain.start(null);
  await until(() => reasonOf(bench) === 'daily-cap');
  provider.reply = answered;
  bench.store.prepare<Record<string, never>>(`UPDATE attempts SET charge = 'free', settled_by = 'operator'`).run({});
  bench.queue.drain.lookAtCaps();
  await until(() => bench.states(listId).sort().join() === 'answered,in_doubt');
});
