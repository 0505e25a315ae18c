/**
 * Lets a process of its own read changed files and watches it: what hangs is ended and what died is noted, each with the
 * input that did it, and the rest goes on. Findings are kept as files in test-results/fuzz.
 */
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding, FromReaderOfMany, Work } from './messages.ts';
import { inputOf } from './mutate.ts';
import { fuzzSeeds } from './seeds.ts';

export type Hunted = { read: number; outcomes: Record<string, number>; findings: (Finding & { kept: string })[] };

/** Longer than any small file may take on the busiest machine; also the start of the process is within it. */
const patienceMs = 30_000;
const memoryMb = 1_024;
const results = join(import.meta.dirname, '../../test-results/fuzz');

/** Inputs `from` to `to` (without it) of that seed. */
export async function hunt(work: Work): Promise<Hunted> {
  const hunted: Hunted = { read: 0, outcomes: {}, findings: [] };
  const seeds = fuzzSeeds();
  for (let from = work.from; from < work.to; ) {
    const { outcomes, findings, stoppedAt, why } = await watch({ ...work, from });
    for (const [outcome, count] of Object.entries(outcomes)) {
      hunted.outcomes[outcome] = (hunted.outcomes[outcome] ?? 0) + count;
    }
    const all =
      why === null
        ? findings
        : [...findings, { number: stoppedAt, from: inputOf(work.seed, stoppedAt, seeds).from, fault: why }];
    hunted.findings.push(...all.map((finding) => ({ ...finding, kept: keep(work.seed, finding) })));
    hunted.read += Math.min(stoppedAt + 1, work.to) - from;
    from = stoppedAt + 1;
  }
  return hunted;

  function keep(seed: number, { number, fault, from }: Finding): string {
    mkdirSync(results, { recursive: true });
    const path = join(results, `${seed}-${number}`);
    writeFileSync(`${path}.bin`, inputOf(seed, number, seeds).bytes);
    writeFileSync(`${path}.txt`, `seed ${seed}, input ${number}, from "${from}"\n${fault}\n`);
    return `${path}.bin`;
  }
}

type Watched = { outcomes: Record<string, number>; findings: Finding[]; stoppedAt: number; why: string | null };

function watch(work: Work): Promise<Watched> {
  const folder = mkdtempSync(join(tmpdir(), 'sambung-fuzz-'));
  const progress = join(folder, 'progress');
  const reader = fork(join(import.meta.dirname, 'reader-of-many.ts'), [progress], {
    execArgv: [`--max-old-space-size=${memoryMb}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const findings: Finding[] = [];
  let outcomes: Record<string, number> | null = null;
  let hung = false;
  let seen = '';
  let seenAt = performance.now();
  const timer = setInterval(() => {
    const now = numberIn(progress);
    if (now !== seen) seenAt = performance.now();
    seen = now;
    if (performance.now() - seenAt < patienceMs) return;
    hung = true;
    reader.kill('SIGKILL');
  }, 500);
  return new Promise((resolve) => {
    reader.on('message', (message) => {
      const told = message as FromReaderOfMany;
      if (told.kind === 'found') findings.push(told.finding);
      else outcomes = told.outcomes;
    });
    reader.once('close', (code, signal) => {
      clearInterval(timer);
      const stoppedAt = Number(numberIn(progress)) || work.from;
      rmSync(folder, { recursive: true, force: true });
      if (outcomes) resolve({ outcomes, findings, stoppedAt: work.to - 1, why: null });
      else
        resolve({
          outcomes: {},
          findings,
          stoppedAt,
          why: hung ? `hung for ${patienceMs / 1000} seconds` : `died: ${signal ?? code}`,
        });
    });
    reader.send(work);
  });
}

function numberIn(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
