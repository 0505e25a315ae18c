/**
 * Headings that somebody gives to the list's own columns. None may read as another column of the sheet, in either language: a sheet
 * that comes back is read by its headings (outcomes/sheet-columns.ts), and a colleague reads it by them, too.
 */
import type { FieldOptions } from '../../../contract/reports.ts';
import { plainHeading } from '../../imports/columns/heading-words.ts';
import { CoreError } from '../../kernel/errors.ts';
import { agentHeadings } from '../outcomes/sheet-columns.ts';
import { type FieldSheet, fieldColumns } from './field-columns.ts';
import type { KeptColumns } from './kept-columns.ts';
import { machineColumns } from './machine-columns.ts';

type Renamed = FieldOptions['renamed'];

/** What a heading is compared by: case, accents and punctuation make no other one. */
export function headingKey(heading: string): string {
  return plainHeading(heading) || heading.trim();
}

/** By key: every heading the program itself writes. */
const own: ReadonlySet<string> = new Set(
  (['id', 'en'] as const).flatMap((language) => {
    const whole: FieldSheet = {
      ...{ language, nik: 'masked', practice: false, withContacts: true, severalLists: true, without: [], kept: [] },
    };
    return [...fieldColumns(whole), ...machineColumns(whole)].map(({ column }) => headingKey(column.heading));
  }),
);

/** `known`: the columns that these lists keep; null: not known yet, of a template. Errors: `column-unknown`, `heading-taken`. */
export function refuseTakenHeadings(renamed: Renamed, known: KeptColumns | null): void {
  for (const { column } of renamed) known?.columns([column]);
  const heading = takenHeading(renamed, known?.columns(null).map((one) => one.heading) ?? []);
  if (heading !== null) {
    throw new CoreError('heading-taken', 'Another column of the sheet has that heading.', { details: { heading } });
  }
}

/** The first that another column has or is given; null: none is. `others`: the lists' own columns, as far as they are known. */
export function takenHeading(renamed: Renamed, others: readonly string[]): string | null {
  const given = new Map<string, string>();
  for (const { column, heading } of renamed) {
    const key = headingKey(heading);
    const of = headingKey(column);
    const twice = given.get(key);
    const another =
      own.has(key) ||
      (twice !== undefined && twice !== of) ||
      // Who the list says was sent is read as who went there, where the agent says nothing.
      (agentHeadings.has(key) && !agentHeadings.has(of)) ||
      others.some((one) => headingKey(one) === key && headingKey(one) !== of);
    if (another) return heading;
    given.set(key, of);
  }
  return null;
}
