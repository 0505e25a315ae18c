/**
 * Reads the lookups that match a filter, newest first, one page at a time. Within a list, newest first is the order of
 * the file backwards, because rows are stored in file order.
 */
import type { HistoryAnswers } from '../../contract/history.ts';
import type { LookupState } from '../../contract/states.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Statement, Store } from '../store/store.ts';

/** Where a row stands: `[source_row, id]` within a list, `[0, id]` among all. */
export type WalkKey = readonly [row: number, id: number];

export type WalkFilter = {
  states: readonly LookupState[];
  listId: number | null;
  /** Over all lists; one list is of one kind. */
  answers: HistoryAnswers;
  /** Of the lists of one connection; null: of all. */
  connectionId: number | null;
  /** digits: the start of a NIK or phone. name: a part of it. */
  search: { digits: string } | { name: string } | null;
};

type Place = { row: number; id: number };
type Bounds = Place & { to_row: number; to_id: number };
type Kind = {
  list_id: number | null;
  connection_id: number | null;
  state: string | null;
  text: string;
  answers: HistoryAnswers;
};
type Lane = { state: LookupState | null; from: WalkKey; done: boolean; hits: WalkKey[] };
type Walk = {
  bound: Statement<Kind & Place & { window: number }, Place>;
  hits: Record<'none' | 'digits' | 'name', Statement<Kind & Bounds & { limit: number }, Place>>;
};

/** Milliseconds after which no further window is begun. One takes about a millisecond. */
const timeMs = 20;
const windowRows = 2_000;
/** Digits with at most so many numbers each are looked up by index; of more, a walk meets enough soon. */
const fewNumbers = 1_000;

export const walkStart: WalkKey = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];

const residues = {
  none: '',
  digits: `AND (nik >= :text AND nik < :text || 'x' OR phone >= :text AND phone < :text || 'x')`,
  name: `AND name LIKE :text ESCAPE '\\'`,
};

/**
 * Each kind of filter uses the index made for it: by id, by state, by list, by list and state; several states are
 * separate walks that are merged. What no index can find (a part of a name, digits that begin thousands of numbers) is
 * searched window by window. A call stops when its time is up and returns what it has: the page may be short or empty,
 * and `next` then says where to continue.
 */
export function createLookupWalk(store: Store, clock: Clock) {
  // The rows of a list that is still being stored are not there yet.
  const visible = `
    AND list_id NOT IN (SELECT id FROM lists WHERE complete = 0)
    AND (:connection_id IS NULL OR list_id IN (SELECT id FROM lists WHERE connection_id = :connection_id))
    AND (:answers = 'all' OR (:answers = 'practice') = (list_id IN (
      SELECT o.id FROM lists o JOIN connections c ON c.id = o.connection_id WHERE c.kind = 'practice')))`;

  function walk(index: string, where: string, bound: (from: string) => string): Walk {
    const from = `FROM lookups ${index} WHERE ${where} AND id < :id`;
    const hits = (residue: string) =>
      store.prepare<Kind & Bounds & { limit: number }, Place>(
        `SELECT 0 AS row, id ${from} AND id >= :to_id ${residue} ${visible} ORDER BY id DESC LIMIT :limit`,
      );
    return {
      bound: store.prepare(bound(from)),
      hits: { none: hits(residues.none), digits: hits(residues.digits), name: hits(residues.name) },
    };
  }

  function walkOfList(index: string, where: string): Walk {
    const from = `FROM lookups INDEXED BY ${index} WHERE ${where} AND (source_row, id) < (:row, :id)`;
    const order = 'ORDER BY source_row DESC, id DESC';
    const hits = (residue: string) =>
      store.prepare<Kind & Bounds & { limit: number }, Place>(`
        SELECT source_row AS row, id ${from} AND (source_row, id) >= (:to_row, :to_id) ${residue} ${order} LIMIT :limit`);
    return {
      bound: store.prepare(`SELECT source_row AS row, id ${from} ${order} LIMIT 1 OFFSET :window`),
      hits: { none: hits(residues.none), digits: hits(residues.digits), name: hits(residues.name) },
    };
  }

  const walks = {
    // Ids have few gaps, and counting rows would read the table twice.
    all: walk(
      'INDEXED BY lookups_search',
      'true',
      (from) => `SELECT 0 AS row, max(0, id - :window) AS id ${from} ORDER BY lookups.id DESC LIMIT 1`,
    ),
    state: walk(
      'INDEXED BY lookups_state_newest',
      'state = :state',
      (from) => `SELECT 0 AS row, id ${from} ORDER BY id DESC LIMIT 1 OFFSET :window`,
    ),
    list: walkOfList('lookups_of_list', 'list_id = :list_id'),
    listState: walkOfList('lookups_list_state', 'list_id = :list_id AND state = :state'),
  };
  const visibleList = store.prepare<{ id: number }, { id: number }>(
    'SELECT id FROM lists WHERE id = :id AND complete = 1',
  );

  const beginning = (column: 'nik' | 'phone') =>
    `SELECT lookup_id FROM lookup_${column}s WHERE ${column} >= :text AND ${column} < :text || 'x'`;
  const count = (column: 'nik' | 'phone') =>
    store.prepare<{ text: string; most: number }, { n: number }>(
      `SELECT count(*) AS n FROM (${beginning(column)} LIMIT :most)`,
    );
  const numbers = [count('nik'), count('phone')];
  const ofNumbers = store.prepare<
    Place & {
      text: string;
      list_id: number | null;
      connection_id: number | null;
      states: string;
      answers: HistoryAnswers;
      limit: number;
    },
    Place
  >(`
    SELECT iif(:list_id IS NULL, 0, source_row) AS row, id FROM lookups
    WHERE id IN (${beginning('nik')} UNION ${beginning('phone')}) ${visible}
      AND (:list_id IS NULL OR list_id = :list_id)
      AND (:states = '[]' OR state IN (SELECT value FROM json_each(:states)))
      AND (iif(:list_id IS NULL, 0, source_row), id) < (:row, :id)
    ORDER BY id DESC LIMIT :limit`);

  function few(text: string): boolean {
    return numbers.every((statement) => (statement.get({ text, most: fewNumbers + 1 })?.n ?? 0) <= fewNumbers);
  }

  /** Reads one window of a lane; all its rows down to `lane.from` have been looked at then. */
  function readOn(lane: Lane, filter: WalkFilter, limit: number): void {
    const { listId, connectionId, search } = filter;
    const { bound, hits } =
      lane.state === null ? walks[listId === null ? 'all' : 'list'] : walks[listId === null ? 'state' : 'listState'];
    const [row, id] = lane.from;
    const kind = { list_id: listId, connection_id: connectionId, state: lane.state, answers: filter.answers };
    const end = bound.get({ ...kind, text: '', row, id, window: windowRows - 1 });
    const to = { to_row: end?.row ?? 0, to_id: end?.id ?? 0 };
    const place = { ...kind, ...to, row, id, limit };
    const found =
      search === null
        ? hits.none.all({ ...place, text: '' })
        : 'digits' in search
          ? hits.digits.all({ ...place, text: search.digits })
          : hits.name.all({ ...place, text: `%${search.name.replace(/[\\%_]/g, '\\$&')}%` });
    lane.hits.push(...found.map((hit): WalkKey => [hit.row, hit.id]));
    const last = lane.hits.at(-1);
    if (found.length === limit && last) lane.from = last;
    else if (end && end.id > 0) lane.from = [end.row, end.id];
    else lane.done = true;
  }

  return {
    /** The keys of a page of at most `limit` after `after`, and the key to go on after: null at the end. */
    page(filter: WalkFilter, after: WalkKey, limit: number): { keys: WalkKey[]; next: WalkKey | null } {
      const { search, states, listId, connectionId } = filter;
      if (listId !== null && !visibleList.get({ id: listId })) return { keys: [], next: null };
      if (search !== null && 'digits' in search && few(search.digits)) {
        const found = ofNumbers
          .all({
            text: search.digits,
            list_id: listId,
            connection_id: connectionId,
            states: JSON.stringify(states),
            // A list that was asked for by name is shown, of whatever kind it is.
            answers: listId === null ? filter.answers : 'all',
            row: after[0],
            id: after[1],
            limit: limit + 1,
          })
          .map((hit): WalkKey => [hit.row, hit.id]);
        const keys = found.slice(0, limit);
        return { keys, next: found.length > limit ? (keys.at(-1) ?? null) : null };
      }

      const lanes = (states.length === 0 ? [null] : [...new Set(states)]).map(
        (state): Lane => ({ state, from: after, done: false, hits: [] }),
      );
      const until = clock.monotonic() + timeMs;
      for (;;) {
        // The lane that is least far holds the page back: beyond it others may still come in between.
        const hindmost = lanes.filter((lane) => !lane.done).sort((a, b) => newestFirst(a.from, b.from))[0];
        const floor = hindmost?.from ?? null;
        const moved = floor === null || newestFirst(after, floor) < 0;
        const keys = lanes
          .flatMap((lane) => lane.hits)
          .filter((key) => floor === null || newestFirst(key, floor) <= 0)
          .sort(newestFirst);
        const page = keys.slice(0, limit);
        if (keys.length > limit) return { keys: page, next: page.at(-1) ?? null };
        if (!hindmost || (moved && clock.monotonic() >= until)) return { keys: page, next: floor };
        readOn(hindmost, filter, limit + 1);
      }
    },
  };
}

/** Below zero when `a` stands before `b`. */
function newestFirst(a: WalkKey, b: WalkKey): number {
  return b[0] - a[0] || b[1] - a[1];
}
