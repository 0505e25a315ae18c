/**
 * `npm run bench:history [-- --rows 1000000 --fresh]`: is everything ever asked found at once? On a store made by the program's own import
 * and queue (kept between runs under ~/.cache/sambung-bench/history; `--fresh` makes it anew). Prints what it measured and, goal by
 * goal, whether it is met; exits 1 where one is missed. Milliseconds are those of the core's call: validation, query and answer.
 */
import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { CallName, InputOf, OutputOf } from '../../src-main/contract/index.ts';
import { createCore } from '../../src-main/core/core.ts';
import { openStore } from '../../src-main/core/store/store.ts';
import { createNodePorts } from '../../src-main/hosts/common/node-ports.ts';
import { table, whole } from './figures.ts';
import { nameOf, nikOf, phoneOf } from './history-lists.ts';
import { run } from './import-runs.ts';

const { values: chosen } = parseArgs({
  options: { rows: { type: 'string' }, fresh: { type: 'boolean', default: false } },
});
const rows = Number(chosen.rows ?? 1_000_000);
const goals = { p95Ms: 10, longestMs: 50 };
const times = 200;
const dir = join(homedir(), '.cache/sambung-bench', rows === 1_000_000 ? 'history' : `history-${rows}`);

if (chosen.fresh || !existsSync(join(dir, 'data/sambung.db'))) {
  console.log('Making the store: some minutes.');
  console.log(JSON.stringify(await run('history-store.ts', [dir, String(rows)], () => {})));
}

const ports = () =>
  createNodePorts({
    host: 'cli',
    env: { SAMBUNG_KEYRING: 'key-file', SAMBUNG_STATE_DIR: join(dir, 'state') },
    dataDir: join(dir, 'data'),
    namedFile: () => ({ path: '', use: 'read' }),
  });
const megabytes = () => Math.round(statSync(join(dir, 'data/sambung.db')).size / 1e6);
const before = megabytes();
const host = ports();
const core = await createCore(host.ports, { drain: false });

async function ask<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const result = await core.call(name, input);
  if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** Waits until everything is in the index; how long the main thread was held meanwhile. */
async function indexed() {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const from = performance.now();
  const cpu = process.cpuUsage();
  let first = 0;
  for (;;) {
    const { behind } = await ask('history.page', { limit: 1, verdicts: ['reachable'] });
    first = Math.max(first, behind ?? 0);
    if (behind === null) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  return {
    behind: first,
    seconds: (performance.now() - from) / 1000,
    cpu: (user + system) / 1e6,
    p99: delay.percentile(99) / 1e6,
    longest: delay.max / 1e6,
  };
}

/** The numbers of sequence ids come in last, and nobody is told of it. */
async function rests(): Promise<void> {
  for (;;) {
    const before = process.cpuUsage();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const { user, system } = process.cpuUsage(before);
    if (user + system < 100_000) return;
  }
}

const brought = await indexed();
await rests();
if (brought.behind > 0) {
  console.log(
    `Brought into the index: ${whole(brought.behind)} lookups in ${brought.seconds.toFixed(1)} s (processor ${brought.cpu.toFixed(1)} s, ` +
      `${((brought.cpu * 1e6) / brought.behind).toFixed(1)} µs a lookup); main thread p99 ${brought.p99.toFixed(1)} ms, longest ${brought.longest.toFixed(1)} ms; ` +
      `file ${before} → ${megabytes()} MB\n`,
  );
}

const { total } = await ask('history.facets', {});
if (total !== rows) throw new Error(`The index has ${total} of ${rows} lookups: what it finds fast says nothing.`);

const { lists } = await ask('lists.page', { limit: 10 });
const listIds = lists.filter(({ kind }) => kind === 'file').map(({ id }) => id);
const of = (at: number): number => (at * 7_919) % rows;
const word = (at: number): string => nameOf(of(at)).split(' ').at(-1) ?? '';
const listId = (at: number): number => listIds[at % listIds.length] ?? 0;

const cases: [string, (at: number) => Promise<unknown>][] = [
  ['first page', () => ask('history.page', {})],
  ['next page', async (at) => ask('history.page', { after: nexts[at % nexts.length] ?? null })],
  ['name part', (at) => ask('history.page', { search: word(at).slice(1, 5) })],
  ['two name parts', (at) => ask('history.page', { search: `${word(at).slice(0, 4)} ${nameOf(of(at)).slice(0, 3)}` })],
  ['name part, nothing', (at) => ask('history.page', { search: `qx${at % 10}zw` })],
  ['NIK prefix', (at) => ask('history.page', { search: nikOf(of(at)).slice(0, 4 + (at % 8)) })],
  ['phone exact', (at) => ask('history.page', { search: phoneOf(of(at)) })],
  ['last four digits', (at) => ask('history.page', { search: phoneOf(of(at)).slice(-4) })],
  ['sequence id', (at) => ask('history.page', { search: `1764000000000${String(of(at) + 1).padStart(10, '0')}` })],
  ['by name, one list', (at) => ask('history.page', { sort: 'name', listId: listId(at), verdicts: ['reachable'] })],
  ['by verdict', (at) => ask('history.page', { sort: 'verdict', provinces: [nikOf(of(at)).slice(0, 2)] })],
  ['facets, no filter', () => ask('history.facets', {})],
  ['facets, one list', (at) => ask('history.facets', { listId: listId(at) })],
  [
    'facets, verdict and operator',
    (at) =>
      ask('history.facets', { verdicts: ['reachable', 'likely'], operators: [operators[at % operators.length] ?? ''] }),
  ],
  [
    'facets, list and kept column',
    (at) =>
      ask('history.facets', { listId: listId(at), columns: [{ heading: 'Petugas', values: [`Agen ${at % 40}`] }] }),
  ],
  ['facets, name part', (at) => ask('history.facets', { search: word(at).slice(0, 4) })],
  ['person page', (at) => ask('people.get', { whom: { nik: nikOf(of(at)) } })],
];
const nexts: string[] = [];
for (let after: string | null = null, at = 0; at < 50; at += 1) {
  const page: OutputOf<'history.page'> = await ask('history.page', {
    after,
    verdicts: at % 2 ? [] : ['reachable', 'no_record'],
  });
  after = page.next;
  if (after) nexts.push(after);
}
const operators = (await ask('history.facets', {})).facets?.operator.map(({ value }) => value) ?? [];

const measured: { name: string; p50: number; p95: number; longest: number }[] = [];
for (const [name, call] of cases) {
  const taken: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const from = performance.now();
    await call(at);
    taken.push(performance.now() - from);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number): number =>
    taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? Number.NaN;
  measured.push({ name, p50: at(0.5), p95: at(0.95), longest: at(1) });
}
console.log(
  `${whole(rows)} lookups of ${listIds.length} lists, ${megabytes()} MB; each ${times} times, milliseconds\n`,
);
console.log(
  table([
    ['', 'p50', 'p95', 'longest', ''],
    ...measured.map(({ name, p50, p95, longest }) => [
      name,
      p50.toFixed(2),
      p95.toFixed(2),
      longest.toFixed(2),
      p95 < goals.p95Ms && longest < goals.longestMs ? 'met' : 'MISSED',
    ]),
  ]),
);
console.log(`\nMemory of the process ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
await core.close();
host.close();

const store = await openStore(ports().ports);
const sizes = store
  .prepare<readonly [], { what: string; mb: number }>(
    `SELECT CASE WHEN name LIKE 'history_%' THEN name ELSE 'everything else' END AS what, round(sum(pgsize) / 1e6, 1) AS mb
     FROM dbstat WHERE aggregate = 1 GROUP BY what HAVING mb >= 0.1 ORDER BY mb DESC`,
  )
  .all([]);
console.log(`\nIn the file: ${sizes.map(({ what, mb }) => `${what} ${mb} MB`).join(', ')}`);
store.close();
process.exitCode = measured.every(({ p95, longest }) => p95 < goals.p95Ms && longest < goals.longestMs) ? 0 : 1;
