/** Deciding doubts: for whom, at what cost, and what of each is known. */
import { expect, test } from 'vitest';
import type { Attempt } from '../../../../src-main/contract/history.ts';
import { costKindOf, decide, forecastResend } from '../../../../src-renderer/parts/queue/doubt-orders.ts';
import { mustAsk } from '../../../../src-renderer/parts/queue/order-dialog.tsx';
import { cameOf, doubtFacts } from '../../../../src-renderer/screens/doubts/doubt-facts.ts';
import { doubtScope, passesConnection } from '../../../../src-renderer/screens/doubts/doubt-scope.ts';
import { createFakeCoreClient, fakeList, ok } from '../../../fakes/fake-core-client.ts';

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

test('what sending several again may cost is added up; what is gone meanwhile costs nothing', async () => {
  const client = createFakeCoreClient({
    'queue.forecast': ({ scope }) =>
      'lookupId' in scope && scope.lookupId === 3
        ? { ok: false, error: { code: 'not-found', message: '' } }
        : ok({ lookups: 2, paidTwice: 1, rupiah: 300, rupiahTwice: 150, practice: 1, withoutPrice: 0 }),
  });
  const scopes = Array.from({ length: 20 }, (_, index) => ({ lookupId: index + 1 }));
  const sum = await forecastResend(client, scopes);
  expect(sum).toEqual(
    ok({ lookups: 38, paidTwice: 19, rupiah: 5_700, rupiahTwice: 2_850, practice: 19, withoutPrice: 0 }),
  );
});

test('what calls cost that nobody can reckon is not nothing, and what practice asks is nothing', () => {
  expect(costKindOf({ rupiah: 300, withoutPrice: 1 })).toBe('priced');
  expect(costKindOf({ rupiah: 0, withoutPrice: 1 })).toBe('no-price');
  expect(costKindOf({ rupiah: 0, withoutPrice: 0 })).toBe('free');
});

test('an order goes on past what somebody decided meanwhile, and says how many it changed', async () => {
  const client = createFakeCoreClient({
    'queue.resolve': ({ scope }) =>
      'lookupId' in scope && scope.lookupId === 2
        ? { ok: false, error: { code: 'lookup-not-in-that-state', message: '' } }
        : ok({ affected: 1 }),
  });
  const told: number[] = [];
  const result = await decide(client, [{ lookupId: 1 }, { lookupId: 2 }, { lookupId: 3 }], 'resend', (n) =>
    told.push(n),
  );
  expect(result).toEqual({ affected: 2, error: null });
  expect(told).toEqual([1, 2, 3]);
});

test('an order stops at a disk that takes nothing, with what is done told', async () => {
  const client = createFakeCoreClient({
    'queue.resolve': ({ scope }) =>
      'lookupId' in scope && scope.lookupId > 1
        ? { ok: false, error: { code: 'disk-full', message: '' } }
        : ok({ affected: 1 }),
  });
  const result = await decide(client, [{ lookupId: 1 }, { lookupId: 2 }, { lookupId: 3 }], 'close');
  expect(result).toMatchObject({ affected: 1, error: { code: 'disk-full' } });
  expect(client.calls.length).toBe(2);
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
