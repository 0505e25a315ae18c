/**
 * The drain: takes due lookups, writes down their attempts, sends them, and stores what came. One group commit does both
 * ends: it stores everything that has finished and writes down what leaves next, so that one fsync serves many rows.
 * Nothing is sent before that commit; nothing that came is forgotten if the commit fails (it is kept and tried again).
 */
import type { QueueReason } from '../../contract/states.ts';
import { type Caps, isCapReason } from '../charges/caps.ts';
import { type ConnectionRow, settingsOf } from '../connections/connection-rows.ts';
import type { Connections } from '../connections/connections.ts';
import { CoreError } from '../errors.ts';
import type { Clock, Logger } from '../ports.ts';
import { asStoreError } from '../store/sqlite-errors.ts';
import type { Store } from '../store/store.ts';
import type { TdClient } from '../td/client.ts';
import type { Outcome } from '../td/outcome.ts';
import { type Candidate, createAdmission } from './admission.ts';
import { backoffMs } from './backoff.ts';
import type { Families } from './families.ts';
import { createLane, type Lane, type LaneState } from './lane.ts';
import { settle, settleTwin } from './machine.ts';
import type { Notifier } from './notifier.ts';
import type { ActiveList, Claimed, DueRow, Ending, QueueRows } from './queue-rows.ts';
import type { Rates } from './rates.ts';
import type { Reuse } from './reuse.ts';
import type { Tally } from './tally.ts';

/** `told`: the lane has learnt from it; when storing must be tried again it is not told twice. */
type Finished = { lane: Lane; era: number; row: Claimed; outcome: Outcome; left: boolean; told: boolean };
type Sent = { lane: Lane; connection: ConnectionRow; row: Claimed };

/** When a store that does not take the results is tried again. */
const storeRetryMs = 3_000;
/** A look at the lists at least so often, whatever the timers say: sleep and clock jumps never stall the queue. */
const longestSleepMs = 30_000;
/** Turns of the event loop without an answer that are waited for more of them; a fraction of a millisecond in all. */
const patientTurns = 20;
/** A wall clock that falls behind the monotonic one by more has been set back. */
const clockStepMs = 2_000;

export type Drain = ReturnType<typeof createDrain>;

export function createDrain(deps: {
  store: Store;
  rows: QueueRows;
  families: Families;
  connections: Connections;
  caps: Caps;
  reuse: Reuse;
  td: TdClient;
  clock: Clock;
  random: () => number;
  logger: Logger;
  notifier: Notifier;
  rates: Rates;
}) {
  const { store, rows, families, connections, caps, reuse, td, clock, random, logger, notifier, rates } = deps;
  const lanes = new Map<number, Lane>();
  const opening = new Set<number>();
  const probing = new Set<number>();
  const changedLanes = new Set<number>();
  const underWay = new Set<Promise<void>>();
  const finished: Finished[] = [];
  const admission = createAdmission({ rows, connections, caps, clock, laneOf, openAccount });
  let enabled = false;
  let onlyList: number | null = null;
  let closed = false;
  let scheduled = false;
  /** Answers stored by the last commit that stored any. */
  let lastStored = 0;
  let cancelTimer: (() => void) | null = null;
  let storeTrouble: CoreError | null = null;
  let wallAhead = clock.now() - clock.monotonic();

  function laneOf(connectionId: number): Lane {
    const known = lanes.get(connectionId);
    if (known) return known;
    const row = connections.get(connectionId);
    const offset = clock.monotonic() - clock.now();
    // A cap may have been raised, or its day be over: the first look says.
    const capWasReached = isCapReason(row.queue_reason);
    if (capWasReached) changedLanes.add(connectionId);
    const lane = createLane({
      connectionId,
      settings: settingsOf(row),
      clock,
      random,
      initial: {
        state: capWasReached ? 'running' : row.queue_state,
        reason: capWasReached ? null : row.queue_reason,
        since: row.queue_since,
        nextTryAt: capWasReached ? null : row.queue_retry_at,
      },
      recentSends: rows
        .recentSends(connectionId, clock.now() - sendsRemembered(row.rate_per_second, row.timeout_ms))
        // A send "in the future" (the clock was set back) counts as having happened just now.
        .map((startedAt) => Math.min(startedAt + offset, clock.monotonic())),
      onState: () => {
        // A probe may outlive its connection: there is nothing to be stored of a deleted one.
        if (lanes.has(connectionId)) changedLanes.add(connectionId);
        notifier.queue();
        schedule();
      },
    });
    lanes.set(connectionId, lane);
    return lane;
  }

  /**
   * Runs `pump` once, when the event loop has nothing more to bring: answers that arrive one upon the other are stored
   * together. At the latest when all that was under way is back, for what goes out next waits for this.
   */
  function schedule(): void {
    if (scheduled || closed) return;
    scheduled = true;
    lookForMore(finished.length, 0);
  }

  function lookForMore(known: number, idleTurns: number): void {
    setImmediate(() => {
      const came = finished.length > known;
      const idle = came ? 0 : idleTurns + 1;
      // A commit costs as much as many rows: where the last one stored many, the first few wait a moment for the others.
      const patience = finished.length > 0 && finished.length * 2 < lastStored ? patientTurns : 0;
      if (underWay.size > 0 && !closed && (came || idle <= patience)) {
        lookForMore(finished.length, idle);
        return;
      }
      scheduled = false;
      pump();
    });
  }

  function pump(): void {
    if (closed) return;
    cancelTimer?.();
    cancelTimer = null;
    // Kept in `finished` until it is committed: whatever is thrown before then loses nothing.
    const batch = [...finished];
    let candidates: Candidate[] = [];
    try {
      for (const done of batch) {
        if (!done.told) done.lane.ended(done.outcome, done.era, done.left);
        done.told = true;
      }
      noticeClock();
      const settling = new Set(batch.map(({ lane }) => lane.connectionId));
      // One transaction for all that is read and written in a turn: each would open one of its own.
      const { work, laneStates, sent, spared, touched, final, requeued } = store.transaction(() => {
        const waiting: Map<number, ActiveList[]> = enabled ? admission.work(onlyList) : new Map();
        lookAgain(waiting);
        candidates = admission.admit(waiting, settling);
        return { work: waiting, ...commit(batch, candidates) };
      });
      candidates = [];
      finished.splice(0, batch.length);
      if (batch.length > 0) lastStored = batch.length;
      for (const id of laneStates) changedLanes.delete(id);
      for (const [listId, n] of final) rates.count(listId, n);
      for (const { row } of batch) notifier.lookup(row.list_id, row.id);
      for (const listId of touched) notifier.anyLookup(listId);
      for (const lane of spared) lane.giveBack(1);
      for (const one of sent) send(one);
      // What went back into the queue may have brought a list to life, or an account to open, that nobody looked at.
      if (requeued || spared.length > 0 || admission.waitsForRoom(settling)) schedule();
      if (enabled) sleep(work);
      if (storeTrouble) notifier.queue();
      storeTrouble = null;
    } catch (error) {
      for (const { lane } of candidates) lane.giveBack(1);
      keepForLater(error);
    }
  }

  /** Within the one transaction. Says what may leave now, and in which other lists lookups changed with these. */
  function commit(batch: readonly Finished[], candidates: readonly Candidate[]) {
    const sent: Sent[] = [];
    /** Lanes of candidates that need not be sent: history has the answer, or will. */
    const spared: Lane[] = [];
    const touched = new Set<number>();
    /** Lookups that became final, by list. */
    const final = new Map<number, number>();
    const laneStates = [...changedLanes];
    const done = { laneStates, sent, spared, touched, final, requeued: false };
    if (batch.length === 0 && candidates.length === 0 && laneStates.length === 0) return done;
    const connectionOf = remembering(connections.get);
    const now = clock.now();
    const tally = rows.beginTally();
    storeEndings(batch, connectionOf, now, tally, done);
    for (const id of laneStates) saveLaneState(id);
    const reusedSince = candidates.length === 0 ? null : reuse.since();
    const claim = (lane: Lane, connection: ConnectionRow, some: readonly DueRow[]): void => {
      for (const row of rows.claim(some, connection, now, tally)) sent.push({ lane, connection, row });
    };
    const plain = new Map<Lane, DueRow[]>();
    for (const { lane, row } of candidates) {
      if (reusedSince === null || row.ask_again || !row.met_before) {
        const group = plain.get(lane);
        if (group) group.push(row);
        else plain.set(lane, [row]);
        continue;
      }
      // One by one: the second of the same question waits for the first.
      const connection = connectionOf(lane.connectionId);
      const earlier = reuse.find(row, connection.base_url, reusedSince);
      if (!earlier) {
        claim(lane, connection, [row]);
        continue;
      }
      for (const listId of reuse.share(row.id, earlier)) touched.add(listId);
      spared.push(lane);
      if (earlier.state === 'answered') add(final, row.list_id, 1);
    }
    for (const [lane, group] of plain) claim(lane, connectionOf(lane.connectionId), group);
    rows.storeTally(tally, now);
    return done;
  }

  /** Stores how attempts ended, with the twins that share their ends. */
  function storeEndings(
    batch: readonly Finished[],
    connectionOf: (id: number) => ConnectionRow,
    now: number,
    tally: Tally,
    done: { touched: Set<number>; final: Map<number, number>; requeued: boolean },
  ): void {
    const endings = batch.map(({ lane, row, outcome }): Ending => {
      const connection = connectionOf(lane.connectionId);
      const settled = settle(outcome, row.attempts_used, {
        inDoubtPolicy: connection.in_doubt_policy,
        maxAttempts: connection.max_attempts,
      });
      const wait =
        settled.state === 'queued' && settled.backoff
          ? backoffMs(
              settled.attemptsUsed,
              { baseMs: connection.retry_base_ms, maxMs: connection.retry_max_ms },
              random,
              outcome.retryAfterMs,
            )
          : 0;
      if (settled.state === 'queued') done.requeued = true;
      else add(done.final, row.list_id, 1);
      return { row, outcome, state: settled.state, runAt: now + wait, attemptsUsed: settled.attemptsUsed };
    });
    rows.end(endings, now, tally);
    const twinStates = new Map<number, NonNullable<ReturnType<typeof settleTwin>>>();
    for (const { row, state } of endings) {
      const twin = settleTwin(state);
      if (twin) twinStates.set(row.id, twin);
    }
    const back = endings.filter(({ state }) => state === 'queued').map(({ row }) => row.id);
    for (const listId of families.release(back)) done.touched.add(listId);
    for (const leader of rows.leadersWithTwins([...twinStates.keys()])) {
      for (const { list_id } of rows.settleTwins(leader, twinStates.get(leader) ?? 'failed', now)) {
        done.touched.add(list_id);
        add(done.final, list_id, 1);
      }
    }
  }

  function saveLaneState(connectionId: number): void {
    const { state, reason, since, nextTryAt } = laneOf(connectionId).state;
    // Offline is found out anew after a restart; what a provider asked us to wait is not forgotten.
    if (state === 'offline') connections.saveQueueState(connectionId, 'running', null, since, null);
    else connections.saveQueueState(connectionId, state, reason, since, nextTryAt);
  }

  function keepForLater(error: unknown): void {
    const trouble = asStoreError(error) ?? new CoreError('internal', 'The queue could not store its results.');
    if (storeTrouble?.code !== trouble.code) logger.error('queue-store-failed', error, { kept: finished.length });
    storeTrouble = trouble;
    notifier.queue();
    cancelTimer?.();
    cancelTimer = clock.after(storeRetryMs, schedule);
  }

  /** A clock that jumps must not make what waits wait longer by as much. */
  function noticeClock(): void {
    const ahead = clock.now() - clock.monotonic();
    if (ahead < wallAhead - clockStepMs) rows.clockSetBack(clock.now(), Math.round(wallAhead - ahead));
    // What was stored between two jumps is late by the one that nobody saw.
    if (Math.abs(ahead - wallAhead) > clockStepMs) rows.capWaits(clock.now());
    wallAhead = ahead;
  }

  /** Unseals the account when it is first needed, and looks again once it is there. */
  function openAccount(connectionId: number): void {
    if (opening.has(connectionId)) return;
    opening.add(connectionId);
    void Promise.all([connections.account(connectionId), td.ready()])
      .catch((error) => {
        logger.error('account-not-opened', error, { connection: connectionId });
        const lane = lanes.get(connectionId);
        // A seal that does not open is the operator's to mend; a practice server that cannot listen may yet.
        if (error instanceof CoreError) lane?.stop('key-refused');
        else lane?.cannotSend();
      })
      .finally(() => {
        opening.delete(connectionId);
        schedule();
      });
  }

  function send({ lane, connection, row }: Sent): void {
    const account = connections.openedAccount(lane.connectionId);
    notifier.lookup(row.list_id, row.id);
    const question = {
      nik: row.nik,
      phone: row.phone,
      name: row.name,
      ecNik: row.ec_nik,
      ecPhone: row.ec_phone,
      ecName: row.ec_name,
    };
    const { timeout_ms: timeoutMs } = connection;
    const { era } = lane;
    let left = false;
    function onLeft(): void {
      left = true;
      lane.departed();
    }
    const asked = (
      account ? td.ask(account, question, { timeoutMs, onLeft }) : Promise.reject(new Error('account not open'))
    )
      .catch((error): Outcome => {
        // A bug, and it may have left: in doubt, never lost, never sent again by itself.
        logger.error('ask-failed', error, { lookup: row.id });
        return lostOutcome;
      })
      .then((outcome) => {
        finished.push({ lane, era, row, outcome, left, told: false });
        underWay.delete(asked);
        schedule();
      });
    underWay.add(asked);
  }

  /** Lanes with work whose time has come: a busy provider is asked again, an unreachable one is probed. */
  function lookAgain(work: ReadonlyMap<number, unknown>): void {
    for (const connectionId of work.keys()) {
      const lane = laneOf(connectionId);
      lane.noticeDay();
      const at = lane.nextTryAt();
      if (at === null || at > clock.monotonic()) continue;
      if (lane.state.state === 'offline') probe(lane);
      else lane.busyOver();
    }
  }

  function probe(lane: Lane): void {
    const id = lane.connectionId;
    if (probing.has(id)) return;
    probing.add(id);
    void (async () => {
      try {
        const { baseUrl } = connections.openedAccount(id) ?? (await connections.account(id));
        const { timeout_ms: timeoutMs } = connections.get(id);
        lane.probed((await td.probe(baseUrl, { timeoutMs: Math.min(timeoutMs, 10_000) })).reachable);
      } catch (error) {
        logger.error('probe-failed', error, { connection: id });
        lane.probed(false);
      } finally {
        probing.delete(id);
        schedule();
      }
    })();
  }

  /** Sets the one timer for whatever comes first. An answer, an order or a signal comes before it by `schedule`. */
  function sleep(work: ReadonlyMap<number, ActiveList[]>): void {
    let next = Math.min(longestSleepMs, admission.nextIn(work) ?? longestSleepMs);
    for (const connectionId of work.keys()) {
      const at = laneOf(connectionId).nextTryAt();
      if (at !== null && !probing.has(connectionId)) next = Math.min(next, at - clock.monotonic());
    }
    cancelTimer = clock.after(Math.max(0, next), schedule);
  }

  return {
    /** Begins sending: every started list, or that one alone. */
    start(listId: number | null): void {
      enabled = true;
      onlyList = listId;
      schedule();
    },
    get draining(): boolean {
      return enabled && !closed;
    },
    get storeTrouble(): QueueReason | null {
      return storeTrouble?.code === 'disk-full' ? 'disk-full' : null;
    },
    /** Something new may be due: a list started, a row retried, a check by hand. */
    wake: schedule,
    /** The network changed or the machine woke: look at once. */
    tryNow(): void {
      for (const lane of lanes.values()) lane.tryNow();
      schedule();
    },
    /** Charges were settled otherwise: there may be room under a cap. */
    lookAtCaps(): void {
      for (const lane of lanes.values()) lane.lookAtCaps();
      schedule();
    },
    lane: laneOf,
    /** null while the connection has not been used since the start. */
    laneState: (connectionId: number): LaneState | null => lanes.get(connectionId)?.state ?? null,
    /** The account or its pace changed. */
    reconfigure(connectionId: number): void {
      td.forget(connectionId);
      lanes.get(connectionId)?.reconfigure(settingsOf(connections.get(connectionId)));
      schedule();
    },
    /** The connection is deleted; nothing of it is under way. */
    forget(connectionId: number): void {
      td.forget(connectionId);
      lanes.delete(connectionId);
      changedLanes.delete(connectionId);
    },
    /** Stores what is changed now, without waiting for the end of the turn. Errors: those of the store. */
    flush(): void {
      pump();
      if (storeTrouble) throw storeTrouble;
    },
    /** Sends nothing more, waits for what is under way (at most `graceMs`), stores how it ended. */
    async close(graceMs: number): Promise<void> {
      enabled = false;
      cancelTimer?.();
      if (underWay.size > 0) {
        await new Promise<void>((resolve) => {
          const cancel = clock.after(graceMs, resolve);
          void Promise.all(underWay).then(() => {
            cancel();
            resolve();
          });
        });
      }
      await td.close();
      await Promise.all(underWay);
      pump();
      closed = true;
      cancelTimer?.();
    },
  };
}

function add(counts: Map<number, number>, listId: number, n: number): void {
  counts.set(listId, (counts.get(listId) ?? 0) + n);
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

/**
 * Milliseconds to look back for what left before a restart: the pace's longest window, and as long as a request may have
 * been under way in it.
 */
function sendsRemembered(ratePerSecond: number, timeoutMs: number): number {
  return Math.ceil(2_000 / Math.min(1, ratePerSecond)) + Math.min(timeoutMs, 60_000);
}

const lostOutcome: Outcome = {
  kind: 'in-doubt',
  charge: 'unknown',
  row: 'in_doubt',
  queue: { state: 'running' },
  httpStatus: null,
  code: null,
  message: 'internal',
  sequenceId: null,
  raw: null,
  answer: null,
  retryAfterMs: null,
};
