/**
 * Answers from history: a lookup shares an earlier answer, or waits for one, by becoming a twin of the earlier lookup,
 * in whatever list that is.
 */
import type { SamePersonChoice } from '../../../contract/lists.ts';
import type { Clock } from '../../kernel/ports.ts';
import { doubtfulAt, perhapsPaidAt } from '../../lookups/perhaps-paid.ts';
import type { Store } from '../../store/store.ts';
import { createTurns } from '../../store/turns.ts';
import { type Age, type Asking, type Earlier, sameNumbers, sameQuestion } from './earlier-lookups.ts';
import { asking, beforeAll, type HistorySearch, type WaitingPlace, type WaitingRow } from './history-search.ts';
import type { Detailed, Other } from './other-details.ts';

export type Reuse = ReturnType<typeof createReuse>;

/** Rows looked at in one step of a turn. */
const stepRows = 10;

/**
 * A lookup whose question was answered and paid for recently shares that answer instead of being sent. One whose
 * question is under way or in doubt elsewhere waits for its outcome, however old the doubt, because sending it could
 * pay twice unknowingly. Where a doubt is to be sent again, that is one payment more, not one for every row that asks the
 * same: whoever's turn comes first is sent, and the other waits for it.
 *
 * Only answers from the base URL it would be sent to count: an invented answer never stands for a real one. The
 * operator's "ask again", of a list or of one lookup, overrides all of it, and "send again" overrides the doubts of
 * others.
 *
 * The same NIK and phone with another name, or another contact, is another question (other-details.ts): asked, left out
 * or answered from the fuller answer, as the operator chose for the list.
 */
export function createReuse(deps: {
  store: Store;
  clock: Clock;
  history: HistorySearch;
  /** Within the caller's transaction: these wait no more, by the operator's word. */
  leaveOut: (lookupIds: readonly number[], now: number) => unknown;
}) {
  const { store, clock, history, leaveOut } = deps;
  const inTurns = createTurns(store, clock);
  const underWay = store.prepare<Omit<Asking, 'id'> & { base_url: string }, Earlier>(`
    SELECT e.id, e.state, e.updated_at FROM ${sameNumbers}
      AND ${sameQuestion} AND e.state = 'sending' AND e.twin_of IS NULL
      AND :base_url <> '' AND ${perhapsPaidAt('e.id')} LIMIT 1`);
  const share = store.prepare<{ id: number; leader: number; now: number }, { list_id: number }>(`
    UPDATE lookups SET twin_of = :leader,
      updated_at = CASE state WHEN 'queued' THEN :now ELSE updated_at END,
      state = CASE state WHEN 'queued' THEN 'reused' ELSE state END
    WHERE id = :id OR twin_of = :id RETURNING list_id`);
  const wait = store.prepare<{ id: number; leader: number }, { list_id: number }>(
    'UPDATE lookups SET twin_of = :leader WHERE id = :id OR twin_of = :id RETURNING list_id',
  );
  const resentElsewhere = store.prepare<Asking & { base_url: string }, { id: number }>(`
    SELECT e.id FROM ${sameNumbers} AND ${sameQuestion} AND e.id <> :id AND e.state = 'queued'
      AND e.twin_of IS NULL AND ${doubtfulAt('e.id')}
      AND EXISTS (SELECT 1 FROM lists l JOIN connections c ON c.id = l.connection_id
                  WHERE l.id = e.list_id AND c.base_url = :base_url)`);
  const ownTwins = store.prepare<{ id: number; list_id: number }, { id: number }>(
    'SELECT id FROM lookups WHERE (id = :id OR twin_of = :id) AND list_id = :list_id',
  );

  /** Within the caller's transaction. Returns the lists whose lookups changed. */
  function shareOne(id: number, earlier: Earlier): number[] {
    const changed =
      earlier.state === 'answered'
        ? share.all({ id, leader: earlier.id, now: clock.now() })
        : wait.all({ id, leader: earlier.id });
    return [...new Set(changed.map((row) => row.list_id))];
  }

  /** Within the caller's transaction. */
  function takeOther(row: WaitingRow, { earlier, covers, leader }: Other, samePerson: SamePersonChoice): void {
    if (samePerson === 'leave-out')
      leaveOut(
        ownTwins.all({ id: row.id, list_id: row.list_id }).map(({ id }) => id),
        clock.now(),
      );
    else if (samePerson === 'reuse' && covers) {
      if (earlier) shareOne(row.id, earlier);
      else if (leader !== null) wait.all({ id: row.id, leader });
    }
  }

  return {
    age: history.age,
    /** What a claim asks before it sends. */
    find: history.find,
    /** The same, where the list's word is to reuse what was asked with other details: one that says as much. */
    findOther(row: Detailed, base: string, age: Age): Earlier | undefined {
      const other = history.findOther(row, base, age);
      return other?.covers ? (other.earlier ?? undefined) : undefined;
    },
    /** What "ask again" does not go over either: the same question on its way this very moment brings a new answer. */
    findUnderWay: (row: Asking, base: string): Earlier | undefined =>
      underWay.get({ nik: row.nik, phone: row.phone, fingerprint: row.fingerprint, base_url: base }),
    share: shareOne,
    /**
     * Within the transaction that claims `row`: doubts of its question that are to be sent again wait for it. Also what is to be
     * asked again whatever history has, for this answer is as new. Returns their lists.
     */
    leadResent(row: Asking, base: string): number[] {
      const others = resentElsewhere.all({ ...asking(row), base_url: base });
      return others.flatMap(({ id }) => wait.all({ id, leader: row.id }).map(({ list_id }) => list_id));
    },
    /**
     * Before a list starts: shares every answer that is there already, so that what is sent is only what must be.
     * What was asked with other details is taken as `samePerson` says; `leaveOut`: only these rows of the source are left
     * out by it, for the others may be on their way again by the operator's word. `goOn` is asked again and again; what it
     * throws ends the sweep, with a part of it done.
     */
    async sweep(
      listId: number,
      samePerson: SamePersonChoice,
      { goOn = () => {}, leaveOut: only }: { goOn?: () => void; leaveOut?: ReadonlySet<number> } = {},
    ): Promise<void> {
      const base = history.baseUrl(listId);
      if (base === undefined) return;
      const from = history.age();
      let place: WaitingPlace = beforeAll;
      await inTurns(() => {
        goOn();
        const rows = history.waitingAfter(listId, place, stepRows);
        for (const row of rows) {
          place = { row: row.source_row, id: row.id };
          if (row.ask_again) continue;
          const { earlier, other } = history.look(row, base, from);
          if (earlier) shareOne(row.id, earlier);
          else if (other && (samePerson !== 'leave-out' || !only || only.has(row.source_row)))
            takeOther(row, other, samePerson);
        }
        return rows.length === stepRows;
      });
    },
    /**
     * Within the transaction that takes these rows of the source into a list that was started: nothing of them can leave
     * before `samePerson` was heard.
     */
    takeRows(listId: number, samePerson: SamePersonChoice, sourceRows: Iterable<number>): void {
      const base = history.baseUrl(listId);
      if (base === undefined) return;
      const from = history.age();
      for (const sourceRow of sourceRows) {
        const row = history.waitingAt(listId, sourceRow);
        if (!row || row.ask_again) continue;
        const { earlier, other } = history.look(row, base, from);
        if (earlier) shareOne(row.id, earlier);
        else if (other) takeOther(row, other, samePerson);
      }
    },
  };
}
