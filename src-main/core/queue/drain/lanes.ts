/**
 * The lanes of the running program, one for each connection used since the start: made from what was stored, and saved
 * where their state must outlive a restart.
 */
import { isCapReason, mendsItself } from '../../../contract/reasons.ts';
import { settingsOf } from '../../connections/connection-rows.ts';
import type { Connections } from '../../connections/connections.ts';
import type { Clock } from '../../kernel/ports.ts';
import { createLane, type Lane } from '../lane/lane.ts';
import type { QueueRows } from './queue-rows.ts';

export type Lanes = ReturnType<typeof createLanes>;

/** As long as people wait for a line that is gone. */
const shortOutageMs = 10 * 60_000;

const running = { state: 'running', reason: null, retryAt: null } as const;

export function createLanes(deps: {
  rows: QueueRows;
  connections: Connections;
  clock: Clock;
  random: () => number;
  /** A lane's state changed: it must be stored and announced. */
  onChange: () => void;
  /** The operator has resumed one. */
  onResumed: () => void;
}) {
  const { rows, connections, clock, random, onChange, onResumed } = deps;
  const lanes = new Map<number, Lane>();
  const changed = new Set<number>();

  function of(connectionId: number): Lane {
    const known = lanes.get(connectionId);
    if (known) return known;
    const row = connections.get(connectionId);
    const offset = clock.monotonic() - clock.now();
    // A cap may have been raised, or its day be over: the first look says.
    const capWasReached = isCapReason(row.queue_reason);
    if (capWasReached) changed.add(connectionId);
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
      losses: {
        unreadable: row.queue_unreadable,
        lost: row.queue_lost,
        failures: row.queue_failures,
        alone: row.queue_alone === 1,
      },
      recentSends: rows
        .recentSends(connectionId, clock.now() - sendsRemembered(row.rate_per_second, row.timeout_ms))
        // A send "in the future" (the clock was set back) counts as having happened just now.
        .map((startedAt) => Math.min(startedAt + offset, clock.monotonic())),
      onState: () => {
        // A probe may outlive its connection: there is nothing to be stored of a deleted one.
        if (lanes.has(connectionId)) changed.add(connectionId);
        onChange();
      },
      onResumed,
    });
    lanes.set(connectionId, lane);
    return lane;
  }

  return {
    of,
    known: (connectionId: number): Lane | undefined => lanes.get(connectionId),
    all: (): Iterable<Lane> => lanes.values(),
    /** Whether one of those sends, or will by itself: a short outage is waited for, a long one may outlast the night. */
    goOn(connectionIds: Iterable<number>): boolean {
      return [...connectionIds].some((id) => {
        const { state, reason, since } = of(id).state;
        return state === 'running' || (mendsItself(reason) && clock.now() - since < shortOutageMs);
      });
    },
    /** Whether word of the network could help one of those: it ends an outage, and a wait for a busy provider. */
    hearNetwork(connectionIds: Iterable<number>): boolean {
      return [...connectionIds].some((id) => {
        const { state, reason } = of(id).state;
        return state === 'running' || state === 'offline' || reason === 'provider-busy';
      });
    },
    /** Whatever fails for them is not tried again by itself. false: none of them runs. */
    pauseRunning(connectionIds: Iterable<number>): boolean {
      const runs = [...connectionIds].map(of).filter(({ state }) => state.state === 'running');
      for (const lane of runs) lane.pause('internal');
      return runs.length > 0;
    },
    forget(connectionId: number): void {
      lanes.delete(connectionId);
      changed.delete(connectionId);
    },
    /** Connections whose lane has changed since it was stored. */
    changed: (): number[] => [...changed],
    /** Within the caller's transaction; follow it with `stored` when that is committed. */
    save(connectionId: number): void {
      const lane = of(connectionId);
      const { state, reason, since, nextTryAt } = lane.state;
      connections.saveLosses(connectionId, lane.losses);
      // Offline is found out anew after a restart; what a provider asked us to wait is not forgotten.
      const queue = state === 'offline' ? running : { state, reason, retryAt: nextTryAt };
      connections.saveQueue(connectionId, { ...queue, since });
    },
    stored(connectionIds: readonly number[]): void {
      for (const id of connectionIds) changed.delete(id);
    },
  };
}

/**
 * Milliseconds to look back for what left before a restart: the pace's longest window, and as long as a request may have
 * been under way in it.
 */
function sendsRemembered(ratePerSecond: number, timeoutMs: number): number {
  return Math.ceil(2_000 / Math.min(1, ratePerSecond)) + Math.min(timeoutMs, 60_000);
}
