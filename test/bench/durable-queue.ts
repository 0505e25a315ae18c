/**
 * The queue as it is in life, for the bench: an encrypted store in a folder of its own, connections, lanes, drain, notifier.
 * Only its pace has no limit, for the pace is not what is measured.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCaps } from '../../src-main/core/connections/caps.ts';
import { createConnections } from '../../src-main/core/connections/connections.ts';
import { createEventBus } from '../../src-main/core/kernel/event-bus.ts';
import type { Ports } from '../../src-main/core/kernel/ports.ts';
import { createListView } from '../../src-main/core/lists/list-view.ts';
import { createRates } from '../../src-main/core/queue/progress/rates.ts';
import { createQueue } from '../../src-main/core/queue/queue.ts';
import { createSettings } from '../../src-main/core/settings/handlers.ts';
import { openStore } from '../../src-main/core/store/store.ts';
import { createTdClient, type TdClient } from '../../src-main/core/td/client.ts';
import { fingerprint } from '../../src-main/core/td/question.ts';
import { testNetwork } from '../fakes/network.ts';
import { noAccessLog } from '../fakes/no-access-log.ts';
import { account } from './account.ts';
import { benchPorts } from './bench-ports.ts';
import { person } from './people.ts';

/** Requests a second that nothing reaches. */
const noPace = 1_000_000_000;

export type DurableQueue = Awaited<ReturnType<typeof durableQueue>>;

/**
 * `td`: what asks; the real client over real sockets when left out. `on`: a store that is there already, which stays; else one of
 * its own, which goes.
 */
export async function durableQueue(options: {
  baseUrl: string;
  concurrency: number;
  td?: TdClient;
  on?: { ports: Ports; connectionId: number };
}) {
  const dataDir = options.on?.ports.dataDir ?? mkdtempSync(join(tmpdir(), 'sambung-bench-'));
  const ports = options.on?.ports ?? benchPorts(dataDir);
  const { clock } = ports;
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
  const settings = {
    ...{ ratePerSecond: noPace, concurrency: options.concurrency, pricePerCall: 1_000, timeoutMs: 60_000 },
  };
  const connectionId =
    options.on?.connectionId ??
    (await connections.create({ name: 'Uji', baseUrl: options.baseUrl, ...account, settings }));
  if (options.on) await connections.update(options.on.connectionId, { settings });

  /** Lookups that became final, and who waits for how many of them. */
  let final = 0;
  let waiting: { until: number; reached: () => void } | null = null;
  const rates = createRates(clock);
  const counted: typeof rates = {
    ...rates,
    count(listId, n) {
      rates.count(listId, n);
      final += n;
      // Counted within the transaction: the turn after it is over, they are stored.
      if (waiting && final >= waiting.until) setImmediate(waiting.reached);
    },
  };
  const queue = createQueue({
    store,
    ports,
    connections,
    caps,
    settings: createSettings(store),
    td: options.td ?? createTdClient({ clock, network: testNetwork() }),
    events: createEventBus(ports.logger),
    rates: counted,
    viewList: createListView(store, rates).find,
  });

  const insertList = store.prepare<{ connection_id: number; now: number }>(`
    INSERT INTO lists (kind, name, connection_id, ec_consent, complete, created_at)
    VALUES ('file', 'Uji', :connection_id, 1, 1, :now)`);
  const insertLookup = store.prepare<{
    list_id: number;
    row: number;
    nik: string;
    phone: string;
    name: string | null;
    ec_nik: string | null;
    ec_phone: string | null;
    ec_name: string | null;
    extra: string;
    fingerprint: string;
    now: number;
  }>(`
    INSERT INTO lookups (list_id, source_row, nik, phone, name, ec_nik, ec_phone, ec_name, extra, fingerprint, state,
                         run_at, created_at, updated_at)
    VALUES (:list_id, :row, :nik, :phone, :name, :ec_nik, :ec_phone, :ec_name, :extra, :fingerprint, 'queued',
            :now, :now, :now)`);
  const startList = store.prepare<{ id: number; now: number }>('UPDATE lists SET started_at = :now WHERE id = :id');
  const extra = JSON.stringify([
    { heading: 'No. Kontrak', text: '00120034005' },
    { heading: 'Cabang', text: 'Bandung' },
  ]);
  let people = 0;

  function add(listId: number, rows: number): void {
    for (let left = rows; left > 0; left -= 1_000) {
      store.transaction(() => {
        for (let index = 0; index < Math.min(1_000, left); index += 1) {
          people += 1;
          const asked = person(people);
          insertLookup.run({
            list_id: listId,
            row: people,
            nik: asked.nik,
            phone: asked.phone,
            name: asked.name,
            ec_nik: asked.ecNik,
            ec_phone: asked.ecPhone,
            ec_name: asked.ecName,
            extra,
            fingerprint: fingerprint(asked),
            now: clock.now(),
          });
        }
      });
    }
  }

  queue.drain.open();
  queue.drain.start(null);

  return {
    store,
    queue,
    listView: createListView(store, rates),
    /** A list of so many rows, not started. */
    list(rows: number): number {
      const listId = insertList.run({ connection_id: connectionId, now: clock.now() }).id;
      add(listId, rows);
      return listId;
    },
    add,
    start(listId: number): void {
      startList.run({ id: listId, now: clock.now() });
      queue.drain.wake();
    },
    /** Resolves once so many more lookups have become final and are stored. */
    settled(rows: number): Promise<void> {
      return new Promise((resolve) => {
        waiting = {
          until: final + rows,
          reached: () => {
            waiting = null;
            resolve();
          },
        };
      });
    },
    /** Bytes of the write-ahead log as it stands. */
    logBytes: () => statSync(join(dataDir, 'sambung.db-wal')).size,
    async close(): Promise<void> {
      await queue.close(2_000);
      store.close();
      if (!options.on) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
