/** The queue's promises under anything that may happen, in virtual time: the real queue, a real store, a provider with a book. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trustedAheadMs } from './book.ts';
import { patienceMs, runs } from './runs.ts';
import { anySteps, type Setup, type Step, setup, thriftySteps } from './steps.ts';
import { createWorld, type Ground, openGround, type World } from './world.ts';

/** Longer than any wait that faults leave behind, and than all rows take at the slowest pace. */
const calmMs = 10 * 60_000;

async function live(
  ground: Ground,
  given: Setup,
  steps: readonly Step[],
  after: (world: World) => Promise<void>,
): Promise<void> {
  const world = await createWorld(ground, given);
  try {
    for (const step of steps) await world.step(step);
    await after(world);
  } finally {
    world.end();
  }
}

/** What still waits when all is well waits for a cap that has no room, or for somebody who does. */
function mustBeTold(world: World): void {
  for (const row of world.waiting()) {
    if (row.leader) {
      expect(row.leader.state === 'in_doubt' || row.leader.started === 1, `leader of ${row.id}`).toBe(true);
      continue;
    }
    const { price_per_call: price, daily_cap: daily, monthly_cap: monthly } = world.connection(row.connection_id);
    const { today, month } = world.spent(row.connection_id);
    const reason = row.lane?.reason ?? 'nothing';
    expect(['daily-cap', 'monthly-cap'], `lookup ${row.id} is ${row.state} and waits`).toContain(reason);
    const [spent, cap] = reason === 'daily-cap' ? [today, daily] : [month, monthly];
    expect(spent + price).toBeGreaterThan(cap ?? Number.POSITIVE_INFINITY);
  }
}

async function goesOn(world: World): Promise<void> {
  await world.calm(calmMs);
  expect(world.forgotten()).toEqual([]);
  mustBeTold(world);
}

async function ends(world: World): Promise<void> {
  await goesOn(world);
  await world.clear();
  await world.calm(calmMs);
  const open = world.book.lookups().filter((row) => ['queued', 'sending', 'in_doubt'].includes(row.state));
  expect(open).toEqual([]);
  expect(world.book.failedWithoutDoubt()).toEqual([]);
}

/**
 * What was answered for money once more. Only a clock that was set back by more than a day since the answers before makes
 * them nobody's: each came, was stored as an answer, and lies in the far future of the question that followed.
 */
function paidAgain(world: World): string[] {
  const attempts = new Map(world.book.attempts().map((one) => [one.id, one]));
  const before = new Map<string, number[]>();
  const again: string[] = [];
  for (const { print, baseUrl, attemptId } of world.provider.asked.filter(({ answered }) => answered)) {
    const earlier = before.get(print + baseUrl) ?? [];
    const asked = attempts.get(attemptId)?.started_at ?? 0;
    const known = earlier.filter((id) => {
      const one = attempts.get(id);
      return one?.outcome !== 'answered' || (one.finished_at ?? 0) <= asked + trustedAheadMs;
    });
    if (known.length > 0) again.push(`attempt ${attemptId} asks what ${known.join(', ')} asked`);
    before.set(print + baseUrl, [...earlier, attemptId]);
  }
  return again;
}

describe('whatever happens', { timeout: patienceMs }, () => {
  it('every promise holds, and when all is well again everything ends', async () => {
    const ground = await openGround();
    await fc.assert(
      fc.asyncProperty(setup, anySteps, (given, steps) => live(ground, given, steps, ends)),
      runs(80),
    );
  });

  it('a question is answered once for money unless the operator allows more', async () => {
    const hold = setup.map((given) => ({
      ...given,
      settings: given.settings.map((one) => ({ ...one, inDoubtPolicy: 'hold' as const })),
    }));
    const ground = await openGround();
    await fc.assert(
      fc.asyncProperty(hold, thriftySteps, (given, steps) =>
        live(ground, given, steps, async (world) => {
          await goesOn(world);
          expect(paidAgain(world)).toEqual([]);
        }),
      ),
      runs(60),
    );
  });
});
