/** Searches one list: its rows by verdict, operator, kept column or a text, in an order of choice. */
import type { LookupItem } from '../../contract/history.ts';
import type { FoundRowsQuery } from '../../contract/lists.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import type { History } from '../history/history.ts';
import { createFilters } from '../history/search/filter.ts';
import { wholeNumber } from '../history/search/text.ts';
import type { Clock } from '../kernel/ports.ts';
import { createLookupViews, type LookupRow, lookupSelect } from '../lookups/lookup-view.ts';
import type { Store } from '../store/store.ts';
import { createFoundRows } from './found-rows.ts';

export type FindRows = (query: FoundRowsQuery) => { rows: LookupItem[]; next: string | null; behind: number | null };

/** `behind`: rows that the index does not know yet, or knows as they were: as in the history. */
export function createListSearch(deps: {
  store: Store;
  clock: Clock;
  history: Pick<History, 'index'>;
  accessLog: Pick<AccessLog, 'searched'>;
}): FindRows {
  const { store, clock, accessLog } = deps;
  const { index } = deps.history;
  const filters = createFilters(store, index.sets);
  const foundRows = createFoundRows(store, clock, index.sets);
  const views = createLookupViews(store, clock);
  const some = store.prepare<{ ids: string }, LookupRow>(
    `${lookupSelect} WHERE l.id IN (SELECT value FROM json_each(:ids)) AND lists.complete = 1`,
  );

  return (query) => {
    // The first page of what was typed; going on in it is no other search.
    const typed = query.after === null ? wholeNumber(query.search) : null;
    if (typed) accessLog.searched(typed);
    const behind = index.catchUp();
    const found = filters.select({ ...query, ...everything });
    const { ids, next } = foundRows(query, found);
    const rows = new Map(some.all({ ids: JSON.stringify(ids) }).map((row) => [row.id, row]));
    return { rows: views.items(ids.flatMap((id) => rows.get(id) ?? [])), next, behind: behind?.rows ?? null };
  };
}

/** What a list is not searched by. */
const everything = {
  answers: 'all' as const,
  connectionId: null,
  relations: [],
  provinces: [],
  charges: [],
  from: null,
  to: null,
};
