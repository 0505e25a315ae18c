/** For everything a queue may wait for there is one button that helps, and none that does not. */
import { expect, test } from 'vitest';
import { queueReasons } from '../../../src-main/contract/states.ts';
import { helpFor } from '../../../src-renderer/features/queue/queue-help.ts';
import { fakeQueue } from '../../fakes/fake-core-client.ts';

test('a running queue can be paused while something waits', () => {
  expect(helpFor(fakeQueue({ open: 5 }))).toBe('pause');
  expect(helpFor(fakeQueue({ open: 0 }))).toBe('none');
});

test('where the queue goes on by itself, one may only hurry it', () => {
  expect(helpFor(fakeQueue({ state: 'offline', reason: 'unreachable' }))).toBe('try-now');
  expect(helpFor(fakeQueue({ state: 'paused', reason: 'provider-busy' }))).toBe('try-now');
});

test('a refused key leads to the form where it is mended; other account matters are resumed', () => {
  expect(helpFor(fakeQueue({ state: 'stopped', reason: 'key-refused' }))).toBe('mend');
  expect(helpFor(fakeQueue({ state: 'stopped', reason: 'expired' }))).toBe('resume');
});

test.each(queueReasons)('a copy that does not drain offers nothing (%s)', (reason) => {
  expect(helpFor(fakeQueue({ state: 'paused', reason, draining: false }))).toBe('none');
});
