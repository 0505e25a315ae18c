/** The queue's SQL: claiming, settling, and the operator's orders. Every statement is prepared once, here. */

import type { SamePersonChoice } from '../../../contract/lists.ts';
import type { OwnCode } from '../../../contract/own-codes.ts';
import type { LookupState } from '../../../contract/states.ts';
import { type PersonRow, personColumns } from '../../lookups/person-columns.ts';
import { contactIsRestricted, createRestrictedPeople, isRestricted } from '../../lookups/restricted-people.ts';
import type { Store } from '../../store/store.ts';
import type { Outcome } from '../../td/outcome.ts';
import { fingerprint } from '../../td/question.ts';
import { type CounterChanges, createCounters } from './counters.ts';

/** A lookup as the queue needs it to ask the question. */
export type QueuedRow = PersonRow & {
  id: number;
  list_id: number;
  attempts_used: number;
};

/**
 * Due. `ask_again`: it, or its list, is to be asked whatever history has. `same_person`: its list's word on other details.
 * `met_before`: another lookup asks about the same person and phone, so that history may have the answer.
 */
export type DueRow = QueuedRow & {
  source_row: number;
  fingerprint: string;
  ask_again: 0 | 1;
  met_before: 0 | 1;
  /** 1: nobody asks about the person. */
  restricted: 0 | 1;
  /** 1: nobody asks about the contact, who is not among the row's details then. */
  contact_restricted: 0 | 1;
  /** 1: it says so already. */
  says_restricted: 0 | 1;
  same_person: SamePersonChoice;
};

/** Being sent, with its attempt. */
export type Claimed = QueuedRow & {
  fingerprint: string;
  attempt_id: number;
  connection_id: number;
  /** Rupiah. */
  price: number;
  started_at: number;
};

/** What became of a claimed row. `runAt` counts for `queued` alone. */
export type Ending = {
  row: Claimed;
  outcome: Outcome;
  state: LookupState;
  runAt: number;
  attemptsUsed: number;
};

export type ActiveList = { list_id: number; connection_id: number; kind: 'file' | 'single-checks' };

/** Requests of one connection under way at the same time (contract/connections.ts), with room for a second wave. */
const mostUnderWay = 128;

/** Of an attempt that was under way as the program ended. */
const endedMidway: OwnCode = 'interrupted';
/** Of one that left before this older copy was gone on with, as only what lies outside the database knows. */
const sentSinceCopy: OwnCode = 'sent-since-copy';

export type QueueRows = ReturnType<typeof createQueueRows>;

export function createQueueRows(store: Store) {
  const counters = createCounters(store);
  const restrictedPeople = createRestrictedPeople(store);
  // A bare LIMIT :limit would have SQLite prepare the statement anew for every value.
  const due = store.prepare<{ list_id: number; now: number; limit: number }, DueRow>(`
    SELECT id, list_id, source_row, ${personColumns.list()}, attempts_used, fingerprint,
           (SELECT same_person FROM lists WHERE id = :list_id) AS same_person,
           ask_again OR (SELECT ask_again FROM lists WHERE id = :list_id) AS ask_again,
           EXISTS (SELECT 1 FROM lookup_niks e
                   WHERE e.nik = lookups.nik AND e.phone = lookups.phone AND e.lookup_id <> lookups.id) AS met_before,
           ${isRestricted('lookups.nik')} AS restricted, ${contactIsRestricted('lookups')} AS contact_restricted,
           instr(problems, '"ec-restricted"') > 0 AS says_restricted
    FROM lookups
    WHERE list_id = :list_id AND state = 'queued' AND twin_of IS NULL AND run_at <= :now
    ORDER BY run_at, id LIMIT :limit + 0`);
  // For many rows at once where they change alike: every statement for itself pays for its savepoint and its triggers.
  const markSending = store.prepare<readonly [now: number, ids: string]>(`
    UPDATE lookups SET state = 'sending', cancel_asked = 0, drain_moves = drain_moves + 1, updated_at = ?
    WHERE id IN (SELECT value FROM json_each(?)) AND +state = 'queued'`);
  // Its ids are one after the other, in the order of the lookups.
  const writeAttempts = store.prepare<readonly [connection: number, now: number, price: number, ids: string]>(`
    INSERT INTO attempts (lookup_id, list_id, number, connection_id, started_at, price, drain_moves)
    SELECT k.id, k.list_id, (SELECT coalesce(max(number), 0) + 1 FROM attempts WHERE lookup_id = k.id), ?, ?, ?, 1
    FROM lookups k WHERE k.id IN (SELECT value FROM json_each(?)) ORDER BY k.id`);
  const finishAttempt = store.prepare<
    readonly [
      now: number,
      outcome: string,
      status: number | null,
      code: number | null,
      message: string | null,
      sequence: string | null,
      charge: string,
      raw: string | null,
      rawBytes: Buffer | null,
      id: number,
    ]
  >(`
    UPDATE attempts SET finished_at = ?, outcome = ?, http_status = ?, code = ?, message = ?, sequence_id = ?, charge = ?,
      raw = ?, raw_bytes = ?, drain_moves = drain_moves + 1
    WHERE id = ?`);
  const settleMany = store.prepare<readonly [state: string, attemptsUsed: number, now: number, ids: string]>(`
    UPDATE lookups SET state = ?, attempts_used = ?, answer = NULL, drain_moves = drain_moves + 1, updated_at = ?
    WHERE id IN (SELECT value FROM json_each(?)) AND +state = 'sending'`);
  const setAnswer = store.prepare<readonly [answer: string, id: number]>(
    `UPDATE lookups SET answer = ? WHERE id = ? AND state = 'answered'`,
  );
  const setRunAt = store.prepare<readonly [runAt: number, id: number]>('UPDATE lookups SET run_at = ? WHERE id = ?');
  const recount = [
    store.prepare<readonly [list: number]>('DELETE FROM list_states WHERE list_id = ?'),
    store.prepare<readonly [list: number]>(`
      INSERT INTO list_states SELECT list_id, state, count(*) FROM lookups WHERE list_id = ? GROUP BY state`),
  ];
  const leadersWithTwins = store.prepare<readonly [ids: string], { id: number }>(`
    SELECT DISTINCT twin_of AS id FROM lookups
    WHERE twin_of IN (SELECT value FROM json_each(?)) AND +state = 'queued'`);
  const interruptedTo = store.prepare<{ id: number; state: string; now: number; attempts_used: number }>(`
    UPDATE lookups SET state = :state, run_at = :now, attempts_used = :attempts_used, answer = NULL, updated_at = :now
    WHERE id = :id AND state = 'sending'`);
  const settleTwins = store.prepare<{ leader: number; state: string; now: number }, { list_id: number }>(
    `UPDATE lookups SET state = :state, updated_at = :now WHERE twin_of = :leader AND +state = 'queued' RETURNING list_id`,
  );
  const releaseOthers = store.prepare<{ leader: number }, { list_id: number }>(`
    UPDATE lookups SET twin_of = NULL WHERE twin_of = :leader AND +state = 'queued'
      AND fingerprint <> (SELECT fingerprint FROM lookups WHERE id = :leader) RETURNING list_id`);
  // Since it was given up for them the last time, if ever.
  const pages = store.prepare<{ id: number }, { n: number; since: number | null }>(`
    SELECT count(*) AS n, min(started_at) AS since FROM attempts
    WHERE lookup_id = :id AND outcome = 'captive-page'
      AND id > coalesce((SELECT max(id) FROM attempts WHERE lookup_id = :id AND outcome = 'filtered'), 0)`);
  const othersAnswered = store.prepare<{ id: number; connection_id: number; since: number }, { id: number }>(`
    SELECT id FROM attempts
    WHERE connection_id = :connection_id AND started_at >= :since AND lookup_id <> :id
      AND outcome IN ('answered', 'no-record', 'refused') LIMIT 1`);
  const cancelAsked = store.prepare<readonly [ids: string], { id: number }>(
    'SELECT id FROM lookups WHERE id IN (SELECT value FROM json_each(?)) AND cancel_asked = 1',
  );
  const activeLists = store.prepare<Record<string, never>, ActiveList>(`
    SELECT l.id AS list_id, l.connection_id, l.kind FROM lists l
    JOIN list_states s ON s.list_id = l.id AND s.state = 'queued' AND s.n > 0
    JOIN connections c ON c.id = l.connection_id AND c.deleted_at IS NULL
    WHERE l.complete = 1 AND l.started_at IS NOT NULL AND l.held_at IS NULL ORDER BY l.id`);
  const nextDue = store.prepare<{ list_id: number }, { run_at: number | null }>(
    `SELECT min(run_at) AS run_at FROM lookups WHERE list_id = :list_id AND state = 'queued' AND twin_of IS NULL`,
  );
  // What was under way while the machine slept left long after its start: the newest are looked at, however old.
  const recentSends = store.prepare<{ connection_id: number; since: number; under_way: number }, { left_by: number }>(`
    SELECT coalesce(finished_at, started_at) AS left_by FROM attempts
    WHERE connection_id = :connection_id AND outcome IS NOT 'not-sent'
      AND started_at >= min(:since, coalesce((SELECT started_at FROM attempts WHERE connection_id = :connection_id
                                              ORDER BY started_at DESC LIMIT 1 OFFSET :under_way), 0))
      AND coalesce(finished_at, started_at) >= :since
    ORDER BY left_by`);
  const interrupted = store.prepare<
    Record<string, never>,
    {
      id: number;
      list_id: number;
      attempts_used: number;
      /** 1: its list was cancelled while it was being sent. */
      cancel_asked: 0 | 1;
      in_doubt_policy: 'hold' | 'resend';
      max_attempts: number;
    }
  >(`
    SELECT k.id, k.list_id, k.attempts_used, k.cancel_asked, c.in_doubt_policy, c.max_attempts
    FROM lookups k JOIN lists l ON l.id = k.list_id
    -- The list may have been moved since: what counts is where this one was sent.
    LEFT JOIN attempts a ON a.lookup_id = k.id AND a.finished_at IS NULL
    JOIN connections c ON c.id = coalesce(a.connection_id, l.connection_id)
    WHERE k.state = 'sending' GROUP BY k.id`);
  const closeOpenAttempts = store.prepare<{ lookup_id: number; now: number }>(`
    UPDATE attempts SET finished_at = :now, outcome = 'in-doubt', message = '${endedMidway}', charge = 'unknown'
    WHERE lookup_id = :lookup_id AND finished_at IS NULL`);

  // Not by the drain's own counting: the triggers count it.
  const sentBefore = store.prepare<{ id: number; connection_id: number; at: number; price: number }>(`
    INSERT INTO attempts (lookup_id, list_id, number, connection_id, started_at, finished_at, outcome, message, charge, price)
    SELECT k.id, k.list_id, (SELECT coalesce(max(number), 0) + 1 FROM attempts WHERE lookup_id = k.id), :connection_id,
           :at, :at, 'in-doubt', '${sentSinceCopy}', 'unknown', :price
    FROM lookups k WHERE k.id = :id`);
  const doubtBefore = store.prepare<{ id: number; now: number }>(`
    UPDATE lookups SET state = 'in_doubt', attempts_used = attempts_used + 1, answer = NULL, updated_at = :now
    WHERE id = :id AND +state = 'queued'`);

  const dueSooner = store.prepare<{ now: number; by: number }>(`
    UPDATE lookups SET run_at = max(:now, run_at - :by) WHERE state = 'queued' AND run_at > :now`);
  const dueTooFar = store.prepare<{ now: number }>(`
    UPDATE lookups SET run_at = :now
    FROM lists l JOIN connections c ON c.id = l.connection_id
    WHERE lookups.state = 'queued' AND l.id = lookups.list_id AND lookups.run_at > :now + c.retry_max_ms`);
  // Written down by a clock that was ahead of today's: it waits as long as was meant then, from now on.
  const dueAsMeant = store.prepare<{ now: number }>(`
    UPDATE lookups SET run_at = :now + max(0, run_at - updated_at)
    WHERE state = 'queued' AND run_at > :now AND updated_at > :now`);

  // With those that share its answer and ask the same.
  const askAs = store.prepare<{ id: number; from: string; to: string; restricted: 0 | 1 }>(`
    UPDATE lookups SET fingerprint = :to, problems = (
      SELECT json_group_array(json(value)) FROM (
        SELECT value FROM json_each(lookups.problems) WHERE value ->> 'code' <> 'ec-restricted'
        UNION ALL SELECT '{"field":null,"code":"ec-restricted","severity":"warning"}' WHERE :restricted = 1))
    WHERE (id = :id OR twin_of = :id) AND +state = 'queued' AND fingerprint = :from`);

  /** As it is to be asked now: without a contact who is restricted. What it says of that, and what it asks, is stored with it. */
  function asAsked(row: DueRow): DueRow {
    const { id, fingerprint: from, contact_restricted: restricted } = row;
    if ((restricted === 0 && row.says_restricted === 0) || from.startsWith('erased ')) return row;
    const asked = restricted === 1 ? { ...row, ec_nik: null, ec_phone: null, ec_name: null } : row;
    const to = fingerprint(personColumns.fromRow(asked));
    if (to !== from || restricted !== row.says_restricted) askAs.run({ id, from, to, restricted });
    return { ...asked, fingerprint: to };
  }

  /** All to the same state. */
  function settleGroup(group: readonly Ending[], now: number, counterChanges: CounterChanges): void {
    const [first] = group;
    if (!first) return;
    const ids = JSON.stringify(group.map(({ row }) => row.id));
    const { changes } = settleMany.run([first.state, first.attemptsUsed, now, ids]);
    if (changes === group.length) {
      for (const { row } of group) counters.moved(counterChanges, row.list_id, 'sending', first.state);
      return;
    }
    // Some are not being sent any more, and nobody says which.
    for (const listId of new Set(group.map(({ row }) => row.list_id))) {
      for (const step of recount) step.run([listId]);
      // What was gathered of it is in the rows already.
      counterChanges.states.delete(listId);
    }
  }

  return {
    /** The wall clock was set back by so many milliseconds: what was to wait so long does not wait longer. */
    clockSetBack: (now: number, byMs: number) => void dueSooner.run({ now, by: byMs }),
    /** At a start: no lookup waits longer than was meant, whatever the clock was when that was written down. */
    waitsAsMeant: (now: number) => void dueAsMeant.run({ now }),
    /** No lookup waits longer than its connection's longest backoff, whatever the clock was before. */
    capWaits: (now: number) => void dueTooFar.run({ now }),
    /** Nobody who is restricted is among them: whoever waits all the same is cancelled here. */
    due(listId: number, now: number, limit: number): DueRow[] {
      const found = due.all({ list_id: listId, now, limit });
      if (!found.some((row) => row.restricted === 1)) return found.map(asAsked);
      restrictedPeople.cancelAllWaiting(now);
      return due.all({ list_id: listId, now, limit }).map(asAsked);
    },
    beginCounting: counters.begin,
    /** Adds what `claim` and `end` counted to the sums; in their transaction, when they are done. */
    storeCounters: counters.store,
    /** Within the caller's transaction: it is not sent, for it was sent before, at that time. The operator decides. */
    doubtSentBefore(row: DueRow, connectionId: number, call: { at: number; price: number }, now: number): void {
      sentBefore.run({ id: row.id, connection_id: connectionId, at: call.at, price: call.price });
      doubtBefore.run({ id: row.id, now });
    },
    /** Within the caller's transaction: the rows are `sending` and their attempts written down. All of one connection. */
    claim(
      claims: readonly DueRow[],
      connection: { id: number; price_per_call: number },
      now: number,
      counterChanges: CounterChanges,
    ): Claimed[] {
      if (claims.length === 0) return [];
      const inOrder = [...claims].sort((a, b) => a.id - b.id);
      const ids = JSON.stringify(inOrder.map((row) => row.id));
      const price = connection.price_per_call;
      const marked = markSending.run([now, ids]).changes;
      const written = writeAttempts.run([connection.id, now, price, ids]);
      if (marked !== claims.length || written.changes !== claims.length) {
        throw new Error('A lookup was to be claimed that is not queued.');
      }
      const firstId = written.id - claims.length + 1;
      return inOrder.map((row, index) => {
        const attempt = { attempt_id: firstId + index, connection_id: connection.id, price, started_at: now };
        const claimed = { ...row, ...attempt };
        counters.moved(counterChanges, row.list_id, 'queued', 'sending');
        counters.begun(counterChanges, claimed);
        return claimed;
      });
    },
    /** Within the caller's transaction: stores how attempts ended and what became of their lookups. */
    end(endings: readonly Ending[], now: number, counterChanges: CounterChanges): void {
      const alike = new Map<string, Ending[]>();
      for (const ending of endings) {
        const { row, outcome } = ending;
        finishAttempt.run([
          now,
          outcome.kind,
          outcome.httpStatus,
          outcome.code,
          outcome.message,
          outcome.sequenceId,
          outcome.charge,
          outcome.raw,
          outcome.rawBytes ?? null,
          row.attempt_id,
        ]);
        counters.ended(counterChanges, row, outcome.kind, outcome.charge);
        const key = `${ending.state} ${ending.attemptsUsed}`;
        const group = alike.get(key);
        if (group) group.push(ending);
        else alike.set(key, [ending]);
      }
      for (const group of alike.values()) settleGroup(group, now, counterChanges);
      for (const { row, outcome, state, runAt } of endings) {
        if (outcome.answer) setAnswer.run([JSON.stringify(outcome.answer), row.id]);
        if (state === 'queued') setRunAt.run([runAt, row.id]);
      }
    },
    /** Of those lookups the ones with twins that wait for them. */
    leadersWithTwins: (ids: readonly number[]) =>
      ids.length === 0 ? [] : leadersWithTwins.all([JSON.stringify(ids)]).map(({ id }) => id),
    /** Those that wait for that one though they ask with other details go on by themselves. Their lists. */
    releaseOthers: (leader: number) => releaseOthers.all({ leader }),
    /** One entry for each twin that shares the end: its list. */
    settleTwins: (leader: number, state: LookupState, now: number) => settleTwins.all({ leader, state, now }),
    /**
     * How often a page came for this row before, and whether the connection has answered another one since the first of them.
     */
    pagesBefore(row: Claimed): { pages: number; othersAnswered: boolean } {
      const { n, since } = pages.get({ id: row.id }) ?? { n: 0, since: null };
      const asked = { id: row.id, connection_id: row.connection_id };
      return { pages: n, othersAnswered: since !== null && othersAnswered.get({ ...asked, since }) !== undefined };
    },
    /** Of those being sent: whose list was cancelled meanwhile. */
    cancelAsked: (ids: readonly number[]): number[] =>
      ids.length === 0 ? [] : cancelAsked.all([JSON.stringify(ids)]).map(({ id }) => id),
    activeLists: () => activeLists.all({}),
    /** Wall-clock milliseconds; null when nothing of the list waits. */
    nextDue: (listId: number) => nextDue.get({ list_id: listId })?.run_at ?? null,
    /** When what left since then had left at the latest: an answer, or a restart, came after it. Ascending. */
    recentSends: (connectionId: number, since: number) =>
      recentSends.all({ connection_id: connectionId, since, under_way: mostUnderWay }).map((row) => row.left_by),
    interrupted: () => interrupted.all({}),
    /** What a program that died was sending: in doubt, or due again at once. */
    settleInterrupted: (id: number, state: LookupState, attemptsUsed: number, now: number) =>
      void interruptedTo.run({ id, state, attempts_used: attemptsUsed, now }),
    closeOpenAttempts: (lookupId: number, now: number) => closeOpenAttempts.run({ lookup_id: lookupId, now }),
  };
}
