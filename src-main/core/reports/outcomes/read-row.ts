/** One row of a field sheet that came back: what was found, or what of it cannot be read. Nothing is guessed. */
import {
  type FillInColumn,
  type Found,
  fillInColumns,
  longestAgent,
  longestNote,
  type OutcomeProblemCode,
  type outcomeProblemColumns,
} from '../../../contract/outcomes.ts';
import { checkPhone } from '../../person/phone.ts';
import { type Cell, cellText, isBlank } from '../../spreadsheet/cell.ts';
import { mayBeMonthFirst, readChoice, readDayOf, readNote, readRupiah } from './read-cells.ts';
import type { RowCode, RowCodes, ShownField } from './row-code.ts';
import type { SheetColumns } from './sheet-columns.ts';

export type RowProblem = {
  code: OutcomeProblemCode;
  column: (typeof outcomeProblemColumns)[number] | null;
  text: string | null;
};

/** What a row came to. `phone`: as the sheet shows it; null: it shows none. */
export type ReadRow =
  | { kind: 'other' }
  | { kind: 'unknown'; problem: RowProblem }
  | { kind: 'changed'; code: RowCode; problems: RowProblem[] }
  | { kind: 'blank'; code: RowCode }
  | { kind: 'unread'; code: RowCode; problems: RowProblem[] }
  | { kind: 'found'; code: RowCode; found: Found; phone: string | null; notices: RowProblem[] };

/** What the days of a row are judged by. Days are YYYY-MM-DD. */
export type DayRules = {
  /** A visit on a later day is a slip of the hand. */
  today: string;
  /** When that lookup came into the list; null: there is none of that id. */
  since(lookupId: number): string | null;
  /** Some days of the file stand with the month first. */
  monthFirst: boolean;
};

export function readRow(cells: readonly Cell[], columns: SheetColumns, codes: RowCodes, rules: DayRules): ReadRow {
  const cell = (column: FillInColumn): Cell => cells[columns.fillIn[column] ?? -1] ?? null;
  // Who was out there says nothing of this row: it may have stood there from the start.
  const filled = fillInColumns.some((column) => column !== 'agent' && !isBlank(cell(column)));
  const codeCell = cells[columns.rowCode] ?? null;
  const code = codes.read(codeCell);
  if (code === 'unknown')
    return { kind: 'unknown', problem: { code: 'row-unknown', column: 'rowCode', text: cellText(codeCell) } };
  if (code === null) {
    if (isBlank(cell('outcome'))) return { kind: 'other' };
    const text = isBlank(codeCell) ? null : cellText(codeCell);
    return { kind: 'unknown', problem: { code: 'code-missing', column: 'rowCode', text } };
  }
  const since = rules.since(code.lookupId);
  // Of data of this store that an older copy of it does not have.
  if (since === null)
    return { kind: 'unknown', problem: { code: 'row-unknown', column: 'rowCode', text: cellText(codeCell) } };
  const changes = changesOf(cells, columns, code);
  if (changes.length > 0) return { kind: 'changed', code, problems: changes };
  if (!filled) return { kind: 'blank', code };
  const { found, problems, notices } = readFound(cell, { ...rules, since });
  if (found === null || problems.length > 0) return { kind: 'unread', code, problems };
  return { kind: 'found', code, found, phone: shownPhone(cells, columns, code), notices };
}

/** What the row shows no more as the sheet did. Where no column is known to show it, any cell may. */
function changesOf(cells: readonly Cell[], columns: SheetColumns, code: RowCode): RowProblem[] {
  return code.shown.flatMap((field): RowProblem[] => {
    const places = columns.shown[field];
    if (places.length === 0)
      return cells.some((cell) => code.holds(field, cell)) ? [] : [{ code: 'row-changed', column: field, text: null }];
    const changed = places.map((column) => cells[column] ?? null).find((cell) => !code.holds(field, cell));
    return changed === undefined ? [] : [{ code: 'row-changed', column: field, text: cellText(changed) }];
  });
}

function shownPhone(cells: readonly Cell[], columns: SheetColumns, code: RowCode): string | null {
  const field: ShownField = 'phone';
  if (!code.shown.includes(field)) return null;
  const cell = cells.find((one) => code.holds(field, one)) ?? cells[columns.shown[field][0] ?? -1] ?? null;
  return checkPhone(cell, field).value;
}

function readFound(
  cell: (column: FillInColumn) => Cell,
  { today, since, monthFirst }: Omit<DayRules, 'since'> & { since: string },
): { found: Found | null; problems: RowProblem[]; notices: RowProblem[] } {
  const problems: RowProblem[] = [];
  const notices: RowProblem[] = [];
  const tell = (to: RowProblem[], code: OutcomeProblemCode, column: FillInColumn): null => {
    to.push({ code, column, text: isBlank(cell(column)) ? null : cellText(cell(column)) });
    return null;
  };
  function read<T>(column: FillInColumn, reader: (cell: Cell) => T | null, unreadable: OutcomeProblemCode): T | null {
    if (isBlank(cell(column))) return null;
    return reader(cell(column)) ?? tell(problems, unreadable, column);
  }

  if (isBlank(cell('outcome'))) tell(problems, 'outcome-missing', 'outcome');
  const kind = read('outcome', readChoice, 'outcome-unreadable');
  const foundOn = read('foundOn', readDayOf, 'date-unreadable');
  const promiseDate = read('promiseDate', readDayOf, 'date-unreadable');
  const promiseAmount = read('promiseAmount', readRupiah, 'amount-unreadable');
  for (const [column, day] of [
    ['foundOn', foundOn],
    ['promiseDate', promiseDate],
  ] as const) {
    if (day === null) continue;
    if (monthFirst && mayBeMonthFirst(cell(column))) tell(problems, 'date-order-uncertain', column);
    else if (day < since) tell(problems, 'date-too-early', column);
  }
  if (foundOn !== null && foundOn > today) tell(problems, 'date-in-future', 'foundOn');
  if (kind !== null && kind !== 'promised')
    for (const column of ['promiseDate', 'promiseAmount'] as const)
      if (!isBlank(cell(column))) tell(problems, 'promise-not-chosen', column);
  if (foundOn !== null && promiseDate !== null && promiseDate < foundOn && promiseDate >= since)
    tell(problems, 'promise-before-visit', 'promiseDate');
  if (kind === 'promised' && isBlank(cell('promiseDate'))) tell(notices, 'promise-without-date', 'promiseDate');
  const note = readNote(cell('note'));
  if (note !== null && note.length > longestNote) tell(notices, 'note-too-long', 'note');
  if (kind === null) return { found: null, problems, notices };
  const agent = readNote(cell('agent'))?.slice(0, longestAgent) ?? null;
  return {
    found: { kind, agent, foundOn, promiseDate, promiseAmount, note: note?.slice(0, longestNote) ?? null },
    problems,
    notices,
  };
}
