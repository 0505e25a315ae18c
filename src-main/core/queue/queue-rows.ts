/** The queue's SQL: claiming, settling, and the operator's orders. Every statement is prepared once, here. */
import type { LookupState } from '../../contract/states.ts';
import type { Store } from '../store/store.ts';
import type { Outcome } from '../td/outcome.ts';

/** A lookup as the queue needs it to ask the question. */
export type QueuedRow = {
  id: number;
  list_id: number;
  nik: string;
  phone: string;
  name: string | null;
  ec_nik: string | null;
  ec_phone: string | null;
  ec_name: string | null;
  attempts_used: number;
};

/** Due, with the number of attempts so far. `ask_again`: it, or its list, is to be asked whatever history has. */
export type DueRow = QueuedRow & { tries: number; fingerprint: string; ask_again: 0 | 1 };

export type Claimed = QueuedRow & { attempt_id: number };

export type ActiveList = { list_id: number; connection_id: number; kind: 'file' | 'single-checks' };

/** Requests of one connection under way at the same time (contract/connections.ts), with room for a second wave. */
const mostUnderWay = 128;

export type QueueRows = ReturnType<typeof createQueueRows>;

export function createQueueRows(store: Store) {
  const due = store.prepare<{ list_id: number; now: number; limit: number }, DueRow>(`
    SELECT id, list_id, nik, phone, name, ec_nik, ec_phone, ec_name, attempts_used, fingerprint,
           ask_again OR (SELECT ask_again FROM lists WHERE id = :list_id) AS ask_again,
           (SELECT coalesce(max(number), 0) FROM attempts WHERE lookup_id = lookups.id) AS tries
    FROM lookups
    WHERE list_id = :list_id AND state = 'queued' AND twin_of IS NULL AND run_at <= :now
    ORDER BY run_at, id LIMIT :limit`);
  const markSending = store.prepare<{ id: number; now: number }>(
    `UPDATE lookups SET state = 'sending', updated_at = :now WHERE id = :id`,
  );
  const writeAttempt = store.prepare<{
    lookup_id: number;
    list_id: number;
    connection_id: number;
    number: number;
    now: number;
    price: number;
  }>(`
    INSERT INTO attempts (lookup_id, list_id, connection_id, number, started_at, price)
    VALUES (:lookup_id, :list_id, :connection_id, :number, :now, :price)`);
  const finishAttempt = store.prepare<{
    id: number;
    now: number;
    outcome: string;
    http_status: number | null;
    code: number | null;
    message: string | null;
    sequence_id: string | null;
    charge: string;
    raw: string | null;
  }>(`
    UPDATE attempts SET finished_at = :now, outcome = :outcome, http_status = :http_status, code = :code,
      message = :message, sequence_id = :sequence_id, charge = :charge, raw = :raw
    WHERE id = :id`);
  const settleLookup = store.prepare<{
    id: number;
    state: string;
    run_at: number;
    attempts_used: number;
    answer: string | null;
    now: number;
  }>(`
    UPDATE lookups SET state = :state, run_at = :run_at, attempts_used = :attempts_used, answer = :answer, updated_at = :now
    WHERE id = :id AND state = 'sending'`);
  const settleTwins = store.prepare<{ leader: number; state: string; now: number }, { list_id: number }>(
    `UPDATE lookups SET state = :state, updated_at = :now WHERE twin_of = :leader AND +state = 'queued' RETURNING list_id`,
  );
  const activeLists = store.prepare<Record<string, never>, ActiveList>(`
    SELECT l.id AS list_id, l.connection_id, l.kind FROM lists l
    JOIN list_states s ON s.list_id = l.id AND s.state = 'queued' AND s.n > 0
    JOIN connections c ON c.id = l.connection_id AND c.deleted_at IS NULL
    WHERE l.complete = 1 AND l.started_at IS NOT NULL ORDER BY l.id`);
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
    { id: number; list_id: number; attempts_used: number; in_doubt_policy: 'hold' | 'resend'; max_attempts: number }
  >(`
    SELECT k.id, k.list_id, k.attempts_used, c.in_doubt_policy, c.max_attempts
    FROM lookups k JOIN lists l ON l.id = k.list_id
    -- The list may have been moved since: what counts is where this one was sent.
    LEFT JOIN attempts a ON a.lookup_id = k.id AND a.finished_at IS NULL
    JOIN connections c ON c.id = coalesce(a.connection_id, l.connection_id)
    WHERE k.state = 'sending' GROUP BY k.id`);
  const closeOpenAttempts = store.prepare<{ lookup_id: number; now: number }>(`
    UPDATE attempts SET finished_at = :now, outcome = 'in-doubt', message = 'interrupted', charge = 'unknown'
    WHERE lookup_id = :lookup_id AND finished_at IS NULL`);

  const dueSooner = store.prepare<{ now: number; by: number }>(`
    UPDATE lookups SET run_at = max(:now, run_at - :by) WHERE state = 'queued' AND run_at > :now`);
  const dueTooFar = store.prepare<{ now: number }>(`
    UPDATE lookups SET run_at = :now
    FROM lists l JOIN connections c ON c.id = l.connection_id
    WHERE lookups.state = 'queued' AND l.id = lookups.list_id AND lookups.run_at > :now + c.retry_max_ms`);

  return {
    /** The wall clock was set back by so many milliseconds: what was to wait so long does not wait longer. */
    clockSetBack: (now: number, byMs: number) => void dueSooner.run({ now, by: byMs }),
    /** At start-up: no lookup waits longer than its connection's longest backoff, whatever the clock was before. */
    capWaits: (now: number) => void dueTooFar.run({ now }),
    due: (listId: number, now: number, limit: number) => due.all({ list_id: listId, now, limit }),
    /** Within the caller's transaction: the row is `sending` and its attempt written down. */
    claim(row: DueRow, connectionId: number, price: number, now: number): Claimed {
      markSending.run({ id: row.id, now });
      const { id } = writeAttempt.run({
        lookup_id: row.id,
        list_id: row.list_id,
        connection_id: connectionId,
        number: row.tries + 1,
        now,
        price,
      });
      return { ...row, attempt_id: id };
    },
    finishAttempt(attemptId: number, outcome: Outcome, now: number): void {
      finishAttempt.run({
        id: attemptId,
        now,
        outcome: outcome.kind,
        http_status: outcome.httpStatus,
        code: outcome.code,
        message: outcome.message,
        sequence_id: outcome.sequenceId,
        charge: outcome.charge,
        raw: outcome.raw,
      });
    },
    settleLookup(
      id: number,
      to: { state: LookupState; runAt: number; attemptsUsed: number; answer: string | null },
      now: number,
    ): void {
      settleLookup.run({
        id,
        state: to.state,
        run_at: to.runAt,
        attempts_used: to.attemptsUsed,
        answer: to.answer,
        now,
      });
    },
    /** One entry for each twin that shares the end: its list. */
    settleTwins: (leader: number, state: LookupState, now: number) => settleTwins.all({ leader, state, now }),
    activeLists: () => activeLists.all({}),
    /** Wall-clock milliseconds; null when nothing of the list waits. */
    nextDue: (listId: number) => nextDue.get({ list_id: listId })?.run_at ?? null,
    /** When what left since then had left at the latest: an answer, or a restart, came after it. Ascending. */
    recentSends: (connectionId: number, since: number) =>
      recentSends.all({ connection_id: connectionId, since, under_way: mostUnderWay }).map((row) => row.left_by),
    interrupted: () => interrupted.all({}),
    closeOpenAttempts: (lookupId: number, now: number) => closeOpenAttempts.run({ lookup_id: lookupId, now }),
  };
}
