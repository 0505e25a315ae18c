/** The machine's sleep: nothing leaves while it falls asleep, and it does not fall asleep by itself while a list runs. */
import { describe, expect, it } from 'vitest';
import { longestHoldMs, watchSleep } from '../../../src-main/core/queue/sleep.ts';
import { createSettings, settingsHandlers } from '../../../src-main/core/settings/handlers.ts';
import { noAccessLog } from '../../fakes/no-access-log.ts';
import { type QueueBench, queueBench, until } from '../../fakes/queue-bench.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';

const count = (bench: QueueBench, listId: number, state: string) =>
  bench.states(listId).filter((one) => one === state).length;
const allAnswered = (bench: QueueBench, listId: number) =>
  until(
    () => bench.states(listId).every((state) => state === 'answered'),
    () => [bench.lane(), bench.states(listId)],
  );
/** Long enough for a row that should not leave to leave. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 200));

describe('a machine that goes to sleep', () => {
  it('has nothing new sent, what is under way may come back, and the queue goes on when it wakes', async () => {
    const provider = await scriptedProvider(() => ({ body: success(), delayMs: 40 }));
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 3 } });
    const { listId } = bench.list(20);
    bench.queue.drain.start(null);
    await until(() => provider.requests.length >= 3);
    bench.ports.machine('suspend');
    const sent = provider.requests.length;
    await aWhile();
    expect(provider.requests).toHaveLength(sent);
    expect([count(bench, listId, 'answered'), count(bench, listId, 'sending')]).toEqual([sent, 0]);
    expect(bench.lane().state).toBe('running');
    bench.ports.machine('resume');
    await allAnswered(bench, listId);
    expect(provider.requests).toHaveLength(20);
    expect(bench.attempts().every(({ outcome }) => outcome === 'answered')).toBe(true);
  });

  it('calls off what still dials, free, with no word of a bad line; nothing is a doubt', async () => {
    // Takes connections and is slow over them: what dials has not left.
    const provider = await scriptedProvider(() => ({ body: success() }));
    let release = () => {};
    const bench = await queueBench(provider.baseUrl, {
      settings: { concurrency: 2 },
      throughTd: (td) => ({
        ...td,
        ask: async (...asked) => {
          await new Promise<void>((resolve) => {
            release = resolve;
            setTimeout(resolve, 60);
          });
          return td.ask(...asked);
        },
      }),
    });
    const { listId } = bench.list(4);
    bench.queue.drain.start(null);
    await until(() => count(bench, listId, 'sending') === 2);
    bench.ports.machine('suspend');
    release();
    await until(() => count(bench, listId, 'queued') === 4);
    await aWhile();
    expect(provider.requests).toHaveLength(0);
    expect(bench.lane()).toMatchObject({ state: 'running', reason: null });
    for (const attempt of bench.attempts()) {
      expect(attempt).toMatchObject({ outcome: 'not-sent', charge: 'free', message: 'HELD_BACK' });
    }
    bench.ports.machine('resume');
    await allAnswered(bench, listId);
  });

  it('that stays awake after all holds the queue a minute at most', () => {
    const told: string[] = [];
    const timers: { ms: number; run: () => void }[] = [];
    let listener: { suspend(): void; resume(): void } | null = null;
    watchSleep({
      power: {
        subscribe(heard) {
          listener = heard;
          return () => {};
        },
        keepAwake: () => {},
      },
      drain: { hold: () => void told.push('hold'), release: () => void told.push('release'), underWay: false },
      mayKeepAwake: () => true,
      clock: {
        now: () => 0,
        monotonic: () => 0,
        after(ms, run) {
          timers.push({ ms, run });
          return () => {};
        },
      },
      logger: { info: () => {}, warn: () => {}, error: () => {} },
    });
    const heard = listener as unknown as { suspend(): void; resume(): void };
    heard.suspend();
    expect(timers.map(({ ms }) => ms)).toEqual([longestHoldMs]);
    timers[0]?.run();
    heard.resume();
    expect(told).toEqual(['hold', 'release']);
  });
});

describe('while a list runs', () => {
  it('the machine is kept awake, and let go the moment nothing runs', async () => {
    const provider = await scriptedProvider(() => ({ body: success(), delayMs: 20 }));
    const bench = await queueBench(provider.baseUrl);
    bench.queue.drain.start(null);
    await aWhile();
    expect(bench.ports.keptAwake).toEqual([]);
    const { listId } = bench.list(6);
    bench.queue.drain.wake();
    await allAnswered(bench, listId);
    await until(() => bench.ports.keptAwake.length === 2);
    expect(bench.ports.keptAwake).toEqual([true, false]);
  });

  it('is let go where the operator pauses, while it falls asleep, and at the end', async () => {
    const provider = await scriptedProvider(() => ({ body: success(), delayMs: 20 }));
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 1 } });
    bench.list(40);
    bench.queue.drain.start(null);
    const { keptAwake } = bench.ports;
    await until(() => keptAwake.at(-1) === true);
    bench.queue.handlers['queue.pause']({});
    await until(() => keptAwake.at(-1) === false);
    bench.queue.handlers['queue.resume']({});
    await until(() => keptAwake.at(-1) === true);
    bench.ports.machine('suspend');
    expect(keptAwake.at(-1)).toBe(false);
    bench.ports.machine('resume');
    await until(() => keptAwake.at(-1) === true);
    await bench.close();
    expect(keptAwake.at(-1)).toBe(false);
  });

  it('is not where the operator does not want it, from the moment that is said', async () => {
    const provider = await scriptedProvider(() => ({ body: success(), delayMs: 20 }));
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 1 } });
    const { set } = settingsOf(bench);
    bench.list(60);
    bench.queue.drain.start(null);
    await until(() => bench.ports.keptAwake.at(-1) === true);
    set({ keepAwake: false });
    expect(bench.ports.keptAwake.at(-1)).toBe(false);
    set({ keepAwake: true });
    expect(bench.ports.keptAwake.at(-1)).toBe(true);
  });

  it('is not for a line that is gone for long', async () => {
    const bench = await queueBench('http://127.0.0.1:1', { settings: { retryBaseMs: 20, retryMaxMs: 40 } });
    bench.list(3);
    bench.queue.drain.start(null);
    await until(() => bench.lane().state === 'offline');
    await aWhile();
    expect(bench.ports.keptAwake.at(-1)).toBe(true);
    const { now } = bench.ports.clock;
    bench.ports.clock.now = () => now() + 11 * 60_000;
    await until(() => bench.ports.keptAwake.at(-1) === false);
  });
});

function settingsOf(bench: QueueBench) {
  const handlers = settingsHandlers(bench.store, createSettings(bench.store), bench.events, noAccessLog, {
    policy: null,
    updates: null,
  });
  return { set: handlers['settings.set'] };
}
