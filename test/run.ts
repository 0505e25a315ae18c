/**
 * `npm test`: everything, in the order in which it fails soonest, each step with its own summary and one at the end.
 * A step that fails does not hide the later ones; `--only NAME` runs one of them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hostKind, hostSentence, root } from './e2e/support/host-kind.ts';

const results = join(root, 'test-results');
const unitResults = join(results, 'unit.json');
const windowResults = join(results, 'window.json');
/** The packages' programs, run by this very Node: their own first line would find the system's. */
const program = (path: string) => [join(root, 'node_modules', path)];

type Counts = { passed: number; failed: number; skipped: number };
type Step = { name: string; argv: string[]; counts?: () => Counts };

const steps: Step[] = [
  { name: 'types', argv: [...program('typescript/bin/tsc'), '-b'] },
  { name: 'lint', argv: [...program('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'unused', argv: [...program('knip/bin/knip.js')] },
  { name: 'build', argv: [...program('electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'] },
  {
    name: 'unit, contract and security',
    argv: [
      ...program('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitResults}`,
    ],
    counts: unitCounts,
  },
  {
    name: 'window, end to end',
    argv: [...program('@playwright/test/cli.js'), 'test'],
    counts: windowCounts,
  },
];

function unitCounts(): Counts {
  const report = JSON.parse(readFileSync(unitResults, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function windowCounts(): Counts {
  const { stats } = JSON.parse(readFileSync(windowResults, 'utf8'));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : null;
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const failed: string[] = [];
for (const step of steps) {
  if (only && !step.name.startsWith(only)) continue;
  console.log(`\n── ${step.name}`);
  if (step.counts === windowCounts) console.log(hostSentence[hostKind()]);
  const started = performance.now();
  const { status } = spawnSync(process.execPath, step.argv, { cwd: root, stdio: 'inherit' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`── ${step.name}: ${status === 0 ? 'ok' : 'FAILED'} in ${seconds} s`);
  if (status !== 0) failed.push(step.name);
  add(step, status);
}

/** A step without tests of its own counts as one; a runner that died without a report counts as one failure. */
function add(step: Step, status: number | null): void {
  const readable = step.counts && existsSync(step.counts === unitCounts ? unitResults : windowResults);
  const counts = readable && step.counts ? step.counts() : { passed: 0, failed: 0, skipped: 0 };
  if (!step.counts && status === 0) counts.passed = 1;
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}

console.log(failed.length === 0 ? '\nEverything passed.' : `\nFailed: ${failed.join(', ')}`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = failed.length === 0 ? 0 : 1;
