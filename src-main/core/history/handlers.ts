/** The history's calls. */
import type { Handlers } from '../kernel/dispatch.ts';
import type { History } from './history.ts';

export function historyHandlers(history: History): Handlers<'history.page' | 'history.get'> {
  return {
    'history.page': (query) => history.page(query),
    'history.get': ({ lookupId }) => history.detail(lookupId),
  };
}
