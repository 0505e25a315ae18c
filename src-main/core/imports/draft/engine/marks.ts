/** Marks of problems files among the rows: which list's left-out rows the file brings back. */
import { setImmediate } from 'node:timers/promises';
import { cellText } from '../../../spreadsheet/cell.ts';
import type { PackedTable } from '../../../spreadsheet/read/table/packed-table.ts';
import { isMarkHeading } from '../../columns/problems-file-headings.ts';
import type { Marked } from '../../problems/source-key.ts';
import { readRowMark } from '../../problems/source-key.ts';
import type { Plan } from '../../reading/plan.ts';

const rowsBetweenPauses = 2_000;
/** Enough to tell whether the list still waits for them. */
const mostNamed = 200;

/** Most rows first; empty where no column bears marks. */
export async function countMarks(table: PackedTable, plan: Plan): Promise<Marked[]> {
  const column = plan.headings.texts.findIndex(isMarkHeading);
  if (column < 0) return [];
  const found = new Map<string, Marked>();
  for (let index = 0; index < table.count; index++) {
    const mark = readRowMark(cellText(table.at(index).cells[column]));
    if (mark) {
      const { sourceKey, row } = mark;
      const marked = found.get(sourceKey) ?? { sourceKey, rows: 0, some: [] };
      marked.rows += 1;
      if (marked.some.length < mostNamed) marked.some.push(row);
      found.set(sourceKey, marked);
    }
    if (index % rowsBetweenPauses === 0) await setImmediate();
  }
  return [...found.values()].sort((a, b) => b.rows - a.rows);
}
