/**
 * The program that reads one file and then waits to be ended. It runs in a process of its own because spreadsheet
 * libraries run out of memory, hang and crash on files that people really have. It has no store and no network.
 */
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { CoreError } from '../errors.ts';
import { workerPort } from '../worker-port.ts';
import { layoutOf } from './reading/layout.ts';
import type { FileFacts, FromReader, PlainRow, ReadRequest, ToReader } from './reading/messages.ts';
import { openSource } from './reading/open-source.ts';
import { missingFields, otherListsAmong, type Plan, planTables } from './reading/plan.ts';
import { type ReadRow, readRows } from './reading/read-rows.ts';
import { createSummary } from './reading/summary.ts';
import type { Table } from './reading/table.ts';
import { isBlank } from './rules/cell.ts';
import { warning } from './rules/finding.ts';

/** Rows in one message: small enough to be received and stored without holding the window up. */
const sliceRows = 400;
const rowsBetweenProgress = 5_000;
/** Of a table of unknown kind: title rows, headings, and enough rows to tell what its columns hold. */
const firstRows = 300;
const widest = 200;

const parent = workerPort();
let answerNext: () => void = () => {};
let answerTake: (columns: readonly (readonly number[])[]) => void = () => {};

parent.onMessage((message) => {
  const told = message as ToReader;
  switch (told.kind) {
    case 'next':
      return answerNext();
    case 'take':
      return answerTake(told.columns);
    case 'read':
      return void read(told.request).catch(fail);
    case 'read-plain':
      return void readPlain(told.path).catch(fail);
  }
});

async function read(request: ReadRequest): Promise<void> {
  const bytes = await load(request.path);
  tell({ kind: 'begun' });
  const source = await openSource(bytes, request.choices.sheet);
  const plans = planTables(source.tables, request.choices, request.allowMissing);
  const [plan] = plans;
  if (!plan) throw new CoreError('no-data-rows', 'The file has no rows below its headings.');
  const unreadable = source.sheets.filter((name) => !plans.some((one) => one.table.name === name));
  const sheets = source.sheets.length > 0 ? [...plans.map((one) => one.table.name ?? ''), ...unreadable] : [];
  tell({
    kind: 'opened',
    facts: facts(plan, source, sheets),
    rowsAtMost: plan.table.rowsAtMost,
  });

  const others = otherListsAmong(plans, request.choices).length > 0;
  const ofFile = others ? [{ row: plan.headings.row ?? 1, ...warning(null, 'other-sheet-not-read') }] : [];
  const summary = createSummary(request.problemLimit, request.sampleRows, missingFields(plan), ofFile);
  const layout = layoutOf(plan);
  let slice: ReadRow[] = [];
  for (const row of readRows(plan, request.choices, { problemTexts: request.problemTexts === true })) {
    summary.add(row);
    if (summary.rows() % rowsBetweenProgress === 0) {
      tell({ kind: 'checked', rows: summary.rows() });
      await setImmediate();
    }
    if (!request.wantRows) continue;
    slice.push(row);
    if (slice.length >= sliceRows) {
      await sendRows(slice);
      slice = [];
    }
  }
  if (slice.length > 0) await sendRows(slice);
  if (summary.rows() === 0) throw new CoreError('no-data-rows', 'The file has no rows below its headings.');
  tell({ kind: 'done', summary: { ...summary.result(), layout } });
}

/** Every table as it stands, visible or not; the program above says which columns it wants. */
async function readPlain(path: string): Promise<void> {
  const bytes = await load(path);
  tell({ kind: 'begun' });
  const { tables } = await openSource(bytes, undefined);
  const wanted = await new Promise<readonly (readonly number[])[]>((resolve) => {
    answerTake = resolve;
    tell({
      kind: 'tables',
      tables: tables.map((table) => ({ name: table.name, rowsAtMost: table.rowsAtMost, first: firstOf(table) })),
    });
  });
  for (const [index, table] of tables.entries()) {
    const columns = wanted[index] ?? [];
    if (columns.length === 0) continue;
    let slice: PlainRow[] = [];
    for (const { row, cells } of table.rows()) {
      const taken = columns.map((column) => cells[column] ?? null);
      if (taken.every(isBlank)) continue;
      slice.push({ row, cells: taken });
      if (slice.length < sliceRows) continue;
      await send({ kind: 'plain-slice', table: index, rows: slice });
      slice = [];
    }
    if (slice.length > 0) await send({ kind: 'plain-slice', table: index, rows: slice });
  }
  tell({ kind: 'plain-done' });
}

function firstOf(table: Table): PlainRow[] {
  const first: PlainRow[] = [];
  for (const { row, cells } of table.rows()) {
    if (cells.every(isBlank)) continue;
    first.push({ row, cells: cells.slice(0, widest) });
    if (first.length >= firstRows) break;
  }
  return first;
}

function facts(plan: Plan, source: { encoding: string | null; delimiter: string | null }, sheets: string[]): FileFacts {
  const { map, guessedBy } = plan.columns;
  const fieldOf = new Map(Object.entries(map).map(([field, column]) => [column, field as keyof typeof map]));
  return {
    sheets,
    file: {
      sheet: plan.table.name,
      ...(sheets.length > 1 && { sheets }),
      headerRow: plan.headings.row,
      columns: map,
      encoding: source.encoding,
      delimiter: source.delimiter,
    },
    columns: plan.samples.map((samples, index) => {
      const field = fieldOf.get(index + 1) ?? null;
      return {
        column: index + 1,
        heading: plan.headings.texts[index] ?? '',
        samples,
        hidden: plan.table.hiddenColumns.has(index),
        field,
        guessedBy: field === null ? null : (guessedBy[field] ?? null),
        fits: null,
      };
    }),
  };
}

async function load(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch {
    throw new CoreError('file-not-readable', 'The file cannot be read. It may have been moved, or is open elsewhere.');
  }
}

function sendRows(rows: ReadRow[]): Promise<void> {
  return send({ kind: 'slice', rows });
}

/** Waits for `next`, so that no more than one slice lies between the two processes. */
function send(slice: Extract<FromReader, { kind: 'slice' | 'plain-slice' }>): Promise<void> {
  return new Promise((resolve) => {
    answerNext = resolve;
    tell(slice);
  });
}

function fail(error: unknown): void {
  if (error instanceof CoreError) {
    const { code, message, details } = error;
    tell({ kind: 'failed', error: { code, message, ...(details && { details }) } });
    return;
  }
  // Not foreseen. Dying is the honest report: the program above says that the reader stopped, and goes on.
  throw error;
}

function tell(message: FromReader): void {
  parent.post(message);
}
