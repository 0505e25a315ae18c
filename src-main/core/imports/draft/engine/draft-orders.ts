/** An order of the operator → what it changes of which rows. Nothing is changed here; what would stay as it is, is left out. */
import type { AcceptableCode, DraftOrder } from '../../../../contract/drafts.ts';
import { CoreError } from '../../../kernel/errors.ts';
import type { Accepts } from '../../../person/finding.ts';
import { mayHaveLostDigits } from '../../../person/nik.ts';
import { cellText } from '../../../spreadsheet/cell.ts';
import type { RowRepair } from '../../reading/repairs.ts';
import type { Change } from './changes.ts';
import type { RowIndex } from './row-index.ts';

export type OrderPlace = {
  rows: RowIndex;
  sheet: string | null;
  /** Columns of the draft, from 1. */
  width: number;
  repairOf(row: number): RowRepair | undefined;
};

/** Characters Excel keeps in a cell. A replacement must not let one grow without end. */
const longestCell = 32_767;

/** Which acceptance of a row stands for a code, and what it is called in a change. */
const acceptanceOf = {
  'nik-length': { accept: 'nikLength', change: 'len' },
  'nik-date-impossible': { accept: 'nikDate', change: 'date' },
  'nik-serial-zero': { accept: 'nikSerial', change: 'serial' },
  'nik-one-digit': { accept: 'nikSerial', change: 'serial' },
} as const satisfies Record<AcceptableCode, { accept: keyof Accepts; change: keyof Change }>;

/** An order for rows; editing names its own. */
export type BulkOrder = Exclude<DraftOrder, { kind: 'edit' }>;

/** Errors: `column-unknown`. */
export function editChanges(
  { rows, sheet, width, repairOf }: OrderPlace,
  order: Extract<DraftOrder, { kind: 'edit' }>,
) {
  const byRow = new Map<number, Record<string, string | null>>();
  for (const { row, column, text } of order.cells) {
    mustHaveColumn(column, width);
    const position = rows.positionOf(row);
    if (position === null || rows.withheld.has(column - 1)) continue;
    const cells = byRow.get(row) ?? {};
    cells[String(column)] = text;
    byRow.set(row, cells);
  }
  const changes: Change[] = [];
  for (const [r, wanted] of byRow) {
    const position = rows.positionOf(r);
    if (position === null) continue;
    const c = differing(rows, position, repairOf(r), wanted, order.typed === true);
    if (c) changes.push({ s: sheet, r, c });
  }
  return changes;
}

/** What that order changes of one row; null: nothing. Errors: `column-unknown`. */
export function changeOf(place: OrderPlace, order: BulkOrder, position: number): Change | null {
  const { rows, sheet, width, repairOf } = place;
  const r = rows.rowNumberOf(position);
  const repair = repairOf(r);
  switch (order.kind) {
    case 'fill': {
      mustHaveColumn(order.column, width);
      if (rows.withheld.has(order.column - 1)) return null;
      return withCells(differing(rows, position, repair, { [order.column]: order.text }));
    }
    case 'replace': {
      if (order.column !== null) mustHaveColumn(order.column, width);
      return withCells(differing(rows, position, repair, replaced(place, order, position)));
    }
    case 'repair': {
      const wanted: Record<string, string> = {};
      for (const { column, fix } of problemCells(place, order.code, position)) wanted[column] = fix;
      return withCells(differing(rows, position, repair, wanted));
    }
    case 'skip':
      return (repair?.skipped ?? false) === order.skip ? null : { s: sheet, r, skip: order.skip };
    case 'accept': {
      const { accept, change } = acceptanceOf[order.code];
      const accepted = repair?.accepts[accept] ?? false;
      return accepted === order.accept ? null : { s: sheet, r, [change]: order.accept };
    }
    case 'restore': {
      if (!repair) return null;
      const c = Object.fromEntries([...repair.cells.keys()].map((index) => [String(index + 1), null]));
      return {
        ...{ s: sheet, r },
        ...(repair.cells.size > 0 && { c }),
        ...(repair.skipped && { skip: false }),
        ...(repair.accepts.nikLength && { len: false }),
        ...(repair.accepts.nikDate && { date: false }),
        ...(repair.accepts.nikSerial && { serial: false }),
      };
    }
  }

  function withCells(c: Change['c'] | null): Change | null {
    return c ? { s: sheet, r, c } : null;
  }
}

function mustHaveColumn(column: number, width: number): void {
  if (column > width) {
    throw new CoreError('column-unknown', 'The file has no such column.', { details: { column } });
  }
}

/** Of the wanted texts those that are another than now; null stands for what the file says. */
function differing(
  rows: RowIndex,
  position: number,
  repair: RowRepair | undefined,
  wanted: Record<string, string | null>,
  typed = false,
): Record<string, string | null> | null {
  const source = rows.sourceOf(position);
  const found: Record<string, string | null> = {};
  for (const [column, text] of Object.entries(wanted)) {
    const index = Number(column) - 1;
    const cell = source.cells[index] ?? null;
    // What is there changes nothing, unless somebody typed it over what only looks like it: a number is not its digits.
    const asFile = text === cellText(cell) && !(typed && cell !== null && typeof cell !== 'string');
    const now = repair?.cells.get(index) ?? null;
    const next = asFile ? null : text;
    if (next !== now) found[column] = next;
  }
  return Object.keys(found).length > 0 ? found : null;
}

function replaced(
  { rows, width }: OrderPlace,
  { column, find, replacement, wholeCell }: Extract<DraftOrder, { kind: 'replace' }>,
  position: number,
): Record<string, string> {
  const wanted: Record<string, string> = {};
  const cells = rows.cellsNow(rows.sourceOf(position));
  const pattern = new RegExp(find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu');
  const columns = column === null ? Array.from({ length: width }, (_, index) => index + 1) : [column];
  for (const one of columns) {
    if (rows.withheld.has(one - 1)) continue;
    const cell = cells[one - 1] ?? null;
    const text = cellText(cell);
    if (wholeCell) {
      if (text.trim().toLowerCase() === find.trim().toLowerCase()) wanted[one] = replacement;
      continue;
    }
    // Digits that may be wrong do not become right by having others put between them.
    if (typeof cell === 'number' && mayHaveLostDigits(cell)) continue;
    const next = text.replace(pattern, () => replacement);
    if (next !== text && next.length <= longestCell) wanted[one] = next;
  }
  return wanted;
}

function problemCells(
  { rows }: OrderPlace,
  code: Extract<DraftOrder, { kind: 'repair' }>['code'],
  position: number,
): { column: number; fix: string }[] {
  const judged = rows.judge(position);
  const cells = rows.cellsNow(rows.sourceOf(position));
  return rows.findingsOf(position, judged).flatMap((finding) => {
    if (finding.code !== code) return [];
    const fix = rows.suggestedFixOf(finding, cells);
    const column = rows.columnOf(finding);
    return fix === null || column === null ? [] : [{ column, fix }];
  });
}
