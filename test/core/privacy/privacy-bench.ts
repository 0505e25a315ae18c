/** A whole core with an account of a scripted provider, a clock that can be set on by days, and lists of invented people. */
import { dayMs } from '../../../src-main/contract/calendar.ts';
import type { ListPurpose } from '../../../src-main/contract/purposes.ts';
import type { Ports } from '../../../src-main/core/kernel/ports.ts';
import { openStore } from '../../../src-main/core/store/store.ts';
import { keyFileKeyring } from '../../../src-main/hosts/common/keyrings/key-file.ts';
import { realClock } from '../../fakes/clock.ts';
import { coreBench } from '../../fakes/core-bench.ts';
import { importFile } from '../../fakes/import-file.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';

type Wanted = {
  purpose?: ListPurpose;
  startNow?: boolean;
  heading?: string;
  keptColumns?: number[];
  ecConsent?: boolean;
};

export async function privacyBench(options: { dir?: string; ports?: Partial<Ports> } = {}) {
  const dir = options.dir ?? tempDir();
  const provider = await scriptedProvider(() => ({ body: success() }));
  let later = 0;
  const clock = { ...realClock(), now: () => Date.now() + later };
  // A path that a terminal was given is its own id here.
  const namedFile: Ports['namedFile'] = (fileId) => (fileId.startsWith('/') ? { path: fileId, use: 'write' } : null);
  const bench = await coreBench({
    ports: { clock, namedFile, keyrings: [keyFileKeyring(dir)], ...options.ports, dir },
  });
  const { connections } = await bench.ask('connections.list', {});
  const connection =
    connections.find(({ kind }) => kind === 'account') ??
    (await bench.ask('connections.create', {
      ...{ name: 'Utama', baseUrl: provider.baseUrl, partnerCode: 'mitra', partnerKey: 'kunci' },
      settings: { ratePerSecond: 500, pricePerCall: 500, retryBaseMs: 20 },
    }));
  return {
    ...bench,
    dir,
    provider,
    connection,
    pass: (days: number) => {
      later += days * dayMs;
    },
    /** Rows `nik;phone;name…`, asked to the end unless `startNow` says otherwise. */
    async list(
      rows: readonly string[],
      { purpose, startNow = true, heading = 'NIK;No HP;Nama', keptColumns = [], ecConsent = false }: Wanted = {},
    ) {
      const bytes = Buffer.from([heading, ...rows].join('\n'));
      const fileId = await bench.upload('daftar.csv', bytes);
      const order = {
        fileId,
        connectionId: connection.id,
        startNow,
        read: { keptColumns, ecConsent },
        ...(purpose && { purpose }),
      };
      const { list } = await importFile(bench.ask, order);
      return startNow ? bench.finished(list.id) : list;
    },
    rows: async (listId: number) => (await bench.ask('lists.rows', { listId })).rows,
  };
}

/** The store of a core that is closed, to be read. */
export async function storeOf<T>(dir: string, read: (all: <R>(sql: string) => R[]) => T | Promise<T>): Promise<T> {
  const store = await openStore(testPorts({ dir, keyrings: [keyFileKeyring(dir)] }));
  try {
    return await read(<R>(sql: string) => store.prepare<Record<string, never>, R>(sql).all({}));
  } finally {
    store.close();
  }
}
