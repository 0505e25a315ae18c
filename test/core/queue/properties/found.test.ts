/** What the properties have found, each as the shortest story that shows it. */
import { describe, expect, it } from 'vitest';
import type { ConnectionSettings } from '../../../../src-main/contract/connections.ts';
import type { Plan } from '../../../fakes/virtual-provider.ts';
import type { Step } from './steps.ts';
import { createWorld, openGround } from './world.ts';

const steady: ConnectionSettings = {
  ratePerSecond: 40,
  concurrency: 1,
  pricePerCall: 1_000,
  inDoubtPolicy: 'hold',
  timeoutMs: 30_000,
  retryBaseMs: 1_000,
  retryMaxMs: 60_000,
  maxAttempts: 3,
  dailyCap: null,
  monthlyCap: null,
};
const answered: Plan['end'] = { kind: 'code', code: 200 };

async function story(plans: Plan[], steps: Step[], settings: Partial<ConnectionSettings> = {}) {
  const ground = await openGround();
  const world = await createWorld(ground, {
    startWall: new Date(2026, 9, 14, 11, 0, 0).getTime(),
    seed: 1,
    settings: [0, 1, 2].map(() => ({ ...steady, ...settings })),
    plans,
  });
  for (const step of steps) await world.step(step);
  return world;
}

const list = (connection: number, people: number[], askAgain = false): Step => ({
  do: 'list',
  connection,
  people,
  askAgain,
  start: true,
});

describe('a connection whose list has been moved', () => {
  it('is deleted only when nothing of it is under way: its answer would have stopped the whole queue', async () => {
    const world = await story(
      [{ dialMs: 0, thinkMs: 8_000, end: answered }],
      [list(0, [0, 1]), { do: 'pass', ms: 100 }, { do: 'move', list: 0, connection: 2 }],
    );
    const remove = () => world.running.handlers['connections.delete']({ id: world.connectionIds[0] as number });
    expect(remove).toThrow(expect.objectContaining({ code: 'connection-in-use' }));
    await world.step({ do: 'pass', ms: 70_000 });
    expect(world.book.lookups().map((row) => row.state)).toEqual(['answered', 'answered']);
    expect(remove).not.toThrow();
  });
});

describe('a list that is cancelled and retried while its first row is on its way', () => {
  it('has its second row of the same question asked once the first is back unpaid', async () => {
    const world = await story(
      [{ dialMs: 0, thinkMs: 0, end: answered }],
      [
        { do: 'weather', weather: 'down' },
        list(0, [0, 0]),
        { do: 'cancel', of: { list: 0 } },
        { do: 'retry', of: { list: 0 } },
        { do: 'pass', ms: 70_000 },
        { do: 'weather', weather: 'fair' },
        { do: 'pass', ms: 120_000 },
      ],
    );
    expect(world.book.lookups().map((row) => [row.state, row.twin_of])).toEqual([
      ['cancelled', 2],
      ['answered', null],
    ]);
  });
});

describe('two lists, one place', () => {
  it('take turns, though the queue looks twice for each row that leaves', async () => {
    const world = await story(
      [{ dialMs: 0, thinkMs: 5, end: answered }],
      [list(0, [0, 1, 2, 3, 4, 5]), list(0, [10, 11, 12, 13, 14, 15]), { do: 'pass', ms: 200 }],
    );
    const left = world.book.lookups().filter((row) => row.state !== 'queued');
    const ofFirst = left.filter((row) => row.list_id === world.book.lookups()[0]?.list_id).length;
    expect(left.length).toBeGreaterThan(4);
    expect(Math.abs(left.length - 2 * ofFirst)).toBeLessThanOrEqual(1);
  });
});

describe('the pace after a restart', () => {
  it('counts what was dialling when the machine fell asleep, and left when it woke', async () => {
    const world = await story(
      [{ dialMs: 30, thinkMs: 0, end: answered }],
      [
        list(0, [0, 1]),
        { do: 'sleep', ms: 3_600_000, monotonic: false },
        { do: 'pass', ms: 40 },
        { do: 'crash', when: 'now', meanwhile: null, off: { ms: 0, setByMs: 0 }, standby: false },
        { do: 'pass', ms: 1_500 },
      ],
      { ratePerSecond: 0.5 },
    );
    // The world itself would have said that two first bytes left within two seconds.
    expect(world.book.lookups().map((row) => row.state)).toEqual(['answered', 'queued']);
    await world.step({ do: 'pass', ms: 4_000 });
    expect(world.book.lookups().map((row) => row.state)).toEqual(['answered', 'answered']);
  });
});

describe('a row that comes back while its account is closed', () => {
  it('leaves again at once: nobody else would have opened the account for it', async () => {
    const world = await story(
      [
        { dialMs: 0, thinkMs: 0, end: { kind: 'page' } },
        { dialMs: 0, thinkMs: 5, end: answered },
      ],
      [
        { do: 'check', connection: 0, person: 0, askAgain: false },
        { do: 'settings', connection: 0, changes: { concurrency: 4 } },
        { do: 'pass', ms: 100 },
      ],
    );
    expect(world.book.lookups().map((row) => row.state)).toEqual(['answered']);
  });
});

describe('a connection that is deleted while it is being probed', () => {
  it('leaves the others going: what the probe says is nobody’s any more', async () => {
    const world = await story(
      [
        { dialMs: 0, thinkMs: 0, end: { kind: 'not-sent' } },
        { dialMs: 0, thinkMs: 5, end: answered },
      ],
      [
        { do: 'check', connection: 2, person: 0, askAgain: false },
        { do: 'pass', ms: 1 },
        { do: 'network' },
        { do: 'move', list: 0, connection: 0 },
        { do: 'delete', connection: 2 },
        { do: 'pass', ms: 100 },
        { do: 'check', connection: 0, person: 1, askAgain: false },
        { do: 'pass', ms: 15_000 },
      ],
    );
    expect(world.book.lookups().map((row) => row.state)).toEqual(['answered', 'answered']);
  });
});

describe('a list that was imported between two jumps of the clock', () => {
  it('is due when it is started, though nobody saw the first of them', async () => {
    const world = await story(
      [{ dialMs: 0, thinkMs: 5, end: answered }],
      [
        { do: 'sleep', ms: 3_600_000, monotonic: false },
        { do: 'list', connection: 0, people: [0], askAgain: false, start: false },
        { do: 'set-clock', byMs: -86_400_000 },
        { do: 'start', list: 0 },
        { do: 'pass', ms: 1_000 },
        { do: 'pass', ms: 70_000 },
      ],
    );
    expect(world.book.lookups().map((row) => row.state)).toEqual(['answered']);
  });
});

describe('a check by hand that waited for a row of a list', () => {
  it('goes ahead of the other rows in the very turn in which that row comes back', async () => {
    const world = await story(
      [
        { dialMs: 0, thinkMs: 100, end: { kind: 'code', code: 11350 } },
        { dialMs: 0, thinkMs: 1_000, end: answered },
        { dialMs: 0, thinkMs: 500, end: answered },
        { dialMs: 0, thinkMs: 5, end: answered },
        { dialMs: 0, thinkMs: 5, end: answered },
      ],
      [
        list(0, [0]),
        { do: 'check', connection: 0, person: 0, askAgain: false },
        { do: 'pass', ms: 10 },
        list(0, [1, 2]),
        // The world itself said: row 2 went ahead of the check that was let go with the same commit.
        { do: 'pass', ms: 110 },
      ],
      { concurrency: 2 },
    );
    expect(world.book.lookups().map((row) => row.state)).toEqual(['queued', 'sending', 'sending', 'queued']);
    await world.step({ do: 'pass', ms: 10_000 });
    expect(world.book.lookups().map((row) => row.state)).toEqual(['reused', 'answered', 'answered', 'answered']);
  });
});

describe('a question that came back by itself with a code that may have cost', () => {
  const mayHaveCost: Plan['end'] = { kind: 'code', code: 305, bills: false };
  const lost: Plan['end'] = { kind: 'lost', answers: true, silent: false };

  it('waits for the same question in doubt elsewhere: sent as well it would have been paid for twice', async () => {
    const world = await story(
      [
        { dialMs: 0, thinkMs: 0, end: mayHaveCost },
        { dialMs: 0, thinkMs: 0, end: lost },
      ],
      [list(0, [2]), { do: 'pass', ms: 1 }, list(1, [2], true), { do: 'pass', ms: 100 }],
      { maxAttempts: 1 },
    );
    await world.calm(60_000);
    expect(world.provider.asked.filter(({ answered: paid }) => paid)).toHaveLength(1);
    expect(world.book.lookups().map((row) => row.state)).toEqual(['queued', 'in_doubt']);
  });

  it('shares what a list that comes meanwhile is answered: one of them is asked again, not both', async () => {
    const world = await story(
      [
        { dialMs: 0, thinkMs: 0, end: mayHaveCost },
        { dialMs: 0, thinkMs: 0, end: answered },
      ],
      [list(0, [2]), { do: 'pass', ms: 1 }, list(1, [2]), { do: 'pass', ms: 100 }],
    );
    await world.calm(60_000);
    expect(world.provider.asked).toHaveLength(2);
    expect(world.book.lookups().map((row) => row.state)).toEqual(['reused', 'answered']);
  });
});

describe('a doubt that is ordered to be sent again', () => {
  it('waits for a list that comes before it leaves and asks the same: the order was for one payment', async () => {
    const lost: Plan['end'] = { kind: 'lost', answers: true, silent: false };
    const world = await story(
      [
        { dialMs: 0, thinkMs: 0, end: lost },
        { dialMs: 0, thinkMs: 0, end: answered },
      ],
      [
        list(0, [2]),
        { do: 'pass', ms: 100 },
        { do: 'pause', connection: 0 },
        { do: 'resend', of: { list: 0 } },
        list(1, [2]),
        { do: 'pass', ms: 100 },
        { do: 'resume', connection: 0 },
        { do: 'pass', ms: 100 },
      ],
    );
    await world.calm(60_000);
    expect(world.provider.asked).toHaveLength(2);
    expect(world.book.lookups().map((row) => row.state)).toEqual(['reused', 'answered']);
  });
});

describe('a doubt of a list that asks again, ordered to be sent again', () => {
  it('shares the answer of a check that comes before it: that one is as new', async () => {
    const lost: Plan['end'] = { kind: 'lost', answers: true, silent: false };
    const world = await story(
      [
        { dialMs: 0, thinkMs: 0, end: lost },
        { dialMs: 0, thinkMs: 0, end: answered },
      ],
      [
        list(0, [1], true),
        { do: 'pass', ms: 100 },
        { do: 'pause', connection: 0 },
        { do: 'resend', of: 'all' },
        { do: 'check', connection: 1, person: 1, askAgain: false },
        { do: 'pass', ms: 100 },
        { do: 'resume', connection: 0 },
      ],
    );
    await world.calm(60_000);
    expect(world.provider.asked).toHaveLength(2);
    expect(world.book.lookups().map((row) => row.state)).toEqual(['reused', 'answered']);
  });
});

describe('a code that nobody knows, tried again', () => {
  it('waits for the doubt that the same question came into meanwhile: nobody ordered to pay for that again', async () => {
    const world = await story(
      [
        { dialMs: 0, thinkMs: 0, end: { kind: 'code', code: 777, bills: false } },
        { dialMs: 0, thinkMs: 1_500, end: answered },
      ],
      [
        list(0, [1]),
        { do: 'pass', ms: 100 },
        { do: 'check', connection: 0, person: 1, askAgain: false },
        { do: 'pass', ms: 5_000 },
        { do: 'retry', of: { list: 0 } },
        { do: 'pass', ms: 100 },
      ],
      { timeoutMs: 500, maxAttempts: 1 },
    );
    expect(world.book.lookups().map((row) => row.state)).toEqual(['queued', 'in_doubt']);
    expect(world.provider.asked).toHaveLength(2);
  });
});

describe('two questions that were cancelled after one of them may have been paid for', () => {
  it('tried again, one of them is asked, and the other waits for it', async () => {
    const world = await story(
      [
        { dialMs: 0, thinkMs: 0, end: { kind: 'lost', answers: true, silent: false } },
        { dialMs: 0, thinkMs: 0, end: answered },
      ],
      [
        list(0, [1]),
        { do: 'pass', ms: 100 },
        list(1, [1]),
        { do: 'pause', connection: 0 },
        { do: 'resend', of: { list: 0 } },
        { do: 'cancel', of: 'all' },
        { do: 'resume', connection: 0 },
        { do: 'retry', of: 'all' },
      ],
    );
    await world.calm(60_000);
    expect(world.provider.asked).toHaveLength(2);
    expect(
      world.book
        .lookups()
        .map((row) => row.state)
        .sort(),
    ).toEqual(['answered', 'reused']);
  });
});
