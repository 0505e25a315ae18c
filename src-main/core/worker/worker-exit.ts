/** What the end of a process of ours says about why it ended. */

/**
 * V8 aborts when its heap is full: SIGABRT or SIGTRAP (no code of its own, or 128 + the signal), and on Windows the exit
 * codes of an abort. Linux ends a process that takes the machine's last memory with SIGKILL.
 */
const outOfMemoryCodes = new Set<number | null>([null, 5, 6, 9, 133, 134, 137, -536870904, 3758096392, -2147483645]);

/** `code` null: ended by a signal. */
export function ranOutOfMemory(code: number | null): boolean {
  return outOfMemoryCodes.has(code);
}

/** SIGTERM, by which a process that works for nothing ends itself (worker/cpu-watch.ts). */
const outOfTimeCodes = new Set<number | null>([15, 143]);

/** `silentMs`: how long nothing had come of it. Windows knows no signals: there it is the code of any failure. */
export function ranOutOfTime(code: number | null, silentMs: number): boolean {
  return outOfTimeCodes.has(code) || (process.platform === 'win32' && code === 1 && silentMs > 4_000);
}
