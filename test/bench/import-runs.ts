/** One run of either side of the import's bench, each in a process of its own; and the memory of that process's children. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CoreResult } from './import-core.ts';
import type { ListFile } from './import-files.ts';

export type BareResult = { milliseconds: number; cpu: number; peakMb: number };
/** Of the reading process; null where the system does not tell of other processes (anything but Linux). */
export type ImportResult = CoreResult & { readerMb: number | null; readerCpu: number | null };

/** A process only ever grows its peak: looking often enough is missing little of its last moment. */
const lookEveryMs = 40;

export function readBare(file: ListFile): Promise<BareResult> {
  return run<BareResult>('import-bare.ts', [file.path], () => {});
}

/** `workers`: the folder of the built reading process. */
export function importOnce(
  file: ListFile,
  workers: string,
  mode: 'import' | 'draft' | 'cancel' = 'import',
): Promise<ImportResult> {
  return watched<CoreResult>('import-core.ts', [file.path, String(file.rows), mode, workers]);
}

/** Also what its child processes took, the largest of them. */
export async function watched<T>(
  program: string,
  args: readonly string[],
): Promise<T & { readerMb: number | null; readerCpu: number | null }> {
  let readerMb: number | null = null;
  let readerCpu: number | null = null;
  const result = await run<T>(program, args, (pid) => {
    for (const child of childrenOf(pid)) {
      readerMb = Math.max(readerMb ?? 0, peakMbOf(child));
      readerCpu = Math.max(readerCpu ?? 0, cpuOf(child));
    }
  });
  return { ...result, readerMb, readerCpu };
}

export function run<T>(program: string, args: readonly string[], look: (pid: number) => void): Promise<T> {
  const child = spawn(process.execPath, [join(import.meta.dirname, program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const looking = setInterval(() => child.pid !== undefined && look(child.pid), lookEveryMs);
  let printed = '';
  child.stdout.on('data', (data: Buffer) => {
    printed += data.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(looking);
      if (code === 0) resolve(JSON.parse(printed) as T);
      else reject(new Error(`${program} ended with ${code}.`));
    });
  });
}

function childrenOf(pid: number): string[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
    );
  } catch {
    return [];
  }
}

function peakMbOf(pid: string): number {
  try {
    const [, kb = '0'] = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kb) / 1024;
  } catch {
    return 0;
  }
}

/** Seconds of processor since its start. */
function cpuOf(pid: string): number {
  try {
    // After the name, which may hold blanks: the twelfth and the thirteenth count hundredths of seconds.
    const facts = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(facts[11] ?? 0) + Number(facts[12] ?? 0)) / 100;
  } catch {
    return 0;
  }
}
