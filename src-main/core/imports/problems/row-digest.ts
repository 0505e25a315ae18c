/**
 * A row of a list in three characters, part of its mark, so that a mended row never replaces an obviously different
 * one. Computed from what the row said when it was left out, except the contact, whose cells depend on a consent.
 */
import { createHash } from 'node:crypto';
import type { ColumnMap } from '../../../contract/reading.ts';
import { columnLetter } from '../columns/column-names.ts';
import { contactColumns } from '../columns/contact-columns.ts';
import { isOfProblemsFile } from '../columns/problems-file-headings.ts';
import { shortText } from './source-key.ts';

/** Of a long text so much tells it from another. */
const longestText = 200;

/** `headings` as `columnNames` makes them; the texts stand in the same order. */
export function createRowDigest(headings: readonly string[], map: ColumnMap): (texts: readonly string[]) => string {
  const mapped = new Set(Object.values(map));
  // A stray cell to the right of all columns is shown in one place and not in another.
  const end = headings.findLastIndex((heading, index) => mapped.has(index + 1) || heading !== columnLetter(index)) + 1;
  const contact = contactColumns({ columns: { map }, headings: { texts: [...headings] } });
  const counted = headings
    .slice(0, end)
    .flatMap((heading, index) => (contact.has(index) || isOfProblemsFile(heading) ? [] : [index]));
  return (texts) => {
    const written = counted.flatMap((index) => {
      const text = texts[index]?.trim().slice(0, longestText) ?? '';
      return text === '' ? [] : [text];
    });
    return shortText(createHash('sha256').update(written.join('\u0000')).digest(), 3);
  };
}
