/**
 * Reads one changed file after the other in this process, thousands of them, for as long as nothing goes wrong. It may
 * hang, run out of memory or die: then whoever started it knows from the file of its progress which input it was.
 */
import { openSync, writeSync } from 'node:fs';
import type { Finding, FromReaderOfMany, Work } from './messages.ts';
import { inputOf } from './mutate.ts';
import { faultOf } from './oracle.ts';
import { readFresh } from './read-fresh.ts';
import { fuzzSeeds } from './seeds.ts';

/** Seconds of this process's own work for one small file: the program would have given it up. */
const mostSeconds = 4;
/** What one small file may make this process grow by. */
const mostBytes = 700 * 1024 * 1024;

const progress = openSync(process.argv[2] ?? '', 'w');
const seeds = fuzzSeeds();

process.once('disconnect', () => process.exit(0));
process.on('message', (work) => void readAll(work as Work));

async function readAll({ seed, from, to }: Work): Promise<void> {
  const outcomes: Record<string, number> = {};
  for (let number = from; number < to; number++) {
    writeSync(progress, String(number).padEnd(12), 0);
    const input = inputOf(seed, number, seeds);
    const found = (fault: string) =>
      tell({ kind: 'found', finding: { number, from: input.from, fault } satisfies Finding });
    const before = process.memoryUsage().rss;
    const began = process.cpuUsage();
    let outcome = 'read';
    const fault = await faultOf(
      async () => {
        try {
          return await readFresh(input.bytes);
        } catch (error) {
          outcome = error instanceof Error && 'code' in error ? String(error.code) : 'unforeseen';
          throw error;
        }
      },
      number % 4 === 0,
    );
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (fault !== null) found(fault);
    const { user, system } = process.cpuUsage(began);
    if ((user + system) / 1e6 > mostSeconds) found(`slow: ${((user + system) / 1e6).toFixed(1)} seconds of work`);
    const grown = process.memoryUsage().rss - before;
    if (grown > mostBytes) found(`memory: ${Math.round(grown / 1024 / 1024)} MB more`);
  }
  // Gone only when it is told: it is not waited for otherwise.
  process.send?.({ kind: 'done', outcomes } satisfies FromReaderOfMany, () => process.exit(0));
}

function tell(message: FromReaderOfMany): void {
  process.send?.(message);
}
