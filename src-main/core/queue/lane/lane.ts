/**
 * A lane is one connection's share of the queue while the program runs: its state, pace, concurrency, and what it has
 * learnt from the last answers. It decides how many requests may leave now and when to look again; it sends nothing.
 *
 *   running ──nothing could be sent, a login page, a call lost──▶ offline ──reached again──▶ running (slowly at first)
 *   running ──302 303 305, three unknown codes, operator──▶ paused ──operator resumes──▶ running
 *   running ──three unreadable, five lost or HTTP 500──▶ paused ──operator resumes──▶ running (one row at a time until read)
 *   running ──a bug before anything left, two that lost an answer──▶ paused: internal ──operator resumes──▶ running
 *   running ──429 503 …──▶ paused: provider-busy ──its time is up──▶ running (slowly at first)
 *   running ──a call could cross a cap──▶ paused: daily-cap, monthly-cap ──next day or month, cap raised──▶ running
 *   running ──300 301 304 11304, HTTP 401 403 407──▶ stopped ──operator mends and resumes──▶ running
 */
import { dayMs } from '../../../contract/calendar.ts';
import {
  type CapReason,
  factsOf,
  isCapReason,
  type QueueReason,
  type ReasonsWith,
  waitsFor,
} from '../../../contract/reasons.ts';
import type { QueueState } from '../../../contract/states.ts';
import type { Clock } from '../../kernel/ports.ts';
import { waitLeft } from '../../kernel/waits.ts';
import type { Outcome } from '../../td/outcome.ts';
import { backoffMs, probeDelayMs } from './backoff.ts';
import { createLosses, type LossCounts, noLosses } from './losses.ts';
import { createPace, type Pace } from './pace.ts';

export type LaneSettings = {
  ratePerSecond: number;
  concurrency: number;
  retryBaseMs: number;
  retryMaxMs: number;
};

export type LaneState = {
  state: QueueState;
  reason: QueueReason | null;
  /** Milliseconds since the epoch. */
  since: number;
  /** Wall clock; null: it does not look again by itself, or there is nothing to wait for. */
  nextTryAt: number | null;
  /** As the contract has it. */
  about?: string;
};

export type Lane = ReturnType<typeof createLane>;

type Offline = ReasonsWith<'state', 'offline'>;

function isOffline(reason: QueueReason): reason is Offline {
  return factsOf(reason).state === 'offline';
}

const running = { state: 'running', reason: null } as const;
/** So many answers with an unknown code in a row pause the lane (td-api.md). */
const unknownAnswersLimit = 3;
/** So many internal errors in a row are taken for the provider's trouble, not the row's. */
const internalErrorsLimit = 3;
/** No stored wait is believed to be longer (the longest `Retry-After` taken): the clock may have been wrong. */
const longestBusyMs = dayMs;
/** A doubt costs one row, not the provider's peace: its hold stays within so many times the first backoff. */
const inDoubtWaitLimit = 5;

/**
 * The whole lane reacts to one failure: after an outage one request at a time goes out, and every answer that comes
 * back doubles that, up to the connection's concurrency. A series of paid calls without a usable answer is stopped:
 * losses.ts counts what was sent and brought nothing readable.
 */
export function createLane(deps: {
  connectionId: number;
  settings: LaneSettings;
  clock: Clock;
  random: () => number;
  /** As it was stored; `nextTryAt` of a busy provider that asked to be left alone until then. */
  initial: LaneState;
  /** As they were stored. */
  losses?: LossCounts;
  /** Monotonic times of what left before a restart. */
  recentSends: readonly number[];
  onState: (state: LaneState) => void;
  /** Before it goes on. */
  onResumed: () => void;
}) {
  const { clock, random } = deps;
  let settings = deps.settings;
  const pace: Pace = createPace(settings.ratePerSecond, deps.recentSends);
  let current: LaneState = deps.initial;
  let inFlight = 0;
  const losses = createLosses(deps.losses ?? noLosses);
  let window = losses.oneAtATime ? 1 : settings.concurrency;
  let outages = 0;
  let troubles = 0;
  let unknownAnswers = 0;
  let internalErrors = 0;
  /** Counts the operator's mendings. What left before one says nothing about the state after it. */
  let era = 0;
  /** Monotonic; when an offline or busy lane may look again. */
  let retryAt = Number.NEGATIVE_INFINITY;
  if (current.reason === 'provider-busy') {
    const { since, nextTryAt } = current;
    const waitMs = Math.min(longestBusyMs, waitLeft({ since, until: nextTryAt ?? 0 }, clock.now()));
    retryAt = clock.monotonic() + waitMs;
    current = { ...current, nextTryAt: clock.now() + waitMs };
  }

  /** Waits for that, in the state it brings; null: runs. */
  function change(to: QueueReason | null, retryInMs: number | null, about?: string): void {
    retryAt = retryInMs === null ? Number.NEGATIVE_INFINITY : clock.monotonic() + retryInMs;
    const next = to === null ? running : waitsFor(to);
    const same = current.state === next.state && current.reason === next.reason;
    current = {
      ...next,
      since: same ? current.since : clock.now(),
      nextTryAt: retryInMs === null ? null : clock.now() + retryInMs,
      ...(about !== undefined && { about }),
    };
    deps.onState(current);
  }

  function bounds() {
    return { baseMs: settings.retryBaseMs, maxMs: settings.retryMaxMs };
  }

  function startSlowly(): void {
    window = 1;
  }

  function waitOffline(reason: Offline, about?: string): void {
    startSlowly();
    outages += 1;
    change(reason, probeDelayMs(outages, bounds(), random), about);
  }

  /** All that were under way fail with the line they were on: that is one outage, however many they are. */
  function goOffline(reason: Offline, about?: string): void {
    if (current.state !== 'offline') waitOffline(reason, about);
  }

  function waitBusy(limits: { baseMs: number; maxMs: number }, retryAfterMs: number | null): void {
    const alreadyBusy = current.reason === 'provider-busy';
    if (alreadyBusy && (retryAfterMs === null || clock.monotonic() + retryAfterMs <= retryAt)) return;
    startSlowly();
    if (!alreadyBusy) troubles += 1;
    change('provider-busy', backoffMs(troubles, limits, random, retryAfterMs));
  }

  function wentWell(): void {
    outages = 0;
    troubles = 0;
    unknownAnswers = 0;
    internalErrors = 0;
    window = Math.min(settings.concurrency, window * 2);
    // An answer came through: whatever an earlier failure in the same breath concluded no longer holds.
    if (current.state === 'offline') change(null, null);
  }

  /** It left, and what came back, if anything did, says nothing: the row's loss, and the lane's warning. */
  function lost({ doubt = 'lost' }: Outcome, sentIn: number, decided: boolean): void {
    const reason = losses.add(doubt, sentIn);
    deps.onState(current);
    if (decided) return;
    if (reason) change(reason, null);
    // With the line, as far as anybody knows: it is looked for before another row goes the same way.
    else if (doubt === 'lost') goOffline('unreachable');
    // Neither the line nor the provider is at fault: the next row alone finds out.
    else if (doubt === 'internal') startSlowly();
    // Somebody answers: go on one at a time and slower, so that few are in doubt.
    else waitBusy({ baseMs: settings.retryBaseMs, maxMs: settings.retryBaseMs * inDoubtWaitLimit }, null);
  }

  return {
    connectionId: deps.connectionId,
    get state(): LaneState {
      return current;
    },
    get inFlight(): number {
      return inFlight;
    },

    /** Requests that could be under way besides those that are, pace apart. 0 while not running. */
    get free(): number {
      if (current.state !== 'running') return 0;
      return Math.max(0, Math.min(window, settings.concurrency) - inFlight);
    },
    /** How many requests may leave now, of `wanted`. They are counted as left: follow each with `ended`. */
    admit(wanted: number): number {
      if (current.state !== 'running') return 0;
      const admitted = pace.take(Math.min(wanted, this.free), clock.monotonic());
      inFlight += admitted;
      return admitted;
    },
    /** Of `admit`'s number, so many will not be sent after all: their place is free again. */
    giveBack(count: number): void {
      inFlight -= count;
      pace.dropped(count);
    },
    /** The first byte of one of them goes out. */
    departed(): void {
      pace.departed(clock.monotonic());
    },
    /** Monotonic time of the next possible `admit`; null: not before something else happens (an answer, an order). */
    nextAdmitAt(): number | null {
      if (current.state !== 'running' || inFlight >= Math.min(window, settings.concurrency)) return null;
      return pace.nextAt(clock.monotonic());
    },
    /** Monotonic time at which an offline or busy lane looks again; null when it does not by itself. */
    nextTryAt(): number | null {
      return Number.isFinite(retryAt) ? retryAt : null;
    },

    get era(): number {
      return era;
    },
    /** Of losses: those sent in one wave may be lost together. */
    get wave(): number {
      return losses.wave;
    },
    get losses(): LossCounts {
      return losses.counts;
    },
    /**
     * One request is over; `sentIn` is the era in which it was admitted, `wave` that of its losses, `left` whether `departed`
     * was called.
     */
    ended(outcome: Outcome, sentIn: number, left: boolean, wave = losses.wave): void {
      inFlight -= 1;
      if (!left) pace.dropped(1);
      if (sentIn !== era) return;
      if (outcome.code !== null && outcome.kind !== 'in-doubt' && losses.readable()) deps.onState(current);
      const effect = outcome.queue;
      // What the operator or the account decided is not undone by an answer that was already on its way.
      const decided =
        current.state === 'stopped' || (current.state === 'paused' && factsOf(current.reason)?.ends !== 'time');
      if (effect.state !== 'running') {
        if (decided) return;
        if (effect.state === 'offline') goOffline(effect.reason, outcome.about);
        else change(effect.reason, null, outcome.about);
        return;
      }
      switch (outcome.kind) {
        case 'unknown-code':
          unknownAnswers += 1;
          if (unknownAnswers >= unknownAnswersLimit && !decided) change('unknown-answers', null);
          return;
        case 'busy':
          if (!decided) waitBusy(bounds(), outcome.retryAfterMs);
          return;
        case 'internal-error':
          unknownAnswers = 0;
          internalErrors += 1;
          if (internalErrors >= internalErrorsLimit && !decided) waitBusy(bounds(), outcome.retryAfterMs);
          return;
        case 'not-sent':
          // Called off before a sleep: it says nothing of the line.
          return;
        case 'in-doubt':
          lost(outcome, wave, decided);
          return;
        default:
          wentWell();
      }
    },

    /** The probe's word: null, or why it could not be reached. */
    probed(failure: QueueReason | null, about?: string): void {
      if (current.state !== 'offline') return;
      if (failure === null) {
        // Reaching a login page proves nothing, so the count of outages stays until a real answer comes.
        startSlowly();
        change(null, null);
      } else if (isOffline(failure)) waitOffline(failure, about);
      else change(failure, null, about);
    },
    /** Nothing can be sent for a reason of this machine; looked at again as after an outage. */
    cannotSend(): void {
      if (current.state === 'running' || current.state === 'offline') waitOffline('unreachable');
    },
    /** The time of `provider-busy` is up. */
    busyOver(): void {
      if (current.reason === 'provider-busy') change(null, null);
    },
    /** No call fits under a cap any more; nothing is under way whose end could make room. */
    capReached(reason: CapReason, until: number): void {
      change(reason, null);
      current = { ...current, nextTryAt: until };
      deps.onState(current);
    },
    /** The sums or the caps changed, or the day did: whether a call fits is looked at anew. */
    lookAtCaps(): void {
      if (isCapReason(current.reason)) change(null, null);
    },
    /** By the wall clock, because days are; also when it was set back to before the cap was reached. */
    noticeDay(): void {
      const { since, nextTryAt } = current;
      if (!isCapReason(current.reason)) return;
      if (clock.now() >= (nextTryAt ?? 0) || clock.now() < since) this.lookAtCaps();
    },
    /** Look at once: the network changed, the machine woke, or the operator asks. */
    tryNow(): void {
      if (current.state === 'offline') change(current.reason, 0, current.about);
      else this.busyOver();
    },

    pause(reason: ReasonsWith<'state', 'paused'>): void {
      if (current.state !== 'stopped') change(reason, null);
    },
    stop(reason: ReasonsWith<'state', 'stopped'>): void {
      change(reason, null);
    },
    resume(): void {
      deps.onResumed();
      era += 1;
      unknownAnswers = 0;
      internalErrors = 0;
      outages = 0;
      troubles = 0;
      losses.resumed();
      if (current.state === 'running') return;
      startSlowly();
      change(null, null);
    },
    /** New pace and concurrency hold from the next request on. */
    reconfigure(next: LaneSettings): void {
      era += 1;
      if (next.ratePerSecond !== settings.ratePerSecond) pace.setRate(next.ratePerSecond, clock.monotonic());
      if (window === settings.concurrency && !losses.oneAtATime) window = next.concurrency;
      settings = next;
      this.lookAtCaps();
    },
  };
}
