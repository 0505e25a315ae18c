/**
 * `npm test`: everything, in the order in which it fails soonest, each step with its own summary and one at the end.
 * A step that fails does not hide the later ones; `--only NAME` runs one of them, `--electron` what the window needs in real Electron.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type ElectronHere, electronHere } from './e2e/support/electron-here.ts';
import { type HostKind, root } from './e2e/support/host-kind.ts';
import { keyringHere } from './keyring/here.ts';

const results = join(root, 'test-results');
const unitResults = join(results, 'unit.json');
const windowResults = (host: HostKind) => join(results, `window-${host}.json`);
/** The packages' programs, run by this very Node: their own first line would find the system's. */
const program = (path: string) => [join(root, 'node_modules', path)];

/** `name`: as the runner prints it. `why`: what it said, in a few lines. */
type Failure = { name: string; why: readonly string[] };
type Counts = { passed: number; failed: number; skipped: number; failures: readonly Failure[] };
type Step = {
  name: string;
  argv: string[];
  env?: Record<string, string>;
  /** Where the runner writes what became of its tests. A step without them counts as one. */
  report?: { path: string; read: (report: string) => Counts };
  /** Said before it runs. */
  says?: string;
  /** Why it cannot run here. */
  missing?: string;
};

const build: Step = {
  name: 'build',
  argv: [...program('electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
};

const steps: Step[] = [
  { name: 'types', argv: [...program('typescript/bin/tsc'), '-b'] },
  { name: 'lint', argv: [...program('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'unused', argv: [...program('knip/bin/knip.js')] },
  build,
  {
    name: 'unit, contract and security',
    argv: [
      ...program('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitResults}`,
    ],
    report: { path: unitResults, read: unitCounts },
  },
  windowIn('web'),
];

function windowIn(host: HostKind): Step {
  return {
    name: `window in ${host === 'web' ? 'Chromium' : 'Electron'}`,
    argv: [...program('@playwright/test/cli.js'), 'test'],
    env: { SAMBUNG_E2E_HOST: host },
    report: { path: windowResults(host), read: windowCounts },
  };
}

let electron: ElectronHere | null = null;
/** It is started to be known: once is enough. */
function electronFound(): ElectronHere {
  electron ??= electronHere();
  return electron;
}

function windowInElectron(): Step {
  const here = electronFound();
  return 'missing' in here
    ? { ...windowIn('electron'), missing: here.missing }
    : { ...windowIn('electron'), says: `The window of Electron ${here.version}: ${here.program}` };
}

/** Packed with that Electron, and looked at (test/packed). */
function packedProgram(): Step {
  const step: Step = {
    name: 'packed program',
    argv: [join(root, 'test/packed/run.ts')],
    report: { path: join(results, 'packed.json'), read: windowCounts },
  };
  if (process.platform !== 'linux') return { ...step, missing: 'It is packed for Linux, on Linux.' };
  const here = electronFound();
  return 'missing' in here ? { ...step, missing: here.missing } : step;
}

/** A real gnome-keyring that is slow, locked or not there (test/keyring), in terminal and window. */
function keyringTrials(): Step {
  const path = join(results, 'keyring.json');
  const step: Step = {
    name: 'keyring trials',
    argv: [join(root, 'test/keyring/run.ts'), '--short', '--report', path],
    report: { path, read: JSON.parse },
  };
  const keyring = keyringHere();
  if ('missing' in keyring) return { ...step, missing: keyring.missing };
  const here = electronFound();
  return 'missing' in here
    ? { ...step, says: `The terminal alone: ${here.missing}` }
    : { ...step, env: { SAMBUNG_TRIED_ELECTRON: here.program } };
}

function unitCounts(text: string): Counts {
  const report = JSON.parse(text);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap((file: UnitFile) =>
      file.assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => ({
          name: `${relative(root, file.name)} › ${fullName}`,
          why: failureMessages.flatMap(saidBriefly),
        })),
    ),
  };
}

type UnitFile = {
  name: string;
  assertionResults: readonly { status: string; fullName: string; failureMessages: readonly string[] }[];
};

/** Whoever sees only the end of a run sees why it failed: the first lines, without colours and the way through the runner. */
function saidBriefly(message: string): string[] {
  const lines = stripVTControlCharacters(message).split('\n');
  return lines.filter((line) => line.trim() !== '' && !/^\s+at (.*node_modules|new Promise)/.test(line)).slice(0, 12);
}

function windowCounts(text: string): Counts {
  const { stats, suites } = JSON.parse(text);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: suites.flatMap(failedSpecs),
  };
}

type Suite = {
  suites?: readonly Suite[];
  specs: readonly {
    ok: boolean;
    file: string;
    line: number;
    title: string;
    tests: readonly { results: readonly { errors: readonly SpecError[] }[] }[];
  }[];
};
type SpecError = { message?: string; location?: { file: string; line: number } };

function failedSpecs({ suites = [], specs }: Suite): Failure[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) => ({
      name: `${file}:${line} › ${title}`,
      why: tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors.flatMap(specError))),
    }));
  return [...own, ...suites.flatMap(failedSpecs)];
}

function specError({ message = '', location }: SpecError): string[] {
  const where = location === undefined ? [] : [`at ${relative(root, location.file)}:${location.line}`];
  return [...saidBriefly(message), ...where];
}

/** A runner that died without a report counts as one failure. */
function counted({ report }: Step, status: number | null): Counts {
  const counts =
    report && existsSync(report.path)
      ? report.read(readFileSync(report.path, 'utf8'))
      : { passed: !report && status === 0 ? 1 : 0, failed: 0, skipped: 0, failures: [] };
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

const sentence = ({ passed, failed, skipped }: Omit<Counts, 'failures'>) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

function chosenSteps(args: readonly string[]): Step[] {
  if (args.includes('--electron')) return [build, windowInElectron(), packedProgram()];
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
  return [...steps, windowInElectron(), packedProgram(), keyringTrials()].filter(
    ({ name }) => only === undefined || name.startsWith(only),
  );
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** One line a step, for the end: the runners' own words lie far above by then. */
const summary: string[] = [];
const total = { passed: 0, failed: 0, skipped: 0 };
const failed: string[] = [];
const asked = process.argv.slice(2);

type Ran = { status: number | null; seconds: string; said: string };

/** `said`: what it printed, where that is kept for later instead of shown at once. */
function run(step: Step, keep: boolean): Promise<Ran> {
  const started = performance.now();
  const child = spawn(process.execPath, step.argv, {
    ...{ cwd: root, env: { ...process.env, ...step.env } },
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
      resolve({ status, seconds: ((performance.now() - started) / 1000).toFixed(1), said });
    child.once('close', done);
    child.once('error', () => done(null));
  });
}

function note(step: Step, { status, seconds }: Ran): void {
  const counts = counted(step, status);
  const outcome = `${step.name}: ${status === 0 ? 'ok' : 'FAILED'} in ${seconds} s${step.report ? `, ${sentence(counts)}` : ''}`;
  console.log(`── ${outcome}`);
  summary.push(outcome);
  for (const { name, why } of counts.failures) summary.push(`  FAILED ${name}`, ...why.map((line) => `    ${line}`));
  if (status !== 0) failed.push(step.name);
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key];
}

/** The window's steps run side by side: each waits for pages, pace and timers half of its time. What the others say is kept. */
const isWindow = ({ name, missing }: Step) => name.startsWith('window in') && missing === undefined;
const chosen = chosenSteps(asked);
const windows = chosen.filter(isWindow);
const beside = new Map<Step, Promise<Ran>>();

for (const step of chosen) {
  console.log(`\n── ${step.name}`);
  if (step.missing !== undefined) {
    summary.push(`${step.name}: NOT RUN. ${step.missing}`);
    console.log(step.missing);
    if (asked.includes('--electron')) failed.push(step.name);
    continue;
  }
  if (step.says !== undefined) console.log(step.says);
  if (step === windows[0]) for (const other of windows.slice(1)) beside.set(other, run(other, true));
  const ran = await (beside.get(step) ?? run(step, false));
  if (ran.said) console.log(ran.said);
  note(step, ran);
}

console.log(`\n${summary.join('\n')}`);
console.log(failed.length === 0 ? '\nEverything that ran passed.' : `\nFailed: ${failed.join(', ')}`);
console.log(sentence(total));
process.exitCode = failed.length === 0 ? 0 : 1;
