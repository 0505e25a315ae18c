/** Reads bytes the way the reading process does, without the process. */
import { type ReadChoices, readChoicesSchema } from '../../../../src-main/contract/reading.ts';
import { planTables } from '../../../../src-main/core/imports/reading/plan.ts';
import { readRows } from '../../../../src-main/core/imports/reading/read-rows.ts';
import { createSummary } from '../../../../src-main/core/imports/reading/summary.ts';
import { openSource } from '../../../../src-main/core/spreadsheet/read/open-source.ts';

export async function readBytes(bytes: Buffer | string, given: Partial<ReadChoices> = {}) {
  const choices = readChoicesSchema.parse(given);
  const source = await openSource(Buffer.from(bytes), choices.sheet);
  const plans = planTables(source.tables, choices);
  const [plan] = plans;
  if (!plan) throw new Error('No plan and no error.');
  const rows = [...readRows(plan, choices)];
  const summary = createSummary(1000, []);
  for (const row of rows) summary.add(row);
  return {
    ...source,
    sheet: plan.table.name,
    ranked: plans.map((one) => one.table.name),
    headings: plan.headings,
    columns: plan.columns,
    rows,
    people: rows.map((row) => [row.row, row.person && [row.person.nik, row.person.phone, row.person.name]]),
    codes: rows.flatMap((row) => row.problems.map((problem) => `${problem.row} ${problem.code}`)),
    summary: summary.result(),
  };
}

/** The code of the expected error, or null when it read. */
export async function codeOf(bytes: Buffer | string, choices: Partial<ReadChoices> = {}): Promise<string | null> {
  try {
    await readBytes(bytes, choices);
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}
