/** The clock is set back between two starts: nothing waits longer than was meant, and nothing from the future is for ever. */
import { expect, it } from 'vitest';
import type { Clock } from '../../../src-main/core/kernel/ports.ts';
import { manualClock, realClock } from '../../fakes/clock.ts';
import { tempDir } from '../../fakes/ports.ts';
import { queueBench, until } from '../../fakes/queue-bench.ts';
import { type Reply, scriptedProvider, success } from '../../fakes/scripted-provider.ts';

const hour = 3_600_000;
const noon = new Date(2026, 10, 16, 12).getTime();
const answered = (): Reply => ({ body: success() });

/** Goes on by itself from that instant. */
function clockAt(start: number): Clock {
  const real = realClock();
  const shift = start - real.now();
  return { ...real, now: () => real.now() + shift };
}

/** One life of the program by a clock that says `at`, and the next by one that says something else. */
async function lives(at: number, reply: (index: number) => Reply, settings = {}, clockOf = clockAt) {
  const dir = tempDir();
  const provider = await scriptedProvider((_, index) => reply(index));
  const life = (start: number) =>
    queueBench(provider.baseUrl, { ports: { dir, clock: clockOf(start), random: () => 1 }, settings });
  return { provider, life, first: await life(at) };
}

it('a lane’s backoff of 300 ms is one of 300 ms still, in what it does and in what is shown', async () => {
  const { provider, life, first } = await lives(
    noon,
    (index) => (index === 0 ? { status: 503, body: '' } : answered()),
    {
      retryBaseMs: 300,
      retryMaxMs: 24 * hour,
    },
    manualClock,
  );
  const { listId } = first.list(1);
  first.queue.drain.start(null);
  await until(() => first.lane().reason === 'provider-busy');
  await first.close();

  const second = await life(noon - 2 * hour);
  const shown = second.queue.status().connections.find(({ id }) => id === second.connectionId)?.queue;
  expect(shown?.nextTryAt).toBe(noon - 2 * hour + 300);
  second.queue.recover();
  second.queue.drain.start(null);
  const clock = second.ports.clock as ReturnType<typeof manualClock>;
  await until(() => second.lane().nextTryAt !== null);
  expect(provider.requests).toHaveLength(1);
  for (let step = 0; step < 20 && provider.requests.length < 2; step += 1) {
    await clock.advance(50);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await until(() => second.states(listId)[0] === 'answered');
});

it('nor does a row’s, nor a row that was imported in that future', async () => {
  const internal = { body: { code: 11350, message: '', sequence_id: 'S' } };
  const { provider, life, first } = await lives(
    noon,
    (index) => (index === 0 ? internal : answered()),
    {
      retryBaseMs: 300,
      retryMaxMs: 24 * hour,
    },
    manualClock,
  );
  const { listId } = first.list(1);
  first.queue.drain.start(null);
  await until(() => first.attempts()[0]?.outcome === 'internal-error');
  first.queue.drain.flush();
  const later = first.list(1);
  await first.close();
  const asked = provider.requests.length;

  const second = await life(noon - 2 * hour);
  second.queue.recover();
  const [row] = second.lookups(listId);
  if (row?.state === 'queued') expect(row.run_at).toBe(noon - 2 * hour + 300);
  expect(asked).toBeLessThanOrEqual(2);
  expect(second.lookups(later.listId)[0]?.run_at).toBeLessThanOrEqual(noon - 2 * hour);
});

it('a cap that was reached on a tomorrow holds nobody today', async () => {
  const tomorrow = noon + 24 * hour;
  const { life, first } = await lives(tomorrow, answered, { dailyCap: 2_000 });
  const { listId } = first.list(3);
  first.queue.drain.start(null);
  await until(() => first.lane().reason === 'daily-cap');
  await first.close();
  const second = await life(noon);
  expect(second.queue.status()).toMatchObject({ state: 'running', reason: null });
  second.queue.recover();
  second.queue.drain.start(null);
  await until(() => second.states(listId).every((state) => state === 'answered'));
});

it.each([
  ['a day', 23 * hour, 1],
  ['a year', 366 * 24 * hour, 2],
])('an answer from %s ahead is reused: %s, asked %s times in all', async (_, ahead, asked) => {
  const { provider, life, first } = await lives(noon + ahead, answered);
  const { listId } = first.list(1, { from: 1 });
  first.queue.drain.start(null);
  await until(() => first.states(listId)[0] === 'answered');
  await first.close();
  const second = await life(noon);
  const again = second.list(1, { from: 1 });
  second.queue.recover();
  second.queue.drain.start(null);
  await until(() => ['answered', 'reused'].includes(second.states(again.listId)[0] ?? ''));
  expect(provider.requests).toHaveLength(asked);
});

it('an address that was changed by a clock ahead keeps nobody from reusing what it answered afterwards', async () => {
  const { provider, life, first } = await lives(noon + 24 * hour, answered);
  const elsewhere = await scriptedProvider(answered);
  await first.handlers['connections.update']({ id: first.connectionId, baseUrl: elsewhere.baseUrl });
  await first.close();
  const second = await life(noon);
  second.queue.recover();
  second.queue.drain.start(null);
  const { listId } = second.list(1, { from: 1 });
  second.queue.drain.wake();
  await until(() => second.states(listId)[0] === 'answered');
  const again = second.list(1, { from: 1 });
  second.queue.drain.wake();
  await until(() => ['answered', 'reused'].includes(second.states(again.listId)[0] ?? ''));
  expect([second.states(again.listId), provider.requests.length, elsewhere.requests.length]).toEqual([
    ['reused'],
    0,
    1,
  ]);
});

it('what was asked at the former address is not reused, though the clock was behind when the address changed', async () => {
  const { provider, life, first } = await lives(noon, answered);
  const elsewhere = await scriptedProvider(answered);
  const { listId } = first.list(1, { from: 1 });
  first.queue.drain.start(null);
  await until(() => first.states(listId)[0] === 'answered');
  await first.close();
  const second = await life(noon - 2 * hour);
  await second.handlers['connections.update']({ id: second.connectionId, baseUrl: elsewhere.baseUrl });
  const again = second.list(1, { from: 1 });
  second.queue.recover();
  second.queue.drain.start(null);
  await until(() => ['answered', 'reused'].includes(second.states(again.listId)[0] ?? ''));
  expect([second.states(again.listId), provider.requests.length, elsewhere.requests.length]).toEqual([
    ['answered'],
    1,
    1,
  ]);
});
