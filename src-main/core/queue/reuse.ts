/**
 * Answers from history: a lookup shares an earlier answer, or waits for one, by becoming a twin of the earlier lookup,
 * in whatever list that is.
 */

import { setImmediate } from 'node:timers/promises';
import { dayMs } from '../../contract/calendar.ts';
import type { SamePersonChoice } from '../../contract/lists.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Clock } from '../kernel/ports.ts';
import { trustedAheadMs } from '../kernel/waits.ts';
import { personColumns } from '../lookups/person-columns.ts';
import type { Store } from '../store/store.ts';
import { createTurns } from '../store/turns.ts';
import { fingerprint, type Question } from '../td/question.ts';
import { type Age, type Asking, type Earlier, paidAt, sameNumbers, shareable } from './earlier-lookups.ts';
import { createOtherDetails, type Detailed, type Other } from './other-details.ts';

export type Reusable = {
  leaders: number;
  reused: number;
  reusedOldestAt: number | null;
  shared: number;
  /** Would be asked although the same question was, or may have been, paid for before. */
  paidBefore: number;
  /** Leaders that the choice for other details left out; and those that it has follow another of the list. */
  leftOut: number;
  merged: number;
  other: OtherCounts;
};

/** Leaders about a NIK and phone that is asked, or was, with other details; whatever the choice. */
export type OtherCounts = {
  /** Asked before, or in another list that was started. */
  earlier: number;
  /** Asked by another of the list as well. */
  inList: number;
  /** Of both: `reuse` would spare the call. */
  reusable: number;
  /** When the oldest and the newest of the earlier answers came; milliseconds since the epoch. */
  oldestAt: number | null;
  newestAt: number | null;
};

/** What the operator says before a list starts. */
export type ReuseChoices = { askAgain: boolean; samePerson: SamePersonChoice };

export type Reuse = ReturnType<typeof createReuse>;

/** Rows looked at in one turn of the main thread at most, and in one step of a turn. */
const sliceRows = 250;
const stepRows = 10;
/** Milliseconds of a turn that only looks: a slow disk, or a slow computer, ends it before its rows do. */
const longestTurnMs = 15;

type Place = { row: number; id: number };
/** `met`: another lookup is about the same NIK and phone. */
type WaitingRow = Detailed & { source_row: number; ask_again: 0 | 1; met: 0 | 1 };
type Looked = { row: WaitingRow; earlier: Earlier | undefined; other: Other | null };

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
  settings: () => Pick<Settings, 'reuseDays'>;
  /** Within the caller's transaction: these wait no more, by the operator's word. */
  leaveOut: (lookupIds: readonly number[], now: number) => unknown;
}) {
  const { store, clock, settings, leaveOut } = deps;
  const inTurns = createTurns(store, clock);
  const details = createOtherDetails(store);
  const find = store.prepare<Asking & Age & { base_url: string }, Earlier>(`
    SELECT e.id, e.state, e.updated_at FROM ${sameNumbers}
      AND e.fingerprint = :fingerprint AND e.id <> :id AND e.twin_of IS NULL
      AND ${shareable}
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
  const resentElsewhere = store.prepare<Asking & { base_url: string }, { id: number }>(`
    SELECT e.id FROM ${sameNumbers} AND e.fingerprint = :fingerprint AND e.id <> :id AND e.state = 'queued'
      AND e.twin_of IS NULL AND ${paidAt('e.id', `a.outcome = 'in-doubt'`)}
      AND EXISTS (SELECT 1 FROM lists l JOIN connections c ON c.id = l.connection_id
                  WHERE l.id = e.list_id AND c.base_url = :base_url)`);
  // Itself sent before; or in doubt elsewhere, given up there, or on its way again: no answer to share, perhaps paid all the same.
  const perhapsPaid = store.prepare<Asking & { base_url: string }, { id: number }>(`
    SELECT e.id FROM ${sameNumbers} AND e.fingerprint = :fingerprint
      AND (e.id = :id OR e.state IN ('failed', 'in_doubt', 'cancelled', 'queued')) AND ${paidAt('e.id')} LIMIT 1`);
  const baseUrl = store.prepare<{ id: number }, { base_url: string }>(`
    SELECT c.base_url FROM lists l JOIN connections c ON c.id = l.connection_id WHERE l.id = :id`);
  const waiting = store.prepare<{ list_id: number; row: number; id: number; limit: number }, WaitingRow>(`
    SELECT id, list_id, source_row, ${personColumns.list()}, fingerprint, ask_again,
           EXISTS (SELECT 1 FROM lookup_niks e
                   WHERE e.nik = lookups.nik AND e.phone = lookups.phone AND e.lookup_id <> lookups.id) AS met
    FROM lookups INDEXED BY lookups_list_state
    WHERE list_id = :list_id AND state = 'queued' AND twin_of IS NULL
      AND (source_row, id) > (:row, :id)
    ORDER BY source_row, id LIMIT :limit`);

  const waitingRow = store.prepare<{ list_id: number; row: number }, WaitingRow>(`
    SELECT id, list_id, source_row, ${personColumns.list()}, fingerprint, ask_again, 1 AS met
    FROM lookups INDEXED BY lookups_list_state
    WHERE list_id = :list_id AND state = 'queued' AND twin_of IS NULL AND source_row = :row`);

  const ownFamily = store.prepare<{ id: number; list_id: number }, { id: number }>(
    'SELECT id FROM lookups WHERE (id = :id OR twin_of = :id) AND list_id = :list_id',
  );

  function age(): Age {
    const { reuseDays } = settings();
    const now = clock.now();
    return { since: reuseDays === 0 ? Number.MAX_SAFE_INTEGER : now - reuseDays * dayMs, until: now + trustedAheadMs };
  }

  /** What there is of its question elsewhere, and where there is nothing, of its NIK and phone. */
  function look(row: WaitingRow, base: string, age: Age): Looked {
    if (row.met === 0) return { row, earlier: undefined, other: null };
    const earlier = find.get({ ...asking(row), base_url: base, ...age });
    return { row, earlier, other: earlier ? null : details.find(row, base, age) };
  }

  /** The list's waiting leaders, slice by slice, each with what it could share; others work in between. */
  async function eachSlice(listId: number, visit: (slice: Looked[]) => void): Promise<void> {
    const from = age();
    const base = baseUrl.get({ id: listId })?.base_url;
    if (base === undefined) return;
    let place: Place = { row: -1, id: -1 };
    for (;;) {
      const until = clock.monotonic() + longestTurnMs;
      for (let seen = 0; seen < sliceRows; seen += stepRows) {
        const rows = waiting.all({ list_id: listId, ...place, limit: stepRows });
        visit(rows.map((row) => look(row, base, from)));
        const last = rows.at(-1);
        if (!last || rows.length < stepRows) return;
        place = { row: last.source_row, id: last.id };
        if (clock.monotonic() >= until) break;
      }
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

  /** Within the caller's transaction. */
  function takeOther(row: WaitingRow, { earlier, covers, leader }: Other, samePerson: SamePersonChoice): void {
    if (samePerson === 'leave-out')
      leaveOut(
        ownFamily.all({ id: row.id, list_id: row.list_id }).map(({ id }) => id),
        clock.now(),
      );
    else if (samePerson === 'reuse' && covers) {
      if (earlier) shareOne(row.id, earlier);
      else if (leader !== null) wait.all({ id: row.id, leader });
    }
  }

  return {
    /** How old an answer may be now. */
    age,
    /** What a claim asks before it sends. */
    find: (row: Asking, base: string, age: Age): Earlier | undefined =>
      find.get({ ...asking(row), base_url: base, ...age }),
    /** The same, where the list's word is to reuse what was asked with other details: one that says as much. */
    findOther(row: Detailed, base: string, age: Age): Earlier | undefined {
      const other = details.find(row, base, age);
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
    /** When the NIK and phone were answered for with other details, where this question was not; milliseconds since the epoch. */
    askedOtherwiseAt(person: Question, base: string): number | null {
      const asked = notStored(person, { list_id: -1, source_row: -1 });
      if (find.get({ ...asking(asked), base_url: base, ...age() })) return null;
      const earlier = details.find(asked, base, age())?.earlier;
      return earlier?.state === 'answered' ? earlier.updated_at : null;
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
      const base = baseUrl.get({ id: listId })?.base_url;
      if (base === undefined) return;
      const from = age();
      let place: Place = { row: -1, id: -1 };
      await inTurns(() => {
        goOn();
        const rows = waiting.all({ list_id: listId, ...place, limit: stepRows });
        for (const row of rows) {
          place = { row: row.source_row, id: row.id };
          if (row.ask_again) continue;
          const { earlier, other } = look(row, base, from);
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
      const base = baseUrl.get({ id: listId })?.base_url;
      if (base === undefined) return;
      const from = age();
      for (const sourceRow of sourceRows) {
        const row = waitingRow.get({ list_id: listId, row: sourceRow });
        if (!row || row.ask_again) continue;
        const { earlier, other } = look(row, base, from);
        if (earlier) shareOne(row.id, earlier);
        else if (other) takeOther(row, other, samePerson);
      }
    },
    /** Counts rows that are on their way into the list, asked with other details elsewhere or by a row that is in it. */
    countRows(listId: number): { see(sourceRow: number, person: Question): void; counts: OtherCounts } {
      const base = baseUrl.get({ id: listId })?.base_url ?? '';
      const from = age();
      const counts: OtherCounts = { earlier: 0, inList: 0, reusable: 0, oldestAt: null, newestAt: null };
      return {
        counts,
        see(sourceRow, person) {
          const row = notStored(person, { list_id: listId, source_row: sourceRow });
          if (find.get({ ...asking(row), base_url: base, ...from })) return;
          const other = details.find(row, base, from);
          if (other) countOther(counts, other);
        },
      };
    },
    /** What `sweep` would do, without doing it. `askAgain`: nothing is shared, and nothing left out. */
    async count(listId: number, { askAgain, samePerson }: ReuseChoices): Promise<Reusable> {
      const found: Reusable = {
        ...{ leaders: 0, reused: 0, reusedOldestAt: null, shared: 0, paidBefore: 0, leftOut: 0, merged: 0 },
        other: { earlier: 0, inList: 0, reusable: 0, oldestAt: null, newestAt: null },
      };
      const base = baseUrl.get({ id: listId })?.base_url ?? '';
      function spared(earlier: Earlier): void {
        if (earlier.state !== 'answered') found.shared += 1;
        else {
          found.reused += 1;
          found.reusedOldestAt = Math.min(found.reusedOldestAt ?? earlier.updated_at, earlier.updated_at);
        }
      }
      await eachSlice(listId, (slice) => {
        for (const { row, earlier, other } of slice) {
          found.leaders += 1;
          if (other) countOther(found.other, other);
          const again = askAgain || row.ask_again === 1;
          if (earlier && !again) spared(earlier);
          else if (other && !again && samePerson === 'leave-out') found.leftOut += 1;
          else if (other?.covers && !again && samePerson === 'reuse') {
            if (other.earlier) spared(other.earlier);
            else found.merged += 1;
          } else if (earlier || perhapsPaid.get({ ...asking(row), base_url: base })) {
            found.paidBefore += 1;
          }
        }
      });
      return found;
    },
  };
}

/** A question that is in no store yet. */
function notStored(person: Question, place: Pick<Detailed, 'list_id' | 'source_row'>): Detailed {
  return { id: -1, ...place, ...personColumns.toRow(person), fingerprint: fingerprint(person) };
}

function countOther(counts: OtherCounts, { earlier, covers, inList }: Other): void {
  if (inList) counts.inList += 1;
  else counts.earlier += 1;
  if (covers) counts.reusable += 1;
  if (earlier?.state !== 'answered') return;
  counts.oldestAt = Math.min(counts.oldestAt ?? earlier.updated_at, earlier.updated_at);
  counts.newestAt = Math.max(counts.newestAt ?? earlier.updated_at, earlier.updated_at);
}

function asking({ id, nik, phone, fingerprint }: Asking): Asking {
  return { id, nik, phone, fingerprint };
}
