/**
 * `npm run bench:start [-- --quick --no-million --rows 1000000]`: how much of the machine a start takes in real Electron, and the
 * program at rest; with an empty store and with one of a million lookups (test/bench/start-store.ts makes it once, in the account's
 * cache folder). Each in turn with an Electron that shows an empty window: what no program in it can be under. Prints goal by goal
 * whether it is met; exits 0, for a busy machine is no fault of the program. Another Electron that runs meanwhile shares its memory.
 *
 * A start is over when the window is shown and the program has been quiet for half a second: all the processor time of all processes
 * until then counts, so nothing that is put off is missed. The first makes the profile, and Chromium keeps compiled what it has
 * loaded twice: only what comes after is what people live with. No debugger is attached.
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
import { memoryMb, watchProcessor, watchThreads } from './processes.ts';

const { values: chosen } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    million: { type: 'boolean', default: true },
    rows: { type: 'string', default: '1000000' },
  },
  allowNegative: true,
});
const starts = chosen.quick ? 3 : 7;
const restMs = chosen.quick ? 20_000 : 120_000;
/** The profile, and what Chromium compiles of it. */
const firstStarts = 2;

type Start = { shownMs: number; cpuMs: number };
type Case = { name: string; dataDir: string; stateDir: string; app?: string };
type Measured = { name: string; starts: Start[]; memoryMb: number; restPercent: number };

/** SAMBUNG_BENCH_PROGRAM: a packed program instead of the built one in Electron. */
const packed = process.env.SAMBUNG_BENCH_PROGRAM;
const here = electronHere();
if ('missing' in here) {
  console.log(here.missing);
  process.exit(0);
}
const { program, version } = here;

function open({ dataDir, stateDir, app = root }: Case) {
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

/** In turns: a machine that becomes busy is so for all of them. Memory is each one's alone, when it has settled. */
async function measureStarts(cases: readonly Case[]): Promise<Measured[]> {
  const measured = cases.map(({ name }) => ({ name, starts: [] as Start[], memoryMb: 0, restPercent: 0 }));
  for (let n = 0; n < firstStarts + starts; n += 1) {
    for (const [index, one] of measured.entries()) {
      const opened = open(cases[index] as Case);
      one.starts.push(await measureStart(opened));
      if (n === firstStarts + starts - 1) {
        await wait(5_000);
        one.memoryMb = memoryMb(opened.pid);
      }
      await opened.close();
    }
  }
  return measured;
}

/** All at once: at rest none is in another's way. */
async function measureRest(cases: readonly Case[], measured: readonly Measured[]): Promise<void> {
  const opened = cases.map(open);
  for (const one of opened) await measureStart(one);
  await wait(10_000);
  const watches = opened.map(({ pid }) => watchThreads(pid));
  const before = watches.map((watch) => watch());
  const began = performance.now();
  while (performance.now() - began < restMs) {
    await wait(1_000);
    for (const watch of watches) watch();
  }
  const passedMs = performance.now() - began;
  for (const [index, one] of measured.entries()) {
    one.restPercent = (((watches[index]?.() ?? Number.NaN) - (before[index] ?? 0)) / passedMs) * 100;
  }
  for (const one of opened) await one.close();
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

function folders(name: string): Pick<Case, 'dataDir' | 'stateDir'> {
  return { dataDir: join(folder, name, 'data'), stateDir: join(folder, name, 'state') };
}

/** A copy: a start writes. */
function million(own: ReturnType<typeof folders>): typeof own {
  const kept = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sambung-bench', 'start');
  if (!existsSync(join(kept, 'data', 'sambung.db'))) {
    throw new Error(`Make it first, ten minutes: node test/bench/start-store.ts ${kept} ${chosen.rows}`);
  }
  cpSync(join(kept, 'data'), own.dataDir, { recursive: true });
  cpSync(join(kept, 'state'), own.stateDir, { recursive: true });
  return own;
}

const folder = mkdtempSync(join(tmpdir(), 'sambung-bench-start-'));
try {
  console.log(
    `Electron ${version}, ${packed ? 'packed' : 'built'}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ` +
      `${starts} starts each, medians\n`,
  );
  const cases: Case[] = [
    { name: 'a bare Electron', ...folders('none'), app: bareApp(join(folder, 'bare')) },
    { name: 'empty', ...folders('empty') },
    ...(chosen.million ? [{ name: 'a million', ...million(folders('million')) }] : []),
  ];
  const measured = await measureStarts(cases);
  await measureRest(cases, measured);
  const [bare, ...ours] = measured.map((one) => {
    const later = one.starts.slice(firstStarts);
    const cpu = median(later.map(({ cpuMs }) => cpuMs));
    return { ...one, first: one.starts[0]?.cpuMs ?? 0, cpu, shown: median(later.map(({ shownMs }) => shownMs)) };
  });
  const [a, b] = ours;
  if (!bare || !a) throw new Error('Nothing was measured.');
  const megabytes = (mb: number) => `${mb.toFixed(0)} MB`;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  const goals: [string, string, boolean][] = [
    [
      'processor until usable, empty, below 1 s',
      `${seconds(a.cpu)}, of it Electron ${seconds(bare.cpu)}`,
      a.cpu < 1000,
    ],
    ...(b
      ? [
          [
            'the same with a million, at most 1.2 times',
            `${(b.cpu / a.cpu).toFixed(2)} times`,
            b.cpu <= 1.2 * a.cpu,
          ] as [string, string, boolean],
        ]
      : []),
    [
      'memory at rest, at most 200 MB',
      `${megabytes(a.memoryMb)}, of it Electron ${megabytes(bare.memoryMb)}`,
      a.memoryMb <= 200,
    ],
    [
      'processor at rest, below 0.1 %',
      ours.map((one) => `${one.restPercent.toFixed(3)} %`).join(' and '),
      ours.every((one) => one.restPercent < 0.1),
    ],
  ];
  console.log(
    table([
      ['store', 'shown after', 'first start', 'later ones', 'memory', 'at rest'],
      ...[bare, ...ours].map((one) => [
        one.name,
        `${one.shown.toFixed(0)} ms`,
        `${one.first.toFixed(0)} ms`,
        `${one.cpu.toFixed(0)} ms`,
        megabytes(one.memoryMb),
        `${one.restPercent.toFixed(3)} %`,
      ]),
    ]),
  );
  console.log(`\n${table(goals.map(([what, figure, met]) => [what, figure, met ? 'met' : 'NOT MET']))}`);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
