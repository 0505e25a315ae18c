/**
 * One run of the program: the real queue with the real handlers around it, on a store, a clock and a provider that go on
 * when it dies. Dead, it can neither write, nor send, nor set a timer: as after a kill.
 */
import { createCaps } from '../../../../src-main/core/connections/caps.ts';
import { createConnections } from '../../../../src-main/core/connections/connections.ts';
import { connectionHandlers } from '../../../../src-main/core/connections/handlers.ts';
import { createHistory } from '../../../../src-main/core/history/history.ts';
import { createEventBus } from '../../../../src-main/core/kernel/event-bus.ts';
import type { Ports } from '../../../../src-main/core/kernel/ports.ts';
import { createForecasts } from '../../../../src-main/core/lists/forecast.ts';
import { listHandlers } from '../../../../src-main/core/lists/handlers.ts';
import { createListView } from '../../../../src-main/core/lists/list-view.ts';
import { peopleHandlers } from '../../../../src-main/core/people/handlers.ts';
import { createRates } from '../../../../src-main/core/queue/progress/rates.ts';
import { createQueue } from '../../../../src-main/core/queue/queue.ts';
import type { Store } from '../../../../src-main/core/store/store.ts';
import { noAccessLog } from '../../../fakes/no-access-log.ts';
import type { VirtualProvider } from '../../../fakes/virtual-provider.ts';
import type { VirtualTime } from '../../../fakes/virtual-time.ts';

export type Process = Awaited<ReturnType<typeof bootProcess>>;

/** What befalls the next transactions. */
export type StoreFaults = {
  full: number;
  crash: 'before-commit' | 'after-commit' | null;
};

/** What everything in a dead program meets. */
export class Killed extends Error {}

/** As core.ts has it. */
const recoverAgainMs = 2_000;

export async function bootProcess(deps: {
  number: number;
  ports: Ports;
  store: Store;
  time: VirtualTime;
  provider: VirtualProvider;
  random: () => number;
  reuseDays: () => number;
  faults: StoreFaults;
  /** A transaction was committed, by whomever. */
  committed(): void;
  /** What it logs as errors. */
  logged(event: string, error: unknown): void;
}) {
  const { time, provider, faults, random, logged } = deps;
  const clock = time.boot();
  let dead = false;
  let depth = 0;

  function mustLive(): void {
    if (dead) throw new Killed('The program is dead.');
  }
  function diskFull(): void {
    if (faults.full === 0) return;
    faults.full -= 1;
    throw Object.assign(new Error('No space left on device'), { code: 'ENOSPC' });
  }
  const store: Store = {
    ...deps.store,
    prepare(sql) {
      const statement = deps.store.prepare(sql);
      return {
        get(parameters) {
          mustLive();
          return statement.get(parameters) as never;
        },
        all(parameters) {
          mustLive();
          return statement.all(parameters) as never;
        },
        run(parameters) {
          mustLive();
          if (depth === 0) diskFull();
          return statement.run(parameters);
        },
      };
    },
    transaction(run) {
      mustLive();
      if (depth > 0) return run();
      if (faults.crash === 'before-commit') {
        die();
        mustLive();
      }
      depth += 1;
      try {
        return deps.store.transaction(() => {
          const result = run();
          diskFull();
          return result;
        });
      } finally {
        depth -= 1;
        deps.committed();
        if (faults.crash === 'after-commit') {
          die();
          mustLive();
        }
      }
    },
  };
  const ports: Ports = {
    ...deps.ports,
    clock,
    random,
    logger: {
      info: () => {},
      warn: () => {},
      error: (event, error) => {
        if (!dead) logged(event, error);
      },
    },
  };
  const caps = createCaps(store);
  const connections = await createConnections({
    accessLog: noAccessLog,
    store,
    ports,
    caps,
    practiceUrl: async () => '',
    practiceUrlNow: () => '',
  });
  const events = createEventBus(ports.logger);
  const td = provider.boot(deps.number);
  const rates = createRates(clock);
  const listView = createListView(store, rates);
  const settings = () => ({ keepAwake: true, reuseDays: deps.reuseDays() });
  const queue = createQueue({ store, ports, connections, caps, settings, td, events, rates, viewList: listView.find });
  const handlers = {
    ...connectionHandlers({ connections, work: queue.drain, td, events }),
    ...listHandlers({
      store,
      events,
      ports,
      listView,
      forecasts: createForecasts({ store, connections, caps, reuseForecast: queue.reuseForecast, clock }),
      reuse: queue.reuse,
      sharedTwins: queue.sharedTwins,
      onListChanged: () => {},
      onListStarted: wake,
      onListMoved: wake,
      findRows: () => ({ rows: [], next: null, behind: null }),
    }),
    ...peopleHandlers({
      reuseForecast: queue.reuseForecast,
      store,
      connections,
      itemOf: createHistory(store, clock).item,
      ports: { ...ports, locale: 'id-ID' },
      files: { targetOf: () => ({ path: '', name: '', written: () => {} }) },
      accessLog: { ...noAccessLog, aboutOf: () => '' },
      onQueued: wake,
    }),
    ...queue.handlers,
  };

  function wake(listId: number): void {
    queue.notifier.list(listId);
    queue.drain.wake();
  }

  function die(): void {
    dead = true;
    faults.crash = null;
    clock.die();
    td.die();
  }

  return {
    number: deps.number,
    queue,
    connections,
    handlers,
    monotonic: clock.monotonic,
    inTransaction: () => depth > 0,
    isDead: () => dead,
    die,
    /** From here on it owns the data: takes up what the one before left. */
    own(): void {
      try {
        queue.recover();
      } catch (error) {
        if (dead) return;
        logged('recovery-failed', error);
        clock.after(recoverAgainMs, () => this.own());
        return;
      }
      queue.drain.open();
      queue.drain.start(null);
    },
  };
}
