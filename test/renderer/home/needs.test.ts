/** What Home calls somebody for, and in which order. */
import { expect, test } from 'vitest';
import { needsOf } from '../../../src-renderer/features/home/needs.ts';
import { fakeQueue, fakeSystem } from '../../fakes/fake-core-client.ts';

function needs(queue: Parameters<typeof fakeQueue>[0], weak = false) {
  const system = { ...fakeSystem, keyring: { ...fakeSystem.keyring, weak } };
  return needsOf({ queue: fakeQueue(queue), system }).map((need) => need.kind);
}

test('nobody is called for what mends itself', () => {
  expect(needs({ state: 'offline', reason: 'unreachable' })).toEqual([]);
  expect(needs({ state: 'paused', reason: 'provider-busy' })).toEqual([]);
});

test('a login page, a pause and a stop need somebody', () => {
  expect(needs({ state: 'offline', reason: 'captive-page' })).toEqual(['queue']);
  expect(needs({ state: 'paused', reason: 'traffic-insufficient' })).toEqual(['queue']);
  expect(needs({ state: 'stopped', reason: 'expired' })).toEqual(['queue']);
});

test('doubts, refusals, failures, lists not started and a weak key are told in that order', () => {
  const states = { ...fakeQueue().states, in_doubt: 2, refused: 1, failed: 3, queued: 10, sending: 1 };
  expect(needs({ states, open: 4 }, true)).toEqual(['in-doubt', 'refused', 'failed', 'not-started', 'weak-keyring']);
});

test('lookups of started lists are not called waiting for a start', () => {
  expect(needs({ states: { ...fakeQueue().states, queued: 10, sending: 2 }, open: 12 })).toEqual([]);
});
