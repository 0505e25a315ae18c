/**
 * Reads a workbook in the XML of Excel 2002 and 2003 (SpreadsheetML), as reporting tools still write it under the name
 * .xls.
 */
import type { Cell } from '../../cell.ts';
import { corrupt } from '../../file-errors.ts';
import type { PackedTable } from '../table/packed-table.ts';
import { mostColumns } from '../table/table.ts';
import { buildTable, type TableBuilder } from '../table/text-table.ts';
import { createXmlReader, type XmlAttributes } from './xml-events.ts';

type OpenRow = { row: number; hidden: boolean; cells: Cell[] };
type OpenCell = { type: string | null; text: string; formula: boolean; across: number };

/** Errors: `file-corrupt`, `file-too-large`, `xml-dtd-forbidden`. */
export function readXml2003(text: string): { tables: PackedTable[]; names: string[] } {
  const tables: PackedTable[] = [];
  const names: string[] = [];
  let name = '';
  let table: TableBuilder | null = null;
  let row: OpenRow | null = null;
  let cell: OpenCell | null = null;
  let inData = false;
  let column = 0;

  function openRow(into: TableBuilder, attributes: XmlAttributes): void {
    const at = place(attributes('Index')) ?? into.last() + 1;
    row = { row: at, hidden: attributes('Hidden') === '1', cells: [] };
  }

  function openCell(into: TableBuilder, to: OpenRow, attributes: XmlAttributes): void {
    const at = place(attributes('Index')) ?? to.cells.length + 1;
    if (at <= to.cells.length || at > mostColumns) throw corrupt('A cell is where none can be.');
    while (to.cells.length < at - 1) to.cells.push(null);
    const across = count(attributes('MergeAcross'));
    const down = count(attributes('MergeDown'));
    if (across + down > 0) into.merges.push({ row: to.row, column: at - 1, rows: down + 1, columns: across + 1 });
    cell = { type: null, text: '', formula: attributes('Formula') !== undefined, across };
  }

  function closeCell(to: OpenRow, done: OpenCell): void {
    to.cells.push(cellValue(done));
    for (let index = 0; index < done.across && to.cells.length < mostColumns; index++) to.cells.push(null);
  }

  const reader = createXmlReader({
    open(element, attributes, parent) {
      if (element === 'Worksheet') name = attributes('Name') ?? `Sheet${tables.length + 1}`;
      else if (element === 'Table' && parent === 'Worksheet') {
        table = buildTable(name);
        column = 0;
      } else if (element === 'Column' && table) {
        const from = (place(attributes('Index')) ?? column + 1) - 1;
        column = Math.min(from + 1 + count(attributes('Span')), mostColumns);
        if (attributes('Hidden') === '1') for (let at = from; at < column; at++) table.hiddenColumns.add(at);
      } else if (element === 'Row' && table) {
        if (row || parent !== 'Table') throw corrupt('A row is where none can be.');
        openRow(table, attributes);
      } else if (element === 'Cell' && table) {
        if (!row || cell || parent !== 'Row') throw corrupt('A cell is where none can be.');
        openCell(table, row, attributes);
      } else if (element === 'Data' && table) {
        if (!cell) throw corrupt('A value is where none can be.');
        if (parent !== 'Cell') return;
        cell.type = attributes('Type') ?? 'String';
        inData = true;
      }
    },
    close(element, parent) {
      if (element === 'Data' && parent === 'Cell') inData = false;
      else if (element === 'Cell' && row && cell) {
        closeCell(row, cell);
        cell = null;
      } else if (element === 'Row' && row && table) {
        table.row(row.row, row.cells, row.hidden);
        row = null;
      } else if (element === 'Table' && parent === 'Worksheet' && table) {
        tables.push(table.done());
        names.push(name);
        table = null;
      }
    },
    text(more) {
      if (inData && cell) cell.text += more;
    },
  });
  reader.see(text);
  reader.end();
  if (tables.length === 0) throw corrupt('It has no sheet.');
  return { tables, names };
}

/** From 1; null: not said. Errors: `file-corrupt`. */
function place(text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw corrupt('A place is none.');
  return value;
}

function count(text: string | undefined): number {
  const value = Number(text ?? 0);
  return Number.isInteger(value) && value > 0 ? Math.min(value, mostColumns) : 0;
}

function cellValue({ type, text, formula }: OpenCell): Cell {
  switch (type) {
    case null:
      return formula ? { kind: 'no-value' } : null;
    case 'Number': {
      const value = text.trim() === '' ? Number.NaN : Number(text);
      return Number.isFinite(value) ? value : text || null;
    }
    case 'Boolean':
      return text.trim() === '1';
    case 'Error':
      return { kind: 'error', text: text.trim() };
    case 'DateTime': {
      const [, day, time] = /^\s*(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(text) ?? [];
      if (day === undefined) return text || null;
      return { kind: 'date', text: time === undefined || time === '00:00:00' ? day : `${day} ${time}` };
    }
    default:
      return text === '' ? null : text;
  }
}
