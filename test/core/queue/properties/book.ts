/**
 * The store behind the properties: opened once, wiped between runs, and made to write down by itself every change of
 * state. Judges what it holds: `broken` and `miscounted` say in words what no moment may show.
 */
import type { LookupState } from '../../../../src-main/contract/states.ts';
import type { Store } from '../../../../src-main/core/store/store.ts';

export type Change = {
  lookup: number;
  old_state: LookupState;
  new_state: LookupState;
  old_twin: number | null;
  new_twin: number | null;
  /** Of the leader after the change. */
  leader_state: LookupState | null;
  /** Its question, or the one whose end it shared, was closed in doubt and may have been paid for. */
  closed_doubt: 0 | 1;
  /** Of its newest attempt. */
  outcome: string | null;
  attempts_used: number;
  used_after: number;
  policy: 'hold' | 'resend' | null;
  max_attempts: number | null;
  /** Its leader was never asked where it would be asked. */
  other_provider: 0 | 1;
  /** It, or its list, is to be asked whatever history has. */
  ask_again: 0 | 1;
  /** Its list was cancelled while it was being sent. */
  cancel_asked: 0 | 1;
  /** Milliseconds from the leader's end to when it was shared; says nothing while the leader has none. */
  age: number | null;
};

export type LookupFacts = {
  id: number;
  list_id: number;
  state: LookupState;
  twin_of: number | null;
  run_at: number;
  started: 0 | 1;
  connection_id: number;
};

/** So far in the future an answer may lie and still be one of just now: a clock that was a day ahead. */
export const trustedAheadMs = 24 * 60 * 60 * 1_000;

export type Book = ReturnType<typeof createBook>;

const nothing = {} as Record<string, never>;

export function createBook(store: Store) {
  // Power cuts are not what is tried here, and a flush a commit is what would take the time.
  store.prepare('PRAGMA synchronous = OFF').run(nothing);
  store
    .prepare(`
    CREATE TEMP TABLE changes (n INTEGER PRIMARY KEY, lookup INTEGER, old_state TEXT, new_state TEXT, old_twin INTEGER,
      new_twin INTEGER, leader_state TEXT, closed_doubt INTEGER, outcome TEXT, attempts_used INTEGER,
      used_after INTEGER, policy TEXT,
      max_attempts INTEGER, other_provider INTEGER, ask_again INTEGER, cancel_asked INTEGER, age INTEGER)`)
    .run(nothing);
  store
    .prepare(`
    CREATE TEMP TRIGGER watched AFTER UPDATE ON main.lookups WHEN old.state <> new.state OR old.twin_of IS NOT new.twin_of
    BEGIN
      INSERT INTO changes SELECT NULL, new.id, old.state, new.state, old.twin_of, new.twin_of,
        (SELECT state FROM lookups WHERE id = new.twin_of),
        EXISTS (SELECT 1 FROM lookups q JOIN attempts a ON a.lookup_id = q.id
                WHERE q.id = coalesce(old.twin_of, old.id) AND iif(q.id = old.id, old.state, q.state) = 'failed'
                  AND a.outcome = 'in-doubt' AND a.charge <> 'free'),
        (SELECT outcome FROM attempts WHERE lookup_id = new.id ORDER BY id DESC LIMIT 1), old.attempts_used,
        new.attempts_used,
        (SELECT c.in_doubt_policy FROM attempts a JOIN connections c ON c.id = a.connection_id
         WHERE a.lookup_id = new.id ORDER BY a.id DESC LIMIT 1),
        (SELECT c.max_attempts FROM attempts a JOIN connections c ON c.id = a.connection_id
         WHERE a.lookup_id = new.id ORDER BY a.id DESC LIMIT 1),
        -- Of a leader that nobody was asked about yet: the provider of its list.
        NOT EXISTS (SELECT 1 FROM lists l JOIN connections c ON c.id = l.connection_id
                    JOIN lookups k ON k.id = new.twin_of JOIN lists o ON o.id = k.list_id
                    LEFT JOIN attempts a ON a.lookup_id = k.id
                    JOIN connections e ON e.id = coalesce(a.connection_id, o.connection_id)
                    WHERE l.id = new.list_id AND e.base_url = c.base_url),
        new.ask_again OR (SELECT ask_again FROM lists WHERE id = new.list_id), new.cancel_asked,
        new.updated_at - (SELECT updated_at FROM lookups WHERE id = new.twin_of);
    END`)
    .run(nothing);
  const changes = store.prepare<Record<string, never>, Change>('SELECT * FROM changes ORDER BY n');
  const clearChanges = store.prepare<Record<string, never>>('DELETE FROM changes');
  const wipes = [
    'UPDATE lookups SET twin_of = NULL',
    'DELETE FROM changes',
    'DELETE FROM attempts',
    'DELETE FROM lookups',
    'DELETE FROM charge_days',
    'DELETE FROM list_states',
    'DELETE FROM lists',
    'DELETE FROM connections',
    'DELETE FROM settings',
  ].map((sql) => store.prepare<Record<string, never>>(sql));

  const broken = store.prepare<Record<string, never>, { what: string; id: number }>(`
    SELECT 'a twin of a twin' AS what, k.id FROM lookups k JOIN lookups e ON e.id = k.twin_of WHERE e.twin_of IS NOT NULL
    UNION ALL SELECT 'a twin waits for one that is ' || e.state, k.id FROM lookups k JOIN lookups e ON e.id = k.twin_of
      WHERE k.state = 'queued' AND e.state NOT IN ('queued', 'sending', 'in_doubt')
    UNION ALL SELECT 'reused from nobody who was answered', k.id FROM lookups k LEFT JOIN lookups e ON e.id = k.twin_of
      WHERE k.state = 'reused' AND coalesce(e.state, '') NOT IN ('answered', 'no_record')
    UNION ALL SELECT 'a twin is ' || k.state, k.id FROM lookups k
      WHERE k.twin_of IS NOT NULL AND k.state IN ('sending', 'answered', 'no_record', 'in_doubt')
    UNION ALL SELECT 'a twin of another question', k.id FROM lookups k JOIN lookups e ON e.id = k.twin_of
      WHERE e.fingerprint <> k.fingerprint
    UNION ALL SELECT k.state || ' with an open attempt, or sending without one', k.id FROM lookups k
      WHERE (k.state = 'sending') <> EXISTS (SELECT 1 FROM attempts a WHERE a.lookup_id = k.id AND a.finished_at IS NULL)
    UNION ALL SELECT 'answered without a charge', k.id FROM lookups k WHERE k.state = 'answered' AND NOT EXISTS
      (SELECT 1 FROM attempts a WHERE a.lookup_id = k.id AND a.outcome = 'answered')`);
  const miscounted = store.prepare<Record<string, never>, { what: string }>(`
    SELECT 'list_states of list ' || list_id || ', ' || state AS what FROM (
      SELECT list_id, state, n FROM list_states UNION ALL SELECT list_id, state, -count(*) FROM lookups GROUP BY 1, 2)
      GROUP BY list_id, state HAVING sum(n) <> 0
    UNION ALL SELECT 'charge_days of list ' || list_id || ', ' || day || ', ' || charge FROM (
      SELECT list_id, day, connection_id, charge, price, n FROM charge_days
      UNION ALL SELECT list_id, date(started_at / 1000, 'unixepoch', 'localtime'), connection_id, charge, price, -count(*)
      FROM attempts GROUP BY 1, 2, 3, 4, 5)
      GROUP BY list_id, day, connection_id, charge, price HAVING sum(n) <> 0`);
  const lookups = store.prepare<Record<string, never>, LookupFacts>(`
    SELECT k.id, k.list_id, k.state, k.twin_of, k.run_at, l.started_at IS NOT NULL AS started, l.connection_id
    FROM lookups k JOIN lists l ON l.id = k.list_id ORDER BY k.id`);
  type AttemptFacts = {
    id: number;
    lookup_id: number;
    started_at: number;
    finished_at: number | null;
    outcome: string | null;
    charge: string;
    settled_by: string | null;
  };
  const attempts = store.prepare<Record<string, never>, AttemptFacts>(
    'SELECT id, lookup_id, started_at, finished_at, outcome, charge, settled_by FROM attempts ORDER BY id',
  );
  const openAttempts = store.prepare<
    { print: string; connection_id: number },
    { id: number; lookup_id: number; list_id: number; kind: 'file' | 'single-checks'; ask_again: 0 | 1 }
  >(`
    SELECT a.id, a.lookup_id, k.list_id, l.kind, k.ask_again OR l.ask_again AS ask_again
    FROM attempts a JOIN lookups k ON k.id = a.lookup_id JOIN lists l ON l.id = k.list_id
    WHERE a.finished_at IS NULL AND k.state = 'sending' AND k.fingerprint = :print AND a.connection_id = :connection_id`);
  /**
   * The same question asked before at the same provider, as another lookup: paid for, or nobody knows. Of an answer from
   * the far future nobody knows how old it is: it is asked again.
   */
  const paidElsewhere = store.prepare<
    { print: string; base_url: string; lookup_id: number; attempt_id: number; since: number; until: number },
    { id: number; state: LookupState }
  >(`
    SELECT DISTINCT k.id, k.state FROM lookups k JOIN attempts a ON a.lookup_id = k.id
    JOIN connections c ON c.id = a.connection_id
    WHERE k.fingerprint = :print AND c.base_url = :base_url AND k.id <> :lookup_id AND a.charge <> 'free'
      AND a.id < :attempt_id AND (a.outcome IS NULL OR a.outcome IN ('answered', 'in-doubt'))
      AND CASE k.state WHEN 'answered' THEN k.updated_at BETWEEN :since AND :until WHEN 'sending' THEN 1
        -- What has left before for that provider goes again by somebody's word. What is to go again waits for this one then.
        WHEN 'in_doubt' THEN 1
        WHEN 'queued' THEN k.twin_of IS NULL AND EXISTS (SELECT 1 FROM lists l JOIN connections p ON p.id = l.connection_id
                                   WHERE l.id = k.list_id AND p.base_url = :base_url)
        ELSE 0 END
      AND (k.state NOT IN ('in_doubt', 'queued')
           OR NOT EXISTS (SELECT 1 FROM attempts o JOIN connections p ON p.id = o.connection_id
                          WHERE o.lookup_id = :lookup_id AND o.id < :attempt_id AND o.charge <> 'free'
                            AND o.outcome = 'in-doubt' AND p.base_url = :base_url))
      -- One that left in the same commit left after.
      AND (k.state <> 'sending' OR EXISTS (SELECT 1 FROM attempts o
                                           WHERE o.lookup_id = k.id AND o.finished_at IS NULL AND o.id < :attempt_id))`);
  const spent = store.prepare<{ connection_id: number; now: number }, { today: number; month: number }>(`
    WITH paid AS (SELECT price, date(started_at / 1000, 'unixepoch', 'localtime') AS day FROM attempts
                  WHERE connection_id = :connection_id AND charge <> 'free'),
         now AS (SELECT date(:now / 1000, 'unixepoch', 'localtime') AS day)
    SELECT coalesce(sum(price) FILTER (WHERE paid.day = now.day), 0) AS today,
           coalesce(sum(price) FILTER (WHERE substr(paid.day, 1, 7) = substr(now.day, 1, 7)), 0) AS month
    FROM now LEFT JOIN paid`);
  const singlesDue = store.prepare<{ connection_id: number; now: number }, { id: number }>(`
    SELECT k.id FROM lookups k JOIN lists l ON l.id = k.list_id
    WHERE l.connection_id = :connection_id AND l.kind = 'single-checks' AND k.state = 'queued' AND k.twin_of IS NULL
      AND k.run_at <= :now`);
  const failedWithoutDoubt = store.prepare<Record<string, never>, { id: number; state: string }>(`
    SELECT k.id, k.state FROM lookups k JOIN lists l ON l.id = k.list_id
    JOIN connections c ON c.id = l.connection_id AND c.deleted_at IS NULL
    WHERE k.state IN ('failed', 'cancelled') AND NOT EXISTS
      (SELECT 1 FROM attempts a WHERE a.lookup_id = coalesce(k.twin_of, k.id) AND a.outcome = 'in-doubt')`);
  const settle = store.prepare<{ id: number; charge: string }>(
    `UPDATE attempts SET charge = :charge, settled_by = 'invoice' WHERE id = :id`,
  );

  return {
    wipe: () =>
      store.transaction(() => {
        for (const wipe of wipes) wipe.run(nothing);
      }),
    /** Since the last time. */
    changes(): Change[] {
      const found = changes.all(nothing);
      if (found.length > 0) clearChanges.run(nothing);
      return found;
    },
    broken: () => broken.all(nothing).map(({ what, id }) => `lookup ${id}: ${what}`),
    miscounted: () => miscounted.all(nothing).map(({ what }) => `miscounted: ${what}`),
    lookups: () => lookups.all(nothing),
    attempts: () => attempts.all(nothing),
    openAttempts: (print: string, connectionId: number) => openAttempts.all({ print, connection_id: connectionId }),
    paidElsewhere(
      print: string,
      baseUrl: string,
      { id, lookup_id }: { id: number; lookup_id: number },
      { since, now }: { since: number; now: number },
    ) {
      const until = now + trustedAheadMs;
      return paidElsewhere.all({ print, base_url: baseUrl, lookup_id, attempt_id: id, since, until });
    },
    spent: (connectionId: number, now: number) =>
      spent.get({ connection_id: connectionId, now }) ?? { today: 0, month: 0 },
    singlesDue: (connectionId: number, now: number) => singlesDue.all({ connection_id: connectionId, now }),
    /** What retrying everything would not have left behind. */
    failedWithoutDoubt: () => failedWithoutDoubt.all(nothing),
    settle: (id: number, charge: string) => void settle.run({ id, charge }),
  };
}
