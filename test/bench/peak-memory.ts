/** The most memory this process ever had. */
import { readFileSync } from 'node:fs';

/**
 * Megabytes. Where the system tells it of the program itself (Linux), not of what ran in the process before: `maxRSS` counts
 * the parent's memory too, which a process has between its fork and its program.
 */
export function peakMb(): number {
  try {
    const [, kb] = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (kb !== undefined) return Number(kb) / 1024;
  } catch {
    // No such file on this system.
  }
  return process.resourceUsage().maxRSS / 1024;
}
