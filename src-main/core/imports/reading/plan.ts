/** How a table will be read: where its headings are and which columns matter. Chooses the likeliest of several sheets. */

import type { ColumnField } from '../../../contract/person.ts';
import {
  type ColumnDoubt,
  type Preview,
  type ReadChoices,
  readChoicesSchema,
  requiredFields,
} from '../../../contract/reading.ts';
import { CoreError } from '../../kernel/errors.ts';
import { type Cell, cellText, isBlank } from '../../spreadsheet/cell.ts';
import type { SourceRow, Table } from '../../spreadsheet/read/table/table.ts';
import { type Apart, columnsApart } from '../columns/apart-columns.ts';
import { columnLetter } from '../columns/column-names.ts';
import { type Columns, findColumns } from '../columns/columns.ts';
import { findHeadings, type Headings } from './heading-row.ts';
import { isNoPerson, type RowPlaces } from './skipped-rows.ts';

export type Plan = {
  table: Table;
  headings: Headings;
  columns: Columns;
  /**
   * Columns that are shown of every row: those with a heading, and what the rows have beyond them. A row that has more all
   * the same (a text file is not walked for this, and nothing is that wide) keeps it by itself.
   */
  width: number;
  /** Up to three values of each column, of those first filled further down only one. None: it is a gap. */
  samples: string[][];
  hasRows: boolean;
  /** Columns (from 0) that may be about somebody else, and why. */
  apart: ReadonlyMap<number, Apart>;
  /** Of those the ones nothing is kept, shown or told of: neither consented to nor taken by the operator. */
  withheld: ReadonlySet<number>;
  /** NIKs of people whom nobody asks about, and their numbers. */
  restricted: ReadonlySet<string>;
};

const nobody: ReadonlySet<string> = new Set();

/** Title rows, logos and addresses above a list take a few rows, not hundreds. */
const searchedRows = 60;
const sampledRows = 200;
/** A stray cell at the far right must not make every row thousands of columns wide: its row keeps it by itself. */
const widest = 1_000;

/**
 * Likeliest first. Errors: `column-unknown`, `no-data-rows` or `no-usable-column` when no table can be read, and
 * `columns-uncertain` where nobody can tell which column is whose. `allowMissing`: such a table is worth showing, and one
 * in which NIK or phone has no column, for the operator to point them out.
 */
export function planTables(tables: readonly Table[], choices: ReadChoices, allowMissing = false): Plan[] {
  const errors: CoreError[] = [];
  const plans: Plan[] = [];
  for (const table of tables) {
    try {
      plans.push(planTable(table, choices));
    } catch (error) {
      // A column chosen for one sheet may be missing in another, which is then simply not that sheet.
      if (!(error instanceof CoreError)) throw error;
      errors.push(error);
    }
  }
  const ranked = plans.map((plan, index) => ({ plan, index, score: likelihood(plan) }));
  ranked.sort((a, b) => b.score - a.score || a.index - b.index);
  const best = ranked[0]?.plan;
  const [first] = errors;
  const usable = best !== undefined && (allowMissing || missingFields(best).length === 0);
  if (!best || (first && !usable)) throw first ?? noRows();
  if (!best.hasRows) throw noRows();
  if (!allowMissing && best.columns.doubts.length > 0) throw uncertain(best);
  if (!usable) {
    throw new CoreError('no-usable-column', 'No column was found for the NIK or for the phone. Choose them.');
  }
  return ranked.map(({ plan }) => plan);
}

function planTable(table: Table, choices: ReadChoices): Plan {
  const wanted = Object.values(choices.columnHeadings ?? {}).filter((heading) => heading !== undefined);
  const first = take(table.rows(), Math.max(searchedRows, choices.headerRow ?? 0) + sampledRows);
  const searched = first.slice(0, Math.max(searchedRows, choices.headerRow ?? 0));
  const headings = findHeadings(searched, {
    chosenRow: choices.headerRow,
    headerRows: choices.headerRows,
    wanted,
    merges: table.merges,
  });
  const below = first.filter((source) => source.row > headings.lastRow).slice(0, sampledRows);
  const cells = below.map((source) => source.cells);
  const columns = findColumns(headings.texts, cells, choices);
  const places = rowPlaces({ columns, headings });
  const later = firstFilledLater(table, headings, cells);
  const filled = Math.max(lastFilled(headings.texts), ...later.keys(), ...cells.map(lastPresent)) + 1;
  // However far right it stands: a column that is asked about is shown, kept and repaired like any other.
  const width = Math.max(filled, ...Object.values(columns.map));
  // The first cell of a column that is only filled further down says as much of it as any.
  const late: Cell[] = Array.from({ length: later.size === 0 ? 0 : Math.max(...later.keys()) + 1 }, () => null);
  for (const [index, text] of later) late[index] = text;
  const apart = columnsApart({ columns, headings }, later.size === 0 ? cells : [...cells, late]);
  for (const { columns: asked } of columns.doubts) {
    // Whose they are is being asked.
    for (const column of asked) if (apart.get(column - 1) === 'cells') apart.delete(column - 1);
  }
  return {
    apart,
    withheld: withheldOf(apart, choices),
    restricted: nobody,
    table,
    headings,
    columns,
    width,
    samples: samplesOf(cells, width, later),
    hasRows: below.some(
      (source) => source.malformed || choices.totalsRows === 'take' || !isNoPerson(source.cells, places),
    ),
  };
}

/** A contact's are kept by consent alone; of the others the operator may say that they are nobody else's. */
function withheldOf(
  apart: ReadonlyMap<number, Apart>,
  { ecConsent, keptColumns = [] }: Pick<ReadChoices, 'ecConsent' | 'keptColumns'>,
): Set<number> {
  if (ecConsent) return new Set();
  return new Set(
    [...apart].flatMap(([index, why]) => (why !== 'contact' && keptColumns.includes(index + 1) ? [] : [index])),
  );
}

/**
 * Columns without a heading that no sampled row fills and a row further down does, with what stands there first. The rows
 * are only walked where the table says that there may be such a column.
 */
function firstFilledLater(table: Table, headings: Headings, sampled: readonly Cell[][]): Map<number, string> {
  const known = (index: number): boolean =>
    (headings.texts[index] ?? '') !== '' || sampled.some((row) => !isBlank(row[index]));
  const open = new Set(table.columnsBelow?.(headings.lastRow).filter((index) => index < widest && !known(index)));
  const found = new Map<number, string>();
  if (open.size === 0) return found;
  for (const { row, cells } of table.rows()) {
    if (row <= headings.lastRow) continue;
    for (const index of open) {
      if (isBlank(cells[index])) continue;
      found.set(index, cellText(cells[index]).trim());
      open.delete(index);
    }
    if (open.size === 0) break;
  }
  return found;
}

/** Where a row is looked at to tell whether it is a person's. */
export function rowPlaces({ columns: { map }, headings }: Pick<Plan, 'columns' | 'headings'>): RowPlaces {
  return { nik: (map.nik ?? 0) - 1, phone: (map.phone ?? 0) - 1, headings: headings.texts };
}

/** Tables, other than the first plan's, that hold people too: they have both columns by themselves, and rows of data. */
export function otherListsAmong(plans: readonly Plan[], { columnHeadings }: ReadChoices): Table[] {
  const guess: ReadChoices = readChoicesSchema.parse({});
  return plans.slice(1).flatMap(({ table }) => {
    // Columns chosen by number are the first table's: every other one would seem to have them.
    const found = [guess, { ...guess, columnHeadings }].some((choices) => isList(table, choices));
    return found ? [table] : [];
  });
}

function isList(table: Table, choices: ReadChoices): boolean {
  try {
    const plan = planTable(table, choices);
    return plan.hasRows && requiredFields.every((field) => hasColumn(plan, field));
  } catch (error) {
    if (error instanceof CoreError) return false;
    throw error;
  }
}

/** Headings say what a column is for, and nothing of a person: they may stand in an error. */
function uncertain({ columns: { doubts }, headings }: Plan): CoreError {
  const asked = doubts.map(({ field, columns }) => {
    const named = columns.map((column) => {
      const heading = headings.texts[column - 1] ?? '';
      return `${columnLetter(column - 1)}${heading === '' ? '' : ` "${heading.slice(0, 40)}"`}`;
    });
    return `${field}: ${named.join(', ')}`;
  });
  return new CoreError(
    'columns-uncertain',
    'Nobody can tell from headings and cells which column is whose. Choose them.',
    {
      details: { fields: doubts.map(({ field }) => field).join(', '), columns: `${asked.join('; ')}.` },
    },
  );
}

/** Errors: `columns-uncertain`. */
export function refuseUncertain(doubts: readonly ColumnDoubt[]): void {
  if (doubts.length === 0) return;
  throw new CoreError(
    'columns-uncertain',
    'Nobody can tell from headings and cells which column is whose. Choose them.',
    {
      details: { fields: doubts.map(({ field }) => field).join(', ') },
    },
  );
}

export function missingFields(plan: Plan): Preview['missing'] {
  return requiredFields.filter((field) => plan.columns.map[field] === undefined);
}

/** Also one that is only not told apart from another. */
function hasColumn({ columns: { map, doubts } }: Plan, field: ColumnField): boolean {
  return map[field] !== undefined || doubts.some((doubt) => doubt.field === field);
}

/** A sheet is likelier the more it looks like a list of people: its columns first, then its length. */
function likelihood(plan: Plan): number {
  const known =
    (hasColumn(plan, 'nik') ? 100 : 0) + (hasColumn(plan, 'phone') ? 100 : 0) + (hasColumn(plan, 'name') ? 20 : 0);
  const length = Math.log10(1 + (plan.table.rowsAtMost ?? 0));
  return known + length + (plan.hasRows ? 50 : 0) - (plan.table.hidden ? 1000 : 0);
}

function take(rows: Iterable<SourceRow>, most: number): SourceRow[] {
  const taken: SourceRow[] = [];
  for (const row of rows) {
    if (taken.length >= most) break;
    if (row.malformed || !row.cells.every(isBlank)) taken.push(row);
  }
  return taken;
}

function samplesOf(rows: readonly Cell[][], width: number, later: ReadonlyMap<number, string>): string[][] {
  return Array.from({ length: width }, (_, index) => {
    const present = rows.map((cells) => cellText(cells[index]).trim()).filter((text) => text !== '');
    const first = later.get(index);
    if (first) present.push(first);
    return [...new Set(present)].slice(0, 3).map((text) => text.slice(0, 100));
  });
}

function lastFilled(texts: readonly string[]): number {
  return texts.findLastIndex((text, index) => index < widest && text !== '');
}

function lastPresent(cells: readonly Cell[]): number {
  return cells.findLastIndex((cell, index) => index < widest && !isBlank(cell));
}

function noRows(): CoreError {
  return new CoreError('no-data-rows', 'The file has no rows below its headings.');
}
