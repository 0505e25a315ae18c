/** Paused is said of what a person did alone: a limit, a lost answer or a backoff is called by another word. */
import { expect, test } from 'vitest';
import { queueReasons } from '../../../../src-main/contract/reasons.ts';
import { queueWordKey } from '../../../../src-renderer/parts/queue/queue-word.ts';

test('only what the operator paused is called paused', () => {
  const paused = queueReasons.filter((reason) => queueWordKey({ state: 'paused', reason }) === 'queue.paused');
  expect(paused).toEqual(['operator']);
});

test('what goes on by itself within moments waits a moment', () => {
  expect(queueWordKey({ state: 'paused', reason: 'provider-busy' })).toBe('queueWaits');
  expect(queueWordKey({ state: 'paused', reason: 'store-trouble' })).toBe('queueWaits');
});

test('a limit is named by its own word, and what has none is on hold', () => {
  expect(queueWordKey({ state: 'paused', reason: 'daily-cap' })).toBe('queueHeld.cap');
  expect(queueWordKey({ state: 'paused', reason: 'traffic-blocked' })).toBe('queueHeld.blocked');
  expect(queueWordKey({ state: 'paused', reason: 'traffic-insufficient' })).toBe('queueHeld.usedUp');
  expect(queueWordKey({ state: 'paused', reason: 'answers-lost' })).toBe('queueHeld.other');
  expect(queueWordKey({ state: 'stopped', reason: 'expired' })).toBe('queue.stopped');
});
