/**
 * Finds further columns that may be about somebody other than the person: contacts, family, and any phones, NIKs or
 * names that are not the person's own. Without consent, or the operator's word, nothing of them is kept: not as fields,
 * not as further columns, not in rejected rows.
 */
import type { ColumnMap } from '../../../contract/reading.ts';
import { checkNik } from '../../person/nik.ts';
import { birthDay } from '../../person/nik-birth-date.ts';
import { checkPhone } from '../../person/phone.ts';
import { type Cell, cellText, isBlank } from '../../spreadsheet/cell.ts';
import { contactColumns } from './contact-columns.ts';
import { headingMeaning, headingTopic, isThirdPersonHeading, plainHeading } from './heading-words.ts';
import { looksLikeNames } from './name-cells.ts';

/** `contact`: an emergency contact, by its heading or its field; `heading`: it names somebody else; `cells`: by what it holds. */
export type Apart = 'contact' | 'heading' | 'cells';

type Read = {
  columns: { map: ColumnMap };
  headings: { texts: readonly string[] };
};

/** From this share of its filled cells on, a column holds such things. */
const convincing = 0.5;
/** In a column that may hold anything, remarks among it, fewer numbers are people's already. */
const someOf = 0.2;

/**
 * A list of heading words is never complete, so the cells are examined as well. Indexes from 0. `sample`: rows of data.
 * What is asked about the person is not among them.
 */
export function columnsApart(read: Read, sample: readonly (readonly Cell[])[]): Map<number, Apart> {
  const apart = columnsApartByHeading(read);
  const { map } = read.columns;
  const width = Math.max(read.headings.texts.length, ...sample.map((cells) => cells.length), 0);
  const mapped = new Set(Object.values(map).map((column) => column - 1));
  const own = ownCells(read, sample);
  const further = Array.from({ length: width }, (_, index) => index)
    .filter((index) => !mapped.has(index) && !apart.has(index))
    .map((index) => {
      const heading = read.headings.texts[index] ?? '';
      return { index, topic: topicOf(heading, own), cells: sample.map((cells) => cells[index] ?? null) };
    });
  // "HP 2" is nobody's for certain where the row has the NIK of a second person.
  const two = further.some(({ topic, cells }) => topic === 'own' && holdsNikOfOthers(filledOf(cells), own));
  for (const { index, topic, cells } of further) {
    if (holdsOthers(two && topic === 'own' ? 'open' : topic, cells, own)) apart.set(index, 'cells');
  }
  return apart;
}

type Topic = ReturnType<typeof headingTopic>;

/** The heading of the person's own column once more says nothing of whose the second is. */
function topicOf(heading: string, own: OwnCells): Topic {
  const topic = headingTopic(heading);
  return topic === 'own' && own.headings.has(plainHeading(heading)) ? 'open' : topic;
}

/** What the headings alone tell: all there is to know of a list that was stored before the cells were looked at. */
function columnsApartByHeading({ columns: { map }, headings: { texts } }: Read): Map<number, Apart> {
  const apart = new Map<number, Apart>();
  const contacts = contactColumns({ columns: { map }, headings: { texts: [...texts] } });
  for (const index of contacts) apart.set(index, 'contact');
  const asked = new Set([map.nik, map.phone, map.name, map.birthDate]);
  for (const [index, text] of texts.entries()) {
    if (!asked.has(index + 1) && !apart.has(index) && isThirdPersonHeading(text)) apart.set(index, 'heading');
  }
  return apart;
}

type OwnCells = {
  nik: readonly Cell[];
  phone: readonly Cell[];
  name: readonly Cell[];
  /** What stands over them, plainly. */
  headings: ReadonlySet<string>;
  /** A column of names without a heading is the person's where nothing else is. */
  nameless: boolean;
};

function ownCells({ columns: { map }, headings: { texts } }: Read, sample: readonly (readonly Cell[])[]): OwnCells {
  const cellsOf = (column: number | undefined) => sample.map((cells) => (column ? (cells[column - 1] ?? null) : null));
  const headingsUnknown = [map.nik, map.phone].every(
    (column) => headingMeaning(texts[(column ?? 0) - 1] ?? '') === null,
  );
  const headings = [map.nik, map.phone, map.name].flatMap((column) =>
    column ? plainHeading(texts[column - 1] ?? '') : [],
  );
  return {
    ...{ nik: cellsOf(map.nik), phone: cellsOf(map.phone), name: cellsOf(map.name) },
    headings: new Set(headings),
    nameless: !map.name && headingsUnknown,
  };
}

type Filled = readonly { cell: Cell; row: number }[];

function filledOf(cells: readonly Cell[]): Filled {
  return cells.flatMap((cell, row) => (isBlank(cell) || standsForNothing(cell) ? [] : [{ cell, row }]));
}

/** What people type for "nothing": it says nothing about what the column holds. */
function standsForNothing(cell: Cell): boolean {
  if (typeof cell !== 'string') return cell === 0;
  return /^(?:[-–—_.,/?*0\s]+|n\.?\/?a\.?|nihil|kosong|none|null|(?:tidak|tdk|belum|blm) ?(?:ada|punya))$/i.test(
    cell.trim(),
  );
}

function shareOf(filled: Filled, test: (cell: Cell) => boolean): number {
  return filled.length === 0 ? 0 : filled.filter(({ cell }) => test(cell)).length / filled.length;
}

function holdsOthers(topic: Topic, column: readonly Cell[], own: OwnCells): boolean {
  const filled = filledOf(column);
  if (filled.length === 0 || topic === 'staff') return false;
  const same = (mine: readonly Cell[], key: (cell: Cell) => string | null) => sameShare(filled, mine, key) >= 0.8;
  // Numbers of accounts, contracts, family cards and taxes are made like phones and NIKs, and said to be none.
  if (topic === 'number') return false;
  const phones = shareOf(filled, holdsPhone) >= (topic === 'open' ? someOf : convincing);
  if (topic !== 'own' && phones) return !same(own.phone, phoneIn);
  if (holdsNikOfOthers(filled, own)) return true;
  if (topic !== 'open' || own.nameless) return false;
  const cells = filled.map(({ cell }) => cell);
  return looksLikeNames(cells, own.name) && !same(own.name, nameIn);
}

/** A person has one NIK: another one is somebody else's, whatever the heading says. */
function holdsNikOfOthers(filled: Filled, own: OwnCells): boolean {
  return shareOf(filled, holdsNik) >= convincing && sameShare(filled, own.nik, nikIn) < 0.8;
}

/** Of the rows that have both, how many say the same as the person's own column. */
function sameShare(filled: Filled, mine: readonly Cell[], key: (cell: Cell) => string | null): number {
  const both = filled.filter(({ row }) => key(mine[row] ?? null) !== null);
  if (both.length === 0) return 0;
  return both.filter(({ cell, row }) => key(cell) === key(mine[row] ?? null)).length / both.length;
}

/** Of one cell by itself, wherever it stands. */
export function holdsPersonNumber(cell: Cell): boolean {
  return holdsPhone(cell) || holdsNik(cell);
}

function holdsPhone(cell: Cell): boolean {
  if (phoneIn(cell) !== null) return true;
  if (typeof cell !== 'string') return false;
  return /(?:^|\D)(?:\+?62[\s-]?|0)8[1-35-9](?:[\s.-]?\d){7,10}(?!\d)/.test(cell);
}

function phoneIn(cell: Cell): string | null {
  if (cell === null) return null;
  const { value, findings } = checkPhone(cell, 'phone');
  if (value !== null) return value;
  return findings.some(({ code }) => code === 'phone-landline') ? cellText(cell).replace(/\D/g, '') : null;
}

function holdsNik(cell: Cell): boolean {
  if (nikIn(cell) !== null) return true;
  const digits = typeof cell === 'string' ? /(?:^|\D)(\d{16})(?!\d)/.exec(cell)?.[1] : undefined;
  return digits !== undefined && birthDay(digits) !== null;
}

/** Also of a number that lost its last digit. */
function nikIn(cell: Cell): string | null {
  const text = typeof cell === 'number' && cell > 1e15 && cell < 1e16 ? String(cell) : cell;
  if (text === null) return null;
  const { value } = checkNik(text, 'nik', acceptNothing);
  return value !== null && birthDay(value) !== null ? value : null;
}

const acceptNothing = { nikLength: false, nikDate: false, nikSerial: true };

function nameIn(cell: Cell): string | null {
  const text = cellText(cell)
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  return text === '' ? null : text;
}
