/**
 * `npm run bench:reports [-- --quick --rows 100000]`: is a report written fast enough, in little enough memory, with the window
 * alive? Prints what it measured and, goal by goal, whether it is met; exits 1 where one is missed.
 *
 * Each report is the whole core with its writing process and an encrypted store, from the call to the file in its place, the
 * start of the writing process included; it is laid beside the library's own streaming writer with the same cells. Ratios are
 * taken pair by pair, so that a busy machine slows both sides; processor time is what it changes least.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median, table, whole } from './figures.ts';
import { writeList } from './import-files.ts';
import { run, watched } from './import-runs.ts';
import { buildWorkers } from './import-worker.ts';
import type { BareReport } from './report-bare.ts';
import type { ReportResult } from './report-core.ts';

const { values: chosen } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, rows: { type: 'string' } },
});
const rows = Number(chosen.rows ?? 100_000);
const pairs = chosen.quick ? 1 : 3;
const goals = { ratio: 1.3, mainMb: 300, writerMb: 400, p99Ms: 50 };

const folder = mkdtempSync(join(tmpdir(), 'sambung-bench-'));
try {
  const workers = await buildWorkers();
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  console.log(`Node ${process.versions.node}, ${availableParallelism()} × ${processor}\n`);
  const list = join(folder, 'list.csv');
  writeList({ path: list, rows, format: 'csv' });
  const measured = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const out = join(folder, `${pair}.xlsx`);
    const report = await watched<ReportResult>('report-core.ts', [list, out, workers]);
    if (report.rows !== rows) throw new Error(`Not every row is in the report: ${report.rows}.`);
    const bare = await run<BareReport>('report-bare.ts', [out, join(folder, 'bare.xlsx')], () => {});
    rmSync(out);
    measured.push({ report, bare });
  }
  process.exitCode = tell(measured) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

type Measured = { report: ReportResult & { readerMb: number | null; readerCpu: number | null }; bare: BareReport };

/** true when every goal is met. */
function tell(measured: readonly Measured[]): boolean {
  const first = measured[0];
  if (!first) throw new Error('Nothing was measured.');
  const seconds = (value: number) => `${value.toFixed(2)} s`;
  console.log(`${whole(rows)} rows of ${first.bare.columns} columns, ${first.report.megabytes.toFixed(1)} MB\n`);
  console.log(
    table([
      ['', 'time', 'CPU', 'CPU of the writing process'],
      ...measured.flatMap(({ report, bare }) => [
        ['report', seconds(report.milliseconds / 1_000), seconds(report.cpu), seconds(report.readerCpu ?? Number.NaN)],
        ['bare', seconds(bare.milliseconds / 1_000), seconds(bare.cpu), ''],
      ]),
    ]),
  );
  const worst = (of: (one: Measured) => number) => Math.max(...measured.map(of));
  const ratio = median(measured.map(({ report, bare }) => report.milliseconds / bare.milliseconds));
  const main = worst(({ report }) => report.peakMb);
  const writer = worst(({ report }) => report.readerMb ?? Number.NaN);
  const p99 = worst(({ report }) => report.p99);
  const lines = [
    { what: `time of the bare writer, at most ${goals.ratio}`, is: ratio.toFixed(2), met: ratio <= goals.ratio },
    { what: `main process under ${goals.mainMb} MB`, is: `${whole(main)} MB`, met: main < goals.mainMb },
    { what: `writing process under ${goals.writerMb} MB`, is: `${whole(writer)} MB`, met: writer < goals.writerMb },
    { what: `event loop p99 under ${goals.p99Ms} ms`, is: `${p99.toFixed(1)} ms`, met: p99 < goals.p99Ms },
  ];
  console.log(`\n${table(lines.map(({ what, is, met }) => [what, is, met ? 'met' : 'NOT MET']))}`);
  return lines.every(({ met }) => met);
}
