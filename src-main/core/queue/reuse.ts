/**
 * Answers from history. A lookup whose question was answered and paid for of late shares that answer instead of being
 * sent; one whose question is under way or in doubt elsewhere waits for what becomes of it, however old the doubt, because
 * sending it could pay twice unknowingly. Both by becoming a twin of the earlier lookup, in whatever list that is.
 *
 * Only what was answered at the base URL it would be sent to counts: an invented answer never stands for a real one. The
 * operator's "ask again", of a list or of one lookup, goes over all of it, and "send again" over the doubts of others.
 */
import { setImmediate } from 'node:timers/promises';
import type { Settings } from '../../contract/settings.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { createTurns } from '../store/turns.ts';

/** A lookup that is about to be asked. */
export type Asking = { id: number; nik: string; phone: string; fingerprint: string };

/** The same question, asked earlier: answered, or not yet known what became of it. */
export type Earlier = { id: number; state: 'answered' | 'sending' | 'in_doubt'; updated_at: number };

export type Reusable = {
  leaders: number;
  reused: number;
  reusedOldestAt: number | null;
  shared: number;
  /** Would be asked although the same question was, or may have been, paid for before. */
  paidBefore: number;
};

export type Reuse = ReturnType<typeof createReuse>;

const dayMs = 24 * 60 * 60 * 1000;
/** Rows looked at in one turn of the main thread, or shared in one step of a turn. */
const sliceRows = 250;
const stepRows = 10;

type Place = { row: number; id: number };
type WaitingRow = Asking & { source_row: number; ask_again: 0 | 1 };

/** SQL: lookups `e` of that NIK and phone; their table is looked into only for these. */
const sameNumbers = `lookup_niks k CROSS JOIN lookups e ON e.id = k.lookup_id WHERE k.nik = :nik AND k.phone = :phone`;

export function createReuse(deps: { store: Store; clock: Clock; settings: () => Pick<Settings, 'reuseDays'> }) {
  const { store, clock, settings } = deps;
  const inTurns = createTurns(store, clock);
  const find = store.prepare<Asking & { base_url: string; since: number }, Earlier>(`
    SELECT e.id, e.state, e.updated_at FROM ${sameNumbers}
      AND e.fingerprint = :fingerprint AND e.id <> :id AND e.twin_of IS NULL
      AND CASE e.state
        WHEN 'answered' THEN e.updated_at >= :since
        -- Practice costs nothing: nobody waits there for fear of paying twice.
        WHEN 'sending' THEN :base_url <> ''
        -- What has left before goes again by the operator's word, or the connection's: it does not wait for others.
        WHEN 'in_doubt' THEN :base_url <> ''
          AND NOT EXISTS (SELECT 1 FROM attempts o WHERE o.lookup_id = :id AND o.charge <> 'free')
        ELSE 0 END
      AND ${paidAt('e.id')}
    ORDER BY e.state = 'answered' DESC, e.updated_at DESC LIMIT 1`);
  const underWay = store.prepare<Omit<Asking, 'id'> & { base_url: string }, Earlier>(`
    SELECT e.id, e.state, e.updated_at FROM ${sameNumbers}
      AND e.fingerprint = :fingerprint AND e.state = 'sending' AND e.twin_of IS NULL
      AND :base_url <> '' AND ${paidAt('e.id')} LIMIT 1`);
  const share = store.prepare<{ id: number; leader: number; now: number }, { list_id: number }>(`
    UPDATE lookups SET twin_of = :leader,
      updated_at = CASE state WHEN 'queued' THEN :now ELSE updated_at END,
      state = CASE state WHEN 'queued' THEN 'reused' ELSE state END
    WHERE id = :id OR twin_of = :id RETURNING list_id`);
  const wait = store.prepare<{ id: number; leader: number }, { list_id: number }>(
    'UPDATE lookups SET twin_of = :leader WHERE id = :id OR twin_of = :id RETURNING list_id',
  );
  // Itself sent before, or in doubt elsewhere, or a doubt that was closed: no answer to share, perhaps paid all the same.
  const perhapsPaid = store.prepare<Asking & { base_url: string }, { id: number }>(`
    SELECT e.id FROM ${sameNumbers} AND e.fingerprint = :fingerprint
      AND (e.id = :id OR e.state IN ('failed', 'in_doubt')) AND ${paidAt('e.id')} LIMIT 1`);
  const baseUrl = store.prepare<{ id: number }, { base_url: string }>(`
    SELECT c.base_url FROM lists l JOIN connections c ON c.id = l.connection_id WHERE l.id = :id`);
  const waiting = store.prepare<{ list_id: number; row: number; id: number; limit: number }, WaitingRow>(`
    SELECT id, source_row, nik, phone, fingerprint, ask_again FROM lookups INDEXED BY lookups_list_state
    WHERE list_id = :list_id AND state = 'queued' AND twin_of IS NULL
      AND (source_row, id) > (:row, :id)
    ORDER BY source_row, id LIMIT :limit`);

  /** Milliseconds since the epoch: how old an answer may be. */
  function since(): number {
    const { reuseDays } = settings();
    return reuseDays === 0 ? Number.MAX_SAFE_INTEGER : clock.now() - reuseDays * dayMs;
  }

  /** The list's waiting leaders, slice by slice, each with the earlier lookup it could share; others work in between. */
  async function eachSlice(
    listId: number,
    visit: (slice: { row: WaitingRow; earlier: Earlier | undefined }[]) => void,
  ): Promise<void> {
    const from = since();
    const base = baseUrl.get({ id: listId })?.base_url;
    if (base === undefined) return;
    let place: Place = { row: -1, id: -1 };
    for (;;) {
      const rows = waiting.all({ list_id: listId, ...place, limit: sliceRows });
      visit(rows.map((row) => ({ row, earlier: find.get({ ...asking(row), base_url: base, since: from }) })));
      const last = rows.at(-1);
      if (!last || rows.length < sliceRows) return;
      place = { row: last.source_row, id: last.id };
      await setImmediate();
    }
  }

  /** Within the caller's transaction. Returns the lists whose lookups changed. */
  function shareOne(id: number, earlier: Earlier): number[] {
    const changed =
      earlier.state === 'answered'
        ? share.all({ id, leader: earlier.id, now: clock.now() })
        : wait.all({ id, leader: earlier.id });
    return [...new Set(changed.map((row) => row.list_id))];
  }

  return {
    since,
    /** What a claim asks before it sends. `from`: `since()`. */
    find: (row: Asking, base: string, from: number): Earlier | undefined =>
      find.get({ ...asking(row), base_url: base, since: from }),
    /** What "ask again" does not go over either: the same question on its way this very moment brings a new answer. */
    findUnderWay: (row: Asking, base: string): Earlier | undefined =>
      underWay.get({ nik: row.nik, phone: row.phone, fingerprint: row.fingerprint, base_url: base }),
    share: shareOne,
    /**
     * Before a list starts: shares every answer that is there already, so that what is sent is only what must be.
     * `goOn` is asked again and again; what it throws ends the sweep, with a part of it done.
     */
    async sweep(listId: number, goOn: () => void = () => {}): Promise<void> {
      const base = baseUrl.get({ id: listId })?.base_url;
      if (base === undefined) return;
      const from = since();
      let place: Place = { row: -1, id: -1 };
      await inTurns(() => {
        goOn();
        const rows = waiting.all({ list_id: listId, ...place, limit: stepRows });
        for (const row of rows) {
          const earlier = row.ask_again ? undefined : find.get({ ...asking(row), base_url: base, since: from });
          if (earlier) shareOne(row.id, earlier);
          place = { row: row.source_row, id: row.id };
        }
        return rows.length === stepRows;
      });
    },
    /** What `sweep` would do, without doing it. `askAgain`: nothing is shared. */
    async count(listId: number, askAgain: boolean): Promise<Reusable> {
      const found: Reusable = { leaders: 0, reused: 0, reusedOldestAt: null, shared: 0, paidBefore: 0 };
      const base = baseUrl.get({ id: listId })?.base_url ?? '';
      await eachSlice(listId, (slice) => {
        for (const { row, earlier } of slice) {
          found.leaders += 1;
          if (!earlier || askAgain || row.ask_again) {
            if (earlier || perhapsPaid.get({ ...asking(row), base_url: base })) found.paidBefore += 1;
            continue;
          }
          if (earlier.state !== 'answered') found.shared += 1;
          else {
            found.reused += 1;
            found.reusedOldestAt = Math.min(found.reusedOldestAt ?? earlier.updated_at, earlier.updated_at);
          }
        }
      });
      return found;
    },
  };
}

/** SQL: an attempt of that lookup was, or may have been, charged at `:base_url` while the connection had that address. */
function paidAt(lookup: string): string {
  return `EXISTS (SELECT 1 FROM attempts a JOIN connections c ON c.id = a.connection_id
                  WHERE a.lookup_id = ${lookup} AND a.charge <> 'free' AND c.base_url = :base_url
                    AND a.started_at >= c.base_url_since)`;
}

function asking({ id, nik, phone, fingerprint }: Asking): Asking {
  return { id, nik, phone, fingerprint };
}
