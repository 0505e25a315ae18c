/** The history's calls. */
import type { Handlers } from '../kernel/dispatch.ts';
import type { History } from './history.ts';

export function historyHandlers(history: History): Handlers<'history.page' | 'history.facets' | 'history.get'> {
  return {
    'history.page': (query) => history.page(query),
    'history.facets': (filter) => history.facets(filter),
    'history.get': ({ lookupId }) => history.detail(lookupId),
  };
}
