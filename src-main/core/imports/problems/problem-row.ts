/**
 * One row of a problems file. Its cells are text, so that what is typed into them stays as typed; but an untouched cell
 * must mean what it meant before: digits that a number has lost must not come back as a NIK that looks whole.
 */

import type { ColumnField, PersonField, Problem, Severity } from '../../../contract/person.ts';
import type { ColumnMap } from '../../../contract/reading.ts';
import type { Language } from '../../../contract/settings.ts';
import { fieldWords } from '../../../words/fields.ts';
import { problemWords } from '../../../words/problems.ts';
import { problemsFileWords } from '../../../words/problems-file.ts';
import { acceptsNothing } from '../../person/finding.ts';
import { checkName } from '../../person/name.ts';
import { checkNik, mayHaveLostDigits } from '../../person/nik.ts';
import { checkPhone } from '../../person/phone.ts';
import { type Cell, cellText } from '../../spreadsheet/cell.ts';
import type { PersonRow, SheetCell } from '../../spreadsheet/write/model/sheet-cell.ts';
import { cellsOf, headingsOf, type SheetColumns } from '../../spreadsheet/write/model/sheet-columns.ts';
import { columnLetter } from '../columns/column-names.ts';
import { isOfProblemsFile } from '../columns/problems-file-headings.ts';

/** A column of the list; `heading` as the file will have it, `place` (from 0) where it stands in the list. */
export type ProblemColumn = { heading: string; field: ColumnField | null; place: number };
export type ProblemColumns = {
  shown: ProblemColumn[];
  /** The way to a stray cell far to the right: behind the mark, and only where something stands. */
  behind: ProblemColumn[];
};

/** So many columns are shown in any case. */
const neverFarRight = 100;

export type ProblemRow = {
  /** By place. */
  texts: readonly string[];
  /** All of the row, also those nobody asked to be told: they say what its cells are. */
  problems: readonly (Pick<Problem, 'code' | 'field' | 'severity'> & {
    /** From 1; null: the whole row's. Absent: that of its field. */
    column?: number | null;
  })[];
  /** Those that are put into words. Absent: all. */
  explained?: readonly Severity[];
  mark: string;
};

/** `columns`: which column (from 1) each field has. Those of an earlier problems file are neither shown nor kept. */
export function problemColumns(headings: readonly string[], columns: ColumnMap): ProblemColumns {
  const fieldOf = new Map(Object.entries(columns).map(([field, column]) => [column, field as ColumnField]));
  const all = headings.map((heading, place) => ({ heading, field: fieldOf.get(place + 1) ?? null, place }));
  const lastNamed = all.findLastIndex(({ heading, field }, place) => field !== null || heading !== columnLetter(place));
  const end = Math.max(lastNamed + 1, neverFarRight);
  const own = all.filter(({ heading }) => !isOfProblemsFile(heading));
  return { shown: own.filter(({ place }) => place < end), behind: own.filter(({ place }) => place >= end) };
}

type Texts = (typeof problemsFileWords)[Language];

/** What stands behind the columns of the list. By their headings the file is known again (columns/problems-file-headings.ts). */
const ownColumns: SheetColumns<Texts, { row: ProblemRow; columns: readonly ProblemColumn[]; language: Language }> = {
  reason: ({ row, columns, language }, texts) => reasonsOf(row, columns, language, texts),
  mark: ({ row }) => row.mark,
};

/** The columns shown, then the file's own. */
export function problemHeadings({ shown }: ProblemColumns, language: Language): string[] {
  return [...shown.map(({ heading }) => heading), ...headingsOf(ownColumns, problemsFileWords[language])];
}

/** In the order of `problemHeadings`. */
export function problemRow(row: ProblemRow, { shown: columns, behind }: ProblemColumns, language: Language): PersonRow {
  const cells = columns.map(({ field, place }) => cellOf(row.texts[place] ?? '', field, row));
  if (row.problems.some(({ code }) => code === 'row-malformed')) putInDoubt(cells, columns);
  const extra = behind.flatMap(({ heading, place }) => {
    const text = row.texts[place] ?? '';
    return text === '' ? [] : [{ heading, text }];
  });
  return {
    cells: [...cells, ...cellsOf(ownColumns, { row, columns, language }, problemsFileWords[language])],
    extra,
  };
}

function cellOf(text: string, field: ColumnField | null, { problems }: Pick<ProblemRow, 'problems'>): SheetCell {
  if (text === '') return null;
  // Nothing says what a further cell was; as the number it may have been it has the same text.
  if (field === null || field === 'birthDate') return numberThatLostDigits(text) ?? text;
  const cell = cellMeant(text, field, problems);
  if (typeof cell === 'number') return { number: cell };
  if (typeof cell === 'object' && cell?.kind === 'error') return { error: cell.text };
  return field === 'name' || field === 'ecName' ? (numberThatLostDigits(text) ?? text) : text;
}

/** The cell that has such a text and just these problems: text, a number, or an error value. */
export function cellMeant(text: string, field: PersonField, problems: ProblemRow['problems']): Cell {
  const codes = problems.flatMap((problem) => (problem.field === field && faulty(problem) ? [problem.code] : []));
  if (codes.length === 0) return text;
  const ways: Cell[] = [text];
  if (/^-?\d{1,25}(\.\d+)?$/.test(text)) ways.push(Number(text));
  if (text.startsWith('#')) ways.push({ kind: 'error', text });
  const same = ways.find((cell) => {
    const found = faultsOf(cell, field);
    return codes.every((code) => found.includes(code));
  });
  return same ?? text;
}

function numberThatLostDigits(text: string): SheetCell | null {
  if (!/^-?[1-9]\d{15,20}$/.test(text)) return null;
  const number = Number(text);
  return mayHaveLostDigits(number) && cellText(number) === text ? { number } : null;
}

/** What keeps the row, or the field, from being used. */
function faulty({ severity, code }: ProblemRow['problems'][number]): boolean {
  return severity === 'error' || code === 'cell-error' || code === 'ec-nik-invalid' || code === 'ec-phone-invalid';
}

function faultsOf(cell: Cell, field: PersonField): string[] {
  switch (field) {
    case 'nik':
      return checkNik(cell, field, acceptsNothing).findings.map(({ code }) => code);
    case 'ecNik':
      return checkNik(cell, field, acceptsNothing).value === null ? ['ec-nik-invalid'] : [];
    case 'phone':
      return checkPhone(cell, field).findings.map(({ code }) => code);
    case 'ecPhone':
      return checkPhone(cell, field).value === null ? ['ec-phone-invalid'] : [];
    case 'name':
    case 'ecName':
      return checkName(cell, field).findings.map(({ code }) => code);
  }
}

/** In a workbook its cells stand as if they were sure. The mark in front of the NIK keeps the row out until somebody looked. */
function putInDoubt(cells: SheetCell[], columns: readonly ProblemColumn[]): void {
  const nik = columns.findIndex(({ field }) => field === 'nik');
  const text = cells[nik];
  if (typeof text === 'string') cells[nik] = `? ${text}`;
}

/** `No HP: Ini nomor telepon rumah. Isi nomor HP yang diawali 08. [phone-landline]; …`, errors first; the codes are those of the screen and of scripts. */
function reasonsOf(
  { problems, explained }: ProblemRow,
  columns: readonly ProblemColumn[],
  language: Language,
  { malformed }: Texts,
): string {
  const sentenceOf = problemWords[language].problem;
  const wanted = problems.filter(({ severity }) => explained?.includes(severity) ?? true);
  const errorsFirst = wanted.sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  const sentences = errorsFirst.map(({ code, field, column }) => {
    const at = columns.find((one) =>
      column === undefined ? field !== null && one.field === field : one.place + 1 === column,
    );
    const about = at?.heading ?? (field && fieldWords[language][field]);
    const said = code === 'row-malformed' ? `${sentenceOf[code]} ${malformed}` : sentenceOf[code];
    return `${about && !beginsWith(said, about) ? `${about}: ` : ''}${said} [${code}]`;
  });
  return [...new Set(sentences)].join('; ');
}

/** `NIK kosong`, and `The NIK is empty`, need no `NIK:` before them. */
function beginsWith(sentence: string, heading: string): boolean {
  return sentence.toLowerCase().replace(/^the /, '').startsWith(heading.toLowerCase());
}
