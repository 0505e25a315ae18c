/**
 * Which columns of a draft are mapped as in a saved mapping or in the last file of the same shape: shown beside each
 * column.
 */
import type { Draft } from '../../../contract/drafts.ts';
import { columnFields } from '../../../contract/person.ts';
import { type ReadChoices, readChoicesSchema } from '../../../contract/reading.ts';
import { columnOfName } from './column-names.ts';
import { type MappedHeadings, withMapping } from './mappings.ts';

export type Origins = { remembered: MappedHeadings | null; named: MappedHeadings | null };

/** What was chosen by a heading that a mapping brought was not chosen by hand. */
export function withOrigins(
  { columns, choices }: Pick<Draft, 'columns' | 'choices'>,
  { remembered, named }: Origins,
): Draft['columns'] {
  return columns.map((column) => {
    const { field, guessedBy } = column;
    if (field === null || guessedBy !== 'chosen' || choices.columns?.[field] !== undefined) return column;
    const heading = choices.columnHeadings?.[field];
    if (heading === undefined) return column;
    if (named?.[field] === heading) return { ...column, guessedBy: 'named' as const };
    if (remembered?.[field] === heading) return { ...column, guessedBy: 'remembered' as const };
    return column;
  });
}

/** Whether a saved mapping still holds, whole and alone. */
export function stillApplies(mapped: MappedHeadings, { columns, columnHeadings }: ReadChoices): boolean {
  if (Object.keys(columns ?? {}).length > 0) return false;
  return columnFields.every((field) => columnHeadings?.[field] === mapped[field]);
}

/** As the last file of this shape was read. A heading that is not there any more is not used. */
export function choicesRemembered(
  mapped: MappedHeadings,
  headings: readonly string[],
  origin: 'mapping' | 'guess',
): ReadChoices {
  const known = columnFields.flatMap((field) => {
    const heading = mapped[field];
    return heading !== undefined && columnOfName(headings, headings.length, heading) !== null ? [[field, heading]] : [];
  });
  return withMapping(readChoicesSchema.parse({}), Object.fromEntries(known), origin);
}

/** Choices of an older version hold its guesses among what was said by hand: what is doubtful about them is asked. */
export function withOldColumnsGuessed(choices: ReadChoices): ReadChoices {
  const { columnOrigins, ...other } = choices;
  if (columnOrigins !== undefined) return Object.keys(columnOrigins).length > 0 ? choices : other;
  if (choices.columns === undefined) return choices;
  const guessed = columnFields.filter((field) => choices.columns?.[field] !== undefined);
  return { ...choices, columnOrigins: Object.fromEntries(guessed.map((field) => [field, 'guess' as const])) };
}
