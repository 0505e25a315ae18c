/**
 * `npm test`: everything, in the order in which it fails soonest, each step with its own summary and one at the end.
 * A step that fails does not hide the later ones; `--only NAME` runs one of them, `--electron` what the window needs in real Electron.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { addCounts, countsSentence, noCounts } from './run/counts.ts';
import { lanes, type Ran, runInLanes, runPart } from './run/lanes.ts';
import { chosenSteps, type Part, results, type Step } from './run/steps.ts';

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const asked = process.argv.slice(2);
const ofElectron = asked.includes('--electron');
/** One line a step, for the end: the runners' own words lie far above by then. */
const summary: string[] = [];
const failed: string[] = [];
let total = noCounts;

function note({ name, parts }: Step, rans: readonly Ran[]): void {
  const counts = rans.map((ran) => ran.counts).reduce(addCounts);
  const ok = rans.every((ran) => ran.ok);
  const began = Math.min(...rans.map((ran) => ran.began));
  const seconds = ((Math.max(...rans.map(({ ended }) => ended)) - began) / 1000).toFixed(1);
  const told = parts.some(({ report }) => report) ? `, ${countsSentence(counts)}` : '';
  const outcome = `${name}: ${ok ? 'ok' : 'FAILED'} in ${seconds} s${told}`;
  console.log(`── ${outcome}`);
  summary.push(outcome);
  for (const failure of counts.failures) {
    summary.push(`  FAILED ${failure.name}`, ...failure.why.map((line) => `    ${line}`));
  }
  if (!ok) failed.push(name);
  total = addCounts(total, counts);
}

function canRun({ name, says, missing }: Step): boolean {
  console.log(`\n── ${name}`);
  const words = missing ?? says;
  if (words !== undefined) console.log(words);
  if (missing === undefined) return true;
  summary.push(`${name}: NOT RUN. ${missing}`);
  if (ofElectron) failed.push(name);
  return false;
}

async function runAlone(step: Step): Promise<void> {
  const rans: Ran[] = [];
  for (const part of step.parts) rans.push(await runPart(part, { keep: false }));
  note(step, rans);
}

async function runBeside(steps: readonly Step[]): Promise<void> {
  // The steps in turns: two Electrons beside each other take more of the machine than one and a Chromium. What is one part begins
  // early, so that nobody waits for it at the end.
  const parts = steps
    .flatMap((step) => step.parts.map((part, index) => ({ ...part, step, turn: index / step.parts.length })))
    .sort((one, other) => one.turn - other.turn);
  const rans = new Map<Step, Ran[]>(steps.map((step) => [step, []]));
  await runInLanes<Part & { step: Step }>(parts, lanes(process.env), ({ step }, ran) => {
    const those = rans.get(step) ?? [];
    those.push(ran);
    const part = step.parts.length === 1 ? '' : `, part ${those.length} of ${step.parts.length}`;
    console.log(`\n── ${step.name}${part}\n${ran.said}`);
    if (those.length === step.parts.length) note(step, those);
  });
}

const chosen = chosenSteps(asked);
const begun = new Set<Step['group']>();
for (const step of chosen) {
  if (step.group === undefined) {
    if (canRun(step)) await runAlone(step);
  } else if (!begun.has(step.group)) {
    begun.add(step.group);
    await runBeside(chosen.filter(({ group }) => group === step.group).filter(canRun));
  }
}

console.log(`\n${summary.join('\n')}`);
console.log(failed.length === 0 ? '\nEverything that ran passed.' : `\nFailed: ${failed.join(', ')}`);
console.log(countsSentence(total));
process.exitCode = failed.length === 0 ? 0 : 1;
