/**
 * The draft itself, in the process that read the file: its tables, the operator's choices and repairs, what the rules say of
 * every row, and the way back. It answers one question at a time and stores nothing. What takes a walk over all rows is
 * made when it is first asked for: an import alone never asks.
 */
import { setImmediate } from 'node:timers/promises';
import type { DraftFilter, DraftOrder, DraftRow, DraftSelection } from '../../../../contract/drafts.ts';
import { type ReadChoices, readChoicesSchema } from '../../../../contract/lists.ts';
import type { Severity } from '../../../../contract/person.ts';
import { CoreError } from '../../../kernel/errors.ts';
import { warning } from '../../../person/finding.ts';
import { cellText } from '../../../spreadsheet/cell.ts';
import { openSource } from '../../../spreadsheet/read/open-source.ts';
import { type PackedTable, packTable } from '../../../spreadsheet/read/table/packed-table.ts';
import type { Table } from '../../../spreadsheet/read/table/table.ts';
import { plainHeading } from '../../columns/heading-words.ts';
import { deliverRows } from '../../reading/deliver-rows.ts';
import { factsOf, sheetsInOrder } from '../../reading/file-facts.ts';
import { layoutOf } from '../../reading/layout.ts';
import type { FileFacts } from '../../reading/messages.ts';
import { missingFields, otherListsAmong, type Plan, planTables } from '../../reading/plan.ts';
import type { RowSlice } from '../../reading/row-slice.ts';
import type { Summary } from '../../reading/summary.ts';
import type { Change } from './changes.ts';
import { changeOf, editChanges, type OrderPlace } from './draft-orders.ts';
import type { DraftFacts, DraftState, RowsWanted } from './draft-state.ts';
import { countMarks } from './marks.ts';
import { type PackedChanges, packChanges, sizeOfChanges, unpackChanges } from './packed-changes.ts';
import { createRepairLog } from './repair-log.ts';
import { createRowIndex, type RowIndex } from './row-index.ts';

type Step = { changes: PackedChanges; undo: PackedChanges };

/** What was chosen, and what follows from it and the first rows. */
type View = { choices: ReadChoices; plan: Plan; facts: FileFacts; otherLists(): string[] };

/** What only a walk over all rows of the view tells. */
type Rows = { table: PackedTable; layout: DraftState['layout']; marks: DraftState['marks']; index: RowIndex };

export type DraftEngine = Awaited<ReturnType<typeof createDraftEngine>>;

/** Characters of all steps that can be taken back: some ten of half a million changes each. */
const mostUndo = 600_000_000;
const sizeOfStep = (step: Step): number => sizeOfChanges(step.changes) + sizeOfChanges(step.undo);

const rowsBetweenPauses = 2_000;
const sliceRows = 200;

/** `sheet`: that one alone is read. Errors: those of `openSource`. */
export async function createDraftEngine(bytes: Buffer, sheet?: string) {
  const source = await openSource(bytes, sheet);
  const about = { encoding: source.encoding, delimiter: source.delimiter };
  const sheetsOfFile = source.sheets;
  let tables: readonly Table[] = source.tables;
  let packed = false;
  const repairs = createRepairLog();
  const done: Step[] = [];
  const undone: Step[] = [];
  let view: View | null = null;
  let rows: Rows | null = null;
  let shown: { key: string; positions: Uint32Array } | null = null;

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
    const [plan] = plans;
    if (!plan) throw new CoreError('no-data-rows', 'The file has no rows below its headings.');
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

  async function choose(choices: ReadChoices, onChecked: (rows: number) => void): Promise<DraftState> {
    pack();
    const next = viewOf(choices);
    rows = await rowsOf(next, onChecked);
    view = next;
    shown = null;
    return state();
  }

  function facts(): DraftFacts {
    const { choices, plan, facts: ofFile } = viewNow();
    const missing = missingFields(plan);
    const rounded = rows && (missing.length > 0 ? [] : rows.index.roundedColumns());
    return { ...ofFile, choices, missing, roundedColumns: rounded, headings: plan.headings.texts.map(plainHeading) };
  }

  async function state(onChecked?: (rows: number) => void): Promise<DraftState> {
    const { layout, marks, index } = await rowsNow(onChecked);
    const { roundedColumns, ...known } = facts();
    return {
      ...known,
      ...{ layout, marks },
      counts: index.counts(),
      roundedColumns: roundedColumns ?? [],
      problemCounts: index.problemCounts(),
      canUndo: done.length > 0,
      canRedo: undone.length > 0,
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
    if (fresh || shown?.key !== key) shown = { key, positions: await (await rowsNow()).index.find(filter) };
    return shown.positions;
  }

  async function selected(selection: DraftSelection): Promise<Uint32Array> {
    const { index } = await rowsNow();
    // Another filter than the one on screen is looked through without taking its place.
    if ('filter' in selection) {
      return shown?.key === keyOf(selection.filter) ? shown.positions : index.find(selection.filter);
    }
    const positions = new Set<number>();
    for (const row of selection.rows) {
      const position = index.positionOf(row);
      if (position !== null) positions.add(position);
    }
    return Uint32Array.from(positions).sort();
  }

  async function placeNow(): Promise<OrderPlace> {
    const { index, table, plan } = await rowsNow();
    return { rows: index, sheet: table.name, width: plan.width, repairOf: repairs.of(table.name).of };
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
    const { index, table } = await rowsNow();
    const positions = new Set<number>();
    for (const change of changes) {
      const position = change.s === table.name ? index.positionOf(change.r) : null;
      if (position !== null) positions.add(position);
    }
    await index.reconsider(Uint32Array.from(positions).sort(), applyAll, onChecked);
    return { undo: undo.reverse(), changed: positions.size };
  }

  async function changesOf(order: DraftOrder): Promise<Change[]> {
    const place = await placeNow();
    if (order.kind === 'edit') return editChanges(place, order);
    const changes: Change[] = [];
    for (const [index, position] of (await selected(order.selection)).entries()) {
      const change = changeOf(place, order, position);
      if (change) changes.push(change);
      if (index % rowsBetweenPauses === 0) await setImmediate();
    }
    return changes;
  }

  function toRow({ index, plan, table }: View & Rows, position: number): DraftRow {
    const source = index.sourceOf(position);
    const judged = index.judge(position);
    const cells = index.cellsNow(source);
    const repair = repairs.of(table.name).of(source.row);
    return {
      row: source.row,
      status: judged.status,
      cells: Array.from({ length: plan.width }, (_, column) =>
        index.withheld.has(column) || index.hides(column, cells[column] ?? null) ? '' : cellText(cells[column]),
      ),
      edited: [...(repair?.cells.keys() ?? [])].flatMap((column) =>
        index.withheld.has(column) ? [] : [{ column: column + 1, was: cellText(source.cells[column]) }],
      ),
      problems: index.findingsOf(position, judged).map((finding) => ({
        row: source.row,
        ...finding,
        column: index.columnOf(finding),
        offer: index.suggestedFixOf(finding, cells),
      })),
      twinOfRow: index.leaderRowOf(position),
    };
  }

  return {
    /** As they are guessed. Errors: `no-data-rows`. */
    headings(): string[] {
      pack();
      return viewOf(readChoicesSchema.parse({})).plan.headings.texts.map(plainHeading);
    },
    choose,
    state,
    facts,
    /**
     * Looks at the first rows only. `allowMissing` as in `planTables`. Errors: those of `planTables`, `sheet-unknown`; the
     * file is read as before then.
     */
    readAs(choices: ReadChoices, allowMissing: boolean): DraftFacts {
      view = viewOf(choices, allowMissing);
      rows = null;
      shown = null;
      return facts();
    },

    async rows(filter: DraftFilter, page: { offset: number; limit: number; fresh: boolean }) {
      const positions = await positionsOf(filter, page.fresh);
      const now = await rowsNow();
      const found = [...positions.subarray(page.offset, page.offset + page.limit)];
      return { total: positions.length, rows: found.map((position) => toRow(now, position)) };
    },

    async apply(
      order: DraftOrder,
      onChecked: (rows: number) => void,
    ): Promise<{ state: DraftState; changed: number; changes: Change[] }> {
      const changes = await changesOf(order);
      if (changes.length === 0) return { state: await state(), changed: 0, changes };
      const { undo, changed } = await make(changes, onChecked);
      keep({ changes: packChanges(changes), undo: packChanges(undo) });
      undone.length = 0;
      return { state: await state(), changed, changes };
    },

    async undo(onChecked: (rows: number) => void): Promise<{ state: DraftState; changed: number }> {
      const step = done.pop();
      if (!step) return { state: await state(), changed: 0 };
      const { changed } = await make(unpackChanges(step.undo), onChecked);
      undone.push(step);
      return { state: await state(), changed };
    },

    async redo(onChecked: (rows: number) => void): Promise<{ state: DraftState; changed: number; changes: Change[] }> {
      const step = undone.pop();
      if (!step) return { state: await state(), changed: 0, changes: [] };
      const changes = unpackChanges(step.changes);
      const { changed } = await make(changes, onChecked);
      done.push(step);
      return { state: await state(), changed, changes };
    },

    /** Steps of an earlier time, before the rows are first looked at; a later `choose` counts them. */
    replay(changes: readonly Change[]): void {
      const undo = changes.map((change) => repairs.apply(change)).reverse();
      keep({ changes: packChanges(changes), undo: packChanges(undo) });
    },

    /** Rows that will be checked at most, and what they are read as. */
    readingNow(): { facts: FileFacts; rowsAtMost: number | null } {
      const { plan, facts: ofFile } = viewNow();
      return { facts: ofFile, rowsAtMost: rows ? rows.index.size : plan.table.rowsAtMost };
    },

    /** `onSlice` null: the rows themselves are not wanted. */
    readAll(
      { problemLimit, sampleRows }: RowsWanted,
      onChecked: (rows: number) => void,
      onSlice: ((slice: RowSlice) => Promise<void>) | null,
    ): Promise<Summary> {
      const { plan, choices, otherLists } = viewNow();
      const others = otherLists();
      return deliverRows({
        ...{ plan, choices, onChecked, onSlice, problemLimit, sampleRows },
        repairs: repairs.of(plan.table.name),
        ofFile: others.length > 0 ? [{ row: plan.headings.row ?? 1, ...warning(null, 'other-sheet-not-read') }] : [],
        otherLists: others,
      });
    },

    async readProblems(severities: readonly Severity[], onSlice: (rows: DraftRow[]) => Promise<void>): Promise<void> {
      const now = await rowsNow();
      const wanted = new Set(severities);
      let slice: DraftRow[] = [];
      for (const position of await now.index.find({ show: 'problems', codes: [], search: '' })) {
        const row = toRow(now, position);
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
