/** The contract's filter as constraints over the index. */
import type { HistoryFilter } from '../../../contract/history.ts';
import type { Store } from '../../store/store.ts';
import type { Dimension } from '../index/row-values.ts';
import type { StoredSets } from '../index/stored-sets.ts';
import { type Constraint, inAny } from './constraint.ts';
import { createSelection, type Selection } from './selection.ts';
import { createTextSearch, type TextMatch } from './text.ts';

export type Found = { selection: Selection; test: TextMatch['test'] };
export type VisibleList = { id: number; connection_id: number; practice: 0 | 1 };

export const columnKey = (heading: string): string => `column ${heading}`;
export const isColumnKey = (key: string): boolean => key.startsWith('column ');

export function createFilters(store: Store, sets: StoredSets) {
  const text = createTextSearch(store, sets);
  const lists = store.prepare<readonly [], VisibleList>(`
    SELECT l.id, l.connection_id, c.kind = 'practice' AS practice
    FROM lists l JOIN connections c ON c.id = l.connection_id WHERE l.complete = 1`);

  function ofValues(key: string, dim: Dimension, chosen: readonly string[]): Constraint[] {
    if (chosen.length === 0) return [];
    const values = sets.valuesOf(dim);
    const ids = [...new Set(chosen)].flatMap((value) => values.get(value) ?? []);
    return [inAny(key, ids, keptChunk)];
  }

  function keptChunk(valueId: number, chunk: number) {
    return sets.chunks(valueId).get(chunk) ?? null;
  }

  function ofLists(key: string, wanted: (list: VisibleList) => boolean): Constraint[] {
    const chosen = lists.all([]).filter(wanted);
    const values = sets.valuesOf('list');
    const ids = chosen.flatMap(({ id }) => values.get(String(id)) ?? []);
    // All there are: nothing to narrow. A list without an indexed row has no value.
    return ids.length === values.size ? [] : [inAny(key, ids, keptChunk)];
  }

  function ofDays(from: string | null, to: string | null): Constraint[] {
    if (from === null && to === null) return [];
    const days = [...sets.valuesOf('day').keys()].filter((day) => (from ?? '') <= day && day <= (to ?? '9999-99-99'));
    return [
      inAny(
        'month',
        days.flatMap((day) => sets.valuesOf('day').get(day) ?? []),
        keptChunk,
      ),
    ];
  }

  return {
    lists: (): VisibleList[] => lists.all([]),
    keptChunk,
    /** What is to be looked at, after `sets.follow`. */
    select(filter: HistoryFilter): Found {
      const { listId, connectionId, answers } = filter;
      const match = filter.search === '' ? { constraint: null, test: null } : text(filter.search);
      const constraints: Constraint[] = [
        ...(match.constraint ? [match.constraint] : []),
        ...(listId === null ? [] : ofValues('list', 'list', [String(listId)])),
        ...(connectionId === null ? [] : ofLists('connection', (list) => list.connection_id === connectionId)),
        // A list that was asked for by name is shown, of whatever kind it is.
        ...(answers === 'all' || listId !== null
          ? []
          : ofLists('answers', ({ practice }) => (practice === 1) === (answers === 'practice'))),
        ...ofValues('state', 'state', filter.states),
        ...ofValues('verdict', 'verdict', filter.verdicts),
        ...ofValues('relation', 'relation', filter.relations),
        ...ofValues('operator', 'operator', filter.operators),
        ...ofValues('province', 'province', filter.provinces),
        ...ofValues('charge', 'charge', filter.charges),
        ...ofDays(filter.from, filter.to),
        ...(listId === null
          ? []
          : filter.columns.map(({ heading, values }) => {
              const ids = values.flatMap((value) => sets.columnValue({ listId, heading }, value) ?? []);
              return inAny(columnKey(heading), ids, sets.columnChunk(listId));
            })),
      ];
      return { selection: createSelection(sets, constraints), test: match.test };
    },
  };
}
