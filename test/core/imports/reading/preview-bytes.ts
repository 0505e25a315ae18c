/** A preview made the way the reading process makes it, without the process: for many files in little time. */
import { type Preview, type ReadChoices, readChoicesSchema } from '../../../../src-main/contract/reading.ts';
import { deliverRows } from '../../../../src-main/core/imports/reading/deliver-rows.ts';
import { factsOf, sheetsInOrder } from '../../../../src-main/core/imports/reading/file-facts.ts';
import { otherListsAmong, planTables } from '../../../../src-main/core/imports/reading/plan.ts';
import { noRepairs, type Repairs } from '../../../../src-main/core/imports/reading/repairs.ts';
import { warning } from '../../../../src-main/core/person/finding.ts';
import { openSource } from '../../../../src-main/core/spreadsheet/read/open-source.ts';

export type Asked = {
  choices?: Partial<ReadChoices> | undefined;
  repairs?: Repairs;
  sampleRows?: readonly number[];
  problemLimit?: number;
};

/** Throws what the reading process would report, or would die of. */
export async function previewBytes(bytes: Buffer, asked: Asked = {}): Promise<Preview> {
  const choices = readChoicesSchema.parse(asked.choices ?? {});
  const source = await openSource(bytes, choices.sheet);
  const plans = planTables(source.tables, choices);
  const [plan] = plans;
  if (!plan) throw new Error('No plan and no error.');
  const facts = factsOf(plan, source, sheetsInOrder(plans, source.sheets));
  const otherLists = otherListsAmong(plans, choices).map((other) => other.name ?? '');
  const summary = await deliverRows({
    plan,
    choices,
    repairs: asked.repairs ?? noRepairs,
    otherLists,
    ofFile: otherLists.length > 0 ? [{ row: plan.headings.row ?? 1, ...warning(null, 'other-sheet-not-read') }] : [],
    sampleRows: asked.sampleRows ?? [],
    problemLimit: asked.problemLimit ?? 1_000,
    onChecked: () => {},
    onSlice: null,
  });
  return { ...facts, ...summary };
}
