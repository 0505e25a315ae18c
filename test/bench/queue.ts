/**
 * `npm run bench:queue [-- --quick]`: is the durable queue fast enough? Prints what it measured and, goal by goal, whether
 * it is met; exits 0 either way, for a busy machine is no fault of the program. Under four minutes; --quick under one.
 *
 * The server is a process of its own on node:http. Bare undici is a Pool with as many connections as the queue has requests
 * under way. Ratios are taken pair by pair, so that a machine that slows down slows both sides.
 */
import { spawn } from 'node:child_process';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cell, type CellResult, measureCell } from './against-bare.ts';
import { median, table, whole } from './figures.ts';
import { inBatches, measureDepth, measureNoOpDrain, mostAtOnce, type NoOpResult } from './no-op-drain.ts';

const quick = process.argv.includes('--quick');
const began = performance.now();

const cells: readonly Cell[] = [0, 50, 200].flatMap((latencyMs) =>
  [1, 8, 32].map((concurrency) => ({
    latencyMs,
    concurrency,
    seconds: quick ? 0.4 : 1.5,
    pairs: quick ? 2 : latencyMs === 0 ? 6 : 4,
  })),
);

async function startServer(): Promise<{ origin: string; stop: () => void }> {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'td-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
    server.once('exit', () => reject(new Error('The server of the bench did not start.')));
  });
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.stdin.end() };
}

/** Milliseconds this machine's disk needs to say that something is on it. */
function flushMs(): number {
  const folder = mkdtempSync(join(tmpdir(), 'sambung-bench-'));
  const file = openSync(join(folder, 'flush'), 'w');
  const times = Array.from({ length: 60 }, () => {
    writeSync(file, Buffer.alloc(4_096));
    const from = performance.now();
    fsyncSync(file);
    return performance.now() - from;
  });
  closeSync(file);
  rmSync(folder, { recursive: true });
  return median(times);
}

const goals: { what: string; measured: string; met: boolean }[] = [];
function goal(what: string, measured: string, met: boolean): void {
  goals.push({ what, measured, met });
}

const { origin, stop } = await startServer();
console.log(
  `Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ` +
    `fsync ${flushMs().toFixed(2)} ms (median)${quick ? ', --quick' : ''}\n`,
);

const results: CellResult[] = [];
for (const cell of cells) results.push(await measureCell(origin, cell));
stop();
console.log('Durable queue against bare undici, same server, in turns; rows a second are medians.');
console.log(
  table([
    ['latency', 'at once', 'pairs', 'rows', 'durable/s', 'bare/s', 'ratio', 'lowest', 'highest', 'loop p99', 'max'],
    ...results.map((result) => [
      `${result.latencyMs} ms`,
      String(result.concurrency),
      String(result.pairs),
      whole(result.rows),
      whole(result.durable),
      whole(result.bare),
      result.ratio.toFixed(3),
      result.lowest.toFixed(3),
      result.highest.toFixed(3),
      `${result.p99.toFixed(1)} ms`,
      `${result.max.toFixed(1)} ms`,
    ]),
  ]),
);
for (const latencyMs of [50, 200]) {
  const worst = results.filter((result) => result.latencyMs === latencyMs).sort((a, b) => a.ratio - b.ratio)[0];
  if (worst) {
    goal(
      `ratio ≥ 0.97 at ${latencyMs} ms`,
      `${worst.ratio.toFixed(3)} (worst, × ${worst.concurrency})`,
      worst.ratio >= 0.97,
    );
  }
}
const flatOut = results.find((result) => result.latencyMs === 0 && result.concurrency === 32);
if (flatOut) goal('ratio ≥ 0.6 at 0 ms × 32', flatOut.ratio.toFixed(3), flatOut.ratio >= 0.6);

const noOps: NoOpResult[] = [];
for (const atOnce of [mostAtOnce, inBatches]) noOps.push(await measureNoOpDrain(atOnce, quick ? 20_000 : 100_000));
console.log('\nNo-op drain: claim, an answer at once, settle; nothing is sent.');
console.log(
  table([
    ['at once', 'rows', 'rows/s', 'CPU a row', 'loop p99', 'max'],
    ...noOps.map((noOp) => [
      String(noOp.atOnce),
      whole(noOp.rows),
      whole(noOp.perSecond),
      `${noOp.cpuMicroseconds.toFixed(1)} µs`,
      `${noOp.p99.toFixed(1)} ms`,
      `${noOp.max.toFixed(1)} ms`,
    ]),
  ]),
);
console.log(
  'For reference, not of this run but of the issue (a similar machine): graphile-worker 33,000, BullMQ 12,000, plainjob 2,400.',
);
for (const noOp of noOps) {
  goal(`no-op drain above 33,000 rows/s, ${noOp.atOnce} at once`, whole(noOp.perSecond), noOp.perSecond > 33_000);
}
if (flatOut) {
  const p99 = Math.max(flatOut.p99, ...noOps.map((noOp) => noOp.p99));
  goal('event loop p99 under 50 ms, flat out', `${p99.toFixed(1)} ms`, p99 < 50);
}

const depth = await measureDepth(1_000, 100_000, quick ? 10 : 40);
console.log(
  `\nWith ${whole(depth.few)} rows waiting ${depth.fewMicroseconds.toFixed(1)} µs a row, with ${whole(depth.many)} ` +
    `${depth.manyMicroseconds.toFixed(1)} µs; median of the pairs' ratios ${depth.ratio.toFixed(3)}`,
);
goal('100,000 waiting cost ≤ 10 % more a row than 1,000', depth.ratio.toFixed(3), depth.ratio <= 1.1);

console.log(`\n${table(goals.map(({ what, measured, met }) => [what, measured, met ? 'met' : 'NOT MET']))}`);
console.log(`\n${Math.round((performance.now() - began) / 1_000)} s`);
