/**
 * The features put together over one open store: which knows which, and what begins and ends with the store.
 */
import type { Result } from '../contract/errors.ts';
import type { CallName, CoreClient } from '../contract/index.ts';
import type { Settings } from '../contract/settings.ts';
import type { SystemInfo } from '../contract/system.ts';
import { createAccessLog } from './access-log/access-log.ts';
import { accessLogHandlers } from './access-log/review/handlers.ts';
import { createBackups } from './backups/backups.ts';
import { ledgerHandlers } from './charges/ledger/handlers.ts';
import { invoiceHandlers } from './charges/reconcile/handlers.ts';
import { createInvoices } from './charges/reconcile/invoices.ts';
import { createCaps } from './connections/caps.ts';
import { createConnections, practiceAccount } from './connections/connections.ts';
import { connectionHandlers } from './connections/handlers.ts';
import { createDiagnostics } from './diagnostics/handlers.ts';
import { createFiles } from './files/files.ts';
import { historyHandlers } from './history/handlers.ts';
import { createHistory } from './history/history.ts';
import { historyViewHandlers } from './history/views/view-handlers.ts';
import { createMappings } from './imports/columns/mappings.ts';
import { createDrafts } from './imports/draft/drafts.ts';
import { draftHandlers } from './imports/handlers.ts';
import { importedListHandlers } from './imports/imported-list-handlers.ts';
import { createMappingHandlers } from './imports/mapping-handlers.ts';
import { createReadings } from './imports/reading/readings.ts';
import { createDispatch, type Handlers } from './kernel/dispatch.ts';
import { createEventBus } from './kernel/event-bus.ts';
import type { Ports } from './kernel/ports.ts';
import { createListSearch } from './list-search/list-search.ts';
import { createForecasts } from './lists/forecast.ts';
import { listHandlers } from './lists/handlers.ts';
import { createListView } from './lists/list-view.ts';
import { type LockDeps, lockHandlers } from './lock/lock-handlers.ts';
import { createOwning } from './owning.ts';
import { peopleHandlers } from './people/handlers.ts';
import { practiceHandlers } from './practice/handlers.ts';
import { createPracticeProvider } from './practice/provider.ts';
import { createPrivacy } from './privacy/handlers.ts';
import { createRates } from './queue/progress/rates.ts';
import { createQueue } from './queue/queue.ts';
import { reportHandlers } from './reports/handlers.ts';
import { outcomeHandlers } from './reports/outcomes/handlers.ts';
import { createReportRecords } from './reports/report-records.ts';
import { reportTemplateHandlers } from './reports/template-handlers.ts';
import { branchHandlers, createBranch } from './settings/branch.ts';
import { createSettings, settingsHandlers } from './settings/handlers.ts';
import type { GivenPassphrase } from './store/operator-seal.ts';
import { asStoreError } from './store/sqlite-errors.ts';
import type { Store } from './store/store.ts';
import { systemHandlers, systemInfo } from './system/handlers.ts';
import { keyHandlers } from './system/key-handlers.ts';
import { updateHandlers, updateStatus } from './system/updates.ts';
import { createTdClient } from './td/client.ts';

/**
 * How long closing waits for requests under way. Longer looks like a hang to the operator; shorter leaves lookups in
 * doubt.
 */
const closingGraceMs = 4_000;
const closedAnswer: Result<never> = {
  ok: false,
  error: { code: 'closing', message: 'Sambung is closing. Open it again.' },
};

export type AssembleOptions = {
  /**
   * true (default): sends whatever is due from the start, as a window does. false: nothing leaves before `queue.drain`,
   * as in a terminal, where looking at the status must cost nothing.
   */
  drain?: boolean;
  /** Makes backups by itself, as the settings say; false (default): only when somebody asks, as in a terminal. */
  backupsBySelf?: boolean;
  /** Of the core around it. */
  lock: LockDeps;
};

export type AssembledCore = CoreClient & {
  /** Sends nothing more, waits shortly for what is under way, and closes the store. */
  close(): Promise<void>;
  /** Tells that this is other data than was open before. */
  announce(): void;
  settings(): Settings;
  /** Something leaves, or will by itself. */
  isSending(): boolean;
  /** Somebody unlocked it, after so many wrong passphrases; `told` once that stands in the access log. */
  noteUnlocked(tries: number, told: () => void): void;
  /** Gives an operator a new passphrase; nobody is asked for theirs. */
  setPassphrase(given: GivenPassphrase): Promise<void>;
  /** For whoever opens the same data once more: to be overwritten. */
  copyKey(): Uint8Array;
};

/** Answered by the core around it, which is there while nothing is open (core.ts). */
type OfCore = 'lock.status' | 'lock.unlock' | 'lock.recover' | 'lock.now' | 'lock.active';

/** Reads as a table of contents: the details of each line are behind it. */
export async function assemble(
  host: Ports,
  store: Store,
  { drain = true, backupsBySelf = false, lock }: AssembleOptions,
): Promise<AssembledCore> {
  const operator = () => lock.session().operator;
  // Reports and records bear the name given at unlock; the access log both.
  const ports: Ports = Object.defineProperty({ ...host }, 'operator', { get: () => operator() ?? host.operator });
  const { clock, logger } = ports;
  const events = createEventBus(logger);
  const accessLog = createAccessLog({ store, ports: host, operator });
  const practice = createPracticeProvider({ clock, ...practiceAccount });
  const caps = createCaps(store);
  const connections = await createConnections({
    store,
    ports,
    accessLog,
    caps,
    practiceUrl: async () => (await practice.listen()).baseUrl,
    practiceUrlNow: () => practice.baseUrl(),
  });
  const td = createTdClient({ clock, network: ports.machineNetwork });
  const files = createFiles({ ports, ownsDataDir: store.role() === 'owner' });
  const history = createHistory(store, clock, logger);
  const rates = createRates(clock);
  const listView = createListView(store, rates);
  const settings = createSettings(store, ports.policy);
  const branch = createBranch(store);
  const queue = createQueue({ store, ports, connections, caps, settings, td, events, rates, viewList: listView.find });
  const invoices = createInvoices({ store, ports, accessLog, files, changed: onChargesChanged });
  const reports = createReportRecords({ store, clock, accessLog });
  const readings = createReadings();
  const mappings = createMappings(store, clock);
  const backups = createBackups({
    ...{ store, ports, accessLog, files, settings },
    busy: () => queue.status().states.sending > 0,
  });
  const diagnostics = createDiagnostics({ store, ports, files, queueStatus: queue.status });
  const drafts = createDrafts({ store, events, ports, files, mappings, readings });

  const privacy = createPrivacy({
    store,
    accessLog,
    ports,
    files,
    retention: () => settings().retention,
    settleIndex: () => history.index.settle(),
    giveUpCopies: backups.giveUp,
    onRemoved: removedFrom,
    onChanged: (listIds) => {
      for (const listId of listIds) queue.notifier.anyLookup(listId);
      queue.notifier.queue();
    },
  });

  const { setPassphrase, ...ofLock } = lockHandlers({ store, ports, accessLog, lock });
  const handlers: Handlers<Exclude<CallName, OfCore>> = {
    ...ofLock,
    ...systemHandlers({ ports, store, accessLog, onAccepted: goOnWithOlder }),
    ...updateHandlers(ports),
    ...keyHandlers({ store, ports, accessLog, connections, onChanged: systemChanged }),
    ...settingsHandlers(store, settings, events, accessLog, ports),
    ...branchHandlers({ store, files, accessLog, read: branch }),
    ...connectionHandlers({ connections, work: queue.drain, td, events }),
    ...practiceHandlers(practice),
    ...files.handlers,
    ...listHandlers({
      store,
      events,
      ports,
      listView,
      forecasts: createForecasts({ store, connections, caps, reuseForecast: queue.reuseForecast, clock }),
      reuse: queue.reuse,
      sharedTwins: queue.sharedTwins,
      findRows: createListSearch({ store, clock, history, accessLog }),
      onListChanged: queue.notifier.queue,
      onListStarted: startList,
      onListMoved: startList,
    }),
    ...importedListHandlers({ store, ports, accessLog, files, listView, readings }),
    ...draftHandlers({
      store,
      accessLog,
      events,
      ports,
      files,
      drafts,
      mappings,
      readings,
      listView,
      reuse: queue.reuse,
      reuseForecast: queue.reuseForecast,
      onListChanged: queue.notifier.queue,
      onListStarted: startList,
      onListMended: mendedList,
    }),
    ...createMappingHandlers({ mappings, drafts }),
    ...peopleHandlers({
      store,
      ports,
      files,
      accessLog,
      connections,
      itemOf: history.item,
      reuseForecast: queue.reuseForecast,
      onQueued: startLookup,
    }),
    ...queue.handlers,
    ...historyHandlers({ history, accessLog }),
    ...ledgerHandlers({ store, ports, accessLog, files, onChargesChanged }),
    ...invoiceHandlers({ store, ports, events, accessLog, files, invoices }),
    ...reportHandlers({ store, events, ports, files, listView, records: reports, branch, history }),
    ...historyViewHandlers({ store, accessLog, ports }),
    ...reportTemplateHandlers({ store, accessLog, ports }),
    ...outcomeHandlers({ store, ports, events, accessLog, files }),
    ...privacy.handlers,
    ...accessLogHandlers({ store, ports, files, accessLog }),
    ...backups.handlers,
    ...diagnostics.handlers,
  };
  const dispatch = createDispatch(handlers, {
    logger,
    mayCommand: () => owning.mayCommand(),
    makeRoom: store.relieve,
    expectedError: asStoreError,
  });

  function systemChanged(): void {
    events.emit('system.changed', systemInfo(ports, store));
  }

  function goOnWithOlder(info: SystemInfo): void {
    events.emit('system.changed', info);
    queue.notifier.queue();
    queue.drain.wake();
  }

  function startList(listId: number): void {
    privacy.cancelRestricted();
    queue.notifier.list(listId);
    queue.drain.wake();
  }

  function mendedList(listId: number): void {
    privacy.cancelRestricted();
    queue.notifier.anyLookup(listId);
    queue.drain.wake();
  }

  function startLookup(listId: number, lookupId: number): void {
    queue.notifier.lookup(listId, lookupId);
    queue.drain.wake();
  }

  function onChargesChanged(listIds: ReadonlySet<number>): void {
    if (closing) return;
    for (const listId of listIds) queue.notifier.anyLookup(listId);
    queue.notifier.queue();
    queue.drain.lookAtCaps();
  }

  function removedFrom(listIds: readonly number[]): void {
    for (const listId of listIds) queue.notifier.anyLookup(listId);
    queue.notifier.queue();
    if (listIds.length > 0) events.emit('outcomes.changed', {});
  }

  const owning = createOwning({
    ...{ store, ports, drain, backupsBySelf, queue, privacy, history, backups, connections, drafts, invoices, reports },
    onTakenOver: systemChanged,
  });
  let closing: Promise<void> | null = null;

  await owning.begin();
  const unsubscribeUpdates = ports.updates?.subscribe(() => events.emit('updates.changed', updateStatus(ports)));
  const unsubscribeAsked = ports.asked?.subscribe(() => events.emit('system.asked', {}));
  const unsubscribeIndexed = events.subscribe(({ name }) => {
    if (name === 'lookups.changed' || name === 'lists.changed') history.index.wake();
    if (name === 'settings.changed') backups.settingsChanged();
  });
  const unsubscribeNetwork = ports.network.subscribe(() => queue.drain.tryNow());

  async function close(): Promise<void> {
    owning.close();
    unsubscribeNetwork();
    unsubscribeIndexed();
    unsubscribeAsked?.();
    unsubscribeUpdates?.();
    diagnostics.close();
    invoices.close();
    drafts.close();
    await backups.close();
    await privacy.close();
    await queue.close(closingGraceMs);
    await practice.close();
    await history.index.close();
    files.close();
    accessLog.close();
    store.close();
  }

  return {
    call: ((name, input) => (closing ? Promise.resolve(closedAnswer) : dispatch(name, input))) as CoreClient['call'],
    subscribe: events.subscribe,
    announce() {
      systemChanged();
      events.emit('settings.changed', settings());
      queue.notifier.queue();
      events.emit('system.reopened', {});
    },
    settings,
    isSending: queue.isSending,
    noteUnlocked(tries, told) {
      if (store.role() !== 'owner') return;
      try {
        accessLog.record({ what: 'unlocked', people: 0, detail: { tries } });
        told();
      } catch (error) {
        // A full disk must keep nobody out.
        logger.error('unlock-not-in-access-log', error);
      }
    },
    setPassphrase,
    copyKey: () => Buffer.from(store.copying().key),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
