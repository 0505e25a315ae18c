/** Marks of problems files among the rows: which list's left-out rows the file brings back. */
import { setImmediate } from 'node:timers/promises';
import { isMarkHeading } from '../../lists/problems-file.ts';
import type { PackedTable } from '../../lists/reading/packed-table.ts';
import type { Plan } from '../../lists/reading/plan.ts';
import { cellText } from '../../lists/rules/cell.ts';
import { readRowMark } from '../../lists/source-key.ts';
import type { DraftState } from '../session.ts';

const rowsBetweenPauses = 2_000;

/** Most rows first; empty where no column bears marks. */
export async function countMarks(table: PackedTable, plan: Plan): Promise<DraftState['marks']> {
  const column = plan.headings.texts.findIndex(isMarkHeading);
  if (column < 0) return [];
  const rows = new Map<string, number>();
  for (let index = 0; index < table.count; index++) {
    const mark = readRowMark(cellText(table.at(index).cells[column]));
    if (mark) rows.set(mark.sourceKey, (rows.get(mark.sourceKey) ?? 0) + 1);
    if (index % rowsBetweenPauses === 0) await setImmediate();
  }
  return [...rows].map(([sourceKey, n]) => ({ sourceKey, rows: n })).sort((a, b) => b.rows - a.rows);
}
