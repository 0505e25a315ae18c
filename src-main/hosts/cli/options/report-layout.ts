/** How a field report looks, as typed; and what of it goes over a template. A value is never repeated in a message. */
import {
  type FieldSort,
  headingSchema,
  type OptionalColumn,
  optionalColumns,
  type RenamedColumn,
} from '../../../contract/reports.ts';
import { wrongReportUsage } from '../terminal/failure.ts';

/** `heading` null: its own again. */
export type Renaming = { column: string; heading: string | null };

/** `Alamat=Address`; `Alamat=` takes a template's heading away. */
export function renaming(text: string, before: readonly Renaming[] = []): Renaming[] {
  const at = text.indexOf('=');
  const column = text.slice(0, Math.max(0, at)).trim();
  const typed = text.slice(at + 1).trim();
  const heading = typed === '' ? null : headingSchema.safeParse(typed).data;
  if (column === '' || heading === undefined) throw wrongReportUsage((usage) => usage.badRename);
  return [...without(before, column), { column, heading }];
}

export function renamedOver(saved: readonly RenamedColumn[], typed: readonly Renaming[]): RenamedColumn[] {
  let all = [...saved];
  for (const { column, heading } of typed) {
    all = without(all, column);
    if (heading !== null) all.push({ column, heading });
  }
  return all;
}

function without<T extends { column: string }>(all: readonly T[], column: string): T[] {
  return all.filter((one) => one.column.toLowerCase() !== column.toLowerCase());
}

/** `reason,answer-age`; nothing at all: none of them. */
export function leftOut(text: string, before: readonly OptionalColumn[] = []): OptionalColumn[] {
  const names = text.split(',').filter((part) => part.trim() !== '');
  const found = names.map((part) => {
    const plain = part.replace(/[\s_-]/g, '').toLowerCase();
    const name = optionalColumns.find((one) => one.toLowerCase() === plain);
    if (!name) throw wrongReportUsage((usage) => usage.badWithout(optionalColumns.join(', ')));
    return name;
  });
  return [...new Set([...before, ...found])];
}

/** `column` null: the name. */
export type Sort = 'chance' | { column: string | null };

export function sortOf(text: string): Sort {
  const column = text.trim();
  if (column === '') throw wrongReportUsage((usage) => usage.badSort);
  switch (column.toLowerCase()) {
    case 'chance':
      return 'chance';
    case 'name':
      return { column: null };
    default:
      return { column };
  }
}

/** The direction is the template's only where its column is. */
export function sortOver(saved: FieldSort | null, typed: Sort | undefined, descending: boolean): FieldSort | null {
  const sort = typed === undefined ? saved : typed === 'chance' ? null : { ...typed, descending };
  if (sort === null && descending) throw wrongReportUsage((usage) => usage.descendingNeedsSort);
  return sort && { ...sort, descending: sort.descending || descending };
}
