/**
 * Puts the queue together: rows, rates, lanes, drain, orders, notifier, status. What core.ts and the tests start.
 *
 * What the queue promises, and where each promise is kept and proved (test/core/queue, test/crash):
 * 1. Nothing accepted is ever lost. After a kill −9, a power cut or a full disk every lookup is in a state from which it
 *    goes on: one group commit per turn, `synchronous=FULL`, results kept until they are stored (drain, recovery).
 * 2. Nothing is paid twice unknowingly. The attempt is committed before its request leaves; what left and brought nothing
 *    back is `in_doubt` and stays so until the operator, or the connection's `resend`, says otherwise (machine, recovery,
 *    orders). The same question asked elsewhere is shared, not sent (reuse). Doubt is kept rare in core/td: sockets are
 *    given up before the server closes them, nothing is pipelined, the HTTP library retries nothing.
 *    No answer is taken twice: what says a tracking id again was given to another question (repeats, core/td/repeats).
 * 3. The whole queue learns from one failure: offline, a login page, an account matter, no traffic, a busy provider are
 *    states of the lane, not of thousands of rows; it is looked for without a paid call, and starts slowly (lane, drain).
 *    Nothing is paid in a row for nothing: after a loss the line is looked for and one row goes alone; three unreadable
 *    answers or five lost ones pause the lane for the operator, over a restart too (losses, lane).
 * 4. Pace, concurrency and caps are never exceeded, not across a restart either; a check by hand goes first, lists share
 *    fairly (pace, lane, admission, connections/caps).
 *    A list that is paused by itself takes no turn, over a restart too (queue-rows).
 * 5. What is tried again waits with full jitter, honours `Retry-After`, and gives up after a limit as `failed`, to be
 *    retried by the operator. Clock jumps and sleep neither stall nor stampede (backoff, lane, drain).
 *    Nothing leaves while the machine falls asleep (sleep), and nothing of this program's own errors burns a list
 *    (drain/bug-outcomes).
 * 6. One drain per data directory, taken over safely if its owner died (store/ownership, core/owning.ts).
 */
import type { List } from '../../contract/lists.ts';
import type { QueueStatus } from '../../contract/queue.ts';
import type { Settings } from '../../contract/settings.ts';
import { createCharges } from '../charges/ledger/charges.ts';
import type { Caps } from '../connections/caps.ts';
import type { Connections } from '../connections/connections.ts';
import type { EventBus } from '../kernel/event-bus.ts';
import type { Ports } from '../kernel/ports.ts';
import type { Store } from '../store/store.ts';
import type { TdClient } from '../td/client.ts';
import { createDrain, type Drain } from './drain/drain.ts';
import { settle } from './drain/machine.ts';
import { createQueueRows, type QueueRows } from './drain/queue-rows.ts';
import { queueHandlers } from './handlers.ts';
import { createHolding } from './holding.ts';
import { createOrderRows } from './orders/order-rows.ts';
import { createOrders } from './orders/orders.ts';
import { createNotifier, type Notifier } from './progress/notifier.ts';
import type { Rates } from './progress/rates.ts';
import { createRenewal } from './renew-fingerprints.ts';
import { createHistorySearch } from './reuse/history-search.ts';
import { createReuse, type Reuse } from './reuse/reuse.ts';
import { createReuseForecast, type ReuseForecast } from './reuse/reuse-forecast.ts';
import { createSharedTwins, type SharedTwins } from './reuse/shared-twins.ts';
import { watchSleep } from './sleep.ts';
import { createQueueStatus } from './status.ts';

export type Queue = {
  readonly handlers: ReturnType<typeof queueHandlers>;
  readonly drain: Drain;
  readonly notifier: Notifier;
  readonly reuse: Reuse;
  readonly reuseForecast: ReuseForecast;
  readonly sharedTwins: SharedTwins;
  status(): QueueStatus;
  /** Something leaves, or will by itself. */
  isSending(): boolean;
  /** Before the drain is opened, and only by the owner of the data directory. */
  recover(): void;
  /** Brings stored fingerprints up to date, where a newer program makes them in another way; before the drain is opened. */
  renewFingerprints(): Promise<void>;
  /** Waits at most `graceMs` for what is under way. */
  close(graceMs: number): Promise<void>;
};

export function createQueue(deps: {
  store: Store;
  ports: Pick<Ports, 'clock' | 'random' | 'logger' | 'network' | 'power' | 'policy'>;
  connections: Connections;
  caps: Caps;
  settings: () => Pick<Settings, 'reuseDays' | 'keepAwake'>;
  td: TdClient;
  events: EventBus;
  rates: Rates;
  viewList: (listId: number) => List | null;
}): Queue {
  const { store, ports, connections, caps, settings, td, events, rates, viewList } = deps;
  const { clock, random, logger } = ports;
  const rows = createQueueRows(store);
  const sharedTwins = createSharedTwins(store, clock);
  const orderRows = createOrderRows(store, sharedTwins);
  const history = createHistorySearch({ store, clock, settings });
  const reuse = createReuse({ store, clock, history, leaveOut: orderRows.cancel });
  const reuseForecast = createReuseForecast({ store, clock, history });
  const renewal = createRenewal(store, clock);
  const status = createQueueStatus({
    store,
    connections,
    charges: createCharges(store),
    drain: () => drain,
    rates,
    clock,
  });
  const notifier = createNotifier({ events, clock, viewList, viewQueue: status });
  const drain = createDrain({
    store,
    rows,
    sharedTwins,
    connections,
    caps,
    reuse,
    td,
    clock,
    random,
    logger,
    notifier,
    rates,
    policyFaulty: (ports.policy?.fault ?? null) !== null,
    onWorking: (working) => sleep.working(working),
    onAttend: ports.network.attend,
  });
  const sleep = watchSleep({
    ...{ power: ports.power, drain, clock, logger },
    mayKeepAwake: () => settings().keepAwake,
  });
  const unsubscribe = events.subscribe(({ name }) => {
    if (name === 'settings.changed') sleep.settingsChanged();
  });
  const orders = createOrders({
    store,
    sharedTwins,
    clock,
    changed(listId, lookupIds) {
      if (lookupIds.length === 0) notifier.anyLookup(listId);
      for (const lookupId of lookupIds) notifier.lookup(listId, lookupId);
      drain.wake();
    },
  });
  return {
    handlers: queueHandlers({ drain, orders, connections, status, holding: createHolding(store, clock), notifier }),
    drain,
    notifier,
    reuse,
    reuseForecast,
    sharedTwins,
    status,
    isSending() {
      const { states, draining, open, connections: all, working } = status();
      const goesOn = all.some(
        ({ id, queue: { state } }) => working.includes(id) && (state === 'running' || state === 'offline'),
      );
      return states.sending > 0 || (draining && open > 0 && goesOn);
    },
    recover() {
      const interrupted = recoverInterrupted(store, rows, clock.now());
      if (interrupted > 0) logger.warn('lookups-interrupted', { lookups: interrupted });
    },
    async renewFingerprints() {
      if (renewal.done) return;
      logger.info('fingerprints-renewed', { lookups: await renewal.run() });
    },
    async close(graceMs) {
      await orders.stop();
      unsubscribe();
      await drain.close(graceMs);
      sleep.close();
      notifier.close();
    },
  };
}

// What a program that died left behind: lookups in `sending`. Their requests may have been charged, so they become
// in_doubt, or go back to the queue where the operator chose `resend` for the connection. Runs before anything is sent.

/** Returns how many lookups were found in `sending`. */
export function recoverInterrupted(store: Store, rows: QueueRows, now: number): number {
  return store.transaction(() => {
    const interrupted = rows.interrupted();
    for (const row of interrupted) {
      rows.closeOpenAttempts(row.id, now);
      const settled = settle({ row: 'in_doubt' }, row.attempts_used, {
        // Of a cancelled list nothing is sent again, whatever the connection says.
        inDoubtPolicy: row.cancel_asked ? 'hold' : row.in_doubt_policy,
        maxAttempts: row.max_attempts,
      });
      rows.settleInterrupted(row.id, settled.state, settled.attemptsUsed, now);
    }
    rows.waitsAsMeant(now);
    rows.capWaits(now);
    return interrupted.length;
  });
}
