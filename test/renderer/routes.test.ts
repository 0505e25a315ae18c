/** Addresses of screens: whatever is written is read back, and what nobody wrote leads Home. */
import { expect, test } from 'vitest';
import { formatRoute, parseRoute, type Route } from '../../src-renderer/routes.ts';

const routes: Route[] = [
  { screen: 'home' },
  { screen: 'check' },
  { screen: 'lists' },
  { screen: 'import' },
  { screen: 'import', practice: true },
  { screen: 'list', listId: 12 },
  { screen: 'list', listId: 12, lookupId: 5 },
  { screen: 'list', listId: 12, start: true },
  { screen: 'queue' },
  { screen: 'doubts' },
  { screen: 'doubts', listId: 3, connectionId: 2, lookupId: 9 },
  { screen: 'history' },
  { screen: 'history', lookupId: 7 },
  { screen: 'history', search: 'Siti & Rahma/wati?', states: ['failed', 'in_doubt'], listId: 3, lookupId: 9 },
  { screen: 'person', lookupId: 7 },
  { screen: 'reports' },
  { screen: 'reports', listId: 4 },
  { screen: 'summary' },
  { screen: 'summary', listIds: [3, 12], step: 'week', compare: 'year', period: { kind: 'last-month' } },
  { screen: 'summary', compare: 'days', compareFrom: '2026-02-01', compareTo: '2026-02-28' },
  { screen: 'accessLog' },
  { screen: 'accessLog', groups: ['shown', 'end'], from: '2026-02-01', to: '2026-02-28' },
  { screen: 'settings' },
  { screen: 'settings', section: 'practice' },
  { screen: 'help' },
  { screen: 'help', page: 'access-log' },
  { screen: 'help', page: 'meanings', at: 'state.in_doubt' },
];

test.each(routes)('$screen is read back from its own address: %o', (route) => {
  const read = parseRoute(formatRoute(route));
  expect({ ...read, states: 'states' in read ? [...(read.states ?? [])].sort() : undefined }).toEqual({
    ...route,
    states: 'states' in route ? [...(route.states ?? [])].sort() : undefined,
  });
});

test.each(['', '#', '#/', '#/nowhere', '#/nowhere/7'])('%s leads Home', (fragment) => {
  expect(parseRoute(fragment)).toEqual({ screen: 'home' });
});

test.each([
  ['#/lists/abc', { screen: 'lists' }],
  ['#/lists/-1', { screen: 'lists' }],
  ['#/lists/0', { screen: 'lists' }],
  ['#/history/x?states=nonsense,failed', { screen: 'history', states: ['failed'] }],
  ['#/reports/summary?lists=x&step=year&compare-from=2026-02-30', { screen: 'summary' }],
  ['#/settings/nonsense', { screen: 'settings' }],
  ['#/help/nonsense', { screen: 'help' }],
])('%s keeps only what makes sense', (fragment, route) => {
  expect(parseRoute(fragment)).toEqual(route);
});
