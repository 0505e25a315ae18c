/** What the suite's child processes are given: little, and a cache of compiled code that halves their start. */
import { compileCache } from '../fakes/compile-cache.ts';
import { stateDir } from '../fakes/state-dir.ts';

export function childEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  return {
    PATH,
    HOME,
    ...(TMPDIR && { TMPDIR }),
    LC_ALL: 'C.UTF-8',
    SAMBUNG_KEYRING: 'key-file',
    SAMBUNG_STATE_DIR: stateDir,
    NODE_COMPILE_CACHE: compileCache,
  };
}
