/**
 * Virus scanners, indexers and programs that copy to a cloud hold a new file for some tenths of a second; on Windows it can
 * be neither moved nor removed meanwhile. That is waited for. Whatever else keeps a file from being moved is told at once.
 */
import type { Clock } from './ports.ts';

/** Together some six seconds: longer, and a file that is open in Excel is told of too late. */
const waitsMs = [20, 30, 50, 100, 200, 300, 400, 500, 500, 1_000, 1_000, 2_000];
const held: ReadonlySet<unknown> = new Set(['EBUSY', 'EPERM', 'EACCES']);

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && held.has(error.code);
}

/** What `act` returns, or the last error it threw. It is begun anew each time. */
export async function patiently<T>(clock: Pick<Clock, 'after'>, act: () => T): Promise<T> {
  for (const ms of waitsMs) {
    try {
      return act();
    } catch (error) {
      if (!isHeld(error)) throw error;
    }
    await new Promise<void>((resolve) => void clock.after(ms, resolve));
  }
  return act();
}

/** The same where nothing can go on before it is done: while the program starts. */
export function patientlyNow<T>(act: () => T): T {
  for (const ms of waitsMs) {
    try {
      return act();
    } catch (error) {
      if (!isHeld(error)) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  }
  return act();
}
