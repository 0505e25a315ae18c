/**
 * How the file is read: what was chosen, and what follows from it and from the first rows; and its rows, once they are walked.
 * What takes a walk over all rows is made when it is first asked for.
 */
import { setImmediate } from 'node:timers/promises';
import { type ReadChoices, readChoicesSchema } from '../../../../contract/reading.ts';
import { CoreError } from '../../../kernel/errors.ts';
import { cellText } from '../../../spreadsheet/cell.ts';
import type { OpenedSource } from '../../../spreadsheet/read/open-source.ts';
import { type PackedTable, packTable } from '../../../spreadsheet/read/table/packed-table.ts';
import type { Table } from '../../../spreadsheet/read/table/table.ts';
import { plainHeading } from '../../columns/heading-words.ts';
import { isMarkHeading } from '../../columns/problems-file-headings.ts';
import { type Marked, readRowMark } from '../../problems/source-key.ts';
import { factsOf, sheetsInOrder } from '../../reading/file-facts.ts';
import { layoutOf } from '../../reading/layout.ts';
import type { FileFacts } from '../../reading/messages.ts';
import { otherListsAmong, type Plan, planTables } from '../../reading/plan.ts';
import type { DraftState } from './draft-state.ts';
import type { createRepairLog } from './repair-log.ts';
import { createRowIndex, type RowIndex } from './row-index.ts';

/** What was chosen, and what follows from it and the first rows. */
export type View = { choices: ReadChoices; plan: Plan; facts: FileFacts; otherLists(): string[] };

/** What only a walk over all rows of the view tells. */
export type Rows = { table: PackedTable; layout: DraftState['layout']; marks: DraftState['marks']; index: RowIndex };

/** `sheet`: that one alone was read. */
export function createViews(
  source: OpenedSource,
  sheet: string | undefined,
  repairs: ReturnType<typeof createRepairLog>,
  restricted: ReadonlySet<string>,
) {
  const about = { encoding: source.encoding, delimiter: source.delimiter };
  const sheetsOfFile = source.sheets;
  let tables: readonly Table[] = source.tables;
  let packed = false;
  let view: View | null = null;
  let rows: Rows | null = null;

  /** So that any row can be had by its place; what the rows were read from is let go of. */
  function pack(): void {
    if (packed) return;
    tables = tables.map(packTable);
    packed = true;
  }

  /** Errors: those of `planTables`, `sheet-unknown`. */
  function viewOf(choices: ReadChoices, allowMissing = true): View {
    const { sheet: chosen } = choices;
    const wanted = chosen === undefined ? tables : tables.filter((table) => table.name === chosen);
    if (wanted.length === 0) {
      throw new CoreError('sheet-unknown', 'The file has no sheet of that name.', { details: { sheet: chosen ?? '' } });
    }
    const plans = planTables(wanted, choices, allowMissing);
    const [first] = plans;
    if (!first) throw new CoreError('no-data-rows', 'The file has no rows below its headings.');
    const plan: Plan = { ...first, restricted };
    const inOrder = chosen === undefined || sheet !== undefined;
    let others: string[] | null = chosen === undefined ? null : [];
    return {
      choices,
      plan,
      facts: factsOf(plan, about, inOrder ? sheetsInOrder(plans, sheetsOfFile) : orderAsBefore(chosen)),
      otherLists: () => (others ??= otherListsAmong(plans, choices).map(({ name }) => name ?? '')),
    };
  }

  /** Where one sheet was chosen, the list of all stays in the order in which it was first offered. */
  function orderAsBefore(chosen: string): string[] {
    const before = view?.facts.sheets ?? sheetsOfFile;
    return before.includes(chosen) ? before : sheetsOfFile;
  }

  /** As it is guessed where nothing was chosen. */
  function viewNow(): View {
    view ??= viewOf(readChoicesSchema.parse({}));
    return view;
  }

  /** Walks all rows. Errors: `no-data-rows`. */
  async function rowsOf({ choices, plan, otherLists }: View, onChecked: (rows: number) => void): Promise<Rows> {
    const table = packTable(plan.table);
    const index = await createRowIndex(table, plan, choices, repairs.of(table.name), onChecked);
    if (index.size === 0) throw new CoreError('no-data-rows', 'The file has no rows below its headings.');
    const layout = { ...(await layoutOf(plan)), otherLists: otherLists() };
    return { table, layout, marks: await countMarks(table, plan), index };
  }

  async function rowsNow(onChecked: (rows: number) => void = () => {}): Promise<View & Rows> {
    if (!rows) {
      const before = viewNow().choices;
      pack();
      const now = viewOf(before);
      rows = await rowsOf(now, onChecked);
      view = now;
    }
    return { ...viewNow(), ...rows };
  }

  return {
    now: viewNow,
    /** null: no row was walked yet. */
    walked: (): Rows | null => rows,
    rowsNow,
    /** Walks all rows. What cannot be read so leaves everything as it was. Errors: those of `planTables`, `sheet-unknown`, `no-data-rows`. */
    async choose(choices: ReadChoices, onChecked: (rows: number) => void): Promise<void> {
      pack();
      const next = viewOf(choices);
      rows = await rowsOf(next, onChecked);
      view = next;
    },
    /** Looks at the first rows only. Errors: those of `planTables`, `sheet-unknown`; the file is read as before then. */
    readAs(choices: ReadChoices, allowMissing: boolean): void {
      view = viewOf(choices, allowMissing);
      rows = null;
    },
    /** As they are guessed. Errors: `no-data-rows`. */
    guessedHeadings(): string[] {
      pack();
      return viewOf(readChoicesSchema.parse({})).plan.headings.texts.map(plainHeading);
    },
  };
}

// Marks of problems files among the rows: which list's left-out rows the file brings back.

const rowsBetweenPauses = 2_000;
/** Enough to tell whether the list still waits for them. */
const mostNamed = 200;

/** Most rows first; empty where no column bears marks. */
async function countMarks(table: PackedTable, plan: Plan): Promise<Marked[]> {
  const column = plan.headings.texts.findIndex(isMarkHeading);
  if (column < 0) return [];
  const found = new Map<string, Marked>();
  for (let index = 0; index < table.count; index++) {
    const mark = readRowMark(cellText(table.at(index).cells[column]));
    if (mark) {
      const { sourceKey, row } = mark;
      const marked = found.get(sourceKey) ?? { sourceKey, rows: 0, some: [] };
      marked.rows += 1;
      if (marked.some.length < mostNamed) marked.some.push(row);
      found.set(sourceKey, marked);
    }
    if (index % rowsBetweenPauses === 0) await setImmediate();
  }
  return [...found.values()].sort((a, b) => b.rows - a.rows);
}
