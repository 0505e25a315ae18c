/** What `npm test` runs, in the order in which it fails soonest, and why a part of it cannot run on a machine. */
import { join } from 'node:path';
import { type ElectronHere, electronHere } from '../e2e/support/electron-here.ts';
import { type HostKind, root } from '../e2e/support/host-kind.ts';
import { keyringHere } from '../keyring/here.ts';
import { type Counts, unitCounts, windowCounts } from './counts.ts';

export const results = join(root, 'test-results');

/** A process of a runner. */
export type Part = {
  argv: readonly string[];
  env?: Record<string, string>;
  /** Where the runner writes what became of its tests. One without counts as one. */
  report?: { path: string; read: (report: string) => Counts };
  /** It opens windows on a display, which it must not share. */
  opensWindows?: boolean;
};

export type Step = {
  name: string;
  /** Any of them may run beside any other. */
  parts: readonly Part[];
  /** Its parts run beside those of the other steps of that group. */
  group?: 'checks' | 'windows';
  /** Said before it runs. */
  says?: string;
  /** Why it cannot run here. */
  missing?: string;
};

/** The packages' programs, run by this very Node: their own first line would find the system's. */
const program = (path: string) => [join(root, 'node_modules', path)];

const build: Step = {
  name: 'build',
  group: 'checks',
  parts: [{ argv: [...program('electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'] }],
};

const unitResults = join(results, 'unit.json');
const steps: Step[] = [
  { name: 'types', group: 'checks', parts: [{ argv: [...program('typescript/bin/tsc'), '-b'] }] },
  {
    name: 'lint',
    group: 'checks',
    parts: [{ argv: [...program('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] }],
  },
  { name: 'unused', group: 'checks', parts: [{ argv: program('knip/bin/knip.js') }] },
  build,
  {
    name: 'unit, contract and security',
    parts: [
      {
        argv: [
          ...program('vitest/vitest.mjs'),
          'run',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${unitResults}`,
        ],
        report: { path: unitResults, read: unitCounts },
      },
    ],
  },
];

/** `npm test`, `npm run test:electron` (`--electron`), or the steps whose names begin so (`--only`). */
export function chosenSteps(args: readonly string[]): Step[] {
  if (args.includes('--electron')) return [build, windowInElectron(), packedProgram()];
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
  return [...steps, windowInElectron(), windowIn('web'), packedProgram(), keyringTrials()].filter(
    ({ name }) => only === undefined || name.startsWith(only),
  );
}

/** In parts of about three minutes, so that nobody waits for one half of them at the end. */
function windowIn(host: HostKind): Step {
  const count = 6;
  return {
    name: `window in ${host === 'web' ? 'Chromium' : 'Electron'}`,
    group: 'windows',
    parts: Array.from({ length: count }, (_, index) => ({
      argv: [...program('@playwright/test/cli.js'), 'test', `--shard=${index + 1}/${count}`],
      env: { SAMBUNG_E2E_HOST: host, SAMBUNG_E2E_PART: String(index + 1) },
      report: { path: join(results, `window-${host}-${index + 1}.json`), read: windowCounts },
      opensWindows: host === 'electron',
    })),
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
    group: 'windows',
    parts: [
      {
        argv: [join(root, 'test/packed/run.ts')],
        report: { path: join(results, 'packed.json'), read: windowCounts },
        opensWindows: true,
      },
    ],
  };
  if (process.platform !== 'linux') return { ...step, missing: 'It is packed for Linux, on Linux.' };
  const here = electronFound();
  return 'missing' in here ? { ...step, missing: here.missing } : step;
}

/** A real gnome-keyring that is slow, locked or not there (test/keyring), in terminal and window. Patience is tried: alone. */
function keyringTrials(): Step {
  const path = join(results, 'keyring.json');
  const part: Part = {
    argv: [join(root, 'test/keyring/run.ts'), '--short', '--report', path],
    report: { path, read: JSON.parse },
  };
  const step: Step = { name: 'keyring trials', parts: [part] };
  const keyring = keyringHere();
  if ('missing' in keyring) return { ...step, missing: keyring.missing };
  const here = electronFound();
  return 'missing' in here
    ? { ...step, says: `The terminal alone: ${here.missing}` }
    : { ...step, parts: [{ ...part, env: { SAMBUNG_TRIED_ELECTRON: here.program } }] };
}
