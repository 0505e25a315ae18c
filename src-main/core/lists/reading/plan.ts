/** How a table will be read: where its headings are and which columns matter. Chooses the likeliest of several sheets. */
import { type Preview, type ReadChoices, readChoicesSchema, requiredFields } from '../../../contract/lists.ts';
import { CoreError } from '../../errors.ts';
import { type Columns, findColumns } from '../columns.ts';
import { type Cell, cellText, isBlank } from '../rules/cell.ts';
import { findHeadings, type Headings } from './heading-row.ts';
import { isNoPerson, type RowPlaces } from './skipped-rows.ts';
import type { SourceRow, Table } from './table.ts';

export type Plan = {
  table: Table;
  headings: Headings;
  columns: Columns;
  /** Columns the rows are cut or filled to: headings, and what the sampled rows have beyond them. */
  width: number;
  /** Up to three values of each column. */
  samples: string[][];
  hasRows: boolean;
};

/** Title rows, logos and addresses above a list take a few rows, not hundreds. */
const searchedRows = 60;
const sampledRows = 200;
/** A stray cell at the far right must not make every row thousands of columns wide. */
const widest = 1_000;

/**
 * Likeliest first. Errors: `column-unknown`, and `no-data-rows` or `no-usable-column` when no table can be read.
 * `allowMissing`: a table is worth showing although NIK or phone has no column, for the operator to point it out.
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
  const filled = Math.max(lastFilled(headings.texts) + 1, ...cells.map((row) => lastPresent(row) + 1), 0);
  const width = Math.min(filled, widest);
  return {
    table,
    headings,
    columns,
    width,
    samples: samplesOf(cells, width),
    hasRows: below.some(
      (source) => source.malformed || choices.totalsRows === 'take' || !isNoPerson(source.cells, places),
    ),
  };
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
    return plan.hasRows && missingFields(plan).length === 0;
  } catch (error) {
    if (error instanceof CoreError) return false;
    throw error;
  }
}

export function missingFields(plan: Plan): Preview['missing'] {
  return requiredFields.filter((field) => plan.columns.map[field] === undefined);
}

/** A sheet is likelier the more it looks like a list of people: its columns first, then its length. */
function likelihood(plan: Plan): number {
  const { map } = plan.columns;
  const known =
    (map.nik === undefined ? 0 : 100) + (map.phone === undefined ? 0 : 100) + (map.name === undefined ? 0 : 20);
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

function samplesOf(rows: readonly Cell[][], width: number): string[][] {
  return Array.from({ length: width }, (_, index) => {
    const present = rows.map((cells) => cellText(cells[index]).trim()).filter((text) => text !== '');
    return [...new Set(present)].slice(0, 3).map((text) => text.slice(0, 100));
  });
}

function lastFilled(texts: readonly string[]): number {
  return texts.findLastIndex((text) => text !== '');
}

function lastPresent(cells: readonly Cell[]): number {
  return cells.findLastIndex((cell) => !isBlank(cell));
}

function noRows(): CoreError {
  return new CoreError('no-data-rows', 'The file has no rows below its headings.');
}
