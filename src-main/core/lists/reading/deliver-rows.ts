/** All rows of a planned table under the rules, counted, and handed over slice by slice where they are wanted. */
import { setImmediate } from 'node:timers/promises';
import type { PreviewProblem, ReadChoices } from '../../../contract/lists.ts';
import { CoreError } from '../../errors.ts';
import { createLayoutCount } from './layout.ts';
import { missingFields, type Plan } from './plan.ts';
import { type ReadRow, readRows } from './read-rows.ts';
import type { Repairs } from './repairs.ts';
import { createSummary, type Summary } from './summary.ts';

/** Rows in one message: small enough to be received and stored without holding the window up. */
const sliceRows = 400;
const rowsBetweenProgress = 5_000;

export type Delivery = {
  plan: Plan;
  choices: ReadChoices;
  repairs?: Repairs;
  /** What there is to say of the whole file. */
  ofFile: readonly PreviewProblem[];
  /** Names of other sheets with people. */
  otherLists: string[];
  sampleRows: readonly number[];
  problemLimit: number;
  problemTexts: boolean;
  onChecked(rows: number): void;
  /** null: the rows themselves are not wanted. The next slice comes when this is done. */
  onSlice: ((rows: ReadRow[]) => Promise<void>) | null;
};

/** Errors: `no-data-rows`. */
export async function deliverRows(delivery: Delivery): Promise<Summary> {
  const { plan, choices, repairs, problemTexts, onChecked, onSlice } = delivery;
  const summary = createSummary(delivery.problemLimit, delivery.sampleRows, missingFields(plan), delivery.ofFile);
  const layout = createLayoutCount(plan);
  const watched = { ...plan, table: layout.watching(plan.table) };
  let slice: ReadRow[] = [];
  for (const row of readRows(watched, choices, { problemTexts, ...(repairs && { repairs }) })) {
    summary.add(row);
    if (summary.rows() % rowsBetweenProgress === 0) {
      onChecked(summary.rows());
      await setImmediate();
    }
    if (!onSlice) continue;
    slice.push(row);
    if (slice.length >= sliceRows) {
      await onSlice(slice);
      slice = [];
    }
  }
  if (slice.length > 0) await onSlice?.(slice);
  if (summary.rows() === 0) throw new CoreError('no-data-rows', 'The file has no rows below its headings.');
  return { ...summary.result(), layout: { ...layout.result(), otherLists: delivery.otherLists } };
}
