/**
 * `npm run test:fuzz -- --seconds N --seed S`: reads changed lists for that long, prints what came out and every finding,
 * and keeps the inputs in test-results/fuzz. `--again SEED-NUMBER` reads one input again and shows its fault.
 */
import { parseArgs } from 'node:util';
import { type Hunted, hunt } from './hunt.ts';
import { inputOf } from './mutate.ts';
import { faultOf } from './oracle.ts';
import { readFresh } from './read-fresh.ts';
import { fuzzSeeds } from './seeds.ts';
import { throughTheProgram } from './through-the-program.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    again: { type: 'string' },
  },
});

/** Inputs between two looks at the clock, and how many of those go through the real reading process. */
const atATime = 1_000;
const throughProcess = 5;

if (values.again === undefined) await go(Number(values.seed), Number(values.seconds));
else await again(values.again);

async function go(seed: number, seconds: number): Promise<void> {
  console.log(`seed ${seed}, ${seconds} seconds`);
  const end = performance.now() + seconds * 1000;
  const total: Hunted = { read: 0, outcomes: {}, findings: [] };
  for (let from = 0; performance.now() < end; from += atATime) {
    const some = await hunt({ seed, from, to: from + atATime });
    const apart = await throughTheProgram(seed, from, throughProcess);
    total.read += some.read + apart.read;
    for (const one of [some, apart]) {
      for (const [outcome, count] of Object.entries(one.outcomes))
        total.outcomes[outcome] = (total.outcomes[outcome] ?? 0) + count;
      for (const finding of one.findings) {
        total.findings.push(finding);
        console.log(`FOUND ${seed}-${finding.number} from "${finding.from}": ${finding.fault.slice(0, 300)}`);
      }
    }
  }
  console.log(JSON.stringify(total.outcomes));
  console.log(`${total.read} read, ${total.findings.length} findings, seed ${seed}`);
  process.exitCode = total.findings.length === 0 ? 0 : 1;
}

async function again(which: string): Promise<void> {
  const [seed, number] = which.split('-').map(Number);
  if (seed === undefined || number === undefined) throw new Error('Say which: SEED-NUMBER.');
  const input = inputOf(seed, number, fuzzSeeds());
  console.log(`from "${input.from}", ${input.bytes.length} bytes`);
  console.log((await faultOf(() => readFresh(input.bytes), true)) ?? 'nothing wrong');
}
