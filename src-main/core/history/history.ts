/** Finds lookups again. Pages by keyset, newest first; nothing loads a whole table. */
import type { Attempt, LookupDetail, LookupItem } from '../../contract/history.ts';
import type { Problem } from '../../contract/person.ts';
import type { Charge, LookupState } from '../../contract/states.ts';
import { CoreError } from '../errors.ts';
import { cutPage, decodeCursor } from '../keyset.ts';
import { derivePerson } from '../lists/rules/derive.ts';
import type { Clock } from '../ports.ts';
import type { Statement, Store } from '../store/store.ts';
import { type LookupRow, lookupSelect, toLookupItem } from './lookup-view.ts';

export type HistoryQuery = {
  search: string;
  states: LookupState[];
  listId: number | null;
  after: string | null;
  limit: number;
};

export type History = ReturnType<typeof createHistory>;

type PageParameters = { states: string; list_id: number | null; before: number; limit: number; text: string };
type DetailRow = LookupRow & {
  extra: string;
  problems: string;
  connection_id: number;
  connection_name: string;
};
type AttemptRow = {
  id: number;
  number: number;
  connection_name: string;
  started_at: number;
  finished_at: number | null;
  outcome: Attempt['outcome'];
  http_status: number | null;
  code: number | null;
  message: string | null;
  sequence_id: string | null;
  charge: Charge;
  raw: string | null;
};

export function createHistory(store: Store, clock: Clock) {
  const filtered = `lists.complete = 1 AND l.id < :before AND (:list_id IS NULL OR l.list_id = :list_id)
    AND (:states = '[]' OR l.state IN (SELECT value FROM json_each(:states)))`;
  const order = 'ORDER BY l.id DESC LIMIT :limit';
  const pages: Record<'all' | 'digits' | 'name', Statement<PageParameters, LookupRow>> = {
    all: store.prepare(`${lookupSelect} WHERE ${filtered} AND :text = '' ${order}`),
    // A range, not LIKE, so that the indexes on nik and phone serve; the end is the first string past the prefix.
    digits: store.prepare(`${lookupSelect} WHERE l.id IN (
        SELECT id FROM lookups WHERE nik >= :text AND nik < :text || 'x'
        UNION SELECT id FROM lookups WHERE phone >= :text AND phone < :text || 'x')
      AND ${filtered} ${order}`),
    name: store.prepare(`${lookupSelect} WHERE ${filtered} AND l.name LIKE :text ESCAPE '\\' ${order}`),
  };
  const one = store.prepare<{ id: number }, LookupRow>(`${lookupSelect} WHERE l.id = :id AND lists.complete = 1`);
  const detail = store.prepare<{ id: number }, DetailRow>(`
    SELECT k.*, d.extra, d.problems, c.id AS connection_id, c.name AS connection_name
    FROM (${lookupSelect} WHERE l.id = :id AND lists.complete = 1) k
    JOIN lookups d ON d.id = k.id JOIN lists m ON m.id = d.list_id JOIN connections c ON c.id = m.connection_id`);
  const attempts = store.prepare<{ lookup_id: number }, AttemptRow>(`
    SELECT a.id, a.number, c.name AS connection_name, a.started_at, a.finished_at, a.outcome, a.http_status, a.code,
           a.message, a.sequence_id, a.charge, a.raw
    FROM attempts a JOIN connections c ON c.id = a.connection_id WHERE a.lookup_id = :lookup_id ORDER BY a.number`);

  function read(query: HistoryQuery): LookupRow[] {
    const parameters = {
      states: JSON.stringify(query.states),
      list_id: query.listId,
      before: decodeCursor(query.after, 1)?.[0] ?? Number.MAX_SAFE_INTEGER,
      limit: query.limit + 1,
    };
    const digits = asDigits(query.search);
    if (query.search === '') return pages.all.all({ ...parameters, text: '' });
    if (digits !== null) return pages.digits.all({ ...parameters, text: digits });
    return pages.name.all({ ...parameters, text: `%${query.search.replace(/[\\%_]/g, '\\$&')}%` });
  }

  return {
    page(query: HistoryQuery): { items: LookupItem[]; next: string | null } {
      const { rows, next } = cutPage(read(query), query.limit, (row) => [row.id]);
      return { items: rows.map(toLookupItem), next };
    },
    /** Errors: `not-found`. */
    item(lookupId: number): LookupItem {
      const row = one.get({ id: lookupId });
      if (!row) throw new CoreError('not-found', 'That lookup is not there any more.');
      return toLookupItem(row);
    },
    /** Errors: `not-found`. A twin shows its leader's attempts: they are what it was answered from. */
    detail(lookupId: number): LookupDetail {
      const row = detail.get({ id: lookupId });
      if (!row) throw new CoreError('not-found', 'That lookup is not there any more.');
      return {
        ...toLookupItem(row),
        connectionId: row.connection_id,
        connectionName: row.connection_name,
        derived: derivePerson(row, clock.now()),
        problems: JSON.parse(row.problems) as Problem[],
        extra: JSON.parse(row.extra) as LookupDetail['extra'],
        attemptLog: attempts.all({ lookup_id: row.twin_of ?? row.id }).map(toAttempt),
      };
    },
  };
}

/** The digits of a search for a number, in the form they are stored; null when it is a search for a name. */
function asDigits(search: string): string | null {
  const bare = search.replace(/[\s.\-+()]/g, '');
  if (bare === '' || /\D/.test(bare)) return null;
  // A phone as it is written abroad is stored with a leading 0.
  return /^628/.test(bare) ? `0${bare.slice(2)}` : bare;
}

function toAttempt(row: AttemptRow): Attempt {
  return {
    attemptId: row.id,
    number: row.number,
    connectionName: row.connection_name,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    outcome: row.outcome,
    httpStatus: row.http_status,
    code: row.code,
    message: row.message,
    sequenceId: row.sequence_id,
    charge: row.charge,
    raw: row.raw,
  };
}
