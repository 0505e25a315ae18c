/** What lists on one connection, and one outage, may cost: sharing and teaching, in virtual time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan, Weather } from '../../../fakes/virtual-provider.ts';
import { patienceMs, runs } from './runs.ts';
import { type Setup, settings } from './steps.ts';
import { createWorld, openGround, type World } from './world.ts';

const noon = new Date(2026, 9, 14, 11, 0, 0).getTime();
const uncapped = settings.map((one) => ({
  ...one,
  dailyCap: null,
  monthlyCap: null,
  timeoutMs: 30_000,
  ratePerSecond: Math.max(2.5, one.ratePerSecond),
}));
const answering: fc.Arbitrary<Plan> = fc.record({
  dialMs: fc.constantFrom(0, 2, 30),
  thinkMs: fc.constantFrom(0, 5, 30, 200, 1_500),
  end: fc.constant({ kind: 'code' as const, code: 200 }),
});
const given: fc.Arbitrary<Setup> = fc.record({
  startWall: fc.constant(noon),
  seed: fc.integer({ min: 1 }),
  settings: fc.tuple(uncapped),
  plans: fc.array(answering, { minLength: 1, maxLength: 6 }),
});

const rowsEach = 12;
const longestPlanMs = 1_600;
const outageMs = 40_000;

async function startLists(world: World, count: number): Promise<number[]> {
  const lists = Array.from({ length: count }, (_, list) =>
    world.addList(
      world.connectionIds[0] as number,
      Array.from({ length: rowsEach }, (_, row) => list * rowsEach + row),
      false,
    ),
  );
  for (const listId of lists) await world.running.handlers['lists.start']({ listId });
  return lists;
}

describe('lists on one connection', { timeout: patienceMs }, () => {
  it('get on alike, whatever pace, concurrency and answers they meet', async () => {
    const ground = await openGround();
    await fc.assert(
      fc.asyncProperty(
        given,
        fc.integer({ min: 2, max: 3 }),
        fc.integer({ min: 100, max: 900 }),
        async (set, count, lookMs) => {
          const world = await createWorld(ground, set);
          try {
            const lists = await startLists(world, count);
            const { concurrency } = world.connection(world.connectionIds[0] as number);
            for (;;) {
              await world.time.advance(lookMs);
              const waiting = world.book.lookups().filter((row) => row.state === 'queued');
              const left = lists.map((id) => waiting.filter((row) => row.list_id === id).length);
              if (left.some((n) => n === 0)) break;
              expect(Math.max(...left) - Math.min(...left), `left to ask, by list: ${left}`).toBeLessThanOrEqual(
                concurrency,
              );
            }
          } finally {
            world.end();
          }
        },
      ),
      runs(20),
    );
  });
});

describe('an outage', { timeout: patienceMs }, () => {
  it('costs a few requests and probes, whatever waits, and no row an attempt', async () => {
    const ground = await openGround();
    await fc.assert(
      fc.asyncProperty(
        given,
        fc.constantFrom<Weather>('down', 'page'),
        fc.nat(2_000),
        async (set, weather, beforeMs) => {
          const world = await createWorld(ground, set);
          try {
            await startLists(world, 3);
            await world.time.advance(beforeMs);
            const {
              concurrency,
              retry_base_ms: base,
              retry_max_ms: max,
            } = world.connection(world.connectionIds[0] as number);
            world.provider.weather = weather;
            // What was on its way when it began still ends as planned, and says that all is well.
            await world.time.advance(longestPlanMs);
            const [asked, probes] = [world.provider.asked.length, world.provider.probes.length];
            await world.time.advance(outageMs);
            const mostProbes = probesIn(outageMs, base, max);
            expect(world.provider.probes.length - probes).toBeLessThanOrEqual(mostProbes);
            // Where a login page lets every probe through, each is followed by one request.
            const mostAsked = concurrency + (weather === 'page' ? mostProbes : 0);
            expect(world.provider.asked.length - asked).toBeLessThanOrEqual(mostAsked);
            const used = ground.store
              .prepare<Record<string, never>, { n: number }>(
                `SELECT sum(attempts_used) AS n FROM lookups WHERE state = 'queued'`,
              )
              .get({});
            expect(used?.n ?? 0).toBe(0);
            await world.calm(10 * 60_000);
            expect(world.waiting()).toEqual([]);
          } finally {
            world.end();
          }
        },
      ),
      runs(12),
    );
  });
});

/** Each waits half its bound at least, and the bound doubles up to its most. */
function probesIn(ms: number, baseMs: number, maxMs: number): number {
  let count = 1;
  for (let at = 0; ; count += 1) {
    at += Math.min(maxMs, 30_000, baseMs * 2 ** Math.min(30, count - 1)) / 2;
    if (at > ms) return count;
  }
}
