/**
 * The draft itself, in the process that read the file: its tables, the operator's choices and repairs, what the rules say of
 * every row, and the way back. It answers one question at a time and stores nothing. What takes a walk over all rows is
 * made when it is first asked for: an import alone never asks.
 */
import { setImmediate } from 'node:timers/promises';
import type { DraftFilter, DraftOrder, DraftRow, DraftSelection } from '../../../../contract/drafts.ts';
import type { Severity } from '../../../../contract/person.ts';
import type { ReadChoices } from '../../../../contract/reading.ts';
import { warning } from '../../../person/finding.ts';
import { cellText } from '../../../spreadsheet/cell.ts';
import { openSource } from '../../../spreadsheet/read/open-source.ts';
import { plainHeading } from '../../columns/heading-words.ts';
import { deliverRows } from '../../reading/deliver-rows.ts';
import type { FileFacts } from '../../reading/messages.ts';
import { missingFields } from '../../reading/plan.ts';
import type { RowSlice } from '../../reading/row-slice.ts';
import type { Summary } from '../../reading/summary.ts';
import type { Change } from './changes.ts';
import { changeOf, editChanges, type OrderPlace } from './draft-orders.ts';
import type { DraftFacts, DraftState, RowsWanted } from './draft-state.ts';
import { createRepairLog } from './repair-log.ts';
import { createSteps } from './steps.ts';
import { createViews, type Rows, type View } from './views.ts';

export type DraftEngine = Awaited<ReturnType<typeof createDraftEngine>>;

const rowsBetweenPauses = 2_000;
const sliceRows = 200;

/** `sheet`: that one alone is read; `restricted`: NIKs and numbers of people whom nobody asks about. Errors: those of `openSource`. */
export async function createDraftEngine(bytes: Buffer, sheet?: string, restricted: readonly string[] = []) {
  const repairs = createRepairLog();
  const steps = createSteps();
  const views = createViews(await openSource(bytes, sheet), sheet, repairs, new Set(restricted));
  let shown: { key: string; positions: Uint32Array } | null = null;

  async function choose(choices: ReadChoices, onChecked: (rows: number) => void): Promise<DraftState> {
    await views.choose(choices, onChecked);
    shown = null;
    return state();
  }

  function facts(): DraftFacts {
    const { choices, plan, facts: ofFile } = views.now();
    const missing = missingFields(plan);
    const walked = views.walked();
    const rounded = walked && (missing.length > 0 ? [] : walked.index.roundedColumns());
    return { ...ofFile, choices, missing, roundedColumns: rounded, headings: plan.headings.texts.map(plainHeading) };
  }

  async function state(onChecked?: (rows: number) => void): Promise<DraftState> {
    const { layout, marks, index } = await views.rowsNow(onChecked);
    const { roundedColumns, ...known } = facts();
    return {
      ...known,
      ...{ layout, marks },
      counts: index.counts(),
      roundedColumns: roundedColumns ?? [],
      problemCounts: index.problemCounts(),
      canUndo: steps.canUndo(),
      canRedo: steps.canRedo(),
    };
  }

  const keyOf = ({ show, codes, search }: DraftFilter): string => JSON.stringify([show, codes, search]);

  async function positionsOf(filter: DraftFilter, fresh: boolean): Promise<Uint32Array> {
    const key = keyOf(filter);
    if (fresh || shown?.key !== key) shown = { key, positions: await (await views.rowsNow()).index.find(filter) };
    return shown.positions;
  }

  async function selected(selection: DraftSelection): Promise<Uint32Array> {
    const { index } = await views.rowsNow();
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
    const { index, table, plan } = await views.rowsNow();
    return { rows: index, sheet: table.name, width: plan.width, repairOf: repairs.of(table.name).of };
  }

  /** Rows that became another, and what undoes it. */
  async function make(
    changes: readonly Change[],
    onChecked: (rows: number) => void,
  ): Promise<{ undo: Change[]; changed: number }> {
    const undo: Change[] = [];
    const applyAll = (): void => {
      for (const change of changes) undo.push(repairs.apply(change));
    };
    const { index, table } = await views.rowsNow();
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
    headings: views.guessedHeadings,
    choose,
    state,
    facts,
    /**
     * Looks at the first rows only. `allowMissing` as in `planTables`. Errors: those of `planTables`, `sheet-unknown`; the
     * file is read as before then.
     */
    readAs(choices: ReadChoices, allowMissing: boolean): DraftFacts {
      views.readAs(choices, allowMissing);
      shown = null;
      return facts();
    },

    async rows(filter: DraftFilter, page: { offset: number; limit: number; fresh: boolean }) {
      const positions = await positionsOf(filter, page.fresh);
      const now = await views.rowsNow();
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
      steps.add(changes, undo);
      steps.forgetUndone();
      return { state: await state(), changed, changes };
    },

    async undo(onChecked: (rows: number) => void): Promise<{ state: DraftState; changed: number }> {
      const step = steps.undo();
      if (!step) return { state: await state(), changed: 0 };
      const { changed } = await make(step.changes, onChecked);
      step.over();
      return { state: await state(), changed };
    },

    async redo(onChecked: (rows: number) => void): Promise<{ state: DraftState; changed: number; changes: Change[] }> {
      const step = steps.redo();
      if (!step) return { state: await state(), changed: 0, changes: [] };
      const { changes } = step;
      const { changed } = await make(changes, onChecked);
      step.over();
      return { state: await state(), changed, changes };
    },

    /** Steps of an earlier time, before the rows are first looked at; a later `choose` counts them. */
    replay(changes: readonly Change[]): void {
      const undo = changes.map((change) => repairs.apply(change)).reverse();
      steps.add(changes, undo);
    },

    /** Rows that will be checked at most, and what they are read as. */
    readingNow(): { facts: FileFacts; rowsAtMost: number | null } {
      const { plan, facts: ofFile } = views.now();
      return { facts: ofFile, rowsAtMost: views.walked()?.index.size ?? plan.table.rowsAtMost };
    },

    /** `onSlice` null: the rows themselves are not wanted. */
    readAll(
      { problemLimit, sampleRows }: RowsWanted,
      onChecked: (rows: number) => void,
      onSlice: ((slice: RowSlice) => Promise<void>) | null,
    ): Promise<Summary> {
      const { plan, choices, otherLists } = views.now();
      const others = otherLists();
      return deliverRows({
        ...{ plan, choices, onChecked, onSlice, problemLimit, sampleRows },
        repairs: repairs.of(plan.table.name),
        ofFile: others.length > 0 ? [{ row: plan.headings.row ?? 1, ...warning(null, 'other-sheet-not-read') }] : [],
        otherLists: others,
      });
    },

    async readProblems(severities: readonly Severity[], onSlice: (rows: DraftRow[]) => Promise<void>): Promise<void> {
      const now = await views.rowsNow();
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
