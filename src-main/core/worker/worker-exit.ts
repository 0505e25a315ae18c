/** What the end of a process of ours says about why it ended. */

/**
 * V8 aborts when its heap is full: SIGABRT or SIGTRAP (no code of its own, or 128 + the signal), and on Windows the exit
 * codes of an abort. Linux ends a process that takes the machine's last memory with SIGKILL.
 */
const outOfMemoryCodes = new Set<number | null>([null, 5, 6, 9, 133, 134, 137, -536870904, 3758096392, -2147483645]);

/** SIGTERM, by which a process that works for nothing ends itself (cpu-watch.ts). */
const outOfTimeCodes = new Set<number | null>([15, 143]);

export type WhyExited = 'out-of-time' | 'out-of-memory' | 'crashed';

/**
 * `code` null: ended by a signal; `silentMs`: how long nothing had come of it; `watched`: it ends itself when it works for
 * nothing. Windows knows no signals: there that is the code of any failure.
 */
export function whyExited(code: number | null, silentMs: number, watched: boolean): WhyExited {
  const byItsWatch = outOfTimeCodes.has(code) || (process.platform === 'win32' && code === 1 && silentMs > 4_000);
  if (watched && byItsWatch) return 'out-of-time';
  return outOfMemoryCodes.has(code) ? 'out-of-memory' : 'crashed';
}
