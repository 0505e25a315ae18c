/**
 * Recomputes stored fingerprints after a migration that changed how they are made (store/migrations/007). Until it is
 * finished nothing may be sent, or what was answered under the old fingerprints would be paid for again.
 */
import type { Problem } from '../../contract/person.ts';
import type { Clock } from '../kernel/ports.ts';
import { type PersonRow, personColumns } from '../lookups/person-columns.ts';
import type { Store } from '../store/store.ts';
import { createTurns } from '../store/turns.ts';
import { fingerprint } from '../td/question.ts';

/** Rows of one step of a turn. */
const stepRows = 50;

type Stale = { next_id: number; last_id: number };
type StoredQuestion = PersonRow & {
  id: number;
  list_id: number;
  source_row: number;
  fingerprint: string;
  problems: string;
  /** It waits, and leads: the rows that ask the same follow it. */
  leads: 0 | 1;
};

export type Renewal = {
  readonly done: boolean;
  /** Returns how many lookups were looked at. Errors: those of the store; what is done by then stays done. */
  run(): Promise<number>;
};

/**
 * Works in turns of the main thread, each with its position in the same transaction: a program that was killed
 * continues where it was.
 */
export function createRenewal(store: Store, clock: Pick<Clock, 'monotonic'>): Renewal {
  const inTurns = createTurns(store, clock);
  const stale = store.prepare<[], Stale>('SELECT next_id, last_id FROM stale_fingerprints');
  const goOn = store.prepare<[next: number]>('UPDATE stale_fingerprints SET next_id = ?');
  const end = store.prepare<[]>('DELETE FROM stale_fingerprints');
  const slice = store.prepare<{ next_id: number; last_id: number; limit: number }, StoredQuestion>(`
    SELECT k.id, k.list_id, k.source_row, ${personColumns.list('k')}, k.fingerprint, k.problems,
           k.state = 'queued' AND k.twin_of IS NULL AND l.kind = 'file' AS leads
    FROM lookups k JOIN lists l ON l.id = k.list_id
    WHERE k.id BETWEEN :next_id AND :last_id ORDER BY k.id LIMIT :limit`);
  const renew = store.prepare<[print: string, id: number]>('UPDATE lookups SET fingerprint = ? WHERE id = ?');
  // Lookups before it have their new ones already.
  const sameInList = store.prepare<
    { id: number; list_id: number; nik: string; phone: string; fingerprint: string },
    { id: number }
  >(`
    SELECT e.id FROM lookup_niks k CROSS JOIN lookups e ON e.id = k.lookup_id
    WHERE k.nik = :nik AND k.phone = :phone AND e.id < :id AND e.list_id = :list_id AND e.fingerprint = :fingerprint
      AND e.state = 'queued' AND e.twin_of IS NULL LIMIT 1`);
  const follow = store.prepare<{ id: number; leader: number }>(
    'UPDATE lookups SET twin_of = :leader WHERE id = :id OR twin_of = :id',
  );
  const setProblems = store.prepare<[problems: string, id: number]>('UPDATE lookups SET problems = ? WHERE id = ?');
  const countTwin = store.prepare<[list: number]>('UPDATE lists SET duplicates = duplicates + 1 WHERE id = ?');

  /** Two rows of a list that ask the same now, and both wait: the later one shares the answer, as it would from an import. */
  function follows(row: StoredQuestion, leader: number): void {
    follow.run({ id: row.id, leader });
    const problems: Problem[] = [
      ...JSON.parse(row.problems),
      { row: row.source_row, field: null, code: 'twin', severity: 'note' },
    ];
    setProblems.run([JSON.stringify(problems), row.id]);
    countTwin.run([row.list_id]);
  }

  function step(): boolean {
    const todo = stale.get([]);
    if (!todo) return false;
    const rows = slice.all({ ...todo, limit: stepRows });
    seen += rows.length;
    for (const row of rows) {
      const { id, list_id, nik, phone } = row;
      // Without a name it is made as before.
      if (row.name === null && row.ec_name === null) continue;
      const print = fingerprint(personColumns.fromRow(row));
      if (print !== row.fingerprint) renew.run([print, id]);
      const leader = row.leads === 0 ? undefined : sameInList.get({ id, list_id, nik, phone, fingerprint: print });
      if (leader) follows(row, leader.id);
    }
    const last = rows.at(-1);
    if (last && rows.length === stepRows) goOn.run([last.id + 1]);
    else end.run([]);
    return rows.length === stepRows;
  }

  let done = false;
  let seen = 0;
  return {
    get done() {
      done ||= stale.get([]) === undefined;
      return done;
    },
    async run() {
      seen = 0;
      await inTurns(step);
      return seen;
    },
  };
}
