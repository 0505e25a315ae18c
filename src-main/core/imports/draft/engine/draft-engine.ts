/**
 * The draft itself, in the process that read the file: its tables, the operator's choices and repairs, what the rules say of
 * every row, and the way back. It answers one question at a time and stores nothing.
 */
import { setImmediate } from 'node:timers/promises';
import type { DraftFilter, DraftOrder, DraftRow, DraftSelection } from '../../../../contract/drafts.ts';
import { type ReadChoices, readChoicesSchema } from '../../../../contract/lists.ts';
import type { Severity } from '../../../../contract/person.ts';
import { CoreError } from '../../../kernel/errors.ts';
import { cellText } from '../../../spreadsheet/cell.ts';
import { type OpenedSource, openSource } from '../../../spreadsheet/read/open-source.ts';
import { type PackedTable, packTable } from '../../../spreadsheet/read/packed-table.ts';
import { plainHeading } from '../../columns/heading-words.ts';
import { deliverRows } from '../../reading/deliver-rows.ts';
import { factsOf, sheetsInOrder } from '../../reading/file-facts.ts';
import { layoutOf } from '../../reading/layout.ts';
import type { FileFacts } from '../../reading/messages.ts';
import { missingFields, otherListsAmong, type Plan, planTables } from '../../reading/plan.ts';
import type { RowSlice } from '../../reading/row-slice.ts';
import type { Summary } from '../../reading/summary.ts';
import type { Change } from '../changes.ts';
import type { DraftState } from '../session.ts';
import { changeOf, editChanges, type OrderPlace } from './draft-orders.ts';
import { countMarks } from './marks.ts';
import { type PackedChanges, packChanges, sizeOfChanges, unpackChanges } from './packed-changes.ts';
import { createRepairLog } from './repair-log.ts';
import { createRowIndex, type RowIndex } from './row-index.ts';

type Step = { changes: PackedChanges; undo: PackedChanges };

/** What was chosen, and everything that follows from it. */
type View = {
  choices: ReadChoices;
  plan: Plan;
  table: PackedTable;
  facts: FileFacts;
  layout: DraftState['layout'];
  marks: DraftState['marks'];
  book: RowIndex;
};

export type DraftEngine = Awaited<ReturnType<typeof createDraftEngine>>;

/** Characters of all steps that can be taken back: some ten of half a million changes each. */
const mostUndo = 600_000_000;
const sizeOfStep = (step: Step): number => sizeOfChanges(step.changes) + sizeOfChanges(step.undo);

const rowsBetweenPauses = 2_000;
const sliceRows = 200;

/** Errors: those of `openSource`, and `no-data-rows`. */
export async function createDraftEngine(bytes: Buffer) {
  const source = await openSource(bytes, undefined);
  const tables = source.tables.map(packTable);
  const opened: OpenedSource = { ...source, tables };
  const repairs = createRepairLog();
  const done: Step[] = [];
  const undone: Step[] = [];
  const guessed = planOf(readChoicesSchema.parse({})).plan;
  let view: View | null = null;
  let shown: { key: string; positions: Uint32Array } | null = null;

  function planOf(choices: ReadChoices): { plan: Plan; plans: Plan[] } {
    const { sheet } = choices;
    const wanted = sheet === undefined ? tables : tables.filter((table) => table.name === sheet);
    if (wanted.length === 0) {
      throw new CoreError('sheet-unknown', 'The file has no sheet of that name.', { details: { sheet: sheet ?? '' } });
    }
    const plans = planTables(wanted, choices, true);
    const [plan] = plans;
    if (!plan) throw new CoreError('no-data-rows', 'The file has no rows below its headings.');
    return { plan, plans };
  }

  function viewNow(): View {
    if (!view) throw new Error('A draft was asked about before its columns were chosen.');
    return view;
  }

  async function choose(choices: ReadChoices, onChecked: (rows: number) => void): Promise<DraftState> {
    const { plan, plans } = planOf(choices);
    const table = packTable(plan.table);
    const sheets = choices.sheet === undefined ? sheetsInOrder(plans, opened.sheets) : orderAsBefore(choices.sheet);
    const others = choices.sheet === undefined ? otherListsAmong(plans, choices) : [];
    const book = await createRowIndex(table, plan, choices, repairs.of(table.name), onChecked);
    if (book.size === 0) throw new CoreError('no-data-rows', 'The file has no rows below its headings.');
    const layout = { ...(await layoutOf(plan)), otherLists: others.map((other) => other.name ?? '') };
    const marks = await countMarks(table, plan);
    view = { choices, plan, table, facts: factsOf(plan, opened, sheets), layout, marks, book };
    shown = null;
    return state();
  }

  /** Where one sheet was chosen, the list of all stays in the order in which it was first offered. */
  function orderAsBefore(sheet: string): string[] {
    const before = view?.facts.sheets ?? opened.sheets;
    return before.includes(sheet) ? before : opened.sheets;
  }

  function state(): DraftState {
    const { choices, plan, facts, layout, marks, book } = viewNow();
    return {
      ...facts,
      ...{ layout, choices, marks },
      missing: missingFields(plan),
      counts: book.counts(),
      roundedColumns: missingFields(plan).length > 0 ? [] : book.roundedColumns(),
      problemCounts: book.problemCounts(),
      canUndo: done.length > 0,
      canRedo: undone.length > 0,
      headings: plan.headings.texts.map(plainHeading),
    };
  }

  /** The oldest can no longer be taken back once all of them together take too much. What they made stays. */
  function keep(step: Step): void {
    done.push(step);
    let size = done.reduce((sum, one) => sum + sizeOfStep(one), 0);
    while (size > mostUndo && done.length > 1) size -= sizeOfStep(done.shift() ?? step);
  }

  const keyOf = ({ show, codes, search }: DraftFilter): string => JSON.stringify([show, codes, search]);

  async function positionsOf(filter: DraftFilter, fresh: boolean): Promise<Uint32Array> {
    const key = keyOf(filter);
    if (fresh || shown?.key !== key) shown = { key, positions: await viewNow().book.find(filter) };
    return shown.positions;
  }

  async function selected(selection: DraftSelection): Promise<Uint32Array> {
    const { book } = viewNow();
    // Another filter than the one on screen is looked through without taking its place.
    if ('filter' in selection) {
      return shown?.key === keyOf(selection.filter) ? shown.positions : book.find(selection.filter);
    }
    const positions = new Set<number>();
    for (const row of selection.rows) {
      const position = book.positionOf(row);
      if (position !== null) positions.add(position);
    }
    return Uint32Array.from(positions).sort();
  }

  function placeNow(): OrderPlace {
    const { book, table, plan } = viewNow();
    return { book, sheet: table.name, width: plan.width, repairOf: repairs.of(table.name).of };
  }

  /** Rows that became another. Undoes itself is what `Step` is for. */
  async function make(
    changes: readonly Change[],
    onChecked: (rows: number) => void,
  ): Promise<{ undo: Change[]; changed: number }> {
    const undo: Change[] = [];
    const applyAll = (): void => {
      for (const change of changes) undo.push(repairs.apply(change));
    };
    const { book, table } = viewNow();
    const positions = new Set<number>();
    for (const change of changes) {
      const position = change.s === table.name ? book.positionOf(change.r) : null;
      if (position !== null) positions.add(position);
    }
    await book.reconsider(Uint32Array.from(positions).sort(), applyAll, onChecked);
    return { undo: undo.reverse(), changed: positions.size };
  }

  async function changesOf(order: DraftOrder): Promise<Change[]> {
    const place = placeNow();
    if (order.kind === 'edit') return editChanges(place, order);
    const changes: Change[] = [];
    for (const [index, position] of (await selected(order.selection)).entries()) {
      const change = changeOf(place, order, position);
      if (change) changes.push(change);
      if (index % rowsBetweenPauses === 0) await setImmediate();
    }
    return changes;
  }

  function toRow(position: number): DraftRow {
    const { book, plan } = viewNow();
    const source = book.sourceOf(position);
    const judged = book.judge(position);
    const cells = book.cellsNow(source);
    const repair = repairs.of(viewNow().table.name).of(source.row);
    return {
      row: source.row,
      status: judged.status,
      cells: Array.from({ length: plan.width }, (_, index) =>
        book.withheld.has(index) || book.hides(index, cells[index] ?? null) ? '' : cellText(cells[index]),
      ),
      edited: [...(repair?.cells.keys() ?? [])].flatMap((index) =>
        book.withheld.has(index) ? [] : [{ column: index + 1, was: cellText(source.cells[index]) }],
      ),
      problems: book.findingsOf(position, judged).map((finding) => ({
        row: source.row,
        ...finding,
        column: book.columnOf(finding),
        offer: book.offerOf(finding, cells),
      })),
      twinOfRow: book.leaderRowOf(position),
    };
  }

  return {
    headings: guessed.headings.texts.map(plainHeading),
    choose,
    state,

    async rows(filter: DraftFilter, page: { offset: number; limit: number; fresh: boolean }) {
      const positions = await positionsOf(filter, page.fresh);
      const rows = [...positions.subarray(page.offset, page.offset + page.limit)].map(toRow);
      return { total: positions.length, rows };
    },

    async apply(
      order: DraftOrder,
      onChecked: (rows: number) => void,
    ): Promise<{ state: DraftState; changed: number; changes: Change[] }> {
      const changes = await changesOf(order);
      if (changes.length === 0) return { state: state(), changed: 0, changes };
      const { undo, changed } = await make(changes, onChecked);
      keep({ changes: packChanges(changes), undo: packChanges(undo) });
      undone.length = 0;
      return { state: state(), changed, changes };
    },

    async undo(onChecked: (rows: number) => void): Promise<{ state: DraftState; changed: number }> {
      const step = done.pop();
      if (!step) return { state: state(), changed: 0 };
      const { changed } = await make(unpackChanges(step.undo), onChecked);
      undone.push(step);
      return { state: state(), changed };
    },

    async redo(onChecked: (rows: number) => void): Promise<{ state: DraftState; changed: number; changes: Change[] }> {
      const step = undone.pop();
      if (!step) return { state: state(), changed: 0, changes: [] };
      const changes = unpackChanges(step.changes);
      const { changed } = await make(changes, onChecked);
      done.push(step);
      return { state: state(), changed, changes };
    },

    /** Steps of an earlier time, before the rows are first looked at; a later `choose` counts them. */
    replay(changes: readonly Change[]): void {
      const undo = changes.map((change) => repairs.apply(change)).reverse();
      keep({ changes: packChanges(changes), undo: packChanges(undo) });
    },

    readAll(onChecked: (rows: number) => void, onSlice: (slice: RowSlice) => Promise<void>): Promise<Summary> {
      const { plan, choices, table, layout } = viewNow();
      return deliverRows({
        ...{ plan: { ...plan, table }, choices, onChecked, onSlice },
        repairs: repairs.of(table.name),
        ofFile: [],
        otherLists: layout.otherLists,
        sampleRows: [],
        problemLimit: 0,
        problemTexts: false,
      });
    },

    facts: (): FileFacts => viewNow().facts,

    async readProblems(severities: readonly Severity[], onSlice: (rows: DraftRow[]) => Promise<void>): Promise<void> {
      const { book } = viewNow();
      const wanted = new Set(severities);
      let slice: DraftRow[] = [];
      for (const position of await book.find({ show: 'problems', codes: [], search: '' })) {
        const row = toRow(position);
        if (!row.problems.some(({ severity }) => wanted.has(severity))) continue;
        slice.push(row);
        if (slice.length < sliceRows) continue;
        await onSlice(slice);
        slice = [];
      }
      if (slice.length > 0) await onSlice(slice);
    },
  };
}
