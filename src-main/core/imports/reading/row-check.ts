/** Checks one row of a planned table by the rules: whom it is about, or why nobody can be asked about. */

import { type Person, type PersonField, personFields } from '../../../contract/person.ts';
import type { ReadChoices } from '../../../contract/reading.ts';
import { checkPerson, type PersonCells } from '../../person/check-person.ts';
import { isRestrictedContact } from '../../person/emergency-contact.ts';
import { type Finding, fault, note, warning } from '../../person/finding.ts';
import { checkFurtherCells, cutText } from '../../person/further-cells.ts';
import { type Cell, cellText, isBlank } from '../../spreadsheet/cell.ts';
import { isPacked } from '../../spreadsheet/read/table/packed-table.ts';
import { mostColumns, mostRows, type SourceRow, type Table } from '../../spreadsheet/read/table/table.ts';
import { holdsPersonNumber } from '../columns/apart-columns.ts';
import { columnLetter, columnNames, type NamedCell } from '../columns/column-names.ts';
import { headingTopic } from '../columns/heading-words.ts';
import { isOfProblemsFile } from '../columns/problems-file-headings.ts';
import type { CountedRow } from '../columns/rounded-columns.ts';
import type { Plan } from './plan.ts';
import type { RowRepair } from './repairs.ts';
import { createNoPersonKinds } from './skipped-rows.ts';

export type CheckedRow =
  | {
      person: Person;
      /**
       * The file's other columns as they stand, in order, blank ones too: every row of a list has the same headings. Behind
       * them what only this row has.
       */
      extra: NamedCell[];
      findings: Finding[];
    }
  /** All columns as they stand; those of an emergency contact without consent, and of a problems file, emptied. */
  | { person: null; cells: NamedCell[]; findings: Finding[] };

export function createRowCheck(plan: Plan, choices: ReadChoices) {
  const { map } = plan.columns;
  const names = columnNames(plan.headings.texts, plan.width);
  // The birth date is only compared with the NIK: it stays a further column.
  const mapped = new Set(personFields.map((field) => (map[field] ?? 0) - 1));
  const { withheld } = plan;
  // What a problems file says of a row is not the person's.
  const ours = new Set(names.flatMap((name, index) => (isOfProblemsFile(name) ? [index] : [])));
  const ownColumns = namedOrFilled(plan);
  const extras = ownColumns.filter((index) => ![mapped, withheld, ours].some((kept) => kept.has(index)));
  // What is wrong in the birth date's own cell is reported for that field.
  const further = extras.filter((index) => index !== (map.birthDate ?? 0) - 1);
  const placed = new Set([...ownColumns, ...mapped, ...withheld, ...ours]);
  const gaps = names.flatMap((_, index) => (placed.has(index) ? [] : [index]));
  const unjudged = new Set(gaps);
  const places = { nik: (map.nik ?? 0) - 1, phone: (map.phone ?? 0) - 1, headings: plan.headings.texts };
  const kindOf = createNoPersonKinds(places);

  const lastOfFull = lastRowOfFull(plan.table);
  // Columns of which nothing was seen yet may hold anything further down: their cells are looked at one by one.
  const unseen = new Set(
    choices.ecConsent
      ? []
      : further.filter(
          (index) =>
            (plan.samples[index]?.length ?? 0) === 0 &&
            headingTopic(plan.headings.texts[index] ?? '') === 'open' &&
            !choices.keptColumns?.includes(index + 1),
        ),
  );

  /** Somebody else's number in a column nobody has judged, or in a cell that only this row has. */
  function hides(index: number, cell: Cell): boolean {
    if (choices.ecConsent) return false;
    const judged = index < names.length && !unseen.has(index) && !unjudged.has(index);
    return !judged && holdsPersonNumber(cell);
  }

  const textOf = (cells: readonly Cell[], index: number): string =>
    hides(index, cells[index] ?? null) ? '' : cutText(cellText(cells[index]));

  /** What stands where no other row is known to have anything: it is kept of this row alone, under a name of its own. */
  function strays(cells: readonly Cell[]): readonly number[] {
    if (cells.length <= names.length && gaps.length === 0) return none;
    const found = gaps.filter((index) => !isBlank(cells[index]));
    for (let index = names.length; index < cells.length; index++) {
      if (!isBlank(cells[index]) && !placed.has(index)) found.push(index);
    }
    return found;
  }

  /** Of all columns there can be: only made where a row needs it. */
  let allNames: string[] | null = null;
  function strayCell(cells: readonly Cell[], index: number): NamedCell {
    allNames ??= columnNames(plan.headings.texts, mostColumns);
    return { heading: allNames[index] ?? columnLetter(index), text: textOf(cells, index) };
  }

  return {
    /** Indexes from 0 of columns nothing may be kept or shown of. */
    withheld,
    hides,
    names,

    /** Whether the row is no person's at all: a heading, blank, a total, a signature. Asked of all rows, in order. */
    passesOver(source: SourceRow): boolean {
      if (source.row <= plan.headings.lastRow) return true;
      if (source.malformed) return false;
      if (source.hidden && choices.hiddenRows === 'leave-out') return true;
      return choices.totalsRows === 'leave-out' && kindOf(source.cells) !== null;
    },

    /** Into the counts of its columns; a row the operator left out stands in none. */
    numbersOf(source: SourceRow, repair: RowRepair | undefined, person: Person | null): CountedRow | null {
      if (source.malformed || repair?.skipped) return null;
      return {
        person,
        cellOf(field) {
          const index = (map[field] ?? 0) - 1;
          return repair?.cells.get(index) ?? source.cells[index] ?? null;
        },
      };
    },

    check(source: SourceRow, repair?: RowRepair): CheckedRow {
      const cells = repair ? repairedCells(source.cells, repair) : source.cells;
      const accepts = {
        nikLength: choices.acceptNikLength || repair?.accepts.nikLength === true,
        nikDate: choices.acceptNikDate || repair?.accepts.nikDate === true,
        nikSerial: choices.acceptNikSerial || repair?.accepts.nikSerial === true,
      };
      const { person: asked, findings } = source.malformed
        ? { person: null, findings: [fault(null, 'row-malformed')] }
        : checkPerson(personCells(cells, map), { ecConsent: choices.ecConsent, accepts });
      const strayed = strays(cells);
      const restricted = asked !== null && plan.restricted.has(asked.nik);
      const person = restricted ? null : asked;
      if (restricted) findings.unshift(fault('nik', 'person-restricted'));
      if (person && isRestrictedContact(person, plan.restricted)) findings.push(warning(null, 'ec-restricted'));
      if (!source.malformed) {
        findings.push(...checkFurtherCells(cells, strayed.length === 0 ? further : [...further, ...strayed]));
      }
      if (source.hidden) findings.push(warning(null, 'hidden-row'));
      if (source.row === lastOfFull) findings.push(warning(null, 'rows-may-be-cut-off'));
      findings.push(...shapeFindings(source, plan, strayed.length > 0));
      if (repair && repair.cells.size > 0) findings.push(note(null, 'edited'));
      if (repair?.skipped) findings.unshift(fault(null, 'row-skipped'));
      if (!person || repair?.skipped) {
        const all = names.map((heading, index) => ({
          heading,
          text: withheld.has(index) || ours.has(index) ? '' : textOf(cells, index),
        }));
        for (const index of strayed) if (index >= names.length) all.push(strayCell(cells, index));
        return { person: null, cells: all, findings };
      }
      const extra = extras.map((index) => ({ heading: names[index] ?? '', text: textOf(cells, index) }));
      for (const index of strayed) extra.push(strayCell(cells, index));
      return { person, extra, findings };
    },
  };
}

/** What a sheet has at most in Excel before 2007, and since. */
const rowsOfExcel = new Set([65_536, mostRows]);

/** Of a sheet that is full to the last row Excel has: that row. */
function lastRowOfFull(table: Table): number | null {
  if (table.name === null || !isPacked(table) || table.count === 0) return null;
  const { row } = table.at(table.count - 1);
  return rowsOfExcel.has(row) ? row : null;
}

function repairedCells(cells: readonly Cell[], repair: RowRepair): Cell[] {
  const all = [...cells];
  for (const [index, text] of repair.cells) {
    while (all.length < index) all.push(null);
    all[index] = text === '' ? null : text;
  }
  return all;
}

/** A column without a heading and without a value in the rows looked at is only a gap on the way to another. */
function namedOrFilled(plan: Plan): number[] {
  const indexes = plan.samples.map((_, index) => index);
  return indexes.filter((index) => plan.headings.texts[index] || (plan.samples[index]?.length ?? 0) > 0);
}

function personCells(cells: readonly Cell[], map: Plan['columns']['map']): PersonCells {
  const found: Record<PersonField, Cell> = {
    nik: null,
    phone: null,
    name: null,
    ecNik: null,
    ecPhone: null,
    ecName: null,
  };
  for (const field of personFields) {
    const column = map[field];
    if (column !== undefined) found[field] = cells[column - 1] ?? null;
  }
  if (map.birthDate !== undefined) return { ...found, birthDate: cells[map.birthDate - 1] ?? null };
  return found;
}

/**
 * A record with another number of fields than the headings has probably lost or gained a delimiter. What no other row has is
 * told in a workbook too.
 */
function shapeFindings(source: SourceRow, plan: Plan, strayed: boolean): Finding[] {
  const expected = plan.headings.texts.length;
  if (source.malformed) return [];
  if (plan.table.countsFields && expected > 0) {
    if (source.cells.length < expected) return [warning(null, 'row-short')];
    if (source.cells.slice(expected).some((cell) => !isBlank(cell))) return [warning(null, 'row-long')];
  }
  return strayed ? [warning(null, 'row-long')] : [];
}

const none: readonly number[] = [];
