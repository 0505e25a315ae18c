/**
 * The programs that tests start by the hundred, built once a run as the program itself is built: from its sources each start
 * takes twice the processor. What runs from sources is held by test/hosts/cli/commands/process.test.ts and the end-to-end specs.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import type { WorkerProgram } from '../../src-main/core/kernel/ports.ts';

const root = join(import.meta.dirname, '../..');
/** Of each run its own: two may go on at once. */
const outDir = join(root, 'out/test', String(process.pid));
/** How the workers of the run learn of the folder. */
const variable = 'SAMBUNG_TEST_PROGRAMS';

type Program =
  | WorkerProgram
  | 'certificates-process'
  | 'warm-program'
  | 'cli'
  | 'victim-program'
  | 'keys-process'
  | 'erase-process';

const entries: Record<Program, string> = {
  // Beside the command line, which starts them as processes of its own.
  'reading-process': 'src-main/core/imports/reading-process.ts',
  'writing-process': 'src-main/core/spreadsheet/write/writing-process.ts',
  'backup-process': 'src-main/core/backups/backup-process.ts',
  'certificates-process': 'src-main/hosts/common/certificates-process.ts',
  'warm-program': 'test/fakes/warm-program.ts',
  cli: 'src-main/hosts/cli/main.ts',
  'victim-program': 'test/crash/victim-program.ts',
  'keys-process': 'test/core/store/keys-process.ts',
  'erase-process': 'test/core/privacy/erasure/erase-process.ts',
};

/** The built program, or null where vitest was started without this setup. */
export function builtProgram(program: Program): string | null {
  const dir = process.env[variable];
  return dir === undefined ? null : join(dir, `${program}.js`);
}

async function buildPrograms(): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    // Hundreds of files, of which the program takes a few: bundled, as it is shipped, a process starts at once.
    ssr: { noExternal: ['@cj-tech-master/excelts'] },
    build: {
      outDir,
      ssr: true,
      minify: false,
      emptyOutDir: true,
      rollupOptions: { input: entries, output: { entryFileNames: '[name].js' } },
    },
  });
}

/** Vitest's global setup; while watching, built anew before every run. */
export async function setup(project: TestProject): Promise<() => void> {
  await buildPrograms();
  project.onTestsRerun(buildPrograms);
  process.env[variable] = outDir;
  return () => rmSync(outDir, { recursive: true, force: true });
}
