/**
 * `npm start`: builds what is out of date, then opens the Electron window, or says in one line why not and serves the
 * same window to a browser. Arguments go on to the host: --data-dir DIR, --port N; `--web` asks for the browser.
 */
import { join } from 'node:path';
import { buildWhenStale } from './build.ts';
import { type Environment, findElectron } from './electron-program.ts';
import { fetchElectron } from './fetch-electron.ts';
import { runElectron, runWeb } from './run.ts';
import { type Instead, wordsFor } from './words.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const couldNotRun = 3;
/** An Electron that dies sooner, with a code that is not ours, never showed its window (missing libraries, no sandbox). */
const neverOpenedMs = 10_000;

const words = wordsFor(process.env);
const say = (line: string) => console.log(line);

/** Why not Electron, before looking for its program; null: it may be tried. */
export function whyNotElectron(
  args: readonly string[],
  env: Environment,
  platform: NodeJS.Platform,
  userId: number | undefined,
): Instead | null {
  if (args.includes('--web')) return 'asked';
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'no-display';
  // It would need --no-sandbox, and a window without its sandbox is not what was promised.
  if (userId === 0) return 'root';
  return null;
}

async function startWindow(args: readonly string[]): Promise<number> {
  if (!buildWhenStale(say, words, root)) return couldNotRun;
  const instead = whyNotElectron(args, process.env, process.platform, process.getuid?.()) ?? (await openElectron(args));
  if (typeof instead === 'number') return instead;
  say(words.instead[instead]);
  const { code } = await runWeb(
    root,
    args.filter((arg) => arg !== '--web'),
    process.env,
  );
  return code ?? couldNotRun;
}

/** The exit code of a window that opened, or why none did. */
async function openElectron(args: readonly string[]): Promise<number | Instead> {
  if (!findElectron(root, process.env)) await fetchElectron(root, process.env, () => say(words.fetching));
  const program = findElectron(root, process.env);
  if (!program) return 'no-program';
  const { code, afterMs } = await runElectron(program, root, args, process.env);
  const opened = code === 0 || code === couldNotRun || afterMs > neverOpenedMs;
  return opened ? (code ?? couldNotRun) : 'did-not-open';
}

if (import.meta.main) process.exitCode = await startWindow(process.argv.slice(2));
