/**
 * Keeps what V8 compiled for the next start, where this Node can (22.8 or newer): of a program that is started from its sources. What
 * lies there is run as it is, and its checks (a length, a sum) are no signature: the installed program's code is what `app.asar` holds.
 */
import nodeModule from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** In the account's cache folder, which holds no data: deleted, it is made anew. A folder that cannot be written is no reason to fail. */
export function keepCompiled(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): void {
  nodeModule.enableCompileCache?.(join(cacheFolder(env, platform), 'sambung', 'compiled'));
}

function cacheFolder(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string {
  if (platform === 'win32') return env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return env.XDG_CACHE_HOME || join(homedir(), '.cache');
}
