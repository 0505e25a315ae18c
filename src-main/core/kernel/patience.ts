/**
 * Retries moving or removing a file that another program holds for some tenths of a second. Virus scanners, indexers
 * and cloud copiers do this to new files; on Windows such a file can be neither moved nor removed meanwhile.
 */
import type { Clock } from './ports.ts';

/** Together some six seconds: longer, and a file that is open in Excel is reported too late. */
const waitsMs = [20, 30, 50, 100, 200, 300, 400, 500, 500, 1_000, 1_000, 2_000];
const lockedCodes: ReadonlySet<unknown> = new Set(['EBUSY', 'EPERM', 'EACCES']);

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && lockedCodes.has(error.code);
}

/**
 * Returns what `act` returns, or throws the last error it threw; `act` starts from the beginning each time. Any failure
 * other than a held file is thrown at once.
 */
export async function patiently<T>(clock: Pick<Clock, 'after'>, act: () => T): Promise<T> {
  for (const ms of waitsMs) {
    try {
      return act();
    } catch (error) {
      if (!isLocked(error)) throw error;
    }
    await new Promise<void>((resolve) => void clock.after(ms, resolve));
  }
  return act();
}

/** The same, but blocking: for the program's start, where nothing can continue before it is done. */
export function patientlyNow<T>(act: () => T): T {
  for (const ms of waitsMs) {
    try {
      return act();
    } catch (error) {
      if (!isLocked(error)) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  }
  return act();
}
