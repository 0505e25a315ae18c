/**
 * Puts the tests' temporary files into memory where the machine has such a place: real files and real SQLite, without
 * waiting for a disk at each of many thousand commits. What a disk adds is proved by `npm run test:crash`.
 */
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';

const memory = '/dev/shm';
/** Bytes; lists of 100,000 rows lie there in several tests at once. */
const enough = 4 * 1024 ** 3;

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= enough;
  } catch {
    return false;
  }
}

/** Vitest's global setup: every worker and child process inherits the variable. */
export function setup(): (() => void) | undefined {
  if (process.env.TMPDIR !== undefined || !hasRoom()) return undefined;
  const dir = mkdtempSync(`${memory}/sambung-`);
  process.env.TMPDIR = dir;
  return () => rmSync(dir, { recursive: true, force: true });
}
