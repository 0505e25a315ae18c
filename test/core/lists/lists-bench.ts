/** The lists' handlers on a real store, with the real reading process, and a look into the tables behind them. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AnyEvent } from '../../../src-main/contract/events.ts';
import { calls } from '../../../src-main/contract/index.ts';
import type { FoundRowsQuery } from '../../../src-main/contract/lists.ts';
import { createCaps } from '../../../src-main/core/connections/caps.ts';
import type { ConnectionRow } from '../../../src-main/core/connections/connection-rows.ts';
import { createHistory } from '../../../src-main/core/history/history.ts';
import { createMappings } from '../../../src-main/core/imports/columns/mappings.ts';
import { createDrafts } from '../../../src-main/core/imports/draft/drafts.ts';
import { draftHandlers } from '../../../src-main/core/imports/handlers.ts';
import { importedListHandlers } from '../../../src-main/core/imports/imported-list-handlers.ts';
import { createReadings } from '../../../src-main/core/imports/reading/readings.ts';
import { createEventBus } from '../../../src-main/core/kernel/event-bus.ts';
import type { Ports } from '../../../src-main/core/kernel/ports.ts';
import { createListSearch } from '../../../src-main/core/list-search/list-search.ts';
import { createForecasts } from '../../../src-main/core/lists/forecast.ts';
import { listHandlers } from '../../../src-main/core/lists/handlers.ts';
import { createListView } from '../../../src-main/core/lists/list-view.ts';
import { createHistorySearch } from '../../../src-main/core/queue/reuse/history-search.ts';
import { createReuse } from '../../../src-main/core/queue/reuse/reuse.ts';
import { createReuseForecast } from '../../../src-main/core/queue/reuse/reuse-forecast.ts';
import { createSharedTwins } from '../../../src-main/core/queue/reuse/shared-twins.ts';
import { createSettings } from '../../../src-main/core/settings/handlers.ts';
import type { ReadLimits } from '../../../src-main/core/spreadsheet/read/start-reading.ts';
import { openStore, type Store } from '../../../src-main/core/store/store.ts';
import { type Ask, importFile, previewFile, type ToImport, type ToPreview } from '../../fakes/import-file.ts';
import { noAccessLog } from '../../fakes/no-access-log.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';

type Options = { ports?: Partial<Ports>; limits?: ReadLimits; wrapStore?(store: Store): Store };

export async function listsBench({ ports: overrides, limits, wrapStore }: Options = {}) {
  const ports = testPorts(overrides);
  const store = await openStore(ports);
  onTestFinished(() => store.close());
  const connectionId = store
    .prepare<{ sealed: Uint8Array }>(`
      INSERT INTO connections (name, kind, base_url, partner_code, partner_key_sealed, rate_per_second, concurrency,
        price_per_call, in_doubt_policy, timeout_ms, retry_base_ms, retry_max_ms, max_attempts, queue_since, created_at)
      VALUES ('Uji', 'account', 'https://td.example/', 'p', :sealed, 5, 4, 0, 'hold', 1000, 10, 100, 6, 0, 0)`)
    .run({ sealed: Buffer.alloc(8) }).id;
  const events = createEventBus(ports.logger);
  const told: AnyEvent[] = [];
  events.subscribe((event) => told.push(event));
  const started: number[] = [];
  const folder = tempDir();
  const connections = { get: () => connection.get({ id: connectionId }) as ConnectionRow };
  const connection = store.prepare<{ id: number }, ConnectionRow>('SELECT * FROM connections WHERE id = :id');
  const { clock } = ports;
  const earlier = createHistorySearch({ store, clock, settings: createSettings(store) });
  const reuse = createReuse({ store, clock, history: earlier, leaveOut: () => {} });
  const reuseForecast = createReuseForecast({ store, clock, history: earlier });
  const shared = {
    store: wrapStore?.(store) ?? store,
    events,
    ports,
    accessLog: noAccessLog,
    files: {
      pathOf: (fileId: string) => ({ path: join(folder, fileId), name: fileId, written() {} }),
      targetOf: (fileId: string) => ({ path: join(folder, fileId), name: fileId, written() {} }),
    },
    listView: createListView(store, { of: () => ({ ratePerSecond: null, secondsLeft: null }) }),
    reuse,
    onListChanged: () => {},
    onListStarted: (listId: number) => void started.push(listId),
  };
  const history = createHistory(store, clock);
  onTestFinished(() => history.index.close());
  const readings = createReadings();
  const mappings = createMappings(store, ports.clock);
  const drafts = createDrafts({ ...shared, readings, mappings, ...(limits && { limits }) });
  onTestFinished(drafts.close);
  const handlers = {
    ...listHandlers({
      ...shared,
      forecasts: createForecasts({ store, connections, caps: createCaps(store), reuseForecast, clock }),
      sharedTwins: createSharedTwins(store, ports.clock),
      onListMoved: () => {},
      findRows: createListSearch({ store, clock, history, accessLog: { searched() {} } }),
    }),
    ...importedListHandlers({ ...shared, readings }),
    ...draftHandlers({ ...shared, readings, mappings, drafts, reuseForecast, onListMended: () => {} }),
  };
  const ask = (async (name: 'drafts.get', input: unknown) =>
    handlers[name](calls[name].input.parse(input) as never)) as unknown as Ask;

  const tables = ['lists', 'lookups', 'rejected_rows', 'list_states', 'lookup_niks', 'lookup_phones'] as const;
  const counters = tables.map((table) =>
    store.prepare<Record<string, never>, { n: number }>(`SELECT count(*) AS n FROM ${table}`),
  );

  return {
    ports,
    store,
    events,
    told,
    started,
    connectionId,
    handlers,
    /** Puts a file where its id finds it. */
    file(name: string, contents: string | Buffer): string {
      writeFileSync(join(folder, name), contents);
      return name;
    },
    preview: (input: ToPreview) => previewFile(ask, input),
    import: (input: Omit<ToImport, 'connectionId'> & { connectionId?: number }) =>
      importFile(ask, { connectionId, ...input }),
    /** What was written where that id says. */
    written: (fileId: string): Buffer => readFileSync(join(folder, fileId)),
    folder,
    /** Every row is in the index that lists are searched by. */
    indexed: () => history.index.settle(),
    /** Rows in each table that a list fills. */
    stored: () => Object.fromEntries(tables.map((table, index) => [table, counters[index]?.get({})?.n])),
  };
}

/** `lists.page` without a choice. */
export const everyList = { named: '', archived: 'with', group: null } as const;

/** `lists.rows` without a filter. */
export const everyRow: Omit<FoundRowsQuery, 'listId'> = {
  ...{ search: '', states: [], verdicts: [], operators: [], columns: [], sort: 'row', after: null, limit: 100 },
};

export const nothingStored = {
  ...{ lists: 0, lookups: 0, rejected_rows: 0, list_states: 0 },
  ...{ lookup_niks: 0, lookup_phones: 0 },
};

/** Row `index` (from 0) of a list of different people. */
export function personLine(index: number): string {
  const serial = String((index % 9_999) + 1).padStart(4, '0');
  const year = String(60 + (Math.floor(index / 9_999) % 40));
  return `3174051505${year}${serial},0812${String(10_000_000 + index)},Orang ${index}`;
}

export function peopleCsv(count: number): string {
  return ['NIK,No HP,Nama', ...Array.from({ length: count }, (_, index) => personLine(index))].join('\n');
}
