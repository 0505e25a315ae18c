/** Whether what somebody types for a column may be its heading, as the report itself would judge. */
import type { CoreClient } from '../../../../src-main/contract/index.ts';
import { type ColumnChoice, renameColumn } from './field-draft.ts';

/** false too where nobody can say: the report judges again when it is made. */
export async function isTakenHeading(
  client: CoreClient,
  { known, choice }: { known: readonly string[]; choice: ColumnChoice },
  { column, typed }: { column: string; typed: string },
): Promise<boolean> {
  const renamed = renameColumn(choice, column, typed).renamed.filter((one) => known.includes(one.column));
  const judged = await client.call('reports.takenHeading', { columns: [...known], renamed: [...renamed] });
  return judged.ok && judged.value.heading === typed.trim();
}
