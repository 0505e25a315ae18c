/** What a file is read with next, after the operator chose a column, a heading row or a sheet. */
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import { type ColumnField, columnFields } from '../../../../src-main/contract/person.ts';
import type { ColumnMap, ReadChoices } from '../../../../src-main/contract/reading.ts';

/**
 * A field the operator left without a column stays without: nothing is guessed beside columns that were chosen, or that a
 * mapping brought. Without chosen ones, another heading row has other headings: they are guessed anew.
 */
export function withChange(choices: ReadChoices, change: Partial<ReadChoices>): ReadChoices {
  const otherColumns = ['columns', 'sheet', 'headerRow', 'headerRows'].some((choice) => choice in change);
  // What was seen and accepted was another column's.
  const unseen = otherColumns ? { acceptNikRounded: false, acceptPhoneRounded: false } : {};
  const pendingChoices = { ...choices, ...unseen, ...change };
  if (pendingChoices.columns !== undefined)
    return { ...pendingChoices, guessColumns: pendingChoices.noColumn !== undefined };
  const anew = 'columns' in change || 'headerRow' in change || 'headerRows' in change;
  if (!anew) return pendingChoices;
  return {
    ...pendingChoices,
    columnHeadings: undefined,
    columnOrigins: undefined,
    noColumn: undefined,
    guessColumns: true,
  };
}

/** What is read after the operator said where `field` is. What else is doubtful stays open; nothing else is guessed anew. */
export function chosenColumns(
  draft: Draft,
  before: ReadChoices,
  columns: ColumnMap,
  field: ColumnField | null,
): Partial<ReadChoices> {
  const without = before.noColumn ?? [];
  const open = draft.doubts.flatMap((doubt) =>
    doubt.field === field || columns[doubt.field] !== undefined || without.includes(doubt.field) ? [] : [doubt.field],
  );
  return {
    columns,
    columnOrigins: originsAfter(before, columns, field),
    columnHeadings: undefined,
    noColumn:
      open.length === 0 ? undefined : columnFields.filter((one) => columns[one] === undefined && !open.includes(one)),
    // Chosen columns are those of the sheet they were seen in: another must not be taken for likelier now.
    sheet: draft.file.sheet ?? undefined,
  };
}

/** The other columns come along as they were guessed or remembered: nobody has looked at them by choosing this one. */
function originsAfter(
  { columns: before, columnHeadings, columnOrigins }: ReadChoices,
  columns: ColumnMap,
  chosen: ColumnField | null,
): ReadChoices['columnOrigins'] {
  const carried = columnFields.flatMap((field) => {
    if (columns[field] === undefined || field === chosen) return [];
    const byHand = before?.[field] !== undefined && columnOrigins?.[field] === undefined;
    const byHeading = columnHeadings?.[field] !== undefined;
    if (byHand) return [];
    return [[field, columnOrigins?.[field] ?? (byHeading ? 'mapping' : 'guess')] as const];
  });
  return Object.fromEntries(carried);
}

/** What of a reading was guessed and not chosen. */
export function guessesOf(draft: Draft): { guesses?: Draft['columns']; guessedHeaderRow?: number | null } {
  const { columns, headerRow } = draft.choices;
  const chosen = draft.columns.some((one) => one.guessedBy === 'chosen');
  return {
    ...((columns === undefined || !chosen) && { guesses: draft.columns }),
    ...(headerRow === undefined && { guessedHeaderRow: draft.file.headerRow }),
  };
}
