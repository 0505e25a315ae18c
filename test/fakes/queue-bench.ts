/** A queue on a real store, talking to a provider the test scripts: enough around it to put rows in and see them end. */
import { onTestFinished } from 'vitest';
import type { ConnectionSettings, WayInput } from '../../src-main/contract/connections.ts';
import type { LookupState } from '../../src-main/contract/states.ts';
import { createCaps } from '../../src-main/core/connections/caps.ts';
import { createConnections } from '../../src-main/core/connections/connections.ts';
import { connectionHandlers } from '../../src-main/core/connections/handlers.ts';
import { createEventBus } from '../../src-main/core/kernel/event-bus.ts';
import type { Ports } from '../../src-main/core/kernel/ports.ts';
import { createRates } from '../../src-main/core/queue/progress/rates.ts';
import { createQueue } from '../../src-main/core/queue/queue.ts';
import { createSettings } from '../../src-main/core/settings/handlers.ts';
import { openStore } from '../../src-main/core/store/store.ts';
import { createTdClient, type TdClient } from '../../src-main/core/td/client.ts';
import { fingerprint } from '../../src-main/core/td/question.ts';
import { noAccessLog } from './no-access-log.ts';
import { type TestPorts, testPorts } from './ports.ts';

export type QueueBench = Awaited<ReturnType<typeof queueBench>>;

/** Quick enough for a test; nothing here changes what the queue promises. */
const quick: Partial<ConnectionSettings> = {
  ratePerSecond: 500,
  concurrency: 4,
  timeoutMs: 2_000,
  retryBaseMs: 20,
  retryMaxMs: 80,
  maxAttempts: 3,
  pricePerCall: 1_000,
};

export async function queueBench(
  baseUrl: string,
  options: {
    settings?: Partial<ConnectionSettings>;
    way?: WayInput;
    ports?: Partial<Ports> & { dir?: string };
    /** Between the queue and the provider: where a bug is put. */
    throughTd?: (td: TdClient) => TdClient;
  } = {},
) {
  const ports: TestPorts = testPorts(options.ports);
  const store = await openStore(ports);
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
  const td = (options.throughTd ?? ((real) => real))(
    createTdClient({ clock: ports.clock, network: ports.machineNetwork }),
  );
  const queue = createQueue({
    store,
    ports,
    connections,
    caps,
    settings: createSettings(store),
    td,
    events,
    rates: createRates(ports.clock),
    viewList: () => null,
  });
  queue.drain.open();
  const existing = connections.all().find((row) => row.kind === 'account');
  const connectionId =
    existing?.id ??
    (await connections.create({
      name: 'Uji',
      baseUrl,
      partnerCode: 'mitra',
      partnerKey: 'kunci-rahasia',
      settings: { ...quick, ...options.settings },
      ...options.way,
    }));

  const insertList = store.prepare<{ connection_id: number; kind: string; ask_again: number; now: number }>(`
    INSERT INTO lists (kind, name, connection_id, ec_consent, ask_again, complete, created_at, started_at)
    VALUES (:kind, 'uji', :connection_id, 0, :ask_again, 1, :now, :now)`);
  const insertLookup = store.prepare<{
    list_id: number;
    row: number;
    nik: string;
    phone: string;
    print: string;
    twin_of: number | null;
    now: number;
  }>(`
    INSERT INTO lookups (list_id, source_row, nik, phone, fingerprint, twin_of, state, run_at, created_at, updated_at)
    VALUES (:list_id, :row, :nik, :phone, :print, :twin_of, 'queued', :now, :now, :now)`);
  const questionOf = store.prepare<{ id: number }, { nik: string; phone: string; print: string }>(
    'SELECT nik, phone, fingerprint AS print FROM lookups WHERE id = :id',
  );
  const selectLookups = store.prepare<
    { list_id: number },
    { id: number; state: LookupState; attempts_used: number; run_at: number; answer: string | null }
  >('SELECT id, state, attempts_used, run_at, answer FROM lookups WHERE list_id = :list_id ORDER BY id');
  const selectAttempts = store.prepare<
    Record<string, never>,
    { lookup_id: number; outcome: string | null; charge: string; message: string | null; started_at: number }
  >('SELECT lookup_id, outcome, charge, message, started_at FROM attempts ORDER BY id');

  let people = 0;
  let closed = false;
  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    await queue.close(500);
    store.close();
  }
  onTestFinished(close);

  return {
    ports,
    store,
    queue,
    connections,
    connectionId,
    events,
    handlers: connectionHandlers({ connections, work: queue.drain, td, events }),
    /**
     * Rows of invented people, new ones unless `from` says with whom to begin; `twinOf` points at an earlier lookup's id.
     */
    list(
      count: number,
      more: {
        kind?: 'file' | 'single-checks';
        twinOf?: number;
        from?: number;
        askAgain?: boolean;
        connectionId?: number;
      } = {},
    ): { listId: number; ids: number[] } {
      const now = ports.clock.now();
      const listId = insertList.run({
        connection_id: more.connectionId ?? connectionId,
        kind: more.kind ?? 'file',
        ask_again: more.askAgain ? 1 : 0,
        now,
      }).id;
      const ids = store.transaction(() =>
        Array.from({ length: count }, (_, index) => {
          if (more.from === undefined) people += 1;
          const who = more.from === undefined ? people : more.from + index;
          const nik = `32010101010${String(who).padStart(5, '0')}`;
          const phone = `0812${String(who).padStart(8, '0')}`;
          const person = { nik, phone, name: null, ecNik: null, ecPhone: null, ecName: null };
          return insertLookup.run({
            list_id: listId,
            row: index + 2,
            nik,
            phone,
            print: fingerprint(person),
            twin_of: more.twinOf ?? null,
            now,
          }).id;
        }),
      );
      return { listId, ids };
    },
    addTwin(listId: number, leader: number): number {
      people += 1;
      const question = questionOf.get({ id: leader });
      if (!question) throw new Error('There is no such leader.');
      return insertLookup.run({
        list_id: listId,
        row: 1_000 + people,
        ...question,
        twin_of: leader,
        now: ports.clock.now(),
      }).id;
    },
    lookups: (listId: number) => selectLookups.all({ list_id: listId }),
    states: (listId: number) => selectLookups.all({ list_id: listId }).map((row) => row.state),
    attempts: () => selectAttempts.all({}),
    lane: () => queue.drain.lane(connectionId).state,
    close,
  };
}

/** Waits, on real time, until `condition` holds; fails with what was last seen when it never does. */
export async function until(
  condition: () => boolean,
  seen: () => unknown = () => '',
  ms = 8_000,
  look: () => Promise<void> = async () => {},
): Promise<void> {
  const end = performance.now() + ms;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`It never came about. Last seen: ${JSON.stringify(seen())}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await look();
  }
}
