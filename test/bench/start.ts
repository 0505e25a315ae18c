/**
 * `npm run bench:start [-- --quick --rows 1000000]`: how much of the machine a start takes in real Electron, and the program at rest;
 * with an empty store and with one of a million lookups (test/bench/start-store.ts makes it once, in the account's cache folder).
 * Prints goal by goal whether it is met; exits 0, for a busy machine is no fault of the program.
 *
 * A start is over when the window is shown and the program has been quiet for half a second: all the processor time of all processes
 * until then counts, so nothing that is put off is missed. No debugger is attached.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { electronHere } from '../e2e/support/electron-here.ts';
import { root } from '../e2e/support/host-kind.ts';
import { windowTitle } from '../packed/window-title.ts';
import { median, table } from './figures.ts';
import { memoryMb, watchProcessor } from './processes.ts';

const { values: chosen } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, rows: { type: 'string', default: '1000000' } },
});
const starts = chosen.quick ? 3 : 7;
const restMs = chosen.quick ? 10_000 : 30_000;

type Start = { shownMs: number; cpuMs: number };
type Rest = { memoryMb: number; cpuPercent: number };

/** SAMBUNG_BENCH_PROGRAM: a packed program instead of the built one in Electron. */
const packed = process.env.SAMBUNG_BENCH_PROGRAM;
const here = electronHere();
if ('missing' in here) {
  console.log(here.missing);
  process.exit(0);
}
const { program, version } = here;

function open(dataDir: string, stateDir: string, app = root) {
  const began = performance.now();
  const env = { ...process.env, SAMBUNG_KEYRING: 'key-file', SAMBUNG_DATA_DIR: dataDir, SAMBUNG_STATE_DIR: stateDir };
  const child = packed ? spawn(packed, [], { stdio: 'ignore', env }) : spawn(program, [app], { stdio: 'ignore', env });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const pid = child.pid ?? 0;
  return {
    child,
    pid,
    began,
    processor: watchProcessor(pid),
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function measureStart(opened: ReturnType<typeof open>): Promise<Start> {
  const { child, began, processor } = opened;
  while ((await windowTitle(child)) === '') await wait(20);
  const shownMs = performance.now() - began;
  let cpuMs = processor();
  for (let quietMs = 0; quietMs < 500; ) {
    await wait(50);
    const now = processor();
    quietMs = now - cpuMs > 10 ? 0 : quietMs + 50;
    cpuMs = now;
  }
  return { shownMs, cpuMs };
}

async function measureRest({ pid, processor }: ReturnType<typeof open>): Promise<Rest> {
  await wait(5_000);
  const before = processor();
  await wait(restMs);
  return { cpuPercent: ((processor() - before) / restMs) * 100, memoryMb: memoryMb(pid) };
}

async function measure(dataDir: string, stateDir: string, app?: string): Promise<{ starts: Start[]; rest: Rest }> {
  const measured: Start[] = [];
  let rest: Rest = { memoryMb: 0, cpuPercent: 0 };
  // The first start makes the profile, and is another thing.
  for (let n = 0; n <= starts; n += 1) {
    const opened = open(dataDir, stateDir, app);
    const start = await measureStart(opened);
    if (n > 0) measured.push(start);
    if (n === starts) rest = await measureRest(opened);
    await opened.close();
  }
  return { starts: measured, rest };
}

/** An Electron program that does nothing but show a sandboxed window: what no program in this Electron can be under. */
function bareApp(dir: string): string {
  mkdirSync(dir);
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.js' }));
  writeFileSync(
    join(dir, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
app.enableSandbox();
app.setPath('userData', ${JSON.stringify(join(dir, 'profile'))});
app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  window.once('ready-to-show', () => window.show());
  window.loadURL('data:text/html,<title>Sambung</title><h1>bare</h1>');
});
`,
  );
  return dir;
}

/** A copy: a start writes. */
function million(folder: string): string {
  const kept = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sambung-bench', 'start');
  if (!existsSync(join(kept, 'data', 'sambung.db'))) {
    throw new Error(`Make it first, ten minutes: node test/bench/start-store.ts ${kept} ${chosen.rows}`);
  }
  for (const part of ['data', 'state']) cpSync(join(kept, part), join(folder, part), { recursive: true });
  return folder;
}

const folder = mkdtempSync(join(tmpdir(), 'sambung-bench-start-'));
try {
  console.log(
    `Electron ${version}, ${packed ? 'packed' : 'built'}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ` +
      `${starts} starts each, medians\n`,
  );
  const bare = await measure(join(folder, 'no-data'), join(folder, 'no-state'), bareApp(join(folder, 'bare')));
  const empty = await measure(join(folder, 'data'), join(folder, 'state'));
  const full = await measure(join(million(join(folder, 'million')), 'data'), join(folder, 'million', 'state'));
  const figures = ({ starts, rest }: typeof empty) => ({
    cpu: median(starts.map(({ cpuMs }) => cpuMs)),
    shown: median(starts.map(({ shownMs }) => shownMs)),
    ...rest,
  });
  const [none, a, b] = [figures(bare), figures(empty), figures(full)];
  const goals = [
    ['processor until usable, empty', `${(a.cpu / 1000).toFixed(2)} s`, a.cpu < 1000],
    ['the same with a million lookups', `${(b.cpu / a.cpu).toFixed(2)} times`, b.cpu <= 1.2 * a.cpu],
    ['memory of all processes at rest', `${a.memoryMb.toFixed(0)} and ${b.memoryMb.toFixed(0)} MB`, a.memoryMb <= 200],
    ['processor at rest', `${a.cpuPercent.toFixed(2)} and ${b.cpuPercent.toFixed(2)} %`, a.cpuPercent < 0.1],
  ] as const;
  console.log(
    table([
      ['store', 'shown after', 'processor', 'memory', 'at rest'],
      ...Object.entries({ 'a bare Electron': none, empty: a, 'a million': b }).map(([name, one]) => [
        name,
        `${one.shown.toFixed(0)} ms`,
        `${one.cpu.toFixed(0)} ms`,
        `${one.memoryMb.toFixed(0)} MB`,
        `${one.cpuPercent.toFixed(2)} %`,
      ]),
    ]),
  );
  console.log(`\n${table(goals.map(([what, measured, met]) => [what, measured, met ? 'met' : 'NOT MET']))}`);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
