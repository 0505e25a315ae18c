/** What Home calls somebody for, and in which order. */
import { expect, test } from 'vitest';
import { attentionOf } from '../../../../src-renderer/screens/home/attention.ts';
import { fakeConnection, fakeList, fakeQueue, fakeSystem } from '../../../fakes/views.ts';

function needs(queue: Parameters<typeof fakeQueue>[0], weak = false) {
  const system = { ...fakeSystem, keyring: { ...fakeSystem.keyring, weak } };
  return attentionOf({ queue: fakeQueue(queue), system }, []).map((need) => need.kind);
}

const at = (id: number, state: 'offline' | 'paused' | 'stopped', reason: 'unreachable' | 'daily-cap' | 'expired') =>
  fakeConnection({ id, queue: { state, reason, since: 0, nextTryAt: null } });

/** As the core tells it: the connection that speaks for the queue has the queue's state. */
function speaking(
  state: 'offline' | 'paused' | 'stopped',
  reason: NonNullable<ReturnType<typeof fakeQueue>['reason']>,
) {
  return {
    state,
    reason,
    connectionId: 1,
    connections: [fakeConnection({ queue: { state, reason, since: 0, nextTryAt: null } })],
  };
}

test('nobody is called for what mends itself', () => {
  expect(needs(speaking('offline', 'unreachable'))).toEqual([]);
  expect(needs(speaking('paused', 'provider-busy'))).toEqual([]);
});

test('a login page, a pause, a cap and a stop need somebody', () => {
  expect(needs(speaking('offline', 'captive-page'))).toEqual(['connection']);
  expect(needs(speaking('paused', 'traffic-insufficient'))).toEqual(['connection']);
  expect(needs(speaking('paused', 'daily-cap'))).toEqual(['connection']);
  expect(needs(speaking('stopped', 'expired'))).toEqual(['connection']);
});

test('a full disk is the matter of no one connection', () => {
  expect(needs({ state: 'paused', reason: 'disk-full', connectionId: null })).toEqual(['queue']);
});

test('several connections in different states are each told, those without work are not', () => {
  const queue = fakeQueue({
    ...speaking('stopped', 'expired'),
    connections: [at(1, 'stopped', 'expired'), at(2, 'paused', 'daily-cap'), at(3, 'paused', 'daily-cap')],
  });
  const lists = [fakeList({ id: 1, connectionId: 1, queued: 4 }), fakeList({ id: 2, connectionId: 2, queued: 4 })];
  const told = attentionOf({ queue, system: fakeSystem }, lists);
  expect(told.map((need) => (need.kind === 'connection' ? need.connection.id : need.kind))).toEqual([1, 2]);
});

test('doubts, refusals, failures, lists not started and a weak key are told in that order', () => {
  const states = { ...fakeQueue().states, in_doubt: 2, refused: 1, failed: 3, queued: 10, sending: 1 };
  expect(needs({ states, open: 4 }, true)).toEqual(['in-doubt', 'refused', 'failed', 'not-started', 'weak-keyring']);
});

test('lookups of started lists are not called waiting for a start', () => {
  expect(needs({ states: { ...fakeQueue().states, queued: 10, sending: 2 }, open: 12 })).toEqual([]);
});

test('a recovery key that is not there, or was never checked, is told last; one that was checked is not', () => {
  const told = (checkedAt: number | null | undefined) => {
    const made = checkedAt === undefined ? null : { fingerprint: '0000-0000', madeAt: 1, checkedAt };
    return attentionOf({ queue: fakeQueue({}), system: fakeSystem }, [], { made, before: [] });
  };
  expect(told(undefined)).toEqual([{ kind: 'recovery-key', made: false }]);
  expect(told(null)).toEqual([{ kind: 'recovery-key', made: true }]);
  expect(told(5)).toEqual([]);
  expect(attentionOf({ queue: fakeQueue({}), system: fakeSystem }, [])).toEqual([]);
});

test('data on a network drive or in a synced folder is told', () => {
  for (const place of ['network', 'sync'] as const) {
    const told = attentionOf({ queue: fakeQueue(), system: { ...fakeSystem, sharedPlace: place } }, []);
    expect(told).toEqual([{ kind: 'shared-place', place }]);
  }
});

test('a second place of backups is told once nothing went there for long', () => {
  const told = (overdue: boolean) =>
    attentionOf({ queue: fakeQueue(), system: fakeSystem }, [], undefined, { second: { overdue } });
  expect(told(false)).toEqual([]);
  expect(told(true)).toEqual([{ kind: 'backup-place' }]);
});
