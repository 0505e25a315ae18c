/** What each connection has to do, read off the lists. */
import { expect, test } from 'vitest';
import { withList } from '../../../../src-renderer/core/queries.ts';
import { secondsUntil } from '../../../../src-renderer/parts/queue/countdown.ts';
import { paceOf } from '../../../../src-renderer/parts/queue/use-pace-words.ts';
import { heldUp, workOf } from '../../../../src-renderer/parts/queue/work.ts';
import { fakeConnection, fakeList } from '../../../fakes/views.ts';

const first = fakeConnection({ id: 1 });
const paused = { state: 'paused', reason: 'operator', since: 0, nextTryAt: null } as const;

test('only what is started takes a turn, the list with most to do first', () => {
  const work = workOf(first, [
    fakeList({ id: 1, queued: 5, sending: 1, ratePerSecond: 1 }),
    fakeList({ id: 2, queued: 30, ratePerSecond: 2 }),
    fakeList({ id: 3, queued: 7, startedAt: null }),
    fakeList({ id: 4, queued: 100, connectionId: 2 }),
    fakeList({ id: 5, in_doubt: 3 }),
  ]);
  expect(work.lists.map((list) => list.id)).toEqual([2, 1]);
  expect(work.notStarted.map((list) => list.id)).toEqual([3]);
  expect(work).toMatchObject({ waiting: 35, sending: 1, inDoubt: 3, rate: 3, secondsLeft: 12 });
});

test('a connection that does not go on has no time left to tell', () => {
  const work = workOf({ ...first, queue: paused }, [fakeList({ queued: 5, ratePerSecond: 4 })]);
  expect(work).toMatchObject({ rate: null, secondsLeft: null });
});

test('held up is only who has work; a stop comes before a pause', () => {
  const stopped = fakeConnection({ id: 2, queue: { state: 'stopped', reason: 'expired', since: 0, nextTryAt: null } });
  const idle = fakeConnection({ id: 3, queue: paused });
  const lists = [fakeList({ id: 1, queued: 1 }), fakeList({ id: 2, queued: 1, connectionId: 2 })];
  expect(heldUp([{ ...first, queue: paused }, stopped, idle], lists).map((one) => one.id)).toEqual([2, 1]);
});

test('a list that changes is replaced, one that is done leaves, one that never mattered changes nothing', () => {
  const lists = [fakeList({ id: 1, queued: 2 }), fakeList({ id: 2, queued: 2 })];
  expect(withList(lists, fakeList({ id: 1, queued: 1, answered: 1 }))[0]?.states.queued).toBe(1);
  expect(withList(lists, fakeList({ id: 1, answered: 2 })).map((list) => list.id)).toEqual([2]);
  expect(withList(lists, fakeList({ id: 1, in_doubt: 2 })).map((list) => list.id)).toEqual([1, 2]);
  expect(withList(lists, fakeList({ id: 9, answered: 2 }))).toBe(lists);
});

test('a slow pace is told per minute, a very slow one per hour', () => {
  expect(paceOf(4.6)).toEqual({ amount: 4.6, per: 'second' });
  expect(paceOf(0.2)).toEqual({ amount: 12, per: 'minute' });
  expect(paceOf(0.005)).toEqual({ amount: 18, per: 'hour' });
});

test('a countdown ends at its instant', () => {
  expect(secondsUntil(10_500, 10_000)).toBe(1);
  expect(secondsUntil(10_000, 10_000)).toBeNull();
  expect(secondsUntil(null, 0)).toBeNull();
});
