/** What the address of the history asks the core for, and what one press makes of it. */
import { expect, test } from 'vitest';
import type { HistoryFacets } from '../../../../src-main/contract/history.ts';
import { formatRoute, type HistoryRoute, parseRoute } from '../../../../src-renderer/routes.ts';
import {
  choicesOf,
  filterOf,
  isFiltered,
  moved,
  routeOf,
  toggle,
  toggleColumn,
  unfiltered,
  withChange,
} from '../../../../src-renderer/screens/history/history-filter.ts';

const chosen: HistoryRoute = {
  ...{ screen: 'history', search: 'budi', states: ['answered'], verdicts: ['reachable', 'none'], listId: 3 },
  ...{ connectionId: 2, relations: ['', 'Brothers&sisters'], operators: ['Telkomsel', ''], provinces: ['31', ''] },
  ...{ charges: ['charged'], from: '2026-11-01', to: '2026-11-30', sort: 'name', show: ['verdict', 'person'] },
  columns: [{ heading: 'Cabang, kota; wilayah', values: ['', '-', 'Solo & Yogya, 100%'] }],
};
const none: HistoryFacets = {
  ...{ state: [], verdict: [], relation: [], operator: [], province: [], charge: [], list: [], connection: [] },
  ...{ month: [], columns: [] },
};

test('everything chosen is read back from the address, and is what the core is asked', () => {
  const read = parseRoute(formatRoute(chosen)) as HistoryRoute;
  expect(read).toEqual(chosen);
  const { screen: _screen, sort: _sort, show: _show, ...filter } = chosen;
  expect(filterOf(read, 'real')).toEqual({ ...filter, answers: 'real' });
});

test('an address that nobody wrote loses what makes no sense of it', () => {
  expect(parseRoute('#/history?columns=;A;%25,B&provinces=,%25E0&show=x,name,phone,phone&from=2026-02-30')).toEqual({
    ...{ screen: 'history', show: ['phone'] },
  });
});

test('without anything chosen every check is asked for', () => {
  expect(filterOf({ screen: 'history' }, 'all')).toMatchObject({
    search: '',
    states: [],
    listId: null,
    answers: 'all',
  });
  expect(isFiltered({ screen: 'history' })).toBe(false);
  expect(isFiltered({ screen: 'history', sort: 'name', show: ['person'], lookupId: 4, answers: 'all' })).toBe(false);
  expect(isFiltered({ screen: 'history', provinces: ['31'] })).toBe(true);
});

test('a saved view is the place it was saved at', () => {
  const { sort, show, ...filters } = chosen;
  const view = { filter: filterOf(filters, 'real'), sort: sort ?? ('newest' as const), columns: [...(show ?? [])] };
  expect(routeOf(view)).toEqual(chosen);
  const all = { filter: filterOf({ screen: 'history' }, 'real'), sort: 'newest', columns: [] } as const;
  expect(routeOf({ ...all, columns: [] })).toEqual({ screen: 'history' });
  expect(routeOf({ ...all, filter: { ...all.filter, answers: 'practice' }, columns: [] })).toEqual({
    ...{ screen: 'history', answers: 'practice' },
  });
});

test('a column moves by one place, and not beyond the ends', () => {
  expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
});

test('clearing keeps the order and the columns', () => {
  expect(unfiltered(chosen)).toEqual({ screen: 'history', sort: 'name', show: ['verdict', 'person'] });
});

test('a value pressed twice leaves no trace', () => {
  const route: HistoryRoute = { screen: 'history' };
  const once = withChange(route, toggle(route, 'operators', 'XL'));
  expect(once).toEqual({ screen: 'history', operators: ['XL'] });
  expect(withChange(once, toggle(once, 'operators', 'XL'))).toEqual(route);
  const column = withChange(route, toggleColumn(route, 'Agen', 'Wati'));
  expect(column).toEqual({ screen: 'history', columns: [{ heading: 'Agen', values: ['Wati'] }] });
  expect(withChange(column, toggleColumn(column, 'Agen', 'Wati'))).toEqual(route);
});

test('columns of a list are no filter of another', () => {
  expect(withChange(chosen, { listId: 4 }).columns).toBeUndefined();
  expect(withChange(chosen, { listId: 3 }).columns).toEqual(chosen.columns);
  expect(withChange(chosen, { states: [] })).toMatchObject({ columns: chosen.columns });
});

test('offers what there is some of, and what is chosen although there is none', () => {
  const facets = { ...none, state: [{ value: 'failed', n: 7 }], operator: [{ value: 'XL', n: 2 }] };
  expect(choicesOf('states', ['answered'], facets)).toEqual([
    { value: 'answered', n: 0 },
    { value: 'failed', n: 7 },
  ]);
  expect(choicesOf('operators', ['', 'XL'], facets)).toEqual([
    { value: 'XL', n: 2 },
    { value: '', n: 0 },
  ]);
});

test('uncounted, it offers what is known without counting', () => {
  expect(choicesOf('charges', [], null)).toEqual(
    ['charged', 'unknown', 'free', 'none'].map((value) => ({ value, n: null })),
  );
  expect(choicesOf('provinces', ['31'], null)).toEqual([{ value: '31', n: null }]);
});
