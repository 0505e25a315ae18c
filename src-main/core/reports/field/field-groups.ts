/** Which files a field report parted by a column would come in, and how many people each: looked at before it is asked for. */
import { setImmediate } from 'node:timers/promises';
import type { InputOf, OutputOf } from '../../../contract/index.ts';
import type { NamedCell } from '../../imports/columns/column-names.ts';
import type { WithheldColumns } from '../../imports/columns/withheld-columns.ts';
import { mostFiles, sorted, tooManyFiles } from './field-plan.ts';
import { groupFileNames } from './field-report.ts';
import type { FieldRows } from './field-rows.ts';
import { createKeptColumns, keptText } from './kept-columns.ts';

/** Errors: `column-unknown`, `report-too-many-files`, as the report's own. */
export async function countFieldGroups(
  { rows, withheld }: { rows: FieldRows; withheld: WithheldColumns },
  { listIds, by, format, language }: InputOf<'reports.groups'>,
): Promise<OutputOf<'reports.groups'>> {
  const kept = createKeptColumns();
  const counts = new Map<string | null, number>();
  for (const listId of new Set(listIds)) {
    const shown = withheld.of(listId);
    for (const slice of rows.ofList(listId)) {
      for (const { extra } of slice) {
        const cells = shown.further(JSON.parse(extra) as NamedCell[]);
        kept.look(cells);
        const value = keptText(by, cells) || null;
        counts.set(value, (counts.get(value) ?? 0) + 1);
        if (counts.size > mostFiles) throw tooManyFiles();
      }
      await setImmediate();
    }
  }
  kept.columns([by]);
  const groups = sorted(
    [...counts].map(([value, people]) => ({ value, people })),
    language,
  );
  const names = groupFileNames(groups, { by, format, language });
  return { files: groups.map(({ value, people }, index) => ({ name: names[index] ?? '', group: value, people })) };
}
