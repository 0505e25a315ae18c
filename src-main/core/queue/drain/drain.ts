/**
 * The drain: takes due lookups, writes down their attempts, sends them and stores the results. Nothing is sent before
 * its attempt is committed.
 */
import type { StoreReason } from '../../../contract/reasons.ts';
import type { Caps } from '../../connections/caps.ts';
import { settingsOf } from '../../connections/connection-rows.ts';
import type { Connections } from '../../connections/connections.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Clock, Logger } from '../../kernel/ports.ts';
import { asStoreError } from '../../store/sqlite-errors.ts';
import type { Store } from '../../store/store.ts';
import type { TdClient } from '../../td/client.ts';
import type { LaneState } from '../lane/lane.ts';
import { createOrderRows } from '../orders/order-rows.ts';
import type { Notifier } from '../progress/notifier.ts';
import type { Rates } from '../progress/rates.ts';
import type { Reuse } from '../reuse/reuse.ts';
import type { SharedTwins } from '../reuse/shared-twins.ts';
import { createAccounts } from './accounts.ts';
import { type Candidate, createAdmission } from './admission.ts';
import { createFaultSearch } from './at-fault.ts';
import { type Committed, createCommit } from './commit.ts';
import { createLanes } from './lanes.ts';
import type { ActiveList, QueueRows } from './queue-rows.ts';
import { createRepeats } from './repeated-answers.ts';
import { createSending, type Finished } from './sending.ts';

/** How long to wait before a store that refused the results is tried again. */
const storeRetryMs = 3_000;
/** How long until what must come first is tried again, where the store did not take it. */
const openRetryMs = 2_000;
/** A look at the lists at least so often, whatever the timers say: sleep and clock jumps never stall the queue. */
const longestSleepMs = 30_000;
/** Turns of the event loop without an answer that are waited for more of them; a fraction of a millisecond in all. */
const patientTurns = 20;
/** A wall clock that is behind the monotonic one by more than this has been set back. */
const clockStepMs = 2_000;

export type Drain = ReturnType<typeof createDrain>;

/**
 * One group commit per turn stores everything that has finished and writes down what leaves next, so that one fsync
 * serves many rows. No result is lost if the commit fails: it is kept and the commit tried again.
 */
export function createDrain(deps: {
  store: Store;
  /** What the organisation has set is not known: nothing leaves. */
  policyFaulty: boolean;
  rows: QueueRows;
  sharedTwins: SharedTwins;
  connections: Connections;
  caps: Caps;
  reuse: Reuse;
  td: TdClient;
  clock: Clock;
  random: () => number;
  logger: Logger;
  notifier: Notifier;
  rates: Rates;
  /** Whether something leaves or will by itself within minutes. Said each turn. */
  onWorking: (working: boolean) => void;
  /** Whether rows wait that word of the network could help. */
  onAttend: (waits: boolean) => void;
}) {
  const { store, rows, sharedTwins, connections, caps, reuse, td, clock, random, logger, notifier, rates } = deps;
  const { onWorking, onAttend, policyFaulty } = deps;
  const lanes = createLanes({
    rows,
    connections,
    clock,
    random,
    onChange() {
      notifier.queue();
      schedule();
    },
    onResumed: td.tryLoginsAgain,
  });
  const accounts = createAccounts({
    ...{ connections, lanes, td, logger },
    onDone: schedule,
    onStoreTrouble: keepForLater,
  });
  const { cancel } = createOrderRows(store, sharedTwins);
  const commit = createCommit({ rows, sharedTwins, reuse, connections, clock, random, cancel, sent: store.sent });
  const repeats = createRepeats(store);
  const sending = createSending({
    ...{ store, connections, td, clock, logger },
    onFinished: schedule,
    onStoreTrouble: keepForLater,
  });
  const { finished } = sending;
  const admission = createAdmission({
    ...{ rows, connections, caps, clock },
    ...{ laneOf: lanes.of, openAccount: accounts.openAccount },
  });
  let enabled = false;
  let onlyList: number | null = null;
  let closed = false;
  let scheduled = false;
  /** Answers stored by the last commit that stored any. */
  let lastStored = 0;
  let cancelTimer: (() => void) | null = null;
  let storeTrouble: CoreError | null = null;
  /** All that must be in the store before anything leaves is there. */
  let open = false;
  /** Why it is not yet. */
  let notOpenBecause: CoreError | null = null;
  let openLater: (() => void) | null = null;
  /** What failed by a bug is not tried for ever: the operator says when. */
  let openWhenResumed: (() => void) | null = null;
  /** The machine goes to sleep: nothing new leaves. */
  let held = false;
  const fault = createFaultSearch();
  let wallAhead = clock.now() - clock.monotonic();

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
      if (sending.underWay > 0 && !closed && (came || idle <= patience)) {
        lookForMore(finished.length, idle);
        return;
      }
      scheduled = false;
      pump();
    });
  }

  function pump(): void {
    // A copy that reads has nothing to store, and may not.
    if (closed || store.role() === 'reader') return;
    cancelTimer?.();
    cancelTimer = null;
    // Kept in `finished` until it is committed: whatever is thrown before then loses nothing.
    const batch = fault.batchOf(finished);
    let candidates: readonly Candidate[] = [];
    let waiting: ReadonlyMap<number, ActiveList[]> = new Map();
    let turn: Committed & { laneStates: number[] };
    try {
      noticeRepeats(batch);
      for (const done of batch) {
        if (!done.laneInformed) done.lane.ended(done.outcome, done.era, done.left, done.wave);
        done.laneInformed = true;
      }
      noticeClock();
      // One transaction for all that is read and written in a turn: each would open one of its own.
      turn = store.transaction(() => {
        // Of an older copy nobody has decided on it is not known what was asked since.
        const may = enabled && open && !held && !policyFaulty && store.missing() === null;
        const committed = commit(batch, () => {
          if (may) waiting = admission.work(onlyList);
          lookAgain(waiting);
          // What came goes first where the store took nothing recently: there may be room for it, and not for more.
          candidates = (storeTrouble || fault.searching) && batch.length > 0 ? [] : admission.admit(waiting);
          return candidates;
        });
        const laneStates = lanes.changed();
        for (const id of laneStates) lanes.save(id);
        return { ...committed, laneStates };
      });
    } catch (error) {
      for (const { lane } of candidates) lane.giveBack(1);
      notStored(error, batch, waiting.keys());
      return;
    }
    finished.splice(0, batch.length);
    try {
      goOn(batch, turn, waiting);
    } catch (error) {
      keepForLater(error);
    }
  }

  /** The turn is committed. What leaves comes first: it is written down as under way, whatever else goes wrong here. */
  function goOn(
    batch: readonly Finished[],
    { leaving, spared, touched, final, requeued, laneStates }: Committed & { laneStates: number[] },
    waiting: ReadonlyMap<number, ActiveList[]>,
  ): void {
    for (const lane of spared) lane.giveBack(1);
    for (const one of leaving) sending.send(one);
    if (batch.length > 0) lastStored = batch.length;
    lanes.stored(laneStates);
    for (const [listId, n] of final) rates.count(listId, n);
    for (const { row } of batch) notifier.lookup(row.list_id, row.id);
    for (const listId of touched) notifier.anyLookup(listId);
    for (const { row } of leaving) notifier.lookup(row.list_id, row.id);
    // What went back into the queue may have brought a list to life, or an account to open, that nobody looked at.
    if (requeued || spared.length > 0) schedule();
    // What is left of a search, and all that waited for it.
    if (fault.committed(finished.length)) schedule();
    if (enabled) sleep(waiting);
    if (storeTrouble) notifier.queue();
    if (storeTrouble) schedule();
    storeTrouble = null;
    onWorking(sending.underWay > 0 || lanes.goOn(waiting.keys()));
    onAttend(lanes.hearNetwork(waiting.keys()));
  }

  /** A turn that the store refused is tried again. One that failed by a bug is not for ever: what is at fault is set aside. */
  function notStored(error: unknown, batch: readonly Finished[], connectionIds: Iterable<number>): void {
    if (error instanceof CoreError || asStoreError(error)) {
      keepForLater(error);
      return;
    }
    logger.error('queue-turn-failed', error, { kept: finished.length });
    if (batch.length > 0 ? fault.failed(batch) : lanes.pauseRunning(connectionIds)) schedule();
    else keepForLater(error);
  }

  /** Before anybody learns from them. What dropped sockets carry is let come to its end. */
  function noticeRepeats(batch: readonly Finished[]): void {
    const outcomes = batch.map(({ lane, row, outcome }) => ({
      attemptId: row.attempt_id,
      connectionId: lane.connectionId,
      outcome,
    }));
    for (const [index, outcome] of repeats(outcomes).entries()) {
      const done = batch[index];
      if (!done || done.outcome === outcome) continue;
      done.outcome = outcome;
      logger.warn('answer-repeated', { lookup: done.row.id });
      td.forget(done.lane.connectionId);
    }
  }

  /** All that has ended, also what only goes in one by one. */
  function pumpThrough(): void {
    // Each of them is tried three times at most, and once together with the others.
    for (let turns = finished.length * 3 + 2; turns > 0; turns -= 1) {
      pump();
      if (storeTrouble || (finished.length === 0 && lanes.changed().length === 0)) return;
    }
  }

  function keepForLater(error: unknown): void {
    const trouble = storeErrorOf(error);
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

  /** Lanes with work whose time has come: a busy provider is asked again, an unreachable one is probed. */
  function lookAgain(work: ReadonlyMap<number, unknown>): void {
    for (const connectionId of work.keys()) {
      const lane = lanes.of(connectionId);
      lane.noticeDay();
      const at = lane.nextTryAt();
      if (at === null || at > clock.monotonic()) continue;
      if (lane.state.state === 'offline') accounts.probe(lane);
      else lane.busyOver();
    }
  }

  /** Sets the one timer for whatever comes first. An answer, an order or a signal comes before it by `schedule`. */
  function sleep(work: ReadonlyMap<number, ActiveList[]>): void {
    let next = Math.min(longestSleepMs, admission.nextIn(work) ?? longestSleepMs);
    for (const connectionId of work.keys()) {
      const at = lanes.of(connectionId).nextTryAt();
      if (at !== null && !accounts.probing(connectionId)) next = Math.min(next, at - clock.monotonic());
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
    /** `internal`: a bug keeps the queue from opening. */
    get storeTrouble(): StoreReason | 'internal' | null {
      if (storeTrouble) return reasonOf(storeTrouble);
      if (notOpenBecause) return openWhenResumed ? 'internal' : reasonOf(notOpenBecause);
      if (policyFaulty) return 'policy-faulty';
      return store.missing() ? 'store-older' : null;
    },
    /**
     * What a program that died left behind is settled, and whatever else must come before the first send. Until then nothing
     * leaves, whoever starts it: a row found in `sending` would not be told from one that this program sends.
     */
    open(): void {
      open = true;
      notOpenBecause = null;
      notifier.queue();
      schedule();
    },
    /** That could not be stored, or failed by a bug; `again` is called once it may be tried anew. */
    cannotOpen(error: unknown, again: () => void): void {
      const trouble = storeErrorOf(error);
      if (notOpenBecause?.code !== trouble.code) logger.error('queue-not-open', error);
      notOpenBecause = trouble;
      if (trouble.code === 'internal') openWhenResumed = again;
      else openLater = clock.after(openRetryMs, again);
      notifier.queue();
    },
    /** The operator has the queue go on. */
    resume(): void {
      const again = openWhenResumed;
      openWhenResumed = null;
      notOpenBecause = again ? null : notOpenBecause;
      again?.();
    },
    /** Something new may be due: a list started, a row retried, a check by hand. */
    wake: schedule,
    /** The network changed, the machine woke, or the operator asks: look at once. */
    tryNow(): void {
      td.networkChanged();
      for (const lane of lanes.all()) lane.tryNow();
      schedule();
    },
    /** Charges were settled otherwise: there may be room under a cap. */
    lookAtCaps(): void {
      for (const lane of lanes.all()) lane.lookAtCaps();
      schedule();
    },
    lane: lanes.of,
    /** null while the connection has not been used since the start. */
    laneState: (connectionId: number): LaneState | null => lanes.known(connectionId)?.state ?? null,
    /** The account or its pace changed. */
    reconfigure(connectionId: number): void {
      td.forget(connectionId);
      lanes.known(connectionId)?.reconfigure(settingsOf(connections.get(connectionId)));
      schedule();
    },
    /** The connection is deleted; nothing of it is under way. */
    forget(connectionId: number): void {
      td.forget(connectionId);
      lanes.forget(connectionId);
    },
    /** Stores what is changed now, without waiting for the end of the turn. Errors: those of the store. */
    flush(): void {
      pumpThrough();
      if (storeTrouble) throw storeTrouble;
    },
    /** Something has left, and what came of it is not stored yet. */
    get underWay(): boolean {
      return sending.underWay > 0 || finished.length > 0;
    },
    /** The machine goes to sleep: nothing new leaves, and what has left may come back. */
    hold(): void {
      held = true;
      sending.hold();
      onWorking(false);
    },
    release(): void {
      held = false;
      sending.release();
      schedule();
    },
    /** Sends nothing more, waits for what has left (at most `graceMs`), stores how it ended. */
    async close(graceMs: number): Promise<void> {
      enabled = false;
      cancelTimer?.();
      openLater?.();
      await sending.close(graceMs);
      pumpThrough();
      closed = true;
      cancelTimer?.();
      onWorking(false);
      onAttend(false);
    },
  };
}

function storeErrorOf(error: unknown): CoreError {
  if (error instanceof CoreError) return error;
  return asStoreError(error) ?? new CoreError('internal', 'The queue could not store its results.');
}

function reasonOf({ code }: CoreError): StoreReason {
  return code === 'disk-full' || code === 'store-gone' ? code : 'store-trouble';
}
