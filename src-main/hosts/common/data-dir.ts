/**
 * Where the data lies, and that the folder is ours alone. Like all of hosts/common it is for every host that is a Node
 * process (the web host, the command line, and Electron's main process), because a host must not import another host
 * and the core must not know processes.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { CoreError } from '../../core/kernel/errors.ts';

/**
 * Where each system keeps the data of a person's programs. On Windows on the computer itself: a profile that roams may lie on a network
 * share, on which SQLite's log has no shared memory. Data that an older Sambung made in the roaming one is used where it lies.
 */
export function defaultDataDir(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (platform === 'win32') {
    // Beside "sambung", which is the compile cache and may be deleted.
    const local = join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'sambung-data');
    const roaming = join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'sambung');
    return !holdsData(local) && holdsData(roaming) ? roaming : local;
  }
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'sambung');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'sambung');
}

/** Anything that only a store leaves: also one whose database is gone is no first start. */
function holdsData(dir: string): boolean {
  return ['vault.json', 'sambung.db', 'sambung.commits'].some((name) => existsSync(join(dir, name)));
}

/** `argument` is what `--data-dir` said; then SAMBUNG_DATA_DIR; then the system's place. Absolute. */
export function chooseDataDir(argument: string | undefined, env: NodeJS.ProcessEnv): string {
  return resolve(argument || env.SAMBUNG_DATA_DIR || defaultDataDir(env));
}

/**
 * Where a few bytes lie outside the data folder that must not go back with it when an older copy of it is put back: counts
 * of commits, one file of a hundred bytes for each vault. SAMBUNG_STATE_DIR, else the system's place for such.
 */
export function chooseStateDir(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (env.SAMBUNG_STATE_DIR) return resolve(env.SAMBUNG_STATE_DIR);
  // Not what roams with the account: it would go back together with the data.
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'sambung-state');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'sambung-state');
  return join(env.XDG_STATE_HOME || join(home, '.local', 'state'), 'sambung');
}

/**
 * Makes the folder, open to nobody else (0700). One that is already there is only narrowed when it is empty or ours:
 * somebody may name a folder that others use. Errors: `disk-full`, `disk-not-writable`.
 */
export function ensureDataDir(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    if (existsSync(join(dir, 'vault.json')) || readdirSync(dir).length === 0) chmodSync(dir, 0o700);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new CoreError('disk-full', 'The disk is full. Free some space.');
    throw new CoreError('disk-not-writable', 'The data folder cannot be made or written. Check its permissions.');
  }
}

/** `--data-dir DIR` or `--data-dir=DIR` among a program's arguments. */
export function dataDirArgument(args: readonly string[]): string | undefined {
  const index = args.indexOf('--data-dir');
  if (index >= 0) return args[index + 1];
  return args.find((arg) => arg.startsWith('--data-dir='))?.slice('--data-dir='.length);
}
