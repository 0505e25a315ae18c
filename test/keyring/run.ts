/**
 * Tries first and later starts with a real gnome-keyring that is open, slow, locked or not there, and prints how many settled
 * rightly: `npm run test:keyring [-- TIMES]`, of one program with `--only terminal|window`; `--short` tries each kind once.
 * The window's part needs the built program, Electron in SAMBUNG_TRIED_ELECTRON, and a display.
 */
import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { behindBus, homeOf, keyringHere, root, whatIsTried } from './here.ts';
import { type Scene, scenes } from './scenes.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    /** Where the counts are written. */
    report: { type: 'string' },
  },
});
const times = Number(positionals[0] ?? (values.short ? 1 : 2));
/** Milliseconds. Some take a quarter of a minute where the machine has nothing else to do. */
const mostMs = 120_000;
/** They wait more than they work. */
const atOnce = 2;

const found = keyringHere();
if ('missing' in found) {
  console.log(`test:keyring: SKIPPED, nothing was tried: ${found.missing}`);
  process.exit(0);
}
const here = found;
const { DISPLAY = '', SAMBUNG_TRIED_ELECTRON = '' } = process.env;
const built = existsSync(join(root, 'out', 'main', 'sambung.js'));
const windows = existsSync(SAMBUNG_TRIED_ELECTRON) && DISPLAY !== '' && built;
const tried = whatIsTried(here, windows ? SAMBUNG_TRIED_ELECTRON : '');

/** null: as it should be; else what was found. */
async function tryOnce(scene: Scene): Promise<string | null> {
  const home = homeOf(here);
  const inside = join(tried.root, 'test', 'keyring', 'inside.ts');
  const [program = '', ...args] = behindBus(here, home, [tried.node, inside, scene.name]);
  const child = spawn(program, args, {
    cwd: home,
    env: {
      ...{ PATH: process.env.PATH, HOME: home, LANG: 'en_US.UTF-8', XDG_CURRENT_DESKTOP: 'GNOME' },
      // In a terminal nobody can answer a prompt.
      ...(scene.program === 'window' && { SAMBUNG_TRIED_ELECTRON: tried.electron, DISPLAY }),
      ...(scene.program === 'window' && process.env.XAUTHORITY && { XAUTHORITY: join(home, '.Xauthority') }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: what it leaves behind is ended with it.
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
    });
  }
  const late = setTimeout(() => endGroup(child.pid), mostMs);
  const status = await new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(null));
  });
  clearTimeout(late);
  endGroup(child.pid);
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  if (status === 0) return null;
  return status === null ? `not done after ${mostMs / 1000} s` : (said.trim().split('\n').at(-1) ?? '');
}

function endGroup(id: number | undefined): void {
  try {
    if (id !== undefined) process.kill(-id, 'SIGKILL');
  } catch {
    // It is empty.
  }
}

const chosen = scenes.filter(({ short, program }) => (short || !values.short) && (values.only ?? program) === program);
const wanted = chosen.filter(({ program }) => windows || program === 'terminal');
const failures: { name: string; why: string[] }[] = [];
let passed = 0;

async function tryAll(waiting: Scene[]): Promise<void> {
  for (let scene = waiting.shift(); scene; scene = waiting.shift()) {
    const began = performance.now();
    let wrong: string | null = null;
    let right = 0;
    for (let n = 0; n < times; n += 1) {
      const one = await tryOnce(scene);
      if (one === null) right += 1;
      else wrong ??= one;
    }
    passed += right;
    const { name } = scene;
    if (wrong !== null)
      failures.push(...Array.from({ length: times - right }, () => ({ name: `keyring › ${name}`, why: [wrong] })));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${right} of ${times} settle rightly: ${name}, in ${seconds} s${wrong === null ? '' : `  (${wrong})`}`);
  }
}

const skipped = (chosen.length - wanted.length) * times;
if (skipped > 0)
  console.log('The window is left out: no Electron in SAMBUNG_TRIED_ELECTRON, no DISPLAY, or it is not built.');
try {
  const waiting = [...wanted];
  await Promise.all(Array.from({ length: atOnce }, () => tryAll(waiting)));
} finally {
  tried.release();
}
if (values.report) writeFileSync(values.report, JSON.stringify({ passed, failed: failures.length, skipped, failures }));
process.exitCode = failures.length === 0 ? 0 : 1;
