/**
 * The drain: takes due lookups, writes down their attempts, sends them, and stores what came. One group commit does both
 * ends: it stores everything that has finished and writes down what leaves next, so that one fsync serves many rows.
 * Nothing is sent before that commit; nothing that came is forgotten if the commit fails (it is kept and tried again).
 */
import type { QueueReason } from '../../contract/states.ts';
import { settingsOf } from '../connections/connection-rows.ts';
import type { Connections } from '../connections/connections.ts';
import type { Clock, Logger } from '../ports.ts';
import { asStoreError } from '../store/sqlite-errors.ts';
import type { Store } from '../store/store.ts';
import type { Account, TdClient } from '../td/client.ts';
import type { Outcome } from '../td/outcome.ts';
import { backoffMs } from './backoff.ts';
import { createLane, type Lane, type LaneState } from './lane.ts';
import { settle, settleTwin } from './machine.ts';
import type { Notifier } from './notifier.ts';
import type { ActiveList, Claimed, QueuedRow, QueueRows } from './queue-rows.ts';
import type { Rates } from './rates.ts';

/** `told`: the lane has learnt from it; when storing must be tried again it is not told twice. */
type Finished = { lane: Lane; era: number; row: Claimed; outcome: Outcome; told: boolean };
type Candidate = { lane: Lane; row: QueuedRow & { tries: number } };

/** Where a store that does not take the results is tried again. */
const storeRetryMs = 3_000;
/** A look at the lists at least so often, whatever the timers say: sleep and clock jumps never stall the queue. */
const longestSleepMs = 30_000;

export type Drain = ReturnType<typeof createDrain>;

export function createDrain(deps: {
  store: Store;
  rows: QueueRows;
  connections: Connections;
  td: TdClient;
  clock: Clock;
  random: () => number;
  logger: Logger;
  notifier: Notifier;
  rates: Rates;
}) {
  const { store, rows, connections, td, clock, random, logger, notifier, rates } = deps;
  const lanes = new Map<number, Lane>();
  const accounts = new Map<number, Account>();
  const loading = new Set<number>();
  const probing = new Set<number>();
  const changedLanes = new Set<number>();
  const underWay = new Set<Promise<void>>();
  const finished: Finished[] = [];
  let lists: ActiveList[] | null = null;
  let turn = 0;
  let enabled = false;
  let onlyList: number | null = null;
  let closed = false;
  let scheduled = false;
  let cancelTimer: (() => void) | null = null;
  let storeTrouble: 'disk-full' | 'internal' | null = null;

  function laneOf(connectionId: number): Lane {
    const known = lanes.get(connectionId);
    if (known) return known;
    const row = connections.get(connectionId);
    const offset = clock.monotonic() - clock.now();
    const lane = createLane({
      connectionId,
      settings: settingsOf(row),
      clock,
      random,
      initial: { state: row.queue_state, reason: row.queue_reason, since: row.queue_since },
      recentSends: rows
        .recentSends(connectionId, clock.now() - Math.ceil(2_000 / Math.min(1, row.rate_per_second)))
        // A send "in the future" (the clock was set back) counts as having happened just now.
        .map((startedAt) => Math.min(startedAt + offset, clock.monotonic())),
      onState: () => {
        changedLanes.add(connectionId);
        notifier.queue();
        schedule();
      },
    });
    lanes.set(connectionId, lane);
    return lane;
  }

  /** Runs `pump` once, when the current turn of the event loop is over: what finishes together is stored together. */
  function schedule(): void {
    if (scheduled || closed) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      if (!closed) pump();
    });
  }

  function pump(): void {
    cancelTimer?.();
    cancelTimer = null;
    const batch = finished.splice(0);
    for (const done of batch) {
      if (!done.told) done.lane.ended(done.outcome, done.era);
      done.told = true;
    }
    lookAgain();
    const candidates = enabled ? admitted() : [];
    const claimed: { lane: Lane; row: Claimed }[] = [];
    if (batch.length > 0 || candidates.length > 0 || changedLanes.size > 0) {
      const laneStates = [...changedLanes];
      try {
        store.transaction(() => {
          const now = clock.now();
          for (const done of batch) storeOutcome(done, now);
          for (const id of laneStates) saveLaneState(id);
          for (const { lane, row } of candidates) {
            const price = connections.get(lane.connectionId).price_per_call;
            claimed.push({ lane, row: rows.claim(row, lane.connectionId, price, now) });
          }
        });
      } catch (error) {
        keepForLater(batch, candidates, error);
        return;
      }
      for (const id of laneStates) changedLanes.delete(id);
      if (storeTrouble) {
        storeTrouble = null;
        notifier.queue();
      }
    }
    for (const { row } of batch) {
      notifier.lookup(row.list_id, row.id);
    }
    for (const { lane, row } of claimed) {
      notifier.lookup(row.list_id, row.id);
      send(lane, row);
    }
    sleep();
  }

  function storeOutcome({ lane, row, outcome }: Finished, now: number): void {
    const connection = connections.get(lane.connectionId);
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
    rows.finishAttempt(row.attempt_id, outcome, now);
    rows.settleLookup(
      row.id,
      {
        state: settled.state,
        runAt: now + wait,
        attemptsUsed: settled.attemptsUsed,
        answer: outcome.answer && JSON.stringify(outcome.answer),
      },
      now,
    );
    const twin = settleTwin(settled.state);
    const twins = twin ? rows.settleTwins(row.id, twin, now) : 0;
    if (settled.state !== 'queued') rates.count(row.list_id, 1 + twins);
  }

  function saveLaneState(connectionId: number): void {
    const { state, reason, since } = laneOf(connectionId).state;
    // Offline and provider-busy are found out anew after a restart.
    const lasting = state === 'stopped' || (state === 'paused' && reason !== 'provider-busy');
    connections.saveQueueState(connectionId, lasting ? state : 'running', lasting ? reason : null, since);
  }

  function keepForLater(batch: Finished[], candidates: Candidate[], error: unknown): void {
    finished.unshift(...batch);
    for (const { lane } of candidates) lane.giveBack(1);
    const trouble = asStoreError(error)?.code === 'disk-full' ? 'disk-full' : 'internal';
    if (storeTrouble !== trouble) logger.error('queue-store-failed', error, { kept: batch.length });
    storeTrouble = trouble;
    lists = null;
    notifier.queue();
    cancelTimer = clock.after(storeRetryMs, schedule);
  }

  /** Rows to send now, no more than each lane lets out, lists taking turns and single checks first. */
  function admitted(): Candidate[] {
    const now = clock.now();
    const candidates: Candidate[] = [];
    for (const [connectionId, waiting] of byConnection()) {
      const lane = laneOf(connectionId);
      if (lane.free === 0 || !accountReady(connectionId)) continue;
      const picked = pick(waiting, lane.free, now);
      const count = picked.length === 0 ? 0 : lane.admit(picked.length);
      for (const row of picked.slice(0, count)) candidates.push({ lane, row });
    }
    turn += 1;
    return candidates;
  }

  function pick(waiting: readonly ActiveList[], free: number, now: number): Candidate['row'][] {
    const single = waiting.filter((list) => list.kind === 'single-checks');
    const files = waiting.filter((list) => list.kind === 'file');
    const start = files.length === 0 ? 0 : turn % files.length;
    const inTurn = [...single, ...files.slice(start), ...files.slice(0, start)];
    const picked: Candidate['row'][] = [];
    inTurn.forEach((list, index) => {
      const left = free - picked.length;
      if (left <= 0) return;
      const share = list.kind === 'single-checks' ? left : Math.ceil(left / (inTurn.length - index));
      picked.push(...rows.due(list.list_id, now, share));
    });
    return picked;
  }

  function byConnection(): Map<number, ActiveList[]> {
    lists ??= rows.activeLists();
    const grouped = new Map<number, ActiveList[]>();
    for (const list of lists) {
      if (onlyList !== null && list.list_id !== onlyList) continue;
      grouped.set(list.connection_id, [...(grouped.get(list.connection_id) ?? []), list]);
    }
    return grouped;
  }

  /** Unseals the account when it is first needed; the pump is called again once it is there. */
  function accountReady(connectionId: number): boolean {
    if (accounts.has(connectionId)) return true;
    if (loading.has(connectionId)) return false;
    loading.add(connectionId);
    void connections
      .account(connectionId)
      .then((account) => accounts.set(connectionId, account))
      .catch((error) => {
        logger.error('account-not-opened', error, { connection: connectionId });
        laneOf(connectionId).stop('key-refused');
      })
      .finally(() => {
        loading.delete(connectionId);
        schedule();
      });
    return false;
  }

  function send(lane: Lane, row: Claimed): void {
    const account = accounts.get(lane.connectionId);
    if (!account) throw new Error('A lookup was claimed before its account was opened.');
    const question = {
      nik: row.nik,
      phone: row.phone,
      name: row.name,
      ecNik: row.ec_nik,
      ecPhone: row.ec_phone,
      ecName: row.ec_name,
    };
    const { timeout_ms: timeoutMs } = connections.get(lane.connectionId);
    const { era } = lane;
    const asked = td
      .ask(account, question, { timeoutMs })
      .catch((error): Outcome => {
        // A bug, and it may have left: in doubt, never lost, never sent again by itself.
        logger.error('ask-failed', error, { lookup: row.id });
        return lostOutcome;
      })
      .then((outcome) => {
        finished.push({ lane, era, row, outcome, told: false });
        underWay.delete(asked);
        schedule();
      });
    underWay.add(asked);
  }

  /** Lanes whose time has come: a busy provider is asked again, an unreachable one is probed. */
  function lookAgain(): void {
    if (!enabled) return;
    for (const lane of lanes.values()) {
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
        const account = accounts.get(id) ?? (await connections.account(id));
        const { timeout_ms: timeoutMs } = connections.get(id);
        lane.probed((await td.probe(account.baseUrl, { timeoutMs: Math.min(timeoutMs, 10_000) })).reachable);
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
  function sleep(): void {
    if (!enabled || closed) return;
    const now = clock.monotonic();
    let next = longestSleepMs;
    lists = null;
    for (const [connectionId, waiting] of byConnection()) {
      const lane = laneOf(connectionId);
      const admitAt = lane.nextAdmitAt();
      if (admitAt !== null && accounts.has(connectionId)) {
        const dueAt = Math.min(...waiting.map((list) => rows.nextDue(list.list_id) ?? Number.POSITIVE_INFINITY));
        next = Math.min(next, Math.max(admitAt - now, dueAt - clock.now()));
      }
    }
    for (const lane of lanes.values()) {
      const at = lane.nextTryAt();
      if (at !== null && !probing.has(lane.connectionId)) next = Math.min(next, at - now);
    }
    cancelTimer = clock.after(Math.max(0, next), schedule);
  }

  return {
    /** Begins sending: every started list, or that one alone. */
    start(listId: number | null): void {
      enabled = true;
      onlyList = listId;
      lists = null;
      schedule();
    },
    get draining(): boolean {
      return enabled && !closed;
    },
    get storeTrouble(): QueueReason | null {
      return storeTrouble === 'disk-full' ? 'disk-full' : null;
    },
    /** Something new may be due: a list started, a row retried, a check by hand. */
    wake(): void {
      lists = null;
      schedule();
    },
    /** The network changed or the machine woke: look at once. */
    tryNow(): void {
      for (const lane of lanes.values()) lane.tryNow();
      schedule();
    },
    lane: laneOf,
    /** null while the connection has not been used since the start. */
    laneState: (connectionId: number): LaneState | null => lanes.get(connectionId)?.state ?? null,
    /** The account or its pace changed. */
    reconfigure(connectionId: number): void {
      accounts.delete(connectionId);
      td.forget(connectionId);
      lanes.get(connectionId)?.reconfigure(settingsOf(connections.get(connectionId)));
      schedule();
    },
    /** The connection is deleted; nothing of it is under way. */
    forget(connectionId: number): void {
      accounts.delete(connectionId);
      td.forget(connectionId);
      lanes.delete(connectionId);
      changedLanes.delete(connectionId);
    },
    /** Stores what is changed now, without waiting for the end of the turn. */
    flush: pump,
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
      if (finished.length > 0 || changedLanes.size > 0) pump();
      closed = true;
      cancelTimer?.();
    },
  };
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
