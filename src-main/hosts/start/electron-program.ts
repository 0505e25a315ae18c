/**
 * Finds Electron's program, if it is installed. Never by `require('electron')`: that starts a download and throws when
 * it cannot be had.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

export function electronPackage(root: string): string {
  return join(root, 'node_modules', 'electron');
}

/** The program's path; null when it is not there, or only a part of it. */
export function findElectron(root: string, env: Environment): string | null {
  const dir = electronPackage(root);
  try {
    const elsewhere = env.ELECTRON_OVERRIDE_DIST_PATH;
    const named = join(dir, 'path.txt');
    // Whoever names another folder may not have unpacked one here: the package itself then takes that name, too.
    const name = elsewhere && !existsSync(named) ? 'electron' : readFileSync(named, 'utf8').trim();
    const program = join(elsewhere || join(dir, 'dist'), name);
    // path.txt is written after unpacking: with both there it was unpacked whole.
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

export function electronVersion(root: string): string {
  return String(JSON.parse(readFileSync(join(electronPackage(root), 'package.json'), 'utf8')).version);
}

/** Whether an earlier download lies in @electron/get's cache, so that no network is needed. */
export function isElectronCached(
  root: string,
  env: Environment,
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): boolean {
  const wanted = `electron-v${electronVersion(root)}-${platform}-${arch}.zip`;
  const cache = env.electron_config_cache || systemCache(env, platform);
  try {
    return readdirSync(cache).some((folder) => existsSync(join(cache, folder, wanted)));
  } catch {
    return false;
  }
}

function systemCache(env: Environment, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'electron');
  if (platform === 'win32') {
    return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'electron', 'Cache');
  }
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'electron');
}
