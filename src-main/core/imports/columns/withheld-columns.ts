/** Which further columns of a stored list may be handed out. Everything that hands out further columns asks here. */

import { personFields } from '../../../contract/person.ts';
import type { ApartColumn, ApartReason, ColumnMap } from '../../../contract/reading.ts';
import type { Cell } from '../../spreadsheet/cell.ts';
import type { Store } from '../../store/store.ts';
import { columnsApart, holdsPersonNumber } from './apart-columns.ts';
import type { NamedCell } from './column-names.ts';
import { columnLetter } from './column-names.ts';
import { headingMeaning, headingTopic } from './heading-words.ts';

/** What was decided of a list's columns about others. */
export type ApartOfList = readonly Pick<ApartColumn, 'column' | 'kept'>[];

export type ShownColumns = {
  apart: ApartOfList;
  /** Of a list whose version did not look: what is stored of these and not handed out. Empty for every other. */
  withheld: readonly { heading: string; reason: ApartReason }[];
  /** Of the further columns of an accepted row those that are handed out. */
  further(cells: readonly NamedCell[]): NamedCell[];
  /** All columns of a row that was left out, in their places; those withheld are empty. */
  row(cells: readonly NamedCell[]): NamedCell[];
};

export type WithheldColumns = { of(listId: number): ShownColumns };

/** As many as an import looks at. */
const sampledRows = 200;
/** Lists whose decision is kept in memory. */
const mostKnown = 500;

type StoredList = { columns: string; apart: string | null; header_row: number | null; ec_consent: 0 | 1 };
type StoredPerson = { nik: string; phone: string; name: string | null; extra: string };

/**
 * An import decides which columns are about somebody else and keeps nothing of them (apart-columns.ts). A list imported
 * by a version that did not look has them stored; for such a list the same rules decide now, over its stored headings
 * and first rows.
 */
export function createWithheldColumns(store: Store): WithheldColumns {
  const list = store.prepare<{ id: number }, StoredList>(
    `SELECT columns, apart, header_row, ec_consent FROM lists WHERE id = :id AND kind = 'file'`,
  );
  const accepted = store.prepare<{ list_id: number; limit: number }, StoredPerson>(
    'SELECT nik, phone, name, extra FROM lookups WHERE list_id = :list_id ORDER BY source_row, id LIMIT :limit',
  );
  const rejected = store.prepare<{ list_id: number; limit: number }, { cells: string }>(
    'SELECT cells FROM rejected_rows WHERE list_id = :list_id ORDER BY source_row LIMIT :limit',
  );
  const known = new Map<number, ShownColumns>();

  function decide(listId: number, { columns, header_row }: StoredList): ShownColumns {
    const page = { list_id: listId, limit: sampledRows };
    return decideNow(
      JSON.parse(columns),
      header_row !== null,
      accepted.all(page),
      rejected.all(page).map(({ cells }) => JSON.parse(cells) as NamedCell[]),
    );
  }

  return {
    of(listId) {
      const before = known.get(listId);
      if (before) return before;
      const found = list.get({ id: listId });
      if (!found) return allShown;
      if (found.apart !== null) return { ...allShown, apart: JSON.parse(found.apart) };
      if (found.ec_consent === 1) return allShown;
      const decided = decide(listId, found);
      if (known.size >= mostKnown) known.clear();
      known.set(listId, decided);
      return decided;
    },
  };
}

const allShown: ShownColumns = {
  apart: [],
  withheld: [],
  further: (cells) => [...cells],
  row: (cells) => [...cells],
};

function decideNow(
  map: ColumnMap,
  hasHeadings: boolean,
  people: readonly StoredPerson[],
  leftOut: readonly NamedCell[][],
): ShownColumns {
  const extras = people.map(({ extra }) => JSON.parse(extra) as NamedCell[]);
  const names = namesOf(map, extras, leftOut);
  const placeOf = new Map(names.map((name, index) => [name, index]));
  const sample = [
    ...people.map((person, index) => cellsOf(person, extras[index] ?? [], map, placeOf)),
    ...leftOut.map((cells) => inPlaces(cells, placeOf)),
  ];
  const found = columnsApart({ columns: { map }, headings: { texts: headingsOf(names, map, hasHeadings) } }, sample);
  const withheld = [...found]
    .sort(([a], [b]) => a - b)
    .flatMap(([index, reason]) => (isStored(sample, index) ? [{ heading: names[index] ?? '', reason }] : []));
  const never = new Set([...found.keys()].flatMap((index) => names[index] ?? []));
  const asked = new Set(personFields.flatMap((field) => (map[field] ? (names[map[field] - 1] ?? []) : [])));
  const judged = names.filter((name, index) => isStored(sample, index) || headingTopic(name) !== 'open');
  const sure = new Set([...judged, ...asked]);
  // In a column of which nothing was seen, or a cell that only this row has, any one may hold somebody's number.
  const hides = ({ heading, text }: NamedCell): boolean => !sure.has(heading) && holdsPersonNumber(text);
  const emptied = (cell: NamedCell): NamedCell => (hides(cell) ? { ...cell, text: '' } : cell);
  return {
    apart: [...found.keys()].sort((a, b) => a - b).map((index) => ({ column: index + 1, kept: false })),
    withheld,
    further: (cells) => cells.flatMap((cell) => (never.has(cell.heading) ? [] : [emptied(cell)])),
    row: (cells) => cells.map((cell) => (never.has(cell.heading) ? { ...cell, text: '' } : emptied(cell))),
  };
}

/**
 * Of all columns in their places. Only a row that was left out has them all; without one the further columns stand, in their
 * order, where no field does, and the fields' own have no name.
 */
function namesOf(map: ColumnMap, extras: readonly NamedCell[][], leftOut: readonly NamedCell[][]): string[] {
  // A row may have cells that no other has: behind those of the list.
  const shortest = (rows: readonly NamedCell[][]) => rows.toSorted((a, b) => a.length - b.length)[0];
  const whole = shortest(leftOut);
  if (whole) return whole.map(({ heading }) => heading);
  const names: string[] = [];
  for (const field of personFields) {
    const column = map[field];
    if (column !== undefined) names[column - 1] = '';
  }
  let place = 0;
  for (const { heading } of shortest(extras) ?? []) {
    while (names[place] !== undefined) place += 1;
    names[place] = heading;
  }
  return Array.from(names, (name) => name ?? '');
}

/** As the file had them: without the letter of a column that has none, and the number of one that is there twice. */
function headingsOf(names: readonly string[], map: ColumnMap, hasHeadings: boolean): string[] {
  const headings = names.map((name, index) => {
    if (name === columnLetter(index) || /^[A-Z]$/.test(name)) return '';
    return /^(.+) \(\d+\)$/.exec(name)?.[1] ?? name;
  });
  if (!hasHeadings) return headings;
  for (const field of ['nik', 'phone', 'name'] as const) {
    const column = map[field];
    if (column === undefined || headings[column - 1] !== '') continue;
    // One that is there twice has the heading of the field's own, which nobody knows any more.
    const twin = headings.find(
      (heading, index) => heading !== names[index] && headingMeaning(heading)?.field === field,
    );
    headings[column - 1] = twin ?? plainNames[field];
  }
  return headings;
}

const plainNames = { nik: 'NIK', phone: 'No HP', name: 'Nama' } as const;

function cellsOf(person: StoredPerson, extra: readonly NamedCell[], map: ColumnMap, placeOf: Map<string, number>) {
  const cells = inPlaces(extra, placeOf);
  for (const field of ['nik', 'phone', 'name'] as const) {
    const column = map[field];
    if (column !== undefined) put(cells, column - 1, person[field]);
  }
  return cells;
}

function inPlaces(cells: readonly NamedCell[], placeOf: ReadonlyMap<string, number>): Cell[] {
  const found: Cell[] = [];
  for (const { heading, text } of cells) {
    const place = placeOf.get(heading);
    if (place !== undefined && text !== '') put(found, place, text);
  }
  return found;
}

function put(cells: Cell[], place: number, cell: Cell): void {
  while (cells.length < place) cells.push(null);
  cells[place] = cell;
}

function isStored(sample: readonly Cell[][], index: number): boolean {
  return sample.some((cells) => (cells[index] ?? null) !== null);
}
