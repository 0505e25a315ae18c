/** The history's calls. */
import type { AccessLog } from '../access-log/access-log.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import type { History } from './history.ts';
import { wholeNumber } from './search/text.ts';

export function historyHandlers({
  history,
  accessLog,
}: {
  history: History;
  accessLog: Pick<AccessLog, 'searched'>;
}): Handlers<'history.page' | 'history.facets' | 'history.get'> {
  return {
    'history.page': (query) => {
      // The first page of what was typed; going on in it is no other search.
      const typed = query.after === null ? wholeNumber(query.search) : null;
      if (typed) accessLog.searched(typed);
      return history.page(query);
    },
    'history.facets': (filter) => history.facets(filter),
    'history.get': ({ lookupId }) => history.detail(lookupId),
  };
}
