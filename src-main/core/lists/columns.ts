/**
 * Which column is which field: by its heading, failing that by what its cells hold, and above both by what the operator
 * chose. Each guess says how it was made.
 */
import type { ColumnMap } from '../../contract/lists.ts';
import { type ColumnField, columnFields, type PersonField } from '../../contract/person.ts';
import { CoreError } from '../errors.ts';
import { columnOfName } from './column-names.ts';
import { type HeadingMeaning, headingMeaning } from './reading/heading-words.ts';
import { type Cell, cellText, isBlank } from './rules/cell.ts';
import { checkNik } from './rules/nik.ts';
import { birthDay } from './rules/nik-birth-date.ts';
import { checkPhone } from './rules/phone.ts';

type GuessedBy = 'heading' | 'values' | 'chosen';
export type Columns = {
  map: ColumnMap;
  /** For each mapped field, how it was found. */
  guessedBy: Partial<Record<ColumnField, GuessedBy>>;
};
export type ColumnChoices = {
  columns?: ColumnMap | undefined;
  columnHeadings?: Partial<Record<ColumnField, string | undefined>> | undefined;
  guessColumns: boolean;
};

/** Shares of the cells that are not blank. */
type Shares = { present: number; nik: number; phone: number; words: number };
type Candidate = { column: number; field: PersonField; score: number; guessedBy: GuessedBy };

/** Above this share of its cells, a column without a telling heading is taken for what they hold. */
const convincing = 0.6;

/** `sample`: rows of data. Errors: `column-unknown`. It is not an error here that a field has no column. */
export function findColumns(headings: readonly string[], sample: readonly Cell[][], choices: ColumnChoices): Columns {
  const width = Math.max(headings.length, ...sample.map((cells) => cells.length), 0);
  const chosen = chosenColumns(headings, width, choices);
  const taken = new Set(Object.values(chosen));
  const map: ColumnMap = { ...chosen };
  const guessedBy: Columns['guessedBy'] = {};
  for (const field of columnFields) if (chosen[field] !== undefined) guessedBy[field] = 'chosen';

  if (!choices.guessColumns) return { map, guessedBy };
  for (const guess of guesses(headings, sample, width)) {
    if (map[guess.field] !== undefined || taken.has(guess.column)) continue;
    map[guess.field] = guess.column;
    guessedBy[guess.field] = guess.guessedBy;
    taken.add(guess.column);
  }
  return { map, guessedBy };
}

function chosenColumns(headings: readonly string[], width: number, choices: ColumnChoices): ColumnMap {
  const chosen: ColumnMap = {};
  for (const field of columnFields) {
    const heading = choices.columnHeadings?.[field];
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
function guesses(headings: readonly string[], sample: readonly Cell[][], width: number): Candidate[] {
  const candidates: Candidate[] = [];
  for (let column = 1; column <= width; column++) {
    const meaning = headingMeaning(headings[column - 1] ?? '');
    const shares = sharesOf(sample, column - 1);
    candidates.push(...candidatesOf(column, meaning, shares));
  }
  return candidates.sort((a, b) => b.score - a.score || a.column - b.column);
}

function candidatesOf(column: number, meaning: HeadingMeaning, shares: Shares): Candidate[] {
  if (meaning === null) {
    // An emergency contact is never guessed from values: nothing in them says whose they are.
    if (shares.nik >= convincing) return [{ column, field: 'nik', score: 5 * shares.nik, guessedBy: 'values' }];
    if (shares.phone >= convincing) return [{ column, field: 'phone', score: 5 * shares.phone, guessedBy: 'values' }];
    return [];
  }
  if (meaning.field === 'other') return [];
  if (meaning.field === 'contact') {
    const field = shares.nik >= convincing ? 'ecNik' : shares.phone >= convincing ? 'ecPhone' : 'ecName';
    return [{ column, field, score: 4, guessedBy: 'heading' }];
  }
  const share = shareFor(meaning.field, shares);
  // A heading that promises a NIK over cells of another kind (a customer number called "ID") is believed only if strong.
  if (meaning.strength === 1 && shares.present > 0 && share < 0.3) return [];
  const score = (meaning.strength === 2 ? 10 : 6) + 4 * share - (shares.present === 0 ? 8 : 0);
  return [{ column, field: meaning.field, score, guessedBy: 'heading' }];
}

function shareFor(field: PersonField, shares: Shares): number {
  switch (field) {
    case 'nik':
    case 'ecNik':
      return shares.nik;
    case 'phone':
    case 'ecPhone':
      return shares.phone;
    case 'name':
    case 'ecName':
      return shares.words;
  }
}

function sharesOf(sample: readonly Cell[][], index: number): Shares {
  const present = sample.map((cells) => cells[index] ?? null).filter((cell) => !isBlank(cell));
  const share = (test: (cell: Cell) => boolean) =>
    present.length === 0 ? 0 : present.filter(test).length / present.length;
  return { present: present.length, nik: share(holdsNik), phone: share(holdsPhone), words: share(holdsWords) };
}

/** Sixteen digits that name a date: an account number seldom does. A number that lost a digit still looks like one. */
function holdsNik(cell: Cell): boolean {
  const text = typeof cell === 'number' && cell > 1e15 && cell < 1e16 ? String(cell) : cell;
  const { value } = checkNik(text, 'nik', { nikLength: false, nikDate: false });
  return value !== null && birthDay(value) !== null;
}

function holdsPhone(cell: Cell): boolean {
  return checkPhone(cell, 'phone').value !== null;
}

function holdsWords(cell: Cell): boolean {
  return /\p{L}{2,}/u.test(cellText(cell)) && !/\d{4,}/.test(cellText(cell));
}
