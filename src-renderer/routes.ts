/** Which screen is shown, kept in the fragment of the address (`#/lists/12`) so that Back, Forward and reload work. */
import { useSyncExternalStore } from 'react';
import { type LookupState, lookupStates } from '../src-main/contract/states.ts';
import { type ChargesRoute, formatChargesRoute, type InvoiceRoute, parseChargesRoute } from './charges-route.ts';

export type SettingsSection = 'general' | 'connections' | 'practice' | 'about';
const settingsSections: readonly SettingsSection[] = ['general', 'connections', 'practice', 'about'];

export type Route =
  | { screen: 'home' }
  | { screen: 'check' }
  | { screen: 'lists' }
  | { screen: 'import' }
  /** `lookupId`: its details are open. `start`: it is about to be started, with what that will cost. */
  | { screen: 'list'; listId: number; lookupId?: number; start?: true }
  | { screen: 'queue' }
  /** The lookups in doubt, of one list or one connection. `lookupId`: its details are open. */
  | { screen: 'doubts'; listId?: number; connectionId?: number; lookupId?: number }
  /** `lookupId`: its details are open. */
  | {
      screen: 'history';
      search?: string;
      states?: LookupState[];
      listId?: number;
      lookupId?: number;
      /** Absent: of real accounts, where there is one. */
      answers?: 'practice' | 'all';
    }
  /** `listId`: the report of that list is about to be made. */
  | { screen: 'reports'; listId?: number }
  | ChargesRoute
  | InvoiceRoute
  | { screen: 'settings'; section?: SettingsSection };

export type Screen = Route['screen'];

function positive(text: string | null | undefined): number | undefined {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** Anything that is no address of ours is Home. */
export function parseRoute(fragment: string): Route {
  const [path = '', query = ''] = fragment.replace(/^#/, '').split('?', 2);
  const parts = path.split('/').filter((part) => part !== '');
  const params = new URLSearchParams(query);
  switch (parts[0]) {
    case 'check':
      return { screen: 'check' };
    case 'lists': {
      if (parts[1] === 'import') return { screen: 'import' };
      const listId = positive(parts[1]);
      if (listId === undefined) return { screen: 'lists' };
      const lookupId = positive(params.get('lookup'));
      return {
        screen: 'list',
        listId,
        ...(lookupId === undefined ? {} : { lookupId }),
        ...(params.has('start') ? { start: true } : {}),
      };
    }
    case 'queue':
      return { screen: 'queue' };
    case 'doubts': {
      const listId = positive(params.get('list'));
      const connectionId = positive(params.get('connection'));
      const lookupId = positive(parts[1]);
      return {
        screen: 'doubts',
        ...(listId === undefined ? {} : { listId }),
        ...(connectionId === undefined ? {} : { connectionId }),
        ...(lookupId === undefined ? {} : { lookupId }),
      };
    }
    case 'history': {
      const search = params.get('search') ?? '';
      const states = lookupStates.filter((state) => params.get('states')?.split(',').includes(state));
      const listId = positive(params.get('list'));
      const lookupId = positive(parts[1]);
      const answers = (['practice', 'all'] as const).find((known) => known === params.get('answers'));
      return {
        screen: 'history',
        ...(search === '' ? {} : { search }),
        ...(states.length === 0 ? {} : { states }),
        ...(listId === undefined ? {} : { listId }),
        ...(lookupId === undefined ? {} : { lookupId }),
        ...(answers === undefined ? {} : { answers }),
      };
    }
    case 'reports': {
      const listId = positive(params.get('list'));
      return listId === undefined ? { screen: 'reports' } : { screen: 'reports', listId };
    }
    case 'charges':
      return parseChargesRoute(parts.slice(1), params);
    case 'settings': {
      const section = settingsSections.find((known) => known === parts[1]);
      return section === undefined ? { screen: 'settings' } : { screen: 'settings', section };
    }
    default:
      return { screen: 'home' };
  }
}

export function formatRoute(route: Route): string {
  const params = new URLSearchParams();
  switch (route.screen) {
    case 'home':
      return '#/';
    case 'check':
      return '#/check';
    case 'lists':
      return '#/lists';
    case 'import':
      return '#/lists/import';
    case 'list':
      if (route.lookupId !== undefined) params.set('lookup', String(route.lookupId));
      if (route.start) params.set('start', '1');
      return params.size === 0 ? `#/lists/${route.listId}` : `#/lists/${route.listId}?${params}`;
    case 'queue':
      return '#/queue';
    case 'doubts': {
      if (route.listId !== undefined) params.set('list', String(route.listId));
      if (route.connectionId !== undefined) params.set('connection', String(route.connectionId));
      const path = route.lookupId === undefined ? '#/doubts' : `#/doubts/${route.lookupId}`;
      return params.size === 0 ? path : `${path}?${params}`;
    }
    case 'history': {
      if (route.search) params.set('search', route.search);
      if (route.states && route.states.length > 0) params.set('states', route.states.join(','));
      if (route.listId !== undefined) params.set('list', String(route.listId));
      if (route.answers !== undefined) params.set('answers', route.answers);
      const path = route.lookupId === undefined ? '#/history' : `#/history/${route.lookupId}`;
      return params.size === 0 ? path : `${path}?${params}`;
    }
    case 'reports':
      return route.listId === undefined ? '#/reports' : `#/reports?list=${route.listId}`;
    case 'charges':
    case 'invoice':
      return formatChargesRoute(route);
    case 'settings':
      return route.section === undefined ? '#/settings' : `#/settings/${route.section}`;
  }
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
