/**
 * Resolves paths as they were typed. `npm run` goes to the package's folder before it runs a script and leaves the
 * operator's folder in INIT_CWD: a relative path is relative to that.
 */
import { dirname, isAbsolute, resolve } from 'node:path';
import type { Surroundings } from '../terminal/surroundings.ts';

/** Where a path was typed. */
export type TypedIn = Pick<Surroundings, 'env' | 'cwd'>;

export function typedPath(path: string, { env, cwd }: TypedIn): string {
  const { INIT_CWD: stood, npm_package_json: manifest } = env;
  if (!stood || !manifest || isAbsolute(path)) return path;
  // A shell started by a script keeps the variables, also after it went elsewhere.
  const movedByNpm = dirname(manifest) === cwd && stood !== cwd;
  return movedByNpm ? resolve(stood, path) : path;
}
