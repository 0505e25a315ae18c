/**
 * Carries the text of a merged heading, which only its first cell holds, over the columns it stands for: exactly those
 * the merge spans where merges are known, otherwise the blank cells to its right under which something is named.
 */
import { type Cell, isBlank } from '../../spreadsheet/cell.ts';
import type { Merge } from '../../spreadsheet/read/table/table.ts';

export type Spans = {
  /** Whether any heading of the row spans several columns. */
  any: boolean;
  /** Index of the column whose heading also stands for this one; null: its own. */
  groupOf(index: number): number | null;
};

/** The merges that begin in that row and go over more than one column. */
export function spans(merges: readonly Merge[], row: number): Spans {
  const inRow = merges.filter((merge) => merge.row === row && merge.columns > 1);
  return {
    any: inRow.length > 0,
    groupOf(index) {
      const merge = inRow.find(({ column, columns }) => index > column && index < column + columns);
      return merge?.column ?? null;
    },
  };
}

/** Two rows of headings as one: the group and its part. */
export function joinRows(top: readonly string[], below: readonly string[], spanned: Spans): string[] {
  return Array.from({ length: Math.max(top.length, below.length) }, (_, index) => {
    const part = below[index] ?? '';
    const above = top[groupColumn(top, below, spanned, index)] ?? '';
    if (part === '') return top[index] ?? '';
    return `${above} ${part}`.trim();
  });
}

/** One row of headings: a merged one stands for its further columns where they hold something. */
export function carryOver(top: readonly string[], spanned: Spans, data: readonly (readonly Cell[])[]): string[] {
  if (!spanned.any) return [...top];
  const width = Math.max(top.length, ...data.map((cells) => cells.length));
  const texts = Array.from({ length: width }, (_, index) => carried(top, spanned, data, index) ?? top[index] ?? '');
  return texts.slice(0, Math.max(top.length, texts.findLastIndex((text) => text !== '') + 1));
}

/** Whether any text stands for a column beside its own. `parts` null: there is one row of headings. */
export function isCarried(
  top: readonly string[],
  parts: readonly string[] | null,
  spanned: Spans,
  data: readonly (readonly Cell[])[],
): boolean {
  const width = Math.max(top.length, parts?.length ?? 0, ...(parts ? [] : data.map((cells) => cells.length)));
  for (let index = 0; index < width; index++) {
    if (!parts && carried(top, spanned, data, index) !== null) return true;
    if (!parts?.[index]) continue;
    const group = groupColumn(top, parts, spanned, index);
    if (group !== index && top[group]) return true;
  }
  return false;
}

function carried(
  top: readonly string[],
  spanned: Spans,
  data: readonly (readonly Cell[])[],
  index: number,
): string | null {
  const group = spanned.groupOf(index);
  if (group === null || top[index] || !top[group]) return null;
  return data.some((cells) => !isBlank(cells[index])) ? top[group] : null;
}

/** The column whose heading goes before the part of this one. */
function groupColumn(top: readonly string[], below: readonly string[], spanned: Spans, index: number): number {
  if (top[index]) return index;
  const group = spanned.groupOf(index);
  if (group !== null || spanned.any) return group ?? index;
  // Not known: the nearest heading to the left, with parts named all the way.
  for (let left = index - 1; left >= 0; left--) {
    if (top[left]) return left;
    if (!below[left]) break;
  }
  return index;
}
