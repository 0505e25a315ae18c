/** A conversation with a real process of its own: in order, at the program's pace, and survived however it ends. */
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CoreError } from '../../../src-main/core/kernel/errors.ts';
import type { Clock } from '../../../src-main/core/kernel/ports.ts';
import {
  type ConversationLimits,
  type Endings,
  startConversation,
} from '../../../src-main/core/worker/conversation.ts';
import { startProcess } from '../../../src-main/hosts/common/worker.ts';
import { realClock } from '../../fakes/clock.ts';
import type { TalkingQuestions } from './talking-program.ts';

const program = fileURLToPath(new URL('./talking-program.ts', import.meta.url));

const endings: Endings = {
  cancelled: { code: 'import-cancelled', message: '' },
  'out-of-time': { code: 'import-timeout', message: '' },
  'out-of-memory': { code: 'file-too-large', message: '', details: { reason: 'memory' } },
  crashed: { code: 'reader-stopped', message: '' },
};

/** Time passes when it is told to. */
function stoppedClock() {
  const set: number[] = [];
  const waiting = new Set<{ ms: number; run: () => void }>();
  return {
    ...realClock(),
    after(ms: number, run: () => void) {
      set.push(ms);
      const timer = { ms, run };
      waiting.add(timer);
      return () => void waiting.delete(timer);
    },
    /** Every time that was ever waited for, and those that are. */
    set,
    waiting: () => [...waiting].map(({ ms }) => ms),
    pass() {
      for (const { run } of waiting) run();
    },
  };
}

/** With time enough for a busy machine. */
function talk(limits: Partial<ConversationLimits> = {}, clock: Clock = realClock()) {
  const exits: (number | null)[] = [];
  const logged: object[] = [];
  const ports = {
    clock,
    logger: { info() {}, warn: (event: string, facts?: object) => void logged.push({ event, ...facts }), error() {} },
    startWorker(_program: string, { memoryMb }: { memoryMb: number }) {
      const worker = startProcess(program, { memoryMb });
      return {
        ...worker,
        onExit: (listener: (code: number | null) => void) =>
          worker.onExit((code) => {
            exits.push(code);
            listener(code);
          }),
      };
    },
  };
  const patience = { startMs: 60_000, silenceMs: 60_000 };
  const all = { memoryMb: 128, patience, watched: true, ...limits };
  const conversation = startConversation<TalkingQuestions>(ports, 'reading-process', all, endings);
  onTestFinished(() => conversation.end());
  return { ...conversation, exits, logged };
}

const echo = { text: 'apa', ms: 0 };

describe('a question', () => {
  test('is answered in its turn, however many wait', async () => {
    const { ask } = talk();
    const order: string[] = [];
    const asked = [
      { text: 'satu', ms: 30 },
      { text: 'dua', ms: 0 },
      { text: 'tiga', ms: 10 },
    ].map((one) => ask('echo', one, {}).then((text) => void order.push(text)));
    await Promise.all(asked);
    expect(order).toEqual(['satu', 'dua', 'tiga']);
  });

  test('is refused by its code, and the next one is answered', async () => {
    const { ask } = talk();
    const refused = ask('refuse', null, {});
    const next = ask('echo', echo, {});
    await expect(refused).rejects.toMatchObject({
      code: 'file-corrupt',
      message: 'It is damaged.',
      details: { row: 7 },
    });
    expect(await next).toBe('apa');
  });

  test('sends one message at a time, the next when the listener is done with it, and is given what that says', async () => {
    const { ask } = talk();
    const heard: string[] = [];
    const sum = await ask('count', 4, {
      told: (made) => void heard.push(`told ${made}`),
      async sent(made) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        heard.push(`sent ${made}`);
        return made * 10;
      },
    });
    expect(heard).toEqual([1, 2, 3, 4].flatMap((made) => [`told ${made}`, `sent ${made}`]));
    expect(sum).toBe(100);
  });

  test.each([
    ['waited for', { told: () => {}, sent: () => Promise.reject(new Error('The disk is full.')) }],
    [
      'not waited for',
      {
        told() {
          throw new Error('The disk is full.');
        },
        sent: async () => 0,
      },
    ],
  ])('ends with what a listener threw that is %s, and the process goes on', async (_which, hear) => {
    const { ask } = talk();
    let heard = 0;
    const counted = Object.fromEntries(
      Object.entries(hear).map(([name, listener]) => [
        name,
        () => {
          heard += 1;
          return listener();
        },
      ]),
    ) as typeof hear;
    await expect(ask('count', 1_000_000_000, counted)).rejects.toThrow('The disk is full.');
    expect(heard).toBeLessThanOrEqual(2);
    expect(await ask('echo', echo, {})).toBe('apa');
  });
});

test('what a listener threw is told although the process never waited', async () => {
  const { ask } = talk();
  const told = (): never => {
    throw new Error('The disk is full.');
  };
  await expect(ask('tell', false, { told })).rejects.toThrow('The disk is full.');
  await expect(ask('tell', true, { told })).rejects.toThrow('The disk is full.');
});

describe('a process', () => {
  test('that meets a bug dies of it, and whoever waits or asks after is told', async () => {
    const { ask, ended } = talk();
    const [failed, waiting] = await Promise.allSettled([ask('throw', null, {}), ask('echo', echo, {})]);
    const stopped = { status: 'rejected', reason: { code: 'reader-stopped', details: { exitCode: 1 } } };
    expect([failed, waiting]).toMatchObject([stopped, stopped]);
    await ended;
    await expect(ask('echo', echo, {})).rejects.toMatchObject({ code: 'reader-stopped' });
  });

  test('that runs out of memory is told as that', async () => {
    const { ask } = talk({ memoryMb: 32 });
    await expect(ask('eatMemory', null, {})).rejects.toMatchObject({
      code: 'file-too-large',
      details: { reason: 'memory' },
    });
  });

  test('that works for nothing ends itself, although it can hear nobody', async () => {
    const { ask, exits, logged } = talk();
    await expect(ask('loop', 300, {})).rejects.toMatchObject({ code: 'import-timeout' });
    expect(exits).toEqual([143]);
    const ended = { event: 'process-ended', program: 'reading-process', reason: 'out-of-time', exitCode: 143 };
    expect(logged, 'its death is in the log').toEqual([ended]);
  });

  test('that is ended by the system, and has no watch of its own, is told as stopped', async () => {
    const { ask } = talk({ watched: false });
    await expect(ask('exit', 143, {})).rejects.toMatchObject({ code: 'reader-stopped', details: { exitCode: 143 } });
  });

  test('that says nothing from its start is ended', async () => {
    const { ask, ended, exits, logged } = talk({ patience: { startMs: 30, silenceMs: 60_000 } });
    await expect(ask('hang', null, {})).rejects.toMatchObject({ code: 'import-timeout' });
    await ended;
    expect(logged).toMatchObject([{ event: 'process-ended', reason: 'out-of-time', exitCode: null }]);
    await expect.poll(() => exits, { timeout: 10_000 }).toEqual([null]);
  });

  test('that falls silent after it has begun is ended', async () => {
    const { ask } = talk({ patience: { startMs: 60_000, silenceMs: 200 } });
    expect(await ask('echo', echo, {})).toBe('apa');
    await expect(ask('hang', null, {})).rejects.toMatchObject({ code: 'import-timeout' });
  });

  test('is watched while it is its turn, and not while it waits for the program', async () => {
    const clock = stoppedClock();
    const { ask } = talk({ patience: { startMs: 1, silenceMs: 2 } }, clock);
    const seen: number[][] = [];
    const look = () => seen.push(clock.waiting());
    const asked = ask('count', 1, {
      told: () => void look(),
      async sent() {
        look();
        return 1;
      },
    });
    await Promise.resolve();
    look();
    await asked;
    look();
    expect(seen).toEqual([[1], [1], [], []]);
    await ask('echo', echo, {});
    expect(clock.set).toEqual([1, 2, 2, 2]);
  });

  test('that has a time for the whole is ended then, however much it says', async () => {
    const clock = stoppedClock();
    const { ask } = talk({ patience: { wholeMs: 3 } }, clock);
    const chatter = ask('chatter', null, { told: (made) => void (made === 3 && clock.pass()) });
    await expect(chatter).rejects.toMatchObject({ code: 'import-timeout' });
    expect(clock.set).toEqual([3]);
  });
});

describe('whoever leads it', () => {
  test('calls it off by a signal, which ends the process at once', async () => {
    const { ask, exits, logged } = talk();
    const controller = new AbortController();
    const hear = { told: () => controller.abort(), sent: async () => 0 };
    await expect(ask('count', 1_000_000, hear, controller.signal)).rejects.toMatchObject({ code: 'import-cancelled' });
    await expect.poll(() => exits, { timeout: 10_000 }).toEqual([null]);
    expect(logged, 'called off, it is no failure').toEqual([]);
    await expect(talk().ask('echo', echo, {}, controller.signal)).rejects.toMatchObject({ code: 'import-cancelled' });
  });

  test('hears no more of the signal once the question is answered', async () => {
    const { ask } = talk();
    const controller = new AbortController();
    await ask('echo', echo, {}, controller.signal);
    controller.abort();
    expect(await ask('echo', echo, {})).toBe('apa');
  });

  test('ends it in the middle, and says why to whoever waits and asks after', async () => {
    const { ask, end, ended, exits } = talk();
    const waiting = ask('hang', null, {});
    waiting.catch(() => {});
    end(new CoreError('draft-unknown', 'It was closed.'));
    await ended;
    for (const refused of [waiting, ask('echo', echo, {})]) {
      await expect(refused).rejects.toMatchObject({ code: 'draft-unknown' });
    }
    await expect.poll(() => exits, { timeout: 10_000 }).toEqual([null]);
  });
});
