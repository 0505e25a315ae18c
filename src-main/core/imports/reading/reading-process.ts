/**
 * The program that reads one file and then waits to be ended. It runs in a process of its own because spreadsheet
 * libraries run out of memory, hang and crash on files that people really have. It has no store and no network.
 */

import { CoreError } from '../../kernel/errors.ts';
import { type BytesPlace, readSealed } from '../../kernel/sealed-bytes.ts';
import { warning } from '../../person/finding.ts';
import { isBlank } from '../../spreadsheet/cell.ts';
import { openSource } from '../../spreadsheet/read/open-source.ts';
import type { Table } from '../../spreadsheet/read/table.ts';
import { createCpuWatch, workAllowed } from '../../worker/cpu-watch.ts';
import { workerPort } from '../../worker/worker-port.ts';
import { serveDraft } from '../draft/serve-session.ts';
import { deliverRows } from './deliver-rows.ts';
import { factsOf, sheetsInOrder } from './file-facts.ts';
import type { FromReader, PlainRow, ReadRequest, ToReader } from './messages.ts';
import { otherListsAmong, planTables } from './plan.ts';
import type { RowSlice } from './row-slice.ts';

/** Rows of a plain table in one message. */
const sliceRows = 400;
/** Of a table of unknown kind: title rows, headings, and enough rows to tell what its columns hold. */
const firstRows = 300;
const widest = 200;

type Slice = Extract<FromReader, { kind: 'slice' | 'plain-slice' | 'draft-rows' | 'draft-changes' }>;

const parent = workerPort();
let answerNext: () => void = () => {};
let refuseNext: () => void = () => {};
let asked: Promise<void> = Promise.resolve();
let answerTake: (columns: readonly (readonly number[])[]) => void = () => {};

const watch = createCpuWatch();
const answerDraft = serveDraft({ tell, send, load });

parent.onMessage((message) => {
  const told = message as ToReader;
  switch (told.kind) {
    case 'next':
      return answerNext();
    case 'stop':
      return refuseNext();
    case 'draft':
      asked = asked.then(() => answerDraft(told.question)).catch(fail);
      return;
    case 'take':
      return answerTake(told.columns);
    case 'read':
      return void read(told.request).catch(fail);
    case 'read-plain':
      return void readPlain(told.place).catch(fail);
  }
});

async function read(request: ReadRequest): Promise<void> {
  const bytes = await load(request);
  tell({ kind: 'begun' });
  const source = await openSource(bytes, request.choices.sheet);
  const plans = planTables(source.tables, request.choices, request.allowMissing);
  const [plan] = plans;
  if (!plan) throw new CoreError('no-data-rows', 'The file has no rows below its headings.');
  const facts = factsOf(plan, source, sheetsInOrder(plans, source.sheets));
  tell({ kind: 'opened', facts, rowsAtMost: plan.table.rowsAtMost });
  const others = otherListsAmong(plans, request.choices).map((other) => other.name ?? '');
  const summary = await deliverRows({
    plan,
    choices: request.choices,
    otherLists: others,
    ofFile: others.length > 0 ? [{ row: plan.headings.row ?? 1, ...warning(null, 'other-sheet-not-read') }] : [],
    sampleRows: request.sampleRows,
    problemLimit: request.problemLimit,
    problemTexts: request.problemTexts === true,
    onChecked: (rows) => tell({ kind: 'checked', rows }),
    onSlice: request.wantRows ? sendRows : null,
  });
  tell({ kind: 'done', summary });
}

/** Every table as it stands, visible or not; the program above says which columns it wants. */
async function readPlain(place: BytesPlace): Promise<void> {
  const bytes = await load(place);
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

async function load(place: BytesPlace): Promise<Buffer> {
  try {
    const bytes = await readSealed(place);
    watch.allow(workAllowed(bytes.length));
    return bytes;
  } catch {
    throw new CoreError('file-not-readable', 'The file cannot be read. It may have been moved, or is open elsewhere.');
  }
}

function sendRows(slice: RowSlice): Promise<void> {
  return send({ kind: 'slice', slice });
}

/** Waits for `next`, so that no more than one slice lies between the two processes. Errors: `import-cancelled`. */
function send(slice: Slice): Promise<void> {
  return new Promise((resolve, reject) => {
    answerNext = resolve;
    refuseNext = () => reject(new CoreError('import-cancelled', 'Nothing more of the file is wanted.'));
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
  watch.progress();
  parent.post(message);
}
