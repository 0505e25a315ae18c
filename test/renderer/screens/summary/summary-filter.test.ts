/** What the summary asks the core for: whole days, a period beside them, and steps that can be read. */
import { expect, test } from 'vitest';
import {
  choicesOf,
  compareOf,
  daysOf,
  stepOf,
  withChange,
} from '../../../../src-renderer/screens/summary/summary-filter.ts';

const now = new Date(2026, 10, 17, 10).getTime();
const november = { from: '2026-11-01', to: '2026-11-30' };

test('shows this month, of all lists and by day, where nothing else is said', () => {
  expect(choicesOf({ screen: 'summary' }, now)).toEqual({
    ...{ listIds: null, period: november, compare: null, step: 'day' },
  });
});

test.each([
  [{ kind: 'today' }, '2026-11-17', '2026-11-17'],
  [{ kind: 'last-month' }, '2026-10-01', '2026-10-31'],
  // Without ends there is no summary: as if nothing was said.
  [{ kind: 'all' }, '2026-11-01', '2026-11-30'],
  [{ kind: 'days', first: '2026-02-03', last: '2026-02-05' }, '2026-02-03', '2026-02-05'],
  [{ kind: 'days', first: '2026-02-03', last: null }, '2026-02-03', '2026-11-17'],
  [{ kind: 'days', first: '2026-12-03', last: null }, '2026-12-03', '2026-12-03'],
  [{ kind: 'days', first: null, last: '2026-02-05' }, '2026-02-01', '2026-02-05'],
] as const)('%o is from %s to %s', (period, from, to) => {
  expect(daysOf(period, now)).toEqual({ from, to });
});

test.each([
  ['before', november, '2026-10-01', '2026-10-31'],
  ['before', { from: '2026-01-01', to: '2026-03-31' }, '2025-10-01', '2025-12-31'],
  ['before', { from: '2026-03-01', to: '2026-03-31' }, '2026-02-01', '2026-02-28'],
  ['before', { from: '2026-11-10', to: '2026-11-16' }, '2026-11-03', '2026-11-09'],
  ['year', november, '2025-11-01', '2025-11-30'],
  ['year', { from: '2028-02-29', to: '2028-02-29' }, '2027-02-28', '2027-02-28'],
  ['days', november, '2026-10-01', '2026-10-31'],
] as const)('beside it stands %s of %o: from %s to %s', (compare, days, from, to) => {
  expect(compareOf({ compare }, days)).toEqual({ from, to });
});

test('days of one’s own stand beside it as they are, but for such in the wrong order', () => {
  const own = { compare: 'days', compareFrom: '2026-03-01', compareTo: '2026-03-10' } as const;
  expect(compareOf(own, november)).toEqual({ from: '2026-03-01', to: '2026-03-10' });
  expect(compareOf({ ...own, compareTo: '2026-02-01' }, november)).toEqual({ from: '2026-10-01', to: '2026-10-31' });
});

test('takes the steps that can be read, and never more of them than the core counts', () => {
  expect(stepOf(undefined, { from: '2026-11-01', to: '2026-12-31' })).toBe('day');
  expect(stepOf(undefined, { from: '2026-01-01', to: '2026-12-31' })).toBe('week');
  expect(stepOf(undefined, { from: '2024-01-01', to: '2026-12-31' })).toBe('month');
  expect(stepOf('day', { from: '2026-01-01', to: '2026-12-31' })).toBe('day');
  expect(stepOf('day', { from: '2024-01-01', to: '2026-12-31' })).toBe('week');
  expect(stepOf('week', { from: '2010-01-01', to: '2026-12-31' })).toBe('month');
});

test('a choice that is taken back leaves the address as it was', () => {
  const route = { screen: 'summary', listIds: [3] } as const;
  expect(withChange(withChange({ ...route, listIds: [3] }, { compare: 'year' }), { compare: undefined })).toEqual(
    route,
  );
});
