/** What became of a runner's tests, read from the report it wrote: how many, and why those failed that did. */
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../e2e/support/host-kind.ts';

/** `name`: as the runner prints it. `why`: what it said, in a few lines. */
export type Failure = { name: string; why: readonly string[] };
export type Counts = { passed: number; failed: number; skipped: number; failures: readonly Failure[] };

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };

export function addCounts(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    failures: [...one.failures, ...other.failures],
  };
}

export const countsSentence = ({ passed, failed, skipped }: Counts) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** Of vitest's JSON report. */
export function unitCounts(text: string): Counts {
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

/** Of Playwright's JSON report. */
export function windowCounts(text: string): Counts {
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

/** Whoever sees only the end of a run sees why it failed: the first lines, without colours and the way through the runner. */
function saidBriefly(message: string): string[] {
  const lines = stripVTControlCharacters(message).split('\n');
  return lines.filter((line) => line.trim() !== '' && !/^\s+at (.*node_modules|new Promise)/.test(line)).slice(0, 12);
}
