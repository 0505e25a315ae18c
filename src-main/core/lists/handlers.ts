/** Lists: starting, moving, renaming, and reading what is stored. */

import type { LookupItem } from '../../contract/history.ts';
import type { FoundRowsQuery, List, listCalls } from '../../contract/lists.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { CoreError } from '../kernel/errors.ts';
import type { EventBus } from '../kernel/event-bus.ts';
import { cutPage, decodeCursor } from '../kernel/keyset.ts';
import type { Ports } from '../kernel/ports.ts';
import { createLookupViews } from '../lookups/lookup-view.ts';
import type { Reuse } from '../queue/reuse/reuse.ts';
import type { SharedTwins } from '../queue/reuse/shared-twins.ts';
import type { Store } from '../store/store.ts';
import type { Forecasts } from './forecast.ts';
import { createListRows } from './list-rows.ts';
import type { ListView } from './list-view.ts';

export type ListDeps = {
  store: Store;
  events: EventBus;
  ports: Pick<Ports, 'clock'>;
  listView: Pick<ListView, 'get' | 'page' | 'groups'>;
  forecasts: Forecasts;
  reuse: Pick<Reuse, 'sweep'>;
  sharedTwins: Pick<SharedTwins, 'releaseList'>;
  /** By more than their state, or in another order than the file's (core/list-search). */
  findRows(query: FoundRowsQuery): { rows: LookupItem[]; next: string | null; behind: number | null };
  /** It is there, or another than before: what waits in all of them may have changed, also where nothing is sent. */
  onListChanged(): void;
  /** Its lookups may be sent from now on. */
  onListStarted(listId: number): void;
  /** What is left of it goes elsewhere from now on. */
  onListMoved(listId: number): void;
};

export function listHandlers(deps: ListDeps): Handlers<keyof typeof listCalls> {
  const { store, events, ports, listView, forecasts, reuse, sharedTwins } = deps;
  const { onListChanged, onListStarted, onListMoved } = deps;
  const rows = createListRows(store);
  const views = createLookupViews(store, ports.clock);

  function changed(listId: number): List {
    const list = listView.get(listId);
    events.emit('lists.changed', list);
    onListChanged();
    return list;
  }

  function mustBeThere(connectionId: number): void {
    if (!rows.hasConnection(connectionId)) {
      throw new CoreError('connection-unknown', 'That connection is not there any more.');
    }
  }

  return {
    'lists.page': ({ after, limit, ...chosen }) => {
      const found = listView.page(decodeCursor(after, 2), limit + 1, chosen);
      const { rows: lists, next } = cutPage(found, limit, (list) => [list.createdAt, list.id]);
      return { lists, next };
    },

    'lists.groups': () => listView.groups(),

    'lists.get': ({ listId }) => listView.get(listId),

    'lists.rows': (query) => {
      const { listId, states, after, limit } = query;
      listView.get(listId);
      if (isSearch(query)) return deps.findRows(query);
      const found = rows.page(listId, states, decodeCursor(after, 2), limit + 1);
      const { rows: page, next } = cutPage(found, limit, (row) => [row.source_row, row.id]);
      return { rows: views.items(page), next, behind: null };
    },

    'lists.forecast': ({ listId, ...choices }) => forecasts.of(listId, choices),

    'lists.start': async ({ listId, askAgain, samePerson }) => {
      const before = listView.get(listId);
      if (before.startedAt !== null) return before;
      const choices = { askAgain: askAgain ?? before.askAgain, samePerson: samePerson ?? before.samePerson };
      rows.setReuse(listId, choices);
      if (!choices.askAgain) await reuse.sweep(listId, choices.samePerson);
      if (!rows.start(listId, ports.clock.now())) return listView.get(listId);
      const list = changed(listId);
      onListStarted(listId);
      return list;
    },

    'lists.move': async ({ listId, connectionId, fromPractice }) => {
      listView.get(listId);
      mustBeThere(connectionId);
      const change = rows.changeOfKind(listId, connectionId);
      if (change === 'mixes') {
        throw new CoreError(
          'connection-kind-differs',
          'Practice answers are invented: this list cannot go on with a real account, or the other way round.',
        );
      }
      if (change === 'pays' && !fromPractice) {
        throw new CoreError(
          'practice-list',
          'This is a practice list. With a real account its lookups are paid for: say that it may go there.',
        );
      }
      const elsewhere = rows.movesAway(listId, connectionId);
      rows.move(listId, connectionId);
      if (elsewhere) await sharedTwins.releaseList(listId);
      onListMoved(listId);
      return changed(listId);
    },

    'lists.setPurpose': ({ listId, purpose, legalBasis }) => {
      rows.setPurpose(listId, purpose, legalBasis);
      return changed(listId);
    },

    'lists.rename': ({ listId, name }) => {
      rows.rename(listId, name);
      return changed(listId);
    },

    'lists.archive': ({ listId, archived }) => {
      rows.archive(listId, archived ? ports.clock.now() : null);
      return changed(listId);
    },

    'lists.setGroup': ({ listId, group }) => {
      rows.setGroup(listId, group);
      return changed(listId);
    },
  };
}

function isSearch({ search, verdicts, operators, columns, sort }: FoundRowsQuery): boolean {
  return search !== '' || sort !== 'row' || [verdicts, operators, columns].some((chosen) => chosen.length > 0);
}
