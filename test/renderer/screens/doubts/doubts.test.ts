/** Deciding doubts: for whom, at what cost, and what of each is known. */
import { expect, test } from 'vitest';
import type { Attempt } from '../../../../src-main/contract/history.ts';
import { decide, forecastResend } from '../../../../src-renderer/parts/queue/doubt-orders.ts';
import { mustAsk } from '../../../../src-renderer/parts/queue/order-dialog.tsx';
import { cameOf, doubtFacts } from '../../../../src-renderer/screens/doubts/doubt-facts.ts';
import { doubtScope, passesConnection } from '../../../../src-renderer/screens/doubts/doubt-scope.ts';
import { price, pricedWindow, reply } from '../../../fakes/priced-window.ts';
import { fakeList } from '../../../fakes/views.ts';

const lists = [
  fakeList({ id: 1, connectionId: 1, in_doubt: 4 }),
  fakeList({ id: 2, connectionId: 2, in_doubt: 5 }),
  fakeList({ id: 3, connectionId: 2, in_doubt: 6 }),
  fakeList({ id: 4, connectionId: 2, queued: 6 }),
];

test('what is chosen goes before the filter, the filter before everything', () => {
  const chosen = doubtScope(new Set([7, 9]), { listId: 1 }, lists, 15);
  expect(chosen).toEqual({ kind: 'chosen', scopes: [{ lookupId: 7 }, { lookupId: 9 }], count: 2 });
  expect(doubtScope(new Set(), { listId: 1, connectionId: 1 }, lists, 15)).toEqual({
    kind: 'list',
    scopes: [{ listId: 1 }],
    count: 4,
  });
  expect(doubtScope(new Set(), { connectionId: 2 }, lists, 15)).toEqual({
    kind: 'connection',
    scopes: [{ listId: 2 }, { listId: 3 }],
    count: 11,
  });
  expect(doubtScope(new Set(), {}, lists, 15)).toEqual({ kind: 'all', scopes: [{ all: true }], count: 15 });
});

test('the filter by connection lets through the doubts of its lists alone', () => {
  const passes = passesConnection({ connectionId: 2 }, lists);
  expect([1, 2, 3].map((listId) => passes({ listId }))).toEqual([false, true, true]);
  expect(passesConnection({}, lists)({ listId: 99 })).toBe(true);
});

const { answered, cutAfterCharge } = reply;

/** Three lookups whose answers were lost, an answered one before each. */
async function threeDoubts() {
  const core = await pricedWindow();
  const { listId, ids } = await core.check([
    answered,
    cutAfterCharge,
    answered,
    cutAfterCharge,
    answered,
    cutAfterCharge,
  ]);
  const doubts = ids.filter((_, index) => index % 2 === 1);
  expect((await core.ask('lists.get', { listId })).states.in_doubt).toBe(3);
  return { ...core, listId, doubts, scopes: doubts.map((lookupId) => ({ lookupId })) };
}

test('what sending several again may cost is added up; what is gone meanwhile costs nothing', async () => {
  const { transport, ask, listId, scopes } = await threeDoubts();
  const gone = Array.from({ length: 17 }, (_, index) => ({ lookupId: 1_000 + index }));
  const sum = await forecastResend(transport, [...scopes.slice(0, 1), ...gone, ...scopes.slice(1)]);
  expect(sum).toEqual({ ok: true, value: await ask('queue.forecast', { scope: { listId }, order: 'resend' }) });
  expect(sum).toMatchObject({ value: { lookups: 3, rupiah: 3 * price, practice: 0 } });
});

test('an order goes on past what somebody decided meanwhile, and says how many it changed', async () => {
  const { transport, ask, doubts, scopes, listId } = await threeDoubts();
  await ask('queue.pause', {});
  await ask('queue.resolve', { scope: { lookupId: doubts[1] ?? 0 }, action: 'close' });
  const told: number[] = [];
  const result = await decide(transport, scopes, 'resend', (n) => told.push(n));
  expect(result).toEqual({ affected: 2, error: null });
  expect(told).toEqual([1, 2, 3]);
  expect((await ask('lists.get', { listId })).states.queued).toBe(2);
});

test('an order stops at a disk that takes nothing, with what is done told', async () => {
  const { transport, ask, instead, askedNames, doubts, scopes, listId } = await threeDoubts();
  instead('queue.resolve', async ({ scope }, resolve) =>
    'lookupId' in scope && scope.lookupId !== doubts[0]
      ? { ok: false, error: { code: 'disk-full', message: '' } }
      : resolve(),
  );
  const result = await decide(transport, scopes, 'close');
  expect(result).toMatchObject({ affected: 1, error: { code: 'disk-full' } });
  expect(askedNames()).toEqual(['queue.resolve', 'queue.resolve']);
  expect((await ask('lists.get', { listId })).states.in_doubt).toBe(2);
});

test('nobody is asked about what costs nothing and is paid for once', () => {
  expect(mustAsk({ rupiah: 0, paidTwice: 0 })).toBe(false);
  expect(mustAsk({ rupiah: 0, paidTwice: 1 })).toBe(true);
  expect(mustAsk({ rupiah: 1, paidTwice: 0 })).toBe(true);
});

const attempt: Attempt = {
  attemptId: 1,
  number: 1,
  connectionName: 'Latihan',
  practice: true,
  startedAt: 100,
  finishedAt: 200,
  outcome: 'in-doubt',
  httpStatus: null,
  code: null,
  message: 'ECONNRESET',
  sequenceId: null,
  charge: 'unknown',
  raw: null,
  rawBytes: null,
};

test('the last attempt that is in doubt tells when it left, and whether its charge was settled since', () => {
  const earlier = { ...attempt, outcome: 'busy' as const };
  expect(doubtFacts({ attemptLog: [earlier, attempt, { ...attempt, number: 2, startedAt: 300 }] })).toEqual({
    leftAt: 300,
    came: 'cut',
    number: 2,
    settled: null,
  });
  expect(doubtFacts({ attemptLog: [{ ...attempt, charge: 'free' }] })?.settled).toBe('free');
  expect(doubtFacts({ attemptLog: [earlier] })).toBeNull();
});

test.each([
  ['interrupted', null, 'program'],
  ['UND_ERR_HEADERS_TIMEOUT', null, 'silent'],
  ['UND_ERR_SOCKET', null, 'cut'],
  ['ANSWER_CUT', '{"code":2', 'half'],
  [null, null, 'nothing'],
] as const)('%s with the body %s reads as %s', (message, raw, came) => {
  expect(cameOf({ message, raw })).toBe(came);
});

test('an answer that came and was not taken is no silence, whether its body was kept or not', () => {
  const came = (message: string) => cameOf({ message, raw: null });
  expect(['SEQUENCE_REPEATED', 'NOT_UNPACKED', 'ANSWER_TOO_LARGE', 'EMPTY_BODY'].map(came)).toEqual(
    Array.from({ length: 4 }, () => 'half'),
  );
  expect(['ANSWER_CUT', 'ANSWER_TIMEOUT', 'interrupted'].map(came)).toEqual(['cut', 'silent', 'program']);
});
