/**
 * The group commit's work on the rows: stores how attempts ended, with the twins that share their ends; then, of the rows as
 * they stand after that, writes down what leaves next, or lets it share what history has. All within the caller's one
 * transaction; nothing is sent here.
 */
import type { ConnectionRow } from '../../connections/connection-rows.ts';
import type { Connections } from '../../connections/connections.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { SentCall, SentCalls } from '../../store/sent-calls.ts';
import type { Outcome } from '../../td/outcome.ts';
import { filteredRow } from '../../td/transport.ts';
import { backoffMs } from '../lane/backoff.ts';
import type { Lane } from '../lane/lane.ts';
import type { Change } from '../orders/order-rows.ts';
import type { Age, Earlier } from '../reuse/earlier-lookups.ts';
import type { Reuse } from '../reuse/reuse.ts';
import type { SharedTwins } from '../reuse/shared-twins.ts';
import type { Candidate } from './admission.ts';
import type { CounterChanges } from './counters.ts';
import { settle, settleTwin } from './machine.ts';
import type { Claimed, DueRow, Ending, QueueRows } from './queue-rows.ts';

export type Ended = { lane: Lane; row: Claimed; outcome: Outcome };
export type Leaving = { lane: Lane; connection: ConnectionRow; row: Claimed };

export type Committed = {
  /** May leave as soon as the transaction is committed. */
  leaving: Leaving[];
  /** Lanes of candidates that need not be sent: history has the answer, or will. */
  spared: Lane[];
  /** Lists in which twins changed with these. */
  touched: Set<number>;
  /** Lookups that became final, by list. */
  final: Map<number, number>;
  /** Something went back into the queue. */
  requeued: boolean;
};

/** So many pages for one row while others are answered, and it is given up. */
const pagesLimit = 5;

export function createCommit(deps: {
  rows: QueueRows;
  sharedTwins: SharedTwins;
  reuse: Reuse;
  connections: Connections;
  clock: Clock;
  random: () => number;
  /** Calls as they are known outside the database. */
  sent: Pick<SentCalls, 'note' | 'take'>;
  /** Cancels queued lookups, with their twins kept in step. */
  cancel: Change;
}) {
  const { rows, sharedTwins, reuse, connections, clock, random, cancel, sent } = deps;

  function runAt({ outcome }: Ended, attemptsUsed: number, connection: ConnectionRow, now: number): number {
    const bounds = { baseMs: connection.retry_base_ms, maxMs: connection.retry_max_ms };
    // What a busy provider asks for holds its whole lane; on the row it would outlast a resume, or a move of the list.
    const retryAfterMs = outcome.kind === 'busy' ? null : outcome.retryAfterMs;
    return now + backoffMs(attemptsUsed, bounds, random, retryAfterMs);
  }

  /** A web filter that takes offence at one row alone: others were answered since, so it is not the line. */
  function seenThrough(row: Claimed, outcome: Outcome): Outcome {
    if (outcome.kind !== 'captive-page') return outcome;
    const before = rows.pagesBefore(row);
    return before.othersAnswered && before.pages + 1 >= pagesLimit ? { ...outcome, ...filteredRow } : outcome;
  }

  function ending(ended: Ended, connection: ConnectionRow, now: number, cancelled: boolean): Ending {
    const { row } = ended;
    const outcome = seenThrough(row, ended.outcome);
    const settled = settle(outcome, row.attempts_used, {
      // Of a cancelled list nothing is sent again, whatever the connection says.
      inDoubtPolicy: cancelled ? 'hold' : connection.in_doubt_policy,
      maxAttempts: connection.max_attempts,
    });
    const waits = settled.state === 'queued' && settled.backoff;
    return {
      ...{ row, outcome, state: settled.state, attemptsUsed: settled.attemptsUsed },
      runAt: waits ? runAt(ended, settled.attemptsUsed, connection, now) : now,
    };
  }

  function storeEndings(
    endings: readonly Ending[],
    now: number,
    counterChanges: CounterChanges,
    done: Committed,
  ): void {
    rows.end(endings, now, counterChanges);
    const back: number[] = [];
    const twinStates = new Map<number, NonNullable<ReturnType<typeof settleTwin>>>();
    for (const { row, state } of endings) {
      if (state === 'queued') back.push(row.id);
      else add(done.final, row.list_id);
      const twin = settleTwin(state);
      if (twin) twinStates.set(row.id, twin);
    }
    done.requeued = back.length > 0;
    for (const listId of sharedTwins.release(back)) done.touched.add(listId);
    for (const leader of rows.leadersWithTwins([...twinStates.keys()])) {
      // What is wrong with one question need not be wrong with another about the same person.
      if (twinStates.get(leader) === 'refused') {
        for (const { list_id } of rows.releaseOthers(leader)) {
          done.touched.add(list_id);
          done.requeued = true;
        }
      }
      for (const { list_id } of rows.settleTwins(leader, twinStates.get(leader) ?? 'failed', now)) {
        done.touched.add(list_id);
        add(done.final, list_id);
      }
    }
  }

  function earlierOf(row: DueRow, base: string, age: Age): Earlier | undefined {
    if (row.ask_again) return reuse.findUnderWay(row, base);
    const same = reuse.find(row, base, age);
    return same ?? (row.same_person === 'reuse' ? reuse.findOther(row, base, age) : undefined);
  }

  /** This data is a copy of before it was sent: nobody pays again unasked, whatever the connection says of doubts. */
  function sentBefore({ lane, row }: Candidate, connection: ConnectionRow, now: number, done: Committed): boolean {
    const call = connection.kind === 'practice' ? null : sent.take(questionOf(connection, row));
    if (!call) return false;
    rows.doubtSentBefore(row, connection.id, call, now);
    done.touched.add(row.list_id);
    done.spared.push(lane);
    return true;
  }

  /** Outside the database as well, before anything leaves. */
  function note(endings: readonly Ending[], leaving: readonly Leaving[], connectionOf: (id: number) => ConnectionRow) {
    const calls: SentCall[] = [];
    for (const { row, outcome } of endings) {
      const connection = connectionOf(row.connection_id);
      if (outcome.charge !== 'free' || connection.kind === 'practice') continue;
      calls.push({ kind: 'free', question: questionOf(connection, row), at: row.started_at, price: row.price });
    }
    for (const { connection, row } of leaving) {
      if (connection.kind === 'practice') continue;
      calls.push({ kind: 'sent', question: questionOf(connection, row), at: row.started_at, price: row.price });
    }
    if (calls.length > 0) sent.note(calls);
  }

  /** Those that met nobody before are claimed together; the others one by one, for each may wait for the one before. */
  function claimOrShare(
    candidates: readonly Candidate[],
    connectionOf: (id: number) => ConnectionRow,
    now: number,
    counterChanges: CounterChanges,
    done: Committed,
  ): void {
    if (candidates.length === 0) return;
    const age = reuse.age();
    function claim(lane: Lane, some: readonly DueRow[]): void {
      const connection = connectionOf(lane.connectionId);
      for (const row of rows.claim(some, connection, now, counterChanges)) done.leaving.push({ lane, connection, row });
    }
    const unmet = new Map<Lane, DueRow[]>();
    for (const { lane, row } of candidates) {
      if (!row.met_before) {
        if (sentBefore({ lane, row }, connectionOf(lane.connectionId), now, done)) continue;
        const group = unmet.get(lane);
        if (group) group.push(row);
        else unmet.set(lane, [row]);
        continue;
      }
      const base = connectionOf(lane.connectionId).base_url;
      const earlier = earlierOf(row, base, age);
      if (!earlier) {
        if (sentBefore({ lane, row }, connectionOf(lane.connectionId), now, done)) continue;
        claim(lane, [row]);
        for (const listId of reuse.leadResent(row, base)) done.touched.add(listId);
        continue;
      }
      for (const listId of reuse.share(row.id, earlier)) done.touched.add(listId);
      done.spared.push(lane);
      if (earlier.state === 'answered') add(done.final, row.list_id);
    }
    for (const [lane, group] of unmet) claim(lane, group);
  }

  function cancelBack(back: readonly Ending[], now: number, done: Committed): void {
    const ids = back.map(({ row }) => row.id);
    for (const listId of cancel(ids, now).lists) done.touched.add(listId);
  }

  /** `admit`: who leaves next, asked when all that ended is stored: what came back, or was let go, is among them. */
  return (batch: readonly Ended[], admit: () => readonly Candidate[]): Committed => {
    const done: Committed = { leaving: [], spared: [], touched: new Set(), final: new Map(), requeued: false };
    const connectionOf = remembering(connections.get);
    const now = clock.now();
    let ended: readonly Ending[] = [];
    if (batch.length > 0) {
      const counterChanges = rows.beginCounting();
      const cancelAsked = new Set(rows.cancelAsked(batch.map(({ row }) => row.id)));
      const endings = batch.map((one) =>
        ending(one, connectionOf(one.lane.connectionId), now, cancelAsked.has(one.row.id)),
      );
      ended = endings;
      storeEndings(endings, now, counterChanges, done);
      rows.storeCounters(counterChanges, now);
      // Before anybody leaves: their list was cancelled while they were under way, and they have come back unpaid.
      const back = endings.filter(({ row, state }) => state === 'queued' && cancelAsked.has(row.id));
      if (back.length > 0) cancelBack(back, now, done);
    }
    const candidates = admit();
    if (candidates.length > 0) {
      const counterChanges = rows.beginCounting();
      claimOrShare(candidates, connectionOf, now, counterChanges, done);
      rows.storeCounters(counterChanges, now);
    }
    note(ended, done.leaving, connectionOf);
    return done;
  };
}

/** The same question at another address is another payment. */
function questionOf({ base_url }: ConnectionRow, { fingerprint }: { fingerprint: string }): string {
  return `${base_url}\0${fingerprint}`;
}

function add(counts: Map<number, number>, listId: number): void {
  counts.set(listId, (counts.get(listId) ?? 0) + 1);
}

/** Reads each once: for one turn, in which they do not change. */
function remembering<T>(read: (id: number) => T): (id: number) => T {
  const known = new Map<number, T>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const fresh = read(id);
    known.set(id, fresh);
    return fresh;
  };
}
