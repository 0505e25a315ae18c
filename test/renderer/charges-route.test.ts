/** What is looked at stands in the address and comes back out of it; the core is asked for just that. */
import { expect, test } from 'vitest';
import { chargeCalls } from '../../src-main/contract/charges.ts';
import { type ChargesRoute, formatRoute, parseRoute, type Route } from '../../src-renderer/routes.ts';
import {
  filterOf,
  isEverything,
  isNarrowed,
  scopeOf,
  withChange,
  withoutFilters,
} from '../../src-renderer/screens/charges/ledger/charges-filter.ts';

const now = new Date(2026, 10, 22, 10).getTime();
const full: ChargesRoute = {
  screen: 'charges',
  view: 'entries',
  by: 'list',
  period: { kind: 'days', first: '2026-11-01', last: null },
  connectionId: 2,
  listId: 7,
  charges: ['free', 'unknown'],
  marks: ['not-billed'],
  lookupId: 400_012,
};

test.each<[Route, string]>([
  [{ screen: 'charges' }, '#/charges'],
  [{ screen: 'charges', view: 'invoices' }, '#/charges/invoices'],
  [
    full,
    '#/charges/entries?by=list&period=days&from=2026-11-01&connection=2&list=7&charges=free%2Cunknown&marks=not-billed&lookup=400012',
  ],
  [{ screen: 'invoice', invoiceId: 3 }, '#/charges/invoices/3'],
  [
    { screen: 'invoice', invoiceId: 3, marks: ['not-ours', 'repeated'], lookupId: 9 },
    '#/charges/invoices/3?marks=not-ours%2Crepeated&lookup=9',
  ],
])('%j is %s, there and back', (route, fragment) => {
  expect(formatRoute(route)).toBe(fragment);
  expect(parseRoute(fragment)).toEqual(route);
});

test.each<[string, Route]>([
  ['#/charges/nonsense?charges=paid&marks=x,agrees&connection=-2&by=year', { screen: 'charges', marks: ['agrees'] }],
  ['#/charges?by=day', { screen: 'charges' }],
  ['#/charges/invoices/x', { screen: 'charges', view: 'invoices' }],
  ['#/charges/invoices/3?marks=not-billed', { screen: 'invoice', invoiceId: 3 }],
])('of %s only what makes sense is kept', (fragment, route) => {
  expect(parseRoute(fragment)).toStrictEqual(route);
});

test('a change keeps the rest, and undefined takes a part away', () => {
  const { charges: _gone, ...rest } = full;
  expect(withChange(full, { charges: undefined, listId: 8 })).toStrictEqual({ ...rest, listId: 8 });
});

test('the core is asked for what the address says, in a form it takes', () => {
  const filter = filterOf(full, now);
  expect(filter).toEqual({
    connectionId: 2,
    listId: 7,
    from: new Date(2026, 10, 1).getTime(),
    charges: ['free', 'unknown'],
    marks: ['not-billed'],
  });
  expect(chargeCalls['charges.page'].input.safeParse(filter).success).toBe(true);
  expect(chargeCalls['charges.totals'].input.safeParse({ ...scopeOf(full, now), by: 'day' }).success).toBe(true);
});

test('nothing said means this month', () => {
  expect(scopeOf({ screen: 'charges' }, now)).toEqual({
    from: new Date(2026, 10, 1).getTime(),
    to: new Date(2026, 11, 1).getTime(),
  });
});

test('filters can be taken away where there are some; the part of the screen stays', () => {
  expect(isNarrowed({ screen: 'charges', view: 'entries', by: 'month' })).toBe(false);
  for (const part of [
    { period: { kind: 'all' } },
    { listId: 1 },
    { charges: ['free'] },
    { marks: ['agrees'] },
  ] as const) {
    expect(isNarrowed(withChange({ screen: 'charges' }, part as Partial<ChargesRoute>))).toBe(true);
  }
  expect(withoutFilters(full)).toEqual({ screen: 'charges', view: 'entries', by: 'list' });
});

test('only without any filter and of all time is it everything', () => {
  expect(isEverything({ screen: 'charges', period: { kind: 'all' } })).toBe(true);
  expect(isEverything({ screen: 'charges' })).toBe(false);
  expect(isEverything({ screen: 'charges', period: { kind: 'all' }, charges: ['free'] })).toBe(false);
});
