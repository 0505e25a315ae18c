/** What a planned table says of its file: sheet, headings, columns with samples and guesses. */
import type { ColumnField } from '../../../contract/person.ts';
import type { FileFacts } from './messages.ts';
import type { OpenedSource } from './open-source.ts';
import type { Plan } from './plan.ts';

/** All sheets of the file, the likeliest first; empty for text. */
export function sheetsInOrder(plans: readonly Plan[], sheets: readonly string[]): string[] {
  const unreadable = sheets.filter((name) => !plans.some((one) => one.table.name === name));
  return sheets.length > 0 ? [...plans.map((one) => one.table.name ?? ''), ...unreadable] : [];
}

export function factsOf(
  plan: Plan,
  { encoding, delimiter }: Pick<OpenedSource, 'encoding' | 'delimiter'>,
  sheets: string[],
): FileFacts {
  const { map, guessedBy, fits } = plan.columns;
  const fieldOf = new Map(Object.entries(map).map(([field, column]) => [column, field as ColumnField]));
  return {
    sheets,
    doubts: plan.columns.doubts,
    file: {
      sheet: plan.table.name,
      ...(sheets.length > 1 && { sheets }),
      headerRow: plan.headings.row,
      columns: map,
      encoding,
      delimiter,
    },
    columns: plan.samples.map((samples, index) => {
      const field = fieldOf.get(index + 1) ?? null;
      return {
        column: index + 1,
        heading: plan.headings.texts[index] ?? '',
        samples,
        hidden: plan.table.hiddenColumns.has(index),
        field,
        guessedBy: field === null ? null : (guessedBy[field] ?? null),
        fits: field === null ? null : (fits[field] ?? null),
      };
    }),
  };
}
