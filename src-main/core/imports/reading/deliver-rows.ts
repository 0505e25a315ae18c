/**
 * Checks all rows of a planned table by the rules, counts them, and delivers them slice by slice where they are wanted.
 */
import { setImmediate } from 'node:timers/promises';
import type { Problem } from '../../../contract/person.ts';
import type { ReadChoices } from '../../../contract/reading.ts';
import { CoreError } from '../../kernel/errors.ts';
import { createRoundedColumns } from '../columns/rounded-columns.ts';
import { createLayoutCount } from './layout.ts';
import { missingFields, type Plan } from './plan.ts';
import { readRows } from './read-rows.ts';
import type { Repairs } from './repairs.ts';
import { createSlicePacker, type RowSlice } from './row-slice.ts';
import { createSummary, type Summary } from './summary.ts';

const rowsBetweenProgress = 5_000;

export type Delivery = {
  plan: Plan;
  choices: ReadChoices;
  repairs?: Repairs;
  /** What there is to say of the whole file. */
  ofFile: readonly Problem[];
  /** Names of other sheets with people. */
  otherLists: string[];
  sampleRows: readonly number[];
  problemLimit: number;
  onChecked(rows: number): void;
  /** null: the rows themselves are not wanted. The next slice comes when this is done; the last ones hold the numbers. */
  onSlice: ((slice: RowSlice) => Promise<void>) | null;
};

/** Errors: `no-data-rows`. */
export async function deliverRows(delivery: Delivery): Promise<Summary> {
  const { plan, choices, repairs, onChecked, onSlice } = delivery;
  const summary = createSummary(delivery.problemLimit, delivery.sampleRows, missingFields(plan), delivery.ofFile);
  const layout = createLayoutCount(plan);
  const watched = { ...plan, table: layout.watching(plan.table) };
  const packer = createSlicePacker();
  const rounded = createRoundedColumns(choices, plan.columns.map);
  for (const row of readRows(watched, choices, { rounded, ...(repairs && { repairs }) })) {
    summary.add(row);
    if (summary.rows() % rowsBetweenProgress === 0) {
      onChecked(summary.rows());
      await setImmediate();
    }
    if (!onSlice) continue;
    const slice = packer.add(row);
    if (slice) await onSlice(slice);
  }
  const rest = packer.rest();
  if (rest) await onSlice?.(rest);
  if (summary.rows() === 0) throw new CoreError('no-data-rows', 'The file has no rows below its headings.');
  summary.addColumns(rounded.result(), plan.headings.row ?? 1);
  if (onSlice) for (const slice of packer.numbers()) await onSlice(slice);
  return { ...summary.result(), layout: { ...layout.result(), otherLists: delivery.otherLists } };
}
