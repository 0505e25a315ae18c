/**
 * Builds out/ when it is missing or older than what it is made from. `npm start` calls it; the web host runs it as a
 * program where nobody has built yet.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Words, wordsFor } from './words.ts';

const projectRoot = join(import.meta.dirname, '..', '..', '..');

export const builtWebHost = 'out/main/web-host.js';
const made = ['out/main/sambung.js', builtWebHost, 'out/preload/preload.cjs', 'out/renderer/index.html'];
const madeFrom = ['src-main', 'src-preload', 'src-renderer', 'electron.vite.config.ts', 'package-lock.json'];

/** Milliseconds since the epoch; 0 for what is not there. */
function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  // Dot folders hold the type checker's notes, which change without any source changing.
  const names = readdirSync(path).filter((name) => !name.startsWith('.'));
  return Math.max(0, ...names.map((name) => newest(join(path, name))));
}

export function isStale(root: string): boolean {
  const oldestMade = Math.min(...made.map((path) => newest(join(root, path))));
  return oldestMade < Math.max(...madeFrom.map((path) => newest(join(root, path))));
}

/** false when it could not be built; said already. */
export function buildWhenStale(say: (line: string) => void, words: Words, root: string = projectRoot): boolean {
  if (!isStale(root)) return true;
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const usable = made.every((path) => existsSync(join(root, path)));
  // An installation without the build tools runs what it came with.
  if (!existsSync(tool) && usable) return true;
  say(words.building);
  const build = spawnSync(process.execPath, [tool, 'build', '--logLevel', 'error'], { cwd: root, stdio: 'ignore' });
  if (build.status === 0) return true;
  say(words.buildFailed);
  return false;
}

if (import.meta.main) {
  const words = wordsFor(process.env);
  process.exitCode = buildWhenStale((line) => console.error(line), words) ? 0 : 1;
}
