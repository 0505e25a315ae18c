/**
 * The columns of a mended file that comes back: those its list was read with, under the headings they have in the list.
 * Another file with the same headings may have been read differently, and its phone need not be the phone of this one.
 */

import { columnFields } from '../../../contract/person.ts';
import type { ColumnMap, SourceColumn } from '../../../contract/reading.ts';
import { columnNames } from './column-names.ts';
import { plainHeading } from './heading-words.ts';
import type { ApartOfList } from './withheld-columns.ts';

export type ReadAs = {
  columns: ColumnMap;
  apart: ApartOfList;
  /** Of all columns of the list, in order, each with a name of its own. */
  headings: readonly string[];
};

/**
 * `found`: the file's columns as they are guessed. A guess counts only where the list's column is not there under its
 * heading, and only in a column the list does not have: somebody gave it another heading.
 */
export function columnsOfList(
  { columns, headings }: ReadAs,
  found: readonly Pick<SourceColumn, 'column' | 'heading' | 'field'>[],
): ColumnMap {
  const names = columnNames(found.map(({ heading }) => heading));
  const own = new Set(headings.map(plainHeading));
  const mapped: ColumnMap = {};
  for (const field of columnFields) {
    const column = columns[field];
    if (column === undefined) continue;
    const named = placeOf(names, headings[column - 1] ?? '');
    const guessed = found.findIndex((one, place) => one.field === field && !own.has(plainHeading(names[place] ?? '')));
    const place = named >= 0 ? named : guessed;
    const at = found[place]?.column;
    if (at !== undefined && !Object.values(mapped).includes(at)) mapped[field] = at;
  }
  return mapped;
}

/** Columns of a file, from 1, that its list keeps: what a few rows look like decides nothing anew. */
export function columnsKept(
  { columns, headings, apart }: ReadAs,
  found: readonly Pick<SourceColumn, 'column' | 'heading'>[],
): number[] {
  const names = columnNames(found.map(({ heading }) => heading));
  const asked = new Set(Object.values(columns));
  const withheld = new Set(apart.flatMap(({ column, kept }) => (kept ? [] : [column])));
  const places = (of: (column: number) => boolean): number[] =>
    headings.flatMap((heading, index) => (of(index + 1) ? [placeOf(names, heading)] : []));
  const never = new Set(places((column) => withheld.has(column)));
  const kept = places((column) => !withheld.has(column) && !asked.has(column));
  const of = [...new Set(kept)].flatMap((place) => (never.has(place) ? [] : (found[place]?.column ?? [])));
  return of.sort((a, b) => a - b);
}

/** From 0; -1: it is not there. */
export function placeOf(names: readonly string[], heading: string): number {
  const exact = names.indexOf(heading);
  if (exact >= 0) return exact;
  const plain = plainHeading(heading);
  return plain === '' ? -1 : names.findIndex((name) => plainHeading(name) === plain);
}
