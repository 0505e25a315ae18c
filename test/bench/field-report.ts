/**
 * A field report of many people, on the real core and with the real writing process: seconds, and how long the main thread was
 * held at a time. `node_modules/.bin/node test/bench/field-report.ts [PEOPLE] [FORMAT] [SORT]`,
 * sorted by a column or, `name`, by the name.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { reportFormatSchema } from '../../src-main/contract/files.ts';
import { createCore } from '../../src-main/core/core.ts';
import { openStore, type Store } from '../../src-main/core/store/store.ts';
import { startNodeWorker } from '../../src-main/hosts/common/worker.ts';
import { benchPorts } from './bench-ports.ts';

const people = Number(process.argv[2] ?? 100_000);
const format = reportFormatSchema.parse(process.argv[3] ?? 'xlsx');
const sortedBy = process.argv[4];
const sort = sortedBy === undefined ? null : { column: sortedBy === 'name' ? null : sortedBy, descending: false };
const dir = mkdtempSync(join(tmpdir(), 'sambung-bench-'));
mkdirSync(join(dir, 'data'), { mode: 0o700 });
const ports = { ...benchPorts(join(dir, 'data')), startWorker: startNodeWorker };

const extra = (index: number) =>
  JSON.stringify([
    { heading: 'Alamat', text: `Jl. Melati ${index}, Makassar` },
    { heading: 'Petugas', text: `Agen ${index % 60}` },
    { heading: 'Tunggakan', text: String(100_000 + index) },
    { heading: 'Jatuh tempo', text: '2026-11-05' },
  ]);
const flags = ['yes', 'no', 'unknown'] as const;
const answer = (index: number) =>
  JSON.stringify({
    sequenceId: null,
    phoneNumberCount: index % 5,
    applicant: { recentlyUsed: flags[index % 3], frequentlyUsed: flags[index % 2], other: 'no' },
    emergency: null,
  });

function fill(store: Store): void {
  const now = Date.now();
  store
    .prepare<Record<string, number>>(`
      INSERT INTO lists (id, kind, name, connection_id, ec_consent, rows, accepted, created_at, complete)
      VALUES (1, 'file', 'Bench', (SELECT id FROM connections WHERE kind = 'practice'), 0, :people, :people, :now, 1)`)
    .run({ people, now });
  const lookup = store.prepare<Record<string, string | number>>(`
    INSERT INTO lookups (list_id, source_row, nik, phone, name, extra, fingerprint, state, run_at, answer, created_at, updated_at)
    VALUES (1, :row, :nik, :phone, :name, :extra, :nik, 'answered', 0, :answer, :now, :now)`);
  const attempt = store.prepare<Record<string, number>>(`
    INSERT INTO attempts (lookup_id, list_id, connection_id, number, started_at, finished_at, outcome, charge, price)
    VALUES (:id, 1, (SELECT id FROM connections WHERE kind = 'practice'), 1, :now, :now, 'answered', 'charged', 0)`);
  for (let at = 0; at < people; at += 5_000) {
    store.transaction(() => {
      for (let index = at; index < Math.min(people, at + 5_000); index += 1) {
        const number = String(index).padStart(6, '0');
        const nik = `3201010101${number}`;
        const row = { row: index + 2, nik, phone: `081234${number}`, name: `Orang ${index}`, extra: extra(index) };
        attempt.run({ id: lookup.run({ ...row, answer: answer(index), now }).id, now });
      }
    });
  }
}

async function made(order: { by: string | null; container: 'file' | 'zip'; name: string }) {
  const { by, container, name } = order;
  const core = await createCore({ ...ports, namedFile: (path) => ({ path, use: 'write' }) }, { drain: false });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  const result = await core.call('reports.create', {
    ...{ kind: 'field', listIds: [1], language: 'id', format, by, container, sort, fileId: join(dir, name) },
  });
  const seconds = (performance.now() - start) / 1000;
  delay.disable();
  await core.close();
  if (!result.ok) throw new Error(result.error.message);
  const held = (percentile: number) => Number((delay.percentile(percentile) / 1e6).toFixed(1));
  const megabytes = Number((statSync(join(dir, name)).size / 1e6).toFixed(1));
  const longest = Number((delay.max / 1e6).toFixed(1));
  console.log(
    JSON.stringify({
      ...{ container, format, sortedBy, people, megabytes, seconds: Number(seconds.toFixed(1)) },
      ...{ p50: held(50), p99: held(99), longest },
    }),
  );
}

try {
  // The practice connection is the core's to make.
  await (await createCore(ports, { drain: false })).close();
  const store = await openStore(ports);
  fill(store);
  store.close();
  await made({ by: null, container: 'file', name: `semua.${format}` });
  await made({ by: 'Petugas', container: 'zip', name: 'petugas.zip' });
} finally {
  rmSync(dir, { recursive: true, force: true });
}
