/**
 * The summary of many lookups on the real core: seconds, and how long the main thread was held at a time.
 * `node_modules/.bin/node test/bench/summary.ts [PEOPLE]`
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { InputOf } from '../../src-main/contract/index.ts';
import { createCore } from '../../src-main/core/core.ts';
import { openStore, type Store } from '../../src-main/core/store/store.ts';
import { benchPorts } from './bench-ports.ts';

const people = Number(process.argv[2] ?? 100_000);
const lists = 20;
const dir = mkdtempSync(join(tmpdir(), 'sambung-bench-'));
mkdirSync(join(dir, 'data'), { mode: 0o700 });
const ports = benchPorts(join(dir, 'data'));
const from = new Date(2026, 9, 1).getTime();
const spanMs = 60 * 24 * 60 * 60 * 1000;

const flags = ['yes', 'no', 'unknown'] as const;
const answer = (index: number) =>
  JSON.stringify({
    sequenceId: `S${index}`,
    phoneNumberCount: index % 5,
    applicant: { recentlyUsed: flags[index % 3], frequentlyUsed: flags[index % 2], other: 'no' },
    emergency: index % 2 ? { relation: 'Spouse', relationRecognised: true, usage: null } : null,
  });
const extra = JSON.stringify([
  { heading: 'Alamat', text: 'Jl. Melati 1, Makassar' },
  { heading: 'Petugas', text: 'Agen 1' },
  { heading: 'Tunggakan', text: '1.500.000' },
]);

function fill(store: Store, connection: number): void {
  const list = store.prepare<Record<string, number>>(`
    INSERT INTO lists (kind, name, connection_id, ec_consent, rows, accepted, created_at, complete)
    VALUES ('file', 'Bench', :connection, 1, :rows, :rows, :from, 1)`);
  const lookup = store.prepare<Record<string, string | number>>(`
    INSERT INTO lookups (list_id, source_row, nik, phone, name, extra, fingerprint, state, run_at, answer, created_at, updated_at)
    VALUES (:list, :row, :nik, :phone, :name, :extra, :nik, 'answered', 0, :answer, :at, :at)`);
  const attempt = store.prepare<Record<string, number>>(`
    INSERT INTO attempts (lookup_id, list_id, connection_id, number, started_at, finished_at, outcome, charge, price)
    VALUES (:id, :list, :connection, 1, :at, :at, 'answered', 'charged', 1000)`);
  const twin = store.prepare<Record<string, string | number>>(`
    INSERT INTO lookups (list_id, source_row, nik, phone, fingerprint, twin_of, state, run_at, created_at, updated_at)
    VALUES (:list, :row, :nik, :phone, :nik, :leader, 'reused', 0, :at, :at)`);
  const outcome = store.prepare<Record<string, string | number>>(`
    INSERT INTO outcomes (lookup_id, phone, kind, agent, day, recorded_at, recorded_by, nik, practice)
    VALUES (:id, :phone, :kind, :agent, '2026-11-10', 0, 'x', :nik, 0)`);
  for (let of = 0; of < lists; of += 1) {
    const rows = people / lists;
    const { id: listId } = list.run({ connection, rows, from });
    for (let start = 0; start < rows; start += 5_000) {
      store.transaction(() => {
        for (let row = start; row < Math.min(rows, start + 5_000); row += 1) {
          const index = of * rows + row;
          const number = String(index).padStart(7, '0');
          const who = { nik: `320101010${number}`, phone: `08${11 + (index % 80)}${number}` };
          const at = from + (index / people) * spanMs;
          const { id } = lookup.run({
            list: listId,
            row: row + 2,
            ...who,
            name: 'X',
            extra,
            answer: answer(index),
            at,
          });
          attempt.run({ id, list: listId, connection, at });
          if (index % 5 === 0) twin.run({ list: listId, row: rows + row + 2, ...who, leader: id, at });
          if (index % 10 === 0) {
            const kind = index % 20 ? 'reached' : 'not-answered';
            outcome.run({ id, phone: who.phone, kind, agent: `Agen ${index % 70}`, nik: who.nik });
          }
        }
      });
    }
  }
}

async function read(name: string, input: InputOf<'reports.summary'>): Promise<void> {
  const core = await createCore(ports, { drain: false });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  const used = process.cpuUsage();
  const result = await core.call('reports.summary', input);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(used);
  delay.disable();
  await core.close();
  if (!result.ok) throw new Error(result.error.message);
  const held = (percentile: number) => Number((delay.percentile(percentile) / 1e6).toFixed(1));
  const longest = Number((delay.max / 1e6).toFixed(1));
  console.log(
    JSON.stringify({
      ...{ name, lookups: people * 1.2, counted: result.value.period.people },
      ...{
        seconds: Number(seconds.toFixed(2)),
        cpuSeconds: Number(((user + system) / 1e6).toFixed(2)),
        p50: held(50),
        p99: held(99),
        longest,
      },
    }),
  );
}

try {
  const core = await createCore(ports, { drain: false });
  const made = await core.call('connections.create', {
    ...{ name: 'Bench', baseUrl: 'https://provider.invalid/x', partnerCode: 'A', partnerKey: 'B' },
  });
  if (!made.ok) throw new Error(made.error.message);
  await core.close();
  const store = await openStore(ports);
  fill(store, made.value.id);
  store.close();
  const period = { from: '2026-11-01', to: '2026-11-30' };
  const compare = { from: '2026-10-01', to: '2026-10-31' };
  await read('one month of all lists', { period });
  await read('two months of all lists', { period, compare });
  await read('two months of one list', { listIds: [lists], period, compare });
} finally {
  rmSync(dir, { recursive: true, force: true });
}
