/** What a program and all its processes take of the machine, from /proc: processor time and memory. Linux. */
import { readdirSync, readFileSync } from 'node:fs';

/** Linux tells processor time in hundredths of a second (`getconf CLK_TCK`). */
const tickMs = 10;

type Stat = { pid: number; parent: number; cpuMs: number };

function stat(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in the parentheses may hold blanks and parentheses.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(fields[1]), cpuMs: (Number(fields[11]) + Number(fields[12])) * tickMs };
  } catch {
    return null;
  }
}

/** `pid` and its descendants. */
function familyOf(pid: number): Stat[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (stat(Number(name)) ?? []) : []));
  const family = all.filter((one) => one.pid === pid);
  for (const one of family) family.push(...all.filter(({ parent }) => parent === one.pid));
  return family;
}

/** Megabytes, a page that several processes share counted in parts (PSS). */
export function memoryMb(pid: number): number {
  const kilobytes = familyOf(pid).map((one) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one.pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

/**
 * The same to the nanosecond, for what takes hardly anything (tick by tick, 0.1 % of half a minute is three): milliseconds, by
 * threads. What a thread takes between the last look and its end is not seen: to be asked every second or so.
 */
export function watchThreads(pid: number): () => number {
  const seen = new Map<string, number>();
  return () => {
    for (const one of familyOf(pid)) {
      for (const thread of threadsOf(one.pid)) {
        const ran = ranMs(`/proc/${one.pid}/task/${thread}/schedstat`);
        if (ran !== null) seen.set(`${one.pid} ${thread}`, ran);
      }
    }
    return [...seen.values()].reduce((sum, ms) => sum + ms, 0);
  };
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function ranMs(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
}

/** Counts the processor time of a program and all it starts, those that have ended included as far as they were seen. */
export function watchProcessor(pid: number): () => number {
  const seen = new Map<number, number>();
  return () => {
    for (const one of familyOf(pid)) seen.set(one.pid, one.cpuMs);
    return [...seen.values()].reduce((sum, ms) => sum + ms, 0);
  };
}
