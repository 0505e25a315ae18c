/** What a planned table says about its file: sheet, headings, columns with samples and guesses. */

import type { ColumnField } from '../../../contract/person.ts';
import type { ApartColumn } from '../../../contract/reading.ts';
import type { OpenedSource } from '../../spreadsheet/read/open-source.ts';
import { columnNames } from '../columns/column-names.ts';
import type { FileFacts } from './messages.ts';
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
  const asked = new Set(plan.columns.doubts.flatMap(({ columns }) => columns));
  return {
    sheets,
    doubts: plan.columns.doubts,
    file: {
      sheet: plan.table.name,
      ...(sheets.length > 1 && { sheets }),
      headerRow: plan.headings.row,
      columns: map,
      ...(plan.apart.size > 0 && { apart: apartOf(plan) }),
      encoding,
      delimiter,
    },
    columns: plan.samples.map((samples, index) => {
      const field = fieldOf.get(index + 1) ?? null;
      return {
        column: index + 1,
        heading: plan.headings.texts[index] ?? '',
        // Which of the columns is whose can only be told by looking at them.
        samples: plan.withheld.has(index) && !asked.has(index + 1) ? samples.map(masked) : samples,
        hidden: plan.table.hiddenColumns.has(index),
        field,
        guessedBy: field === null ? null : (guessedBy[field] ?? null),
        fits: field === null ? null : (fits[field] ?? null),
      };
    }),
  };
}

/** In the order of the file. */
function apartOf({ apart, withheld, headings, width }: Plan): ApartColumn[] {
  const names = columnNames(headings.texts, Math.max(width, ...[...apart.keys()].map((index) => index + 1)));
  return [...apart.entries()]
    .sort(([a], [b]) => a - b)
    .map(([index, reason]) => ({
      column: index + 1,
      heading: names[index] ?? '',
      reason,
      kept: !withheld.has(index),
    }));
}

/** What kind of thing it is can still be seen, and whose it is cannot. */
function masked(text: string): string {
  return text.slice(0, 1) + text.slice(1).replace(/[\p{L}\p{N}\p{M}]/gu, '•');
}
