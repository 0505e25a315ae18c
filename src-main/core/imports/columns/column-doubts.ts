/**
 * Fields whose column headings and cells do not determine. A wrong guess would ask about somebody else, so such a field
 * has no column until the operator chooses one.
 */

import type { ColumnField } from '../../../contract/person.ts';
import type { ColumnDoubt, ColumnMap } from '../../../contract/reading.ts';
import type { ColumnCells } from './column-cells.ts';
import { type HeadingMeaning, isNeutralHeading, plainHeading } from './heading-words.ts';

/** What the doubts are about: the columns as they were found, and what headings and cells say of each. Indexes from 0. */
export type Found = {
  map: ColumnMap;
  /** How each field came to its column; `hand`: the operator said it of this very file. */
  by: Partial<Record<ColumnField, 'heading' | 'values' | 'mapping' | 'hand'>>;
  /** '' where a column has none. */
  headings: readonly string[];
  meanings: readonly HeadingMeaning[];
  cells: readonly ColumnCells[];
};

/** From this share of its cells on, a column is one of that kind. */
const convincing = 0.6;
/** Below this share, a heading is not borne out by its cells. */
const unlikely = 0.1;

type Own = 'nik' | 'phone';

/**
 * In the order in which they are asked. Empty: every column is plain, or the operator said which it is. `displaced`: the
 * headings have moved, so that nothing they say of a contact is to be believed.
 */
export function columnDoubts(found: Found): { doubts: ColumnDoubt[]; displaced: boolean } {
  const displaced = headingsDisplaced(found);
  const doubts: ColumnDoubt[] = [];
  for (const own of ['nik', 'phone'] as const) {
    const doubt = ownDoubt(found, own, displaced);
    if (doubt) doubts.push(doubt);
  }
  const name = nameDoubt(found, displaced && doubts.length > 0);
  return { doubts: name ? [...doubts, name] : doubts, displaced };
}

function ownDoubt(found: Found, own: Own, displaced: boolean): ColumnDoubt | null {
  const { map, by, meanings, headings } = found;
  const column = (map[own] ?? 0) - 1;
  const how = by[own];
  if (column < 0 || how === 'hand') return null;
  const alike = columnsLike(found, own);
  const asked = (reason: ColumnDoubt['reason'], columns: readonly number[]): ColumnDoubt => ({
    field: own,
    reason,
    columns: [...new Set(columns)].map((index) => index + 1),
  });
  // Moved headings tell of no column whose it is, not even of one they seem to fit.
  if (displaced && alike.length > 1) return asked('displaced', alike);
  if (how === 'mapping') return null;
  const meaning = meanings[column] ?? null;
  if (meaning?.field === 'other' || meaning?.field === 'contact' || meaning?.field.startsWith('ec')) {
    return asked(displaced ? 'displaced' : 'heading', [column, ...alike]);
  }
  const promised = meanings.findIndex((one, index) => index !== column && isPlainly(one, own) && !one?.second);
  const plain = isPlainly(meaning, own);
  if (!plain && promised >= 0 && !swapped(found) && !nobodyElsesNear(found, own, column, alike)) {
    return asked('displaced', [...alike, promised]);
  }
  const twice = headings.findIndex(
    (one, index) => index < column && one !== '' && plainHeading(one) === plainHeading(headings[column] ?? ''),
  );
  if (twice >= 0) return asked('alike', [twice, column]);
  if (meaning === null || (meaning.field !== own && !swapped(found))) {
    const open = alike.filter((index) => meanings[index] === null || isUnsure(meanings[index] ?? null, own));
    if (open.length > 1 && !(own === 'nik' && onlyOneOfPeople(found, open))) return asked('alike', open);
    const other = own === 'nik' ? 'phone' : 'nik';
    const known = by[other] === 'hand' || isPlainly(meanings[(map[other] ?? 0) - 1] ?? null, other);
    if (known && meaning === null && !isNeutralHeading(headings[column] ?? '')) return asked('heading', open);
  }
  const rivals = own === 'nik' ? niksOfOthers(found, column, alike) : [];
  if (rivals.length > 0) return asked('alike', [column, ...rivals]);
  if (meaning?.field === own && 'second' in meaning) {
    // Where there is a second number, the first is under some heading.
    const first = alike.filter((index) => index < column && meanings[index] === null);
    if (first.length > 0) return asked('alike', [...first, column]);
  }
  if (own === 'phone' && isContactsNumber(found, meaning)) return asked('heading', [column, ...alike]);
  if (meaning?.field === own && !namesTheSame(found, meaning.unknown)) {
    const open = alike.filter((index) => meanings[index] === null || isUnsure(meanings[index] ?? null, own));
    return asked('heading', [column, ...open]);
  }
  return null;
}

/** Columns whose headings say NIK as plainly, over the NIKs of other people: a person has one. */
function niksOfOthers({ cells, meanings, headings }: Found, column: number, alike: readonly number[]): number[] {
  const mine = cells[column];
  const heading = plainHeading(headings[column] ?? '');
  return alike.filter((index) => {
    const meaning = meanings[index] ?? null;
    if (index === column || !mine || !isPlainly(meaning, 'nik') || meaning.second) return false;
    // Of two columns with the same heading the first is the person's.
    if (plainHeading(headings[index] ?? '') === heading) return false;
    return (cells[index]?.shareWithNiksOf(mine) ?? 1) < 0.8;
  });
}

/** The number of a contact who has a name of his own, beside the person's name. */
function isContactsNumber({ map, meanings }: Found, meaning: HeadingMeaning): boolean {
  const contact = (one: HeadingMeaning) => one !== null && 'contact' in one;
  return (
    contact(meaning) &&
    map.name !== undefined &&
    meanings.some((one, index) => one?.field === 'name' && contact(one) && map.name !== index + 1)
  );
}

/** A name that is sent beside the NIK must be the same person's. */
function nameDoubt(found: Found, displaced: boolean): ColumnDoubt | null {
  const { map, by, meanings, cells } = found;
  const column = (map.name ?? 0) - 1;
  if (column < 0 || by.name === 'hand') return null;
  const words = cells.flatMap((one, index) => ((one.share('words') ?? 0) >= convincing ? [index] : []));
  const asked = (reason: ColumnDoubt['reason'], open: readonly number[]): ColumnDoubt => ({
    field: 'name',
    reason,
    columns: [...new Set([column, ...open])].map((index) => index + 1),
  });
  if (displaced) return asked('displaced', words);
  if (by.name === 'mapping') return null;
  const meaning = meanings[column] ?? null;
  if (meaning?.field === 'other' || meaning?.field.startsWith('ec')) return asked('heading', []);
  if (meaning?.field !== 'name' || namesTheSame(found, meaning.unknown)) return null;
  const open = words.filter((index) => meanings[index] === null || isUnsure(meanings[index] ?? null, 'name'));
  return asked('heading', open);
}

/** Columns (from 0) that hold NIKs, or phones, and are not plainly the number of a thing or of the branch's own people. */
function columnsLike({ cells, meanings, map }: Found, own: Own): number[] {
  return cells.flatMap((column, index) => {
    const alike = (column.share(own) ?? 0) >= convincing;
    const other = meanings[index]?.field === 'other' && map[own] !== index + 1;
    return alike && !other ? [index] : [];
  });
}

/** Whether the person's headings stand over other things than they say: over phones that of the NIK, over names that of the phone. */
function headingsDisplaced(found: Found): boolean {
  if (swapped(found)) return false;
  return found.meanings.some((meaning, index) => {
    const column = found.cells[index];
    if (!column || meaning === null || meaning.field === 'other' || meaning.field === 'contact') return false;
    return standsOverOther(meaning.field, column);
  });
}

function standsOverOther(field: ColumnField, column: ColumnCells): boolean {
  const holds = (kind: 'nik' | 'phone' | 'words') => (column.share(kind) ?? 0) >= convincing;
  switch (field) {
    case 'nik':
      return (column.share('nik') ?? 1) < unlikely && (holds('phone') || holds('words'));
    case 'phone':
      return (column.share('phone') ?? 1) < unlikely && (holds('nik') || holds('words'));
    case 'name':
    case 'birthDate':
      return holds('nik') || holds('phone');
    // Among themselves they are one contact's.
    case 'ecNik':
    case 'ecPhone':
    case 'ecName':
      return false;
  }
}

/** The headings of NIK and phone stand over each other's cells, both of the same person. */
function swapped({ map, meanings }: Found): boolean {
  const nik = meanings[(map.nik ?? 0) - 1];
  const phone = meanings[(map.phone ?? 0) - 1];
  return nik?.field === 'phone' && phone?.field === 'nik';
}

/** The only NIKs of the file stand under `Nomor`, or under another heading of the person's: nobody else's are near. */
function nobodyElsesNear({ headings, meanings }: Found, own: Own, column: number, alike: readonly number[]): boolean {
  if (alike.length !== 1) return false;
  const meaning = meanings[column] ?? null;
  const ofThePerson = meaning?.field === 'nik' || meaning?.field === 'phone' || meaning?.field === 'name';
  if (meaning !== null) return ofThePerson && meaning.field !== own;
  const heading = headings[column] ?? '';
  return heading !== '' && isNeutralHeading(heading);
}

/** Of two columns like NIKs one is of family cards, which are made like a man's NIK: no woman's days are in it. */
function onlyOneOfPeople({ cells }: Found, open: readonly number[]): boolean {
  const shares = open.map((index) => cells[index]?.shareOfWomen() ?? null);
  const mixed = shares.filter((share) => share !== null && share > 0 && share < 1);
  return mixed.length === 1 && shares.filter((share) => share === 0).length === shares.length - 1;
}

/** Words beside "HP" that nobody knows are about the person where the NIK, or the phone, has them too. */
function namesTheSame({ map, meanings }: Found, unknown: readonly string[] | undefined): boolean {
  if (unknown === undefined) return true;
  const own = (['nik', 'phone', 'name'] as const).flatMap((field) => {
    const meaning = meanings[(map[field] ?? 0) - 1] ?? null;
    if (meaning === null || !('unknown' in meaning || isPlainly(meaning, field))) return [];
    return meaning.field === field ? [new Set('unknown' in meaning ? meaning.unknown : [])] : [];
  });
  return own.length > 1 && own.every((words) => unknown.every((word) => words.has(word)));
}

function isPlainly(
  meaning: HeadingMeaning,
  field: ColumnField,
): meaning is Exclude<HeadingMeaning, null> & { second?: true } {
  return meaning !== null && meaning.field === field && meaning.strength === 2 && meaning.unknown === undefined;
}

function isUnsure(meaning: HeadingMeaning, field: ColumnField): boolean {
  return meaning !== null && meaning.field === field && !isPlainly(meaning, field);
}
