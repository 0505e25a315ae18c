/** Searches the lookups. Pages by keyset; nothing loads a whole table. */
import { setImmediate } from 'node:timers/promises';
import type {
  Attempt,
  HistoryFacets,
  HistoryFilter,
  HistoryItem,
  HistorySort,
  LookupDetail,
  LookupItem,
} from '../../contract/history.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { Problem } from '../../contract/person.ts';
import { createWithheldColumns } from '../imports/columns/withheld-columns.ts';
import { CoreError } from '../kernel/errors.ts';
import { decodeCursor, encodeCursor } from '../kernel/keyset.ts';
import type { Clock, Logger } from '../kernel/ports.ts';
import { type AttemptRow, attemptColumns } from '../lookups/attempt-columns.ts';
import { createLookupViews, type LookupRow, lookupSelect } from '../lookups/lookup-view.ts';
import { createOutcomeRows } from '../lookups/outcome-rows.ts';
import { type ContactPart, contactPart, ownPartOfBody } from '../lookups/own-part.ts';
import { derivePerson } from '../person/derive.ts';
import type { Store } from '../store/store.ts';
import { createHistoryIndex } from './index/history-index.ts';
import { createLookupWalk, type WalkFilter, walkStart } from './lookup-walk.ts';
import { countFacets } from './search/facets.ts';
import { createFilters } from './search/filter.ts';
import { createPages } from './search/pages.ts';
import { searchedDigits } from './search/text.ts';
import { createValueColumns } from './search/value-columns.ts';

export type HistoryQuery = ParsedInputOf<'history.page'>;

export type History = ReturnType<typeof createHistory>;

type DetailRow = LookupRow & {
  extra: string;
  problems: string;
  connection_id: number;
  connection_name: string;
};
type LoggedAttempt = AttemptRow & {
  lookup_id: number;
  connection_name: string;
  practice: 0 | 1;
  message: string | null;
  raw: string | null;
  raw_bytes: Buffer | null;
};

/** Of a selection, in one turn of the main thread. */
const selectedAtOnce = 2_000;
/** Of a body that could not be read: enough to see what it is. */
const mostBytes = 48 * 1024;

export function createHistory(store: Store, clock: Clock, logger: Logger | null = null) {
  const index = createHistoryIndex(store, clock, logger);
  const filters = createFilters(store, index.sets);
  const pages = createPages(store, clock, index.sets);
  const walk = createLookupWalk(store, clock);
  const views = createLookupViews(store, clock);
  const shown = createWithheldColumns(store);
  const outcomes = createOutcomeRows(store);
  const columnOf = createValueColumns();
  const some = store.prepare<{ ids: string }, LookupRow>(
    `${lookupSelect} WHERE l.id IN (SELECT value FROM json_each(:ids)) AND lists.complete = 1`,
  );
  const one = store.prepare<{ id: number }, LookupRow>(`${lookupSelect} WHERE l.id = :id AND lists.complete = 1`);
  const detail = store.prepare<{ id: number }, DetailRow>(`
    SELECT k.*, d.extra, d.problems, c.id AS connection_id, c.name AS connection_name
    FROM (${lookupSelect} WHERE l.id = :id AND lists.complete = 1) k
    JOIN lookups d ON d.id = k.id JOIN lists m ON m.id = d.list_id JOIN connections c ON c.id = m.connection_id`);
  const attempts = store.prepare<{ id: number; leader: number | null }, LoggedAttempt>(`
    SELECT ${attemptColumns.list('a')}, a.lookup_id, c.name AS connection_name, c.kind = 'practice' AS practice,
           a.message, a.raw,
           CASE WHEN a.raw IS NULL THEN substr(a.raw_bytes, 1, ${mostBytes}) END AS raw_bytes
    FROM attempts a JOIN connections c ON c.id = a.connection_id WHERE a.lookup_id IN (:id, :leader) ORDER BY a.started_at, a.id`);

  const connectionNames = store.prepare<{ lists: string }, { list_id: number; name: string }>(`
    SELECT l.id AS list_id, c.name FROM lists l JOIN connections c ON c.id = l.connection_id
    WHERE l.id IN (SELECT value FROM json_each(:lists))`);

  const rowOf = store.prepare<readonly [id: number], { source_row: number }>(
    'SELECT source_row FROM lookups WHERE id = ?',
  );

  function itemsOf(ids: readonly number[]): HistoryItem[] {
    const rows = new Map(some.all({ ids: JSON.stringify(ids) }).map((found) => [found.id, found]));
    const items = views.items(ids.flatMap((id) => rows.get(id) ?? []));
    const lists = JSON.stringify([...new Set(items.map(({ listId }) => listId))]);
    const names = new Map(connectionNames.all({ lists }).map(({ list_id, name }) => [list_id, name]));
    return items.map((item) => {
      const { operator, province } = derivePerson(item.person, clock.now());
      return { ...item, connectionName: names.get(item.listId) ?? '', operator, province };
    });
  }

  function walked({ search, after, limit, ...filter }: HistoryQuery): { ids: number[]; next: string | null } {
    const digits = asDigits(search);
    const { states, listId, answers, connectionId } = filter;
    const wanted: WalkFilter = {
      ...{ states, listId, answers, connectionId },
      search: search === '' ? null : digits === null ? { name: search } : { digits },
    };
    const [row, id] = decodeCursor(after, 2) ?? walkStart;
    const { keys, next } = walk.page(wanted, [row ?? 0, id ?? 0], limit);
    return { ids: keys.map((key) => key[1]), next: next && encodeCursor(next) };
  }

  return {
    index,
    /** While the index is behind, what the rows themselves can be walked for is: that is slower, and complete. */
    page(query: HistoryQuery): { items: HistoryItem[]; next: string | null; behind: number | null } {
      const behind = index.catchUp();
      if (behind && canWalk(query)) {
        const { ids, next } = walked(query);
        return { items: itemsOf(ids), next, behind: null };
      }
      const { sort, after, limit, listId } = query;
      const found = filters.select(query);
      const row = (id: number): number => (listId === null ? 0 : (rowOf.get([id])?.source_row ?? 0));
      const { ids, next } = pages.page(found, sort, after, limit, row);
      return { items: itemsOf(ids), next, behind: behind?.rows ?? null };
    },
    facets(filter: HistoryFilter): { total: number | null; facets: HistoryFacets | null; behind: number | null } {
      const behind = index.catchUp()?.rows ?? null;
      const { selection, test } = filters.select(filter);
      if (test) return { total: null, facets: null, behind };
      return { ...countFacets(index.sets, columnOf, selection, filters.lists(), filter.listId), behind };
    },
    /** Ids of all that is found, each once, in order; in turns, and after everything is in the index. */
    async selected(filter: HistoryFilter, sort: HistorySort): Promise<number[]> {
      await index.settle();
      const ids = new Set<number>();
      let after: string | null = null;
      do {
        index.catchUp();
        const found = pages.page(filters.select(filter), sort, after, selectedAtOnce, () => 0);
        for (const id of found.ids) ids.add(id);
        after = found.next;
        await setImmediate();
      } while (after !== null);
      return [...ids];
    },
    /** Errors: `not-found`. */
    item(lookupId: number): LookupItem {
      const row = one.get({ id: lookupId });
      if (!row) throw new CoreError('not-found', 'That lookup is not there any more.');
      return views.item(row);
    },
    /** Errors: `not-found`. A twin shows its leader's attempts beside its own: they are what it was answered from. */
    detail(lookupId: number): LookupDetail {
      const row = detail.get({ id: lookupId });
      if (!row) throw new CoreError('not-found', 'That lookup is not there any more.');
      return {
        ...views.item(row),
        connectionId: row.connection_id,
        connectionName: row.connection_name,
        derived: derivePerson(row, clock.now()),
        problems: JSON.parse(row.problems) as Problem[],
        extra: shown.of(row.list_id).further(JSON.parse(row.extra)),
        attemptLog: attempts
          .all({ id: row.id, leader: row.twin_of })
          .map((attempt) => toAttempt(attempt, attempt.lookup_id === row.id ? 'whole' : contactPart(row))),
        outcomes: outcomes.about(row.id),
      };
    },
  };
}

/** Which filters the walk along the rows knows (lookup-walk.ts). */
function canWalk({
  sort,
  verdicts,
  relations,
  operators,
  provinces,
  charges,
  from,
  to,
  columns,
}: HistoryQuery): boolean {
  const others = [verdicts, relations, operators, provinces, charges, columns];
  return sort === 'newest' && from === null && to === null && others.every((chosen) => chosen.length === 0);
}

/** The digits of a search, in the form they are stored; null when it is a search for a name. */
function asDigits(search: string): string | null {
  const bare = searchedDigits(search);
  // A phone as it is written abroad is stored with a leading 0.
  return bare !== null && /^628/.test(bare) ? `0${bare.slice(2)}` : bare;
}

function toAttempt(row: LoggedAttempt, part: ContactPart): Attempt {
  return {
    attemptId: row.id,
    number: row.number,
    connectionName: row.connection_name,
    practice: row.practice === 1,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    outcome: row.outcome,
    httpStatus: row.http_status,
    code: row.code,
    message: row.message,
    sequenceId: row.sequence_id,
    charge: row.charge,
    raw: ownPartOfBody(row.raw, part),
    rawBytes: part === 'whole' ? (row.raw_bytes?.toString('base64') ?? null) : null,
  };
}
