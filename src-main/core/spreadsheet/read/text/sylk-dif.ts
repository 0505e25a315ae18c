/**
 * Two old text formats for exchanging spreadsheets that people save as .xls: SYLK (`ID;P…`) and DIF (`TABLE`, `0,1`).
 */
import type { Cell } from '../../cell.ts';
import { corrupt } from '../../file-errors.ts';
import type { PackedTable } from '../table/packed-table.ts';
import { mostColumns, mostRows } from '../table/table.ts';
import { buildTable } from '../table/text-table.ts';

/** A list that begins with the heading "ID" and "P…" is none: every record of SYLK begins with the letters of its kind. */
export function isSylk(text: string): boolean {
  const lines = text
    .slice(0, 4096)
    .split(/\r\n?|\n/)
    .slice(0, 12);
  if (!lines[0]?.startsWith('ID;P') || lines.length < 2) return false;
  const records = lines.slice(1, -1).filter((line) => line !== '');
  return records.length > 0 && records.every((line) => /^(?:[BCFOPWE]|N[NUELV])(?:;|$)/.test(line));
}

/** Errors: `file-corrupt`, `file-too-large`. */
export function readSylk(text: string): PackedTable {
  const rows = new Map<number, Cell[]>();
  let x = 1;
  let y = 1;
  for (const line of text.split(/\r\n?|\n/)) {
    // Two semicolons stand for one.
    const [kind, ...fields] = line
      .replaceAll(';;', '\u0001')
      .split(';')
      .map((field) => field.replaceAll('\u0001', ';'));
    if (kind === 'E') return tableOf(rows);
    if (kind !== 'C' && kind !== 'F') continue;
    for (const field of fields) {
      if (/^X\d+$/.test(field)) x = Number(field.slice(1));
      else if (/^Y\d+$/.test(field)) y = Number(field.slice(1));
    }
    const value = kind === 'C' ? fields.find((field) => field.startsWith('K')) : undefined;
    if (value === undefined) continue;
    if (x < 1 || x > mostColumns || y < 1 || y > mostRows) throw corrupt('A cell is where no sheet has any.');
    const row = rows.get(y) ?? [];
    while (row.length < x - 1) row.push(null);
    row[x - 1] = sylkValue(value.slice(1));
    rows.set(y, row);
  }
  throw corrupt('It breaks off.');
}

function sylkValue(text: string): Cell {
  const quoted = /^"([\s\S]*)"$/.exec(text)?.[1];
  if (quoted !== undefined) return quoted.replaceAll('""', '"') || null;
  if (text.startsWith('#')) return { kind: 'error', text };
  if (text === 'TRUE' || text === 'FALSE') return text === 'TRUE';
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text || null;
}

export function isDif(text: string): boolean {
  return /^TABLE\r?\n0,1\r?\n/.test(text);
}

/** Errors: `file-corrupt`, `file-too-large`. */
export function readDif(text: string): PackedTable {
  const lines = text.split(/\r\n?|\n/);
  const rows = new Map<number, Cell[]>();
  let at = lines.indexOf('DATA') + 3;
  if (at < 3) throw corrupt('It has no data.');
  let row: Cell[] | null = null;
  for (; at + 1 < lines.length; at += 2) {
    const [type, number = ''] = (lines[at] ?? '').split(',');
    const value = lines[at + 1] ?? '';
    if (type === '-1' && value === 'EOD') return tableOf(rows);
    if (type === '-1' && value === 'BOT') {
      row = [];
      rows.set(rows.size + 1, row);
    } else if (!row) throw corrupt('A value stands in no row.');
    else row.push(difValue(type ?? '', number, value));
    if (row && row.length > mostColumns) throw corrupt('A cell is where no sheet has any.');
  }
  throw corrupt('It breaks off.');
}

function difValue(type: string, number: string, value: string): Cell {
  if (type === '1') return (/^"([\s\S]*)"$/.exec(value)?.[1] ?? value).replaceAll('""', '"') || null;
  if (type !== '0') throw corrupt('A value is of no kind.');
  if (value === 'NA' || value === 'ERROR') return { kind: 'error', text: value === 'NA' ? '#N/A' : '#ERROR!' };
  if (value === 'TRUE' || value === 'FALSE') return value === 'TRUE';
  return number.trim() !== '' && Number.isFinite(Number(number)) ? Number(number) : null;
}

function tableOf(rows: ReadonlyMap<number, readonly Cell[]>): PackedTable {
  const table = buildTable(null);
  for (const [row, cells] of [...rows].sort(([one], [other]) => one - other)) table.row(row, cells);
  return table.done();
}
