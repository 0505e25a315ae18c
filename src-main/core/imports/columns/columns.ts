/**
 * Which column is which field: by its heading, otherwise by what its cells hold, and above both by the operator's
 * choice. Each guess says how it was made.
 */

import { type ColumnField, columnFields } from '../../../contract/person.ts';
import type { ColumnDoubt, ColumnMap, ReadChoices } from '../../../contract/reading.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Cell } from '../../spreadsheet/cell.ts';
import { type CellKind, type ColumnCells, createColumnCells } from './column-cells.ts';
import { columnDoubts } from './column-doubts.ts';
import { columnOfName } from './column-names.ts';
import { type HeadingMeaning, headingMeaning, plainHeading } from './heading-words.ts';

type GuessedBy = 'heading' | 'values' | 'chosen';
export type Columns = {
  map: ColumnMap;
  /** For each mapped field, how it was found. */
  guessedBy: Partial<Record<ColumnField, GuessedBy>>;
  /** For each mapped field, the share (0–1) of the cells looked at that can be it; none where no cell is filled. */
  fits: Partial<Record<ColumnField, number>>;
  /** Fields that may be any of several columns: they are not in `map` before the operator said which. */
  doubts: ColumnDoubt[];
};
export type ColumnChoices = Pick<ReadChoices, 'guessColumns'> &
  Partial<Pick<ReadChoices, 'columns' | 'columnHeadings' | 'noColumn' | 'columnOrigins'>>;

type Candidate = { column: number; field: ColumnField; score: number; guessedBy: GuessedBy };

/** Above this share of its cells, a column without a telling heading is taken for what they hold. */
const convincing = 0.6;
/** Below this share, a heading is not borne out by its cells: it lies, or all of them are wrong. */
const unlikely = 0.1;

/** `sample`: rows of data. Errors: `column-unknown`. It is not an error here that a field has no column. */
export function findColumns(headings: readonly string[], sample: readonly Cell[][], choices: ColumnChoices): Columns {
  const width = Math.max(headings.length, ...sample.map((cells) => cells.length), 0);
  const cells = Array.from({ length: width }, (_, index) => createColumnCells(sample, index));
  const chosen = chosenColumns(headings, width, choices);
  const found: Columns = { map: { ...chosen }, guessedBy: {}, fits: {}, doubts: [] };
  for (const field of columnFields) if (chosen[field] !== undefined) found.guessedBy[field] = 'chosen';

  const meanings = cells.map((_, index) => headingMeaning(headings[index] ?? ''));
  const without = new Set(choices.noColumn);
  if (choices.guessColumns) {
    takeBest(found, guesses(headings, meanings, cells), without);
  }
  leaveOpen(found, choices, { headings, meanings, cells });
  if (choices.guessColumns) takeBest(found, birthDateByValues(found, headings, meanings, cells), without);
  for (const field of columnFields) {
    const share = cells[(found.map[field] ?? 0) - 1]?.share(kindOf[field]) ?? null;
    if (share !== null) found.fits[field] = share;
  }
  return found;
}

const kindOf = {
  nik: 'nik',
  ecNik: 'nik',
  phone: 'phone',
  ecPhone: 'phone',
  name: 'words',
  ecName: 'words',
  birthDate: 'date',
} as const satisfies Record<ColumnField, CellKind>;

/** What nobody can tell has no column; and what was guessed of a contact beside it, by the same headings, neither. */
function leaveOpen(
  found: Columns,
  { columnOrigins: origins = {} }: ColumnChoices,
  read: { headings: readonly string[]; meanings: readonly HeadingMeaning[]; cells: readonly ColumnCells[] },
): void {
  const by: Parameters<typeof columnDoubts>[0]['by'] = {};
  for (const field of columnFields) {
    const guessed = found.guessedBy[field];
    if (guessed === undefined) continue;
    // Carried over from a guess it is as good as its heading.
    by[field] = guessed !== 'chosen' ? guessed : origins[field] === 'guess' ? 'heading' : (origins[field] ?? 'hand');
  }
  const { doubts, displaced } = columnDoubts({ map: found.map, by, ...read });
  found.doubts = doubts;
  const open = new Set(found.doubts.map(({ field }) => field));
  for (const field of columnFields) {
    const contact = field === 'ecNik' || field === 'ecPhone' || field === 'ecName';
    if (!open.has(field) && !(displaced && contact && by[field] !== 'hand')) continue;
    delete found.map[field];
    delete found.guessedBy[field];
  }
}

function takeBest(found: Columns, candidates: readonly Candidate[], without: ReadonlySet<ColumnField>): void {
  const taken = new Set(Object.values(found.map));
  for (const { column, field, guessedBy } of candidates) {
    if (found.map[field] !== undefined || taken.has(column) || without.has(field)) continue;
    found.map[field] = column;
    found.guessedBy[field] = guessedBy;
    taken.add(column);
  }
}

function chosenColumns(headings: readonly string[], width: number, choices: ColumnChoices): ColumnMap {
  const chosen: ColumnMap = {};
  for (const field of columnFields) {
    const heading = choices.columnHeadings?.[field];
    if (choices.noColumn?.includes(field)) continue;
    const column = choices.columns?.[field] ?? (heading === undefined ? undefined : columnOf(headings, width, heading));
    if (column === undefined) continue;
    if (column > width) {
      throw new CoreError('column-unknown', 'The file has no such column.', { details: { field, column } });
    }
    chosen[field] = column;
  }
  return chosen;
}

/** Errors: `column-unknown`. */
function columnOf(headings: readonly string[], width: number, wanted: string): number {
  const column = columnOfName(headings, width, wanted);
  if (column === null) {
    throw new CoreError('column-unknown', 'The file has no column with that heading.', {
      details: { heading: wanted },
    });
  }
  return column;
}

/** Best first; between equals, the column further left. */
function guesses(
  headings: readonly string[],
  meanings: readonly HeadingMeaning[],
  cells: readonly ColumnCells[],
): Candidate[] {
  const candidates = cells.flatMap((column, index) => candidatesOf(index + 1, meanings[index] ?? null, column));
  // Of two columns with the same heading the first is the person's: a few bad cells in it do not make it the other's.
  const first = new Map<string, number>();
  for (const candidate of candidates) {
    const heading = plainHeading(headings[candidate.column - 1] ?? '');
    if (heading === '') continue;
    const key = `${candidate.field} ${heading}`;
    const most = first.get(key);
    if (most !== undefined) candidate.score = Math.min(candidate.score, most);
    if (candidate.score > 2.5) first.set(key, candidate.score);
  }
  return candidates.sort((a, b) => b.score - a.score || a.column - b.column);
}

function candidatesOf(column: number, meaning: HeadingMeaning, cells: ColumnCells): Candidate[] {
  // An emergency contact is never guessed from values alone: nothing in them says whose they are.
  if (meaning === null) return byValues(column, cells, { nik: 'nik', phone: 'phone' });
  const { field } = meaning;
  if (field === 'other') return [];
  if (field === 'contact') {
    const numbers = numbersIn(cells);
    const contact = numbers === 'nik' ? 'ecNik' : numbers === 'phone' ? 'ecPhone' : 'ecName';
    return [{ column, field: contact, score: 4, guessedBy: 'heading' }];
  }
  const share = cells.share(kindOf[field]);
  if (share !== null && share < unlikely) {
    // The heading promises one thing, the cells are plainly another: they are believed.
    const isContact = field === 'ecNik' || field === 'ecPhone' || field === 'ecName';
    const lying = byValues(
      column,
      cells,
      isContact ? { nik: 'ecNik', phone: 'ecPhone' } : { nik: 'nik', phone: 'phone' },
    );
    if (lying.length > 0) return lying;
  }
  // A heading that promises a NIK over cells of another kind (a customer number called "ID") is believed only if strong.
  if (meaning.strength === 1 && share !== null && share < 0.3) return [];
  // "NIK" is also an employee number: where no cell can be one, a column that does hold them goes first.
  const unbelieved = share !== null && share < unlikely / 2 && (kindOf[field] === 'nik' || kindOf[field] === 'phone');
  // Words nobody knows beside "HP" may say whose: a heading without them goes first, however its cells look.
  const certainty = meaning.unknown ? 5.9 : meaning.strength === 2 ? 10 : 6;
  const score = certainty + 4 * nearly(share ?? 0) - (share === null ? 8 : 0);
  return [{ column, field, score: unbelieved ? 2.5 : score - (meaning.second ? 3 : 0), guessedBy: 'heading' }];
}

function byValues(column: number, cells: ColumnCells, fields: { nik: ColumnField; phone: ColumnField }): Candidate[] {
  const numbers = numbersIn(cells);
  if (numbers === null) return [];
  // The number of a family card is made like a NIK, but for the women's days.
  const score = 5 * nearly(cells.share(numbers) ?? 0) + (numbers === 'nik' && cells.hasWomen() ? 0.5 : 0);
  return [{ column, field: fields[numbers], score, guessedBy: 'values' }];
}

function numbersIn(cells: ColumnCells): 'nik' | 'phone' | null {
  if ((cells.share('nik') ?? 0) >= convincing) return 'nik';
  return (cells.share('phone') ?? 0) >= convincing ? 'phone' : null;
}

/** A few bad cells must not put the second of two good columns before the first. */
function nearly(share: number): number {
  return share >= 0.9 ? 1 : share;
}

/**
 * Dates are many things, so values alone make a column the birth date only where they are the dates in the NIKs beside
 * them, row by row.
 */
function birthDateByValues(
  { map }: Columns,
  headings: readonly string[],
  meanings: readonly HeadingMeaning[],
  cells: readonly ColumnCells[],
): Candidate[] {
  const niks = cells[(map.nik ?? 0) - 1];
  if (!niks || map.birthDate !== undefined) return [];
  return cells.flatMap((column, index): Candidate[] => {
    const heading = plainHeading(headings[index] ?? '');
    if (meanings[index] !== null && !/^(tgl|tanggal|date)$/.test(heading)) return [];
    const agreeing = column.shareWithBirthDateOf(niks);
    if (agreeing === null || agreeing < convincing) return [];
    return [{ column: index + 1, field: 'birthDate', score: agreeing, guessedBy: 'values' }];
  });
}
