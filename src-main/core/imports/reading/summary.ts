/** Counts what was read, and keeps the first problems and the rows asked for: everything of a preview but the columns. */

import type { Person, Problem, ProblemCode, Severity } from '../../../contract/person.ts';
import type { Preview, RoundedColumn } from '../../../contract/reading.ts';
import type { ReadRow } from './read-rows.ts';
import { skippedByOperator } from './repairs.ts';

export type Summary = Omit<Preview, 'sheets' | 'file' | 'columns' | 'doubts'>;

/**
 * With fields `missing` the rows are only counted: what the rules say of a row without a NIK is no news. `ofFile` is what
 * there is to say of the whole file.
 */
export function createSummary(
  problemLimit: number,
  sampleRows: readonly number[],
  missing: Preview['missing'] = [],
  ofFile: readonly Problem[] = [],
) {
  const counts = new Map<string, { code: ProblemCode; severity: Severity; count: number }>();
  const problems: Problem[] = [];
  const samples = new Map<number, Person | null>(sampleRows.map((row) => [row, null]));
  let rows = 0;
  let accepted = 0;
  let rejected = 0;
  let skipped = 0;
  let duplicates = 0;
  let roundedColumns: RoundedColumn[] = [];
  for (const problem of ofFile) addProblem(problem);

  function addProblem(problem: Problem): void {
    if (problems.length < problemLimit) problems.push(problem);
    const key = `${problem.code} ${problem.severity}`;
    const counted = counts.get(key);
    if (counted) counted.count += 1;
    else counts.set(key, { code: problem.code, severity: problem.severity, count: 1 });
  }

  return {
    add(read: ReadRow): void {
      rows += 1;
      if (missing.length > 0) return;
      if (read.person) accepted += 1;
      else if (skippedByOperator(read.problems)) skipped += 1;
      else rejected += 1;
      if (read.person && read.twinOfRow !== null) duplicates += 1;
      if (samples.has(read.row)) samples.set(read.row, read.person);
      for (const problem of read.problems) addProblem(problem);
    },
    /** What was found of whole columns, once all rows were read: told of their heading's row, before what is of rows. */
    addColumns(rounded: RoundedColumn[], headerRow: number): void {
      if (missing.length > 0) return;
      roundedColumns = rounded;
      const ofRows = problems.splice(ofFile.length);
      for (const { field, code, accepted } of rounded) {
        addProblem({ row: headerRow, field, code, severity: accepted ? 'warning' : 'error' });
      }
      problems.push(...ofRows);
      problems.length = Math.min(problems.length, problemLimit);
    },
    rows: () => rows,
    result: (): Omit<Summary, 'layout'> => ({
      missing,
      rows,
      accepted,
      rejected,
      skipped,
      duplicates,
      roundedColumns,
      problemCounts: [...counts.values()].sort((a, b) => b.count - a.count),
      problems,
      samples: sampleRows.map((row) => ({ row, person: samples.get(row) ?? null })),
    }),
  };
}
