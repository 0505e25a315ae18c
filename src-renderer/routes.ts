/** Which screen is shown, kept in the fragment of the address (`#/lists/12`) so that Back, Forward and reload work. */
import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import type { AccessGroup } from '../src-main/contract/access-log.ts';
import type { VerdictKind } from '../src-main/contract/answer.ts';
import { type InvoiceLine, type InvoiceMark, invoiceLineMarks } from '../src-main/contract/charges.ts';
import type { HistoryCharge } from '../src-main/contract/history.ts';
import type { HistoryColumn as ColumnOfViews } from '../src-main/contract/history-views.ts';
import { type Charge, lookupStates } from '../src-main/contract/states.ts';
import type { SummaryStep } from '../src-main/contract/summary.ts';
import {
  dayIn,
  flagIn,
  groupsIn,
  numberIn,
  numbersIn,
  oneIn,
  orderIn,
  type Place,
  readPlace,
  someIn,
  stepsOf,
  textIn,
  textsIn,
  writePlace,
} from './core/address.ts';
import { period } from './core/period.ts';

export const settingsSections = [
  'general',
  'connections',
  'practice',
  'security',
  'backups',
  'privacy',
  'diagnostics',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** Pages of the help: one a screen, and what belongs to none. Their words: screens/help/pages/. */
export const helpPages = [
  'start',
  'meanings',
  'home',
  'check',
  'lists',
  'import',
  'list',
  'queue',
  'doubts',
  'history',
  'person',
  'reports',
  'summary',
  'charges',
  'invoices',
  'settings',
  'connections',
  'practice',
  'security',
  'backups',
  'privacy',
  'access-log',
  'about',
] as const;
export type HelpPage = (typeof helpPages)[number];

export const chargeViews = ['totals', 'entries', 'invoices'] as const;
export const groupings = ['day', 'month', 'list', 'connection'] as const;
export type Grouping = (typeof groupings)[number];
export const chargeKinds = ['charged', 'free', 'unknown'] as const satisfies readonly Charge[];
export const markKinds = ['agrees', 'billed-though-free', 'not-billed'] as const satisfies readonly InvoiceMark[];
export type LineMark = InvoiceLine['mark'];

/** Named here: the schemas beside them in the contract are not for the first screen. */
export const historyVerdicts = [
  'reachable',
  'likely',
  'secondary',
  'not_linked',
  'unknown',
  'no_record',
  'none',
] as const satisfies readonly VerdictKind[];
export const historyCharges = ['charged', 'unknown', 'free', 'none'] as const satisfies readonly HistoryCharge[];
const steps = ['day', 'week', 'month'] as const satisfies readonly SummaryStep[];

/** Named here as above: contract/access-log.ts is not for the first screen. */
export const accessLogGroups = ['shown', 'moved', 'law', 'set', 'end'] as const satisfies readonly AccessGroup[];

const nothing = z.object({});

/** What the table of the history can show. */
export const historyColumns = [
  'person',
  'phone',
  'state',
  'verdict',
  'list',
  'connection',
  'operator',
  'province',
  'relation',
  'changed',
  'answered',
] as const satisfies readonly ColumnOfViews[];
export type HistoryColumn = (typeof historyColumns)[number];

/** `lookupId` of any place but a person's: the details of that lookup are open. A new screen is an entry here and one in shell/screens.tsx. */
const places = {
  home: { path: '/', search: nothing },
  check: { path: '/check', search: nothing },
  lists: { path: '/lists', search: nothing },
  /** `practice`: of the practice list that comes with the program. */
  import: { path: '/lists/import', search: z.object({ practice: flagIn('practice').optional() }) },
  list: {
    path: '/lists/:list',
    search: z.object({
      listId: numberIn('list'),
      lookupId: numberIn('lookup').optional(),
      /** It is about to be started, with what that will cost. */
      start: flagIn('start').optional(),
    }),
  },
  queue: { path: '/queue', search: nothing },
  /** The lookups in doubt, of one list or one connection. */
  doubts: {
    path: '/doubts/:lookup?',
    search: z.object({
      listId: numberIn('list').optional(),
      connectionId: numberIn('connection').optional(),
      lookupId: numberIn('lookup').optional(),
    }),
  },
  history: {
    path: '/history/:lookup?',
    search: z.object({
      search: textIn('search').optional(),
      states: someIn('states', lookupStates).optional(),
      listId: numberIn('list').optional(),
      lookupId: numberIn('lookup').optional(),
      /** Absent: of real accounts, where there is one. */
      answers: oneIn('answers', ['practice', 'all']).optional(),
      verdicts: someIn('verdicts', historyVerdicts).optional(),
      connectionId: numberIn('connection').optional(),
      relations: textsIn('relations').optional(),
      operators: textsIn('operators').optional(),
      provinces: textsIn('provinces').optional(),
      charges: someIn('charges', historyCharges).optional(),
      from: dayIn('from').optional(),
      to: dayIn('to').optional(),
      /** Of the columns that the one list keeps. */
      columns: groupsIn('columns').optional(),
      /** Absent: newest first. */
      sort: oneIn('sort', ['name', 'verdict']).optional(),
      /** The table's columns in their order; absent: the usual ones, as many as there is room for. */
      show: orderIn('show', historyColumns).optional(),
    }),
  },
  /** Everything about the person of that lookup: an address never names a person. */
  person: { path: '/person/:lookup', search: z.object({ lookupId: numberIn('lookup') }) },
  /** `listId`: the report of that list is about to be made. */
  reports: { path: '/reports', search: z.object({ listId: numberIn('list').optional() }) },
  /** The branch head's summary. */
  summary: {
    path: '/reports/summary',
    search: z.object({
      /** Absent: this month. */
      period: period.optional(),
      /** Of accounts, or of practice; absent: all of accounts. */
      listIds: numbersIn('lists').optional(),
      /** Absent: by what the period's length makes readable. */
      step: oneIn('step', steps).optional(),
      /** The period before it, the same days a year ago, or days of one's own; absent: none beside it. */
      compare: oneIn('compare', ['before', 'year', 'days']).optional(),
      compareFrom: dayIn('compare-from').optional(),
      compareTo: dayIn('compare-to').optional(),
    }),
  },
  charges: {
    path: '/charges/:view?',
    search: z.object({
      /** Absent: the totals. */
      view: oneIn('view', ['entries', 'invoices']).optional(),
      /** Absent: by day. */
      by: oneIn('by', ['month', 'list', 'connection']).optional(),
      /** Absent: this month. */
      period: period.optional(),
      connectionId: numberIn('connection').optional(),
      listId: numberIn('list').optional(),
      charges: someIn('charges', chargeKinds).optional(),
      marks: someIn('marks', markKinds).optional(),
      lookupId: numberIn('lookup').optional(),
    }),
  },
  /** One invoice beside the ledger. `marks`: only those of its lines. */
  invoice: {
    path: '/charges/invoices/:invoice',
    search: z.object({
      invoiceId: numberIn('invoice'),
      marks: someIn('marks', invoiceLineMarks).optional(),
      lookupId: numberIn('lookup').optional(),
    }),
  },
  /** Whom somebody looks for is not in it. */
  accessLog: {
    path: '/settings/privacy/log',
    search: z.object({
      groups: someIn('groups', accessLogGroups).optional(),
      from: dayIn('from').optional(),
      to: dayIn('to').optional(),
    }),
  },
  settings: {
    path: '/settings/:section?',
    search: z.object({ section: oneIn('section', settingsSections).optional() }),
  },
  /** `at`: of the meanings, the group and the code that is looked for, as `state.in_doubt`. */
  help: {
    path: '/help/:page?',
    search: z.object({ page: oneIn('page', helpPages).optional(), at: textIn('at').optional() }),
  },
} satisfies Record<string, Place>;

export type Screen = keyof typeof places;
type Said<P extends Place> = keyof P['search']['shape'] extends never ? unknown : z.output<P['search']>;
export type RouteOf<S extends Screen> = { [K in S]: { screen: K } & Said<(typeof places)[K]> }[S];
export type Route = RouteOf<Screen>;
export type ChargesRoute = RouteOf<'charges'>;
export type InvoiceRoute = RouteOf<'invoice'>;
export type SummaryRoute = RouteOf<'summary'>;
export type HelpRoute = RouteOf<'help'>;
export type HistoryRoute = RouteOf<'history'>;

/** The longest path first: `/lists/import` and `/lists/:list` before `/lists`, Home last. */
const screens = (Object.keys(places) as Screen[]).sort(
  (a, b) => stepsOf(places[b].path).length - stepsOf(places[a].path).length,
);

/** Anything that is no address of ours is Home. */
export function parseRoute(fragment: string): Route {
  for (const screen of screens) {
    const read = readPlace(places[screen], fragment);
    if (read !== null) return { screen, ...read } as Route;
  }
  return { screen: 'home' };
}

export function formatRoute(route: Route): string {
  return writePlace<Place>(places[route.screen], route);
}

/** `replace`: Back does not return to where one was (filters, an opened detail). */
export function navigate(route: Route, options: { replace?: boolean } = {}): void {
  const fragment = formatRoute(route);
  if (fragment === window.location.hash) return;
  if (options.replace) {
    window.history.replaceState(null, '', fragment);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    window.location.hash = fragment;
  }
}

function onHashChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

let seen: { fragment: string; route: Route } | null = null;
function currentRoute(): Route {
  const fragment = window.location.hash;
  if (seen?.fragment !== fragment) seen = { fragment, route: parseRoute(fragment) };
  return seen.route;
}

export function useRoute(): Route {
  return useSyncExternalStore(onHashChange, currentRoute);
}
