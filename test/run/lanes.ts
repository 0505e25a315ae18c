/** Processes of runners, one at a time or a few beside each other, and what became of their tests. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { root } from '../e2e/support/host-kind.ts';
import { type Counts, noCounts } from './counts.ts';
import type { Part } from './steps.ts';

/** Times in milliseconds of `performance`. `said`: what it printed, where that is kept for later instead of shown at once. */
export type Ran = { ok: boolean; counts: Counts; said: string; began: number; ended: number };

/** A place where one part runs at a time; `env`: what its parts have besides the machine's. */
export type Lane = { env: Record<string, string>; opensWindows: boolean };

/**
 * One for each core: three on two were slower than two, and all waited for each other. Windows on one display take the focus from
 * each other, so the others have one only as far as SAMBUNG_DISPLAYS names them, with blanks between (.ci/run makes them).
 */
export function lanes({ SAMBUNG_DISPLAYS = '' }: NodeJS.ProcessEnv): Lane[] {
  const displays = SAMBUNG_DISPLAYS.split(' ').filter((name) => name !== '');
  const others = Array.from({ length: Math.min(4, availableParallelism()) - 1 }, (_, index): Lane => {
    const DISPLAY = displays[index];
    return DISPLAY === undefined ? { env: {}, opensWindows: false } : { env: { DISPLAY }, opensWindows: true };
  });
  return [{ env: {}, opensWindows: true }, ...others];
}

/** Each lane takes the first part it may run; `done` is told of each when it is over. */
export async function runInLanes<P extends Part>(
  parts: readonly P[],
  places: readonly Lane[],
  done: (part: P, ran: Ran) => void,
): Promise<void> {
  const waiting = [...parts];
  async function work(lane: Lane): Promise<void> {
    for (;;) {
      const next = waiting.findIndex(({ opensWindows = false }) => lane.opensWindows || !opensWindows);
      const [part] = next < 0 ? [] : waiting.splice(next, 1);
      if (part === undefined) return;
      done(part, await runPart(part, { keep: true, env: lane.env }));
    }
  }
  await Promise.all(places.map(work));
}

/** `keep`: what it prints is kept instead of shown. Never rejects: a runner that could not be started has failed. */
export function runPart(part: Part, { keep, env = {} }: { keep: boolean; env?: Record<string, string> }): Promise<Ran> {
  const began = performance.now();
  const child = spawn(process.execPath, part.argv, {
    ...{ cwd: root, env: { ...process.env, ...env, ...part.env } },
    stdio: ['ignore', keep ? 'pipe' : 'inherit', keep ? 'pipe' : 'inherit'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
    });
  }
  return new Promise((resolve) => {
    const done = (status: number | null) =>
      resolve({ ok: status === 0, counts: counted(part, status), said, began, ended: performance.now() });
    child.once('close', done);
    child.once('error', () => done(null));
  });
}

/** A runner that died without a report counts as one failure. */
function counted({ report }: Part, status: number | null): Counts {
  const counts =
    report && existsSync(report.path)
      ? report.read(readFileSync(report.path, 'utf8'))
      : { ...noCounts, passed: !report && status === 0 ? 1 : 0 };
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
