/**
 * What a mended row takes over from the row its list left out: fields whose column was not sent back, checked by the
 * rules again, and nothing of a contact without consent.
 */

import { type ColumnField, columnFields, type Person, type PersonField } from '../../../contract/person.ts';
import type { ColumnMap } from '../../../contract/reading.ts';
import { checkBirthDate } from '../../person/birth-date.ts';
import { checkEmergencyContact } from '../../person/emergency-contact.ts';
import { acceptsNothing, type Finding, warning } from '../../person/finding.ts';
import { checkName } from '../../person/name.ts';
import type { Cell } from '../../spreadsheet/cell.ts';
import { holdsPersonNumber } from '../columns/apart-columns.ts';
import type { NamedCell } from '../columns/column-names.ts';
import { headingTopic } from '../columns/heading-words.ts';
import { placeOf, type ReadAs } from '../columns/list-columns.ts';
import { cellMeant } from '../problems/problem-row.ts';
import type { AboutList, LeftOutRow } from './mend-rows.ts';

/** Fields of the list that the file has no column for, not even under its heading. */
export function droppedFields({ columns, headings }: ReadAs, fileColumns: ColumnMap, fileHeadings: readonly string[]) {
  return columnFields.filter((field) => {
    const column = columns[field];
    if (column === undefined || fileColumns[field] !== undefined) return false;
    return placeOf(fileHeadings, headings[column - 1] ?? '') < 0;
  });
}

/**
 * Headings of the list under which nothing may be kept: those left out as it was imported, whatever is thought of them since,
 * or withheld of a list whose version did not look (imports/columns/withheld-columns.ts).
 */
export function withheldHeadings(
  { apart, ecConsent }: Pick<AboutList, 'apart' | 'ecConsent'>,
  headings: readonly string[],
): Set<string> {
  if (ecConsent) return new Set();
  return new Set(apart.flatMap(({ column, kept }) => (kept ? [] : (headings[column - 1] ?? []))));
}

/**
 * Whether nobody said that such a cell may be kept: a number of somebody where the row had nothing, under a heading that may
 * stand over anything, in a column that was not asked about.
 */
export function isUnasked(about: AboutList, column: number, stored: NamedCell, typed: string): boolean {
  if (about.ecConsent || stored.text !== '' || headingTopic(stored.heading) !== 'open') return false;
  return !about.apart.some((one) => one.column === column && one.kept) && holdsPersonNumber(typed);
}

/** `person` with the dropped fields of the row, and what the rules say of those. */
export function withDropped(
  person: Person,
  row: LeftOutRow,
  dropped: readonly ColumnField[],
  { columns, ecConsent }: AboutList,
): { person: Person; findings: Finding[] } {
  const textOf = (field: ColumnField): string => row.cells[(columns[field] ?? 0) - 1]?.text ?? '';
  function cellOf(field: PersonField): Cell {
    const text = dropped.includes(field) ? textOf(field) : '';
    return text === '' ? null : cellMeant(text, field, row.problems);
  }
  const whole = { ...person };
  const findings: Finding[] = [];
  if (dropped.includes('name')) {
    const name = checkName(cellOf('name'), 'name');
    whole.name = name.value;
    findings.push(...name.findings);
  }
  const cells = { ecNik: cellOf('ecNik'), ecPhone: cellOf('ecPhone'), ecName: cellOf('ecName') };
  if (ecConsent) {
    // Nothing is taken in spite of a rule: the operator saw no such cell.
    const { contact, findings: found } = checkEmergencyContact(cells, { ecConsent, accepts: acceptsNothing });
    for (const field of ['ecNik', 'ecPhone', 'ecName'] as const)
      if (dropped.includes(field)) whole[field] = contact[field];
    findings.push(...found);
    if (dropped.includes('ecPhone') && whole.ecPhone === whole.phone)
      findings.push(warning('ecPhone', 'ec-same-phone'));
  }
  if (dropped.includes('birthDate')) findings.push(...checkBirthDate(textOf('birthDate'), whole.nik));
  return { person: whole, findings };
}
