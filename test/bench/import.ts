/**
 * `npm run bench:import [-- --quick --rows 100000 --format csv]`: is a list imported fast enough, in little
 * enough memory, with the window alive? Prints what it measured and, goal by goal, whether it is met; exits 1 where one is
 * missed. About ten minutes; --quick (100,000 rows, fewer pairs) about one.
 *
 * Each import is the whole core with its reading process and an encrypted store, from opening the file to queued rows, the
 * start of the reading process included. That is built first, as the window's program has it; the command line, which runs
 * from the sources, takes a quarter of a second more to start it. It is laid beside the spreadsheet library's bare `read` of the same file in a
 * process whose start does not count. Ratios are taken pair by pair, so that a busy machine slows both sides.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median, table, whole } from './figures.ts';
import { type ListFile, writeList } from './import-files.ts';
import { type BareResult, type ImportResult, importOnce, readBare } from './import-runs.ts';
import { buildWorkers } from './import-worker.ts';

const { values: chosen } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, rows: { type: 'string' }, format: { type: 'string' } },
});
const quick = chosen.quick;
const began = performance.now();

/** Of a file by itself; where a fast path reads it, and where the library does. */
const mostOfBare = { xlsx: 0.6, csv: 1.3 } as const;
const readerGoalMb = 1_000;
const mainGoalMb = 300;
const p99GoalMs = 50;

type Measured = {
  file: ListFile;
  ratios: number[];
  bare: BareResult[];
  imports: ImportResult[];
  draft: ImportResult;
  away: ImportResult;
};

const folder = mkdtempSync(join(tmpdir(), 'sambung-bench-'));
const workers = await buildWorkers();
try {
  console.log(
    `Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}` +
      `${quick ? ', --quick' : ''}\n`,
  );
  const results: Measured[] = [];
  for (const file of files()) results.push(await measure(file));
  process.exitCode = report(results) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function files(): ListFile[] {
  const sizes = chosen.rows ? [Number(chosen.rows)] : quick ? [100_000] : [100_000, 500_000];
  const formats = (['xlsx', 'csv'] as const).filter((one) => !chosen.format || chosen.format === one);
  return sizes.flatMap((rows) => formats.map((format) => ({ path: join(folder, `${rows}.${format}`), rows, format })));
}

async function measure(file: ListFile): Promise<Measured> {
  writeList(file);
  const pairs = quick ? 2 : file.rows > 100_000 ? 3 : 5;
  const measured: Omit<Measured, 'draft' | 'away'> = { file, ratios: [], bare: [], imports: [] };
  for (let pair = 0; pair < pairs; pair += 1) {
    const first = pair % 2 === 0 ? await importWhole(file) : null;
    const bare = await readBare(file);
    const imported = first ?? (await importWhole(file));
    measured.bare.push(bare);
    measured.imports.push(imported);
    measured.ratios.push(imported.milliseconds / bare.milliseconds);
  }
  const draft = await importWhole(file, 'draft');
  const away = await importOnce(file, workers, 'cancel');
  rmSync(file.path);
  return { ...measured, draft, away };
}

/** A list that lost a row on the way is no measurement. */
async function importWhole(file: ListFile, mode: 'import' | 'draft' = 'import'): Promise<ImportResult> {
  const result = await importOnce(file, workers, mode);
  const { accepted, rejected, queued } = result;
  if (accepted + rejected !== file.rows || queued !== accepted || rejected !== file.rows / 50) {
    throw new Error(`Not every row arrived: ${JSON.stringify(result)}`);
  }
  return result;
}

/** true when every goal is met. */
function report(results: readonly Measured[]): boolean {
  console.log(
    'Import against the bare read of the same file, in turns; times are medians, memory and delays the worst of the runs.',
  );
  console.log(
    table([
      ['file', 'pairs', 'import', 'bare', 'ratio', 'lowest', 'highest', 'rows/s', 'as draft', 'taken away'],
      ...results.map(({ file, ratios, bare, imports, draft, away }) => [
        nameOf(file),
        String(ratios.length),
        seconds(median(imports.map((one) => one.milliseconds))),
        seconds(median(bare.map((one) => one.milliseconds))),
        median(ratios).toFixed(2),
        Math.min(...ratios).toFixed(2),
        Math.max(...ratios).toFixed(2),
        whole((file.rows * 1_000) / median(imports.map((one) => one.milliseconds))),
        seconds(draft.milliseconds),
        seconds(away.milliseconds),
      ]),
    ]),
  );
  console.log(
    '`as draft`: the way of the window, which checks all rows once more, from opening the file to queued rows.',
  );
  console.log('`taken away`: from Cancel, with four fifths stored, until nothing of it is left.\n');
  console.log(
    table([
      ['file', 'main', 'CPU', 'loop p99', 'max', 'reading', 'CPU', 'as draft', 'bare', 'CPU'],
      ...results.map(({ file, bare, imports, draft, away }) => [
        nameOf(file),
        megabytes(mainMb([...imports, draft, away])),
        seconds(median(imports.map((one) => one.cpu * 1_000))),
        `${worst([...imports, draft, away], 'p99').toFixed(1)} ms`,
        `${worst([...imports, draft, away], 'max').toFixed(1)} ms`,
        megabytes(readerMb(imports)),
        seconds(median(imports.map((one) => (one.readerCpu ?? Number.NaN) * 1_000))),
        megabytes(draft.readerMb),
        megabytes(Math.max(...bare.map((one) => one.peakMb))),
        seconds(median(bare.map((one) => one.cpu * 1_000))),
      ]),
    ]),
  );
  console.log(
    'Memory at its peak, and what each process used of the processor: that is what a busy machine changes least.\n',
  );

  const goals = results.flatMap(({ file, ratios, imports, draft, away }) => {
    const name = nameOf(file);
    const most = mostOfBare[file.format];
    const ratio = median(ratios);
    const main = mainMb([...imports, draft, away]);
    const reader = readerMb([...imports, draft]);
    const p99 = worst([...imports, draft, away], 'p99');
    return [
      { what: `${name}: ratio ≤ ${most}`, measured: ratio.toFixed(2), met: ratio <= most },
      { what: `${name}: main process under ${mainGoalMb} MB`, measured: megabytes(main), met: main < mainGoalMb },
      {
        what: `${name}: reading process under ${readerGoalMb} MB`,
        measured: reader === null ? 'cannot be told on this system' : megabytes(reader),
        met: reader !== null && reader < readerGoalMb,
      },
      { what: `${name}: event loop p99 under ${p99GoalMs} ms`, measured: `${p99.toFixed(1)} ms`, met: p99 < p99GoalMs },
    ];
  });
  console.log(table(goals.map(({ what, measured, met }) => [what, measured, met ? 'met' : 'NOT MET'])));
  console.log(`\n${Math.round((performance.now() - began) / 1_000)} s`);
  return goals.every((goal) => goal.met);
}

function nameOf({ rows, format }: ListFile): string {
  return `${whole(rows)} ${format}`;
}

function worst(runs: readonly ImportResult[], key: 'p99' | 'max'): number {
  return Math.max(...runs.map((one) => one[key]));
}

function mainMb(runs: readonly ImportResult[]): number {
  return Math.max(...runs.map((one) => one.peakMb));
}

function readerMb(runs: readonly ImportResult[]): number | null {
  const known = runs.flatMap((one) => (one.readerMb === null ? [] : [one.readerMb]));
  return known.length > 0 ? Math.max(...known) : null;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(2)} s`;
}

function megabytes(mb: number | null): string {
  return mb === null ? '—' : `${whole(mb)} MB`;
}
