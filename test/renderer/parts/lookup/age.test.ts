/** How old a shared answer is, and what a lookup shares. */
import { expect, test } from 'vitest';
import { ageOf, sharingOf } from '../../../../src-renderer/parts/lookup/age.ts';

const at = (month: number, day: number, hour = 12) => new Date(2026, month - 1, day, hour).getTime();

test('days are counted by the calendar: last night is yesterday', () => {
  expect(ageOf(at(11, 22, 1), at(11, 22, 23))).toEqual({ kind: 'today' });
  expect(ageOf(at(11, 21, 23), at(11, 22, 1))).toEqual({ kind: 'yesterday' });
  expect(ageOf(at(10, 12), at(11, 22))).toEqual({ kind: 'days', days: 41 });
});

test('a clock that was set back makes no answer of tomorrow', () => {
  expect(ageOf(at(11, 23), at(11, 22))).toEqual({ kind: 'today' });
});

const from = { listId: 3, listName: 'Cabang Sidoarjo' };

test('only a reused answer is shared, only a waiting lookup waits for another list', () => {
  expect(sharingOf({ state: 'reused', answeredAt: 5, sharedFrom: from })).toEqual({
    kind: 'answer',
    answeredAt: 5,
    from,
  });
  expect(sharingOf({ state: 'reused', answeredAt: 5, sharedFrom: null })).toMatchObject({ kind: 'answer', from: null });
  expect(sharingOf({ state: 'queued', answeredAt: null, sharedFrom: from })).toEqual({ kind: 'waits', from });
  expect(sharingOf({ state: 'answered', answeredAt: 5, sharedFrom: null })).toBeNull();
  expect(sharingOf({ state: 'queued', answeredAt: null, sharedFrom: null })).toBeNull();
  expect(sharingOf({ state: 'failed', answeredAt: null, sharedFrom: from })).toBeNull();
});
