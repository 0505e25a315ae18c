/** What the address of the history says, as the core is asked for it, and what one press makes of it. */
import type { HistoryFacets, HistoryFilter } from '../../../src-main/contract/history.ts';
import type { HistoryView } from '../../../src-main/contract/history-views.ts';
import { lookupStates } from '../../../src-main/contract/states.ts';
import { type Choice, toggled, withChosen } from '../../parts/lookup/filter-choices.ts';
import { type HistoryRoute, historyCharges, historyVerdicts } from '../../routes.ts';

/** Filters of which several values can be chosen: any of them is looked for. */
export const choiceKinds = ['states', 'verdicts', 'relations', 'operators', 'provinces', 'charges'] as const;
export type ChoiceKind = (typeof choiceKinds)[number];

const facetOf = {
  states: 'state',
  verdicts: 'verdict',
  relations: 'relation',
  operators: 'operator',
  provinces: 'province',
  charges: 'charge',
} as const satisfies Record<ChoiceKind, keyof HistoryFacets>;

/** In an order of their own, and known without having been counted. */
const knownOf: Partial<Record<ChoiceKind, readonly string[]>> = {
  states: lookupStates,
  verdicts: historyVerdicts,
  charges: historyCharges,
};

export type Change = { [K in keyof HistoryRoute]?: HistoryRoute[K] | undefined };

/** The place with something else chosen. Columns of a list are filters of that list alone. */
export function withChange(route: HistoryRoute, change: Change): HistoryRoute {
  const other = 'listId' in change && change.listId !== route.listId ? { columns: undefined } : {};
  const next = Object.entries({ ...route, ...other, ...change });
  return Object.fromEntries(
    next.filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  ) as HistoryRoute;
}

/** `answers`: what is shown when the address says nothing of it. */
export function filterOf(route: HistoryRoute, answers: HistoryFilter['answers']): HistoryFilter {
  return {
    search: route.search ?? '',
    states: route.states ?? [],
    verdicts: route.verdicts ?? [],
    listId: route.listId ?? null,
    answers: route.answers ?? answers,
    connectionId: route.connectionId ?? null,
    relations: route.relations ?? [],
    operators: route.operators ?? [],
    provinces: route.provinces ?? [],
    charges: route.charges ?? [],
    from: route.from ?? null,
    to: route.to ?? null,
    columns: route.listId === undefined ? [] : (route.columns ?? []),
  };
}

/** The place that a saved view is. */
export function routeOf({ filter, sort, columns }: Pick<HistoryView, 'filter' | 'sort' | 'columns'>): HistoryRoute {
  const { listId, connectionId, answers, from, to, ...rest } = filter;
  return withChange(
    { screen: 'history' },
    {
      ...rest,
      listId: listId ?? undefined,
      connectionId: connectionId ?? undefined,
      answers: answers === 'real' ? undefined : answers,
      from: from ?? undefined,
      to: to ?? undefined,
      sort: sort === 'newest' ? undefined : sort,
      show: columns,
    },
  );
}

/** Something is chosen by which rows are left out; of the order and the columns it is not the question. */
export function isFiltered(route: HistoryRoute): boolean {
  const { screen: _screen, lookupId: _lookupId, answers: _answers, sort: _sort, show: _show, ...filters } = route;
  return Object.keys(withChange({ screen: 'history' }, filters)).length > 1;
}

/** Without any filter; order and columns stay. */
export function unfiltered({ sort, show }: HistoryRoute): HistoryRoute {
  return withChange({ screen: 'history' }, { sort, show });
}

/** What can be chosen of one kind: what was counted, and what is chosen although there is none of it. */
export function choicesOf(kind: ChoiceKind, chosen: readonly string[], facets: HistoryFacets | null): Choice[] {
  const counted = facets?.[facetOf[kind]];
  const known = knownOf[kind];
  if (known === undefined) return withChosen(counted ?? [], chosen, counted !== undefined);
  return known
    .map((value) => ({ value, n: counted && (counted.find((one) => one.value === value)?.n ?? 0) }))
    .filter(({ value, n }) => n !== 0 || chosen.includes(value))
    .map(({ value, n }) => ({ value, n: n ?? null }));
}

/** One place up (-1) or down (1), as far as there is one. */
export function moved<T>(order: readonly T[], one: T, by: -1 | 1): T[] {
  const at = order.indexOf(one);
  const next = [...order];
  const other = order[at + by];
  if (other === undefined) return next;
  next[at] = other;
  next[at + by] = one;
  return next;
}

/** The change that adds a value of one kind or takes it away. */
export function toggle(route: HistoryRoute, kind: ChoiceKind, value: string): Change {
  return { [kind]: toggled<string>(route[kind] ?? [], value) };
}

export function toggleColumn(route: HistoryRoute, heading: string, value: string): Change {
  const columns = route.columns ?? [];
  const values = toggled(columns.find((one) => one.heading === heading)?.values ?? [], value);
  const others = columns.filter((one) => one.heading !== heading);
  return { columns: values.length === 0 ? others : [...others, { heading, values }] };
}
