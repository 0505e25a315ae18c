/** What may happen to a queue, as data that fast-check draws and shrinks: the operator's acts, faults, and time. */
import fc from 'fast-check';
import type { ConnectionSettings } from '../../../../src-main/contract/connections.ts';
import { codeTable } from '../../../../src-main/core/td/codes.ts';
import type { End, Plan, Weather } from '../../../fakes/virtual-provider.ts';

/** Numbers that name a list, a lookup or an attempt are taken modulo how many there are. */
export type Step =
  | { do: 'list'; connection: number; people: number[]; askAgain: boolean; start: boolean }
  | { do: 'check'; connection: number; person: number; askAgain: boolean }
  | { do: 'start'; list: number; askAgain?: boolean | undefined }
  | { do: 'move'; list: number; connection: number }
  | { do: 'pass'; ms: number }
  /** The event loop is blocked: timers run late. */
  | { do: 'stall'; ms: number }
  /** The machine sleeps; whether its monotonic clock goes on depends on the system. */
  | { do: 'sleep'; ms: number; monotonic: boolean }
  | { do: 'set-clock'; byMs: number }
  /** To just before the next local midnight, or the first of the month. */
  | { do: 'near-midnight'; of: 'day' | 'month' }
  | { do: 'network' }
  | { do: 'weather'; weather: Weather }
  | { do: 'pause' | 'resume'; connection: number | null }
  | { do: Order; of: { lookup: number } | { list: number } | 'all' }
  | { do: 'settings'; connection: number; changes: Partial<ConnectionSettings> }
  | { do: 'reuse-days'; days: number }
  /** The operator or an invoice says truly what an attempt cost. */
  | { do: 'settle'; attempt: number }
  /** So many transactions fail before they are committed. */
  | { do: 'disk-full'; times: number }
  /** At the next commit, of what is done meanwhile or of what goes on by itself. */
  | { do: 'crash'; when: CrashWhen; meanwhile: Step | null; off: Off; standby: boolean }
  /** If it may be; another takes its place. */
  | { do: 'delete'; connection: number }
  | { do: 'close'; graceMs: number; off: Off };

/** How long nothing runs, and by how much the wall clock is set meanwhile. */
export type Off = { ms: number; setByMs: number };

export type Order = 'cancel' | 'retry' | 'resend' | 'close-doubt' | 'ask-again';
/** Now, or at the next commit: before it is done, or after it and before anything follows from it. */
export type CrashWhen = 'now' | 'before-commit' | 'after-commit';

export type Setup = {
  startWall: number;
  seed: number;
  settings: ConnectionSettings[];
  plans: Plan[];
};

export const connectionCount = 3;
export const peopleCount = 5;

const connection: fc.Arbitrary<number> = fc.nat(connectionCount - 1);
const person = fc.nat(peopleCount - 1);
const index = fc.nat(40);

function often<T>(...weighed: [number, fc.Arbitrary<T>][]): fc.Arbitrary<T> {
  return fc.oneof(...weighed.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

const answered: End = { kind: 'code', code: 200 };
const knownCodes = Object.keys(codeTable)
  .map(Number)
  .filter((code) => code !== 200);

const lost = fc.record({ kind: fc.constant('lost' as const), answers: fc.boolean(), silent: fc.boolean() });
const end: fc.Arbitrary<End> = often<End>(
  [8, fc.constant(answered)],
  [3, lost],
  [
    2,
    fc.record({
      kind: fc.constant('code' as const),
      code: fc.constantFrom(...knownCodes, 777, 11350, 12701),
      bills: fc.boolean(),
    }),
  ],
  [1, fc.constant({ kind: 'not-sent' as const })],
  [1, fc.constant({ kind: 'page' as const })],
  [1, fc.record({ kind: fc.constant('busy' as const), retryAfterMs: fc.constantFrom(null, 0, 2_000, 90_000) })],
);

const dialMs = fc.constantFrom(0, 0, 0, 2, 30, 700, 3_000, 20_000);
const thinkMs = fc.constantFrom(0, 5, 30, 200, 1_500, 8_000);
export const plan: fc.Arbitrary<Plan> = fc.record({ dialMs, thinkMs, end });

export const settings: fc.Arbitrary<ConnectionSettings> = fc.record({
  ratePerSecond: fc.constantFrom(40, 40, 5, 2.5, 0.5),
  concurrency: fc.constantFrom(1, 2, 4),
  pricePerCall: fc.constantFrom(1_000, 1_000, 0, 333.33),
  inDoubtPolicy: fc.constantFrom('hold' as const, 'hold' as const, 'resend' as const),
  timeoutMs: fc.constantFrom(500, 4_000, 30_000),
  retryBaseMs: fc.constantFrom(20, 1_000),
  retryMaxMs: fc.constantFrom(80, 5_000, 60_000),
  maxAttempts: fc.constantFrom(1, 2, 3),
  dailyCap: fc.constantFrom(null, null, 2_000, 5_500),
  monthlyCap: fc.constantFrom(null, null, null, 7_000),
});

/** 2026-10-31 is the last of its month. */
const startWall = fc.constantFrom(
  new Date(2026, 9, 14, 11, 0, 0).getTime(),
  new Date(2026, 9, 14, 23, 59, 58).getTime(),
  new Date(2026, 9, 31, 23, 59, 50).getTime(),
);

export const setup: fc.Arbitrary<Setup> = fc.record({
  startWall,
  seed: fc.integer({ min: 1 }),
  settings: fc.tuple(settings, settings, settings),
  plans: fc.array(plan, { minLength: 1, maxLength: 12, size: 'max' }),
});

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const scope = fc.oneof(
  { weight: 3, arbitrary: fc.record({ lookup: index }) },
  { weight: 1, arbitrary: fc.record({ list: index }) },
  { weight: 1, arbitrary: fc.constant('all' as const) },
);

const start: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('start' as const),
  list: index,
  askAgain: fc.constantFrom(undefined, undefined, false, true),
});

const order: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom<Order>('cancel', 'cancel', 'retry', 'resend', 'close-doubt', 'ask-again'),
  of: scope,
});

const work = often<Step>(
  [
    4,
    fc.record({
      do: fc.constant('list' as const),
      connection,
      people: fc.array(person, { minLength: 1, maxLength: 6 }),
      askAgain: often<boolean>([5, fc.constant(false)], [1, fc.constant(true)]),
      start: often<boolean>([4, fc.constant(true)], [1, fc.constant(false)]),
    }),
  ],
  [
    2,
    fc.record({
      do: fc.constant('check' as const),
      connection,
      person,
      askAgain: often<boolean>([5, fc.constant(false)], [1, fc.constant(true)]),
    }),
  ],
  [1, start],
  [1, fc.record({ do: fc.constant('move' as const), list: index, connection })],
);

const pause: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('pause' as const, 'resume' as const, 'resume' as const),
  connection: fc.option(connection, { nil: null }),
});

const time = often<Step>(
  [
    6,
    fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(1, 6, 31, 210, 1_000, 4_000, 4_000, 15_000, 70_000),
    }),
  ],
  [1, fc.record({ do: fc.constant('stall' as const), ms: fc.constantFrom(30, 900, 12_000) })],
  [
    1,
    fc.record({
      do: fc.constant('sleep' as const),
      ms: fc.constantFrom(5_000, hour, 31 * day),
      monotonic: fc.boolean(),
    }),
  ],
  [
    1,
    fc.record({
      do: fc.constant('set-clock' as const),
      byMs: fc.constantFrom(-40 * day, -day, -hour, -3_000, 1_500, hour, day),
    }),
  ],
  [1, fc.record({ do: fc.constant('near-midnight' as const), of: fc.constantFrom('day' as const, 'month' as const) })],
);

const off: fc.Arbitrary<Off> = fc.record({
  ms: fc.constantFrom(0, 300, minute),
  setByMs: fc.constantFrom(0, 0, 0, 0, -hour, -day, day),
});

const faults = often<Step>(
  [
    2,
    fc.record({
      do: fc.constant('weather' as const),
      weather: fc.constantFrom<Weather>('fair', 'fair', 'down', 'page', 'busy'),
    }),
  ],
  [1, fc.record({ do: fc.constant('disk-full' as const), times: fc.constantFrom(1, 2) })],
  [
    2,
    fc.record({
      do: fc.constant('crash' as const),
      when: fc.constantFrom<CrashWhen>('now', 'before-commit', 'after-commit'),
      meanwhile: fc.option(fc.oneof(start, order, pause), { nil: null }),
      off,
      standby: fc.boolean(),
    }),
  ],
  [
    1,
    fc.record({
      do: fc.constant('close' as const),
      graceMs: fc.constantFrom(0, 300, 4_000),
      off,
    }),
  ],
);

const change = fc.oneof(
  fc.record({ ratePerSecond: fc.constantFrom(0.5, 2.5, 40) }),
  fc.record({ concurrency: fc.constantFrom(1, 4) }),
  fc.record({ pricePerCall: fc.constantFrom(0, 1_000, 2_500) }),
  fc.record({ dailyCap: fc.constantFrom(null, 1_000, 3_000, 9_000) }),
  fc.record({ monthlyCap: fc.constantFrom(null, 4_000) }),
  fc.record({ inDoubtPolicy: fc.constantFrom('hold' as const, 'resend' as const) }),
);

const mends = often<Step>(
  [2, fc.constant({ do: 'network' as const })],
  [2, pause],
  [2, fc.record({ do: fc.constant('settings' as const), connection, changes: change })],
  [1, fc.record({ do: fc.constant('settle' as const), attempt: index })],
  [1, fc.record({ do: fc.constant('delete' as const), connection })],
);

const harmless = often<Step>([
  1,
  fc.record({
    do: fc.constantFrom<Order>('cancel', 'retry', 'close-doubt'),
    of: fc.constantFrom({ list: 0 }, { list: 1 }, 'all' as const),
  }),
]);

/** Anything at all. */
export const anySteps: fc.Arbitrary<Step[]> = fc.array(
  often<Step>(
    [6, work],
    [9, time],
    [4, faults],
    [3, mends],
    [5, order],
    [1, fc.record({ do: fc.constant('reuse-days' as const), days: fc.constantFrom(0, 1, 30) })],
  ),
  { minLength: 6, maxLength: 36, size: 'max' },
);

/** Nothing by which the operator would allow a question to be paid for again. */
export const thriftySteps: fc.Arbitrary<Step[]> = fc
  .array(often<Step>([6, work], [9, time], [4, faults], [3, mends], [1, harmless]), {
    minLength: 6,
    maxLength: 36,
    size: 'max',
  })
  .map((steps) => steps.filter(isThrifty));

function isThrifty(step: Step): boolean {
  switch (step.do) {
    case 'list':
    case 'check':
      return !step.askAgain;
    case 'start':
      return step.askAgain !== true;
    case 'settings':
      return step.changes.inDoubtPolicy !== 'resend';
    // A month asleep makes answers old; a clock set forth or back does too.
    case 'sleep':
      return step.ms < day;
    case 'set-clock':
      return step.byMs <= hour;
    case 'near-midnight':
      return step.of === 'day';
    case 'close-doubt':
    case 'resend':
    case 'ask-again':
      return false;
    case 'retry':
      return !(step.of !== 'all' && 'lookup' in step.of);
    case 'crash':
      return step.off.setByMs <= hour && (step.meanwhile === null || isThrifty(step.meanwhile));
    case 'close':
      return step.off.setByMs <= hour;
    default:
      return true;
  }
}
