/** Parses option values, or reports wrong usage and what was expected. A value is never repeated in a message. */

import { extname } from 'node:path';
import { midnightOf, readDay, startOfNextDay } from '../../../contract/calendar.ts';
import type { FileFormat } from '../../../contract/files.ts';
import { type ColumnField, columnFields } from '../../../contract/person.ts';
import { type LookupState, lookupStates } from '../../../contract/states.ts';
import { wrongListUsage, wrongMoneyUsage, wrongUsage } from '../terminal/failure.ts';
import { type TypedIn, typedPath } from './typed-path.ts';

export function wholeNumber(option: string, from: number, to: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (!(value >= from && value <= to)) throw wrongUsage((usage) => usage.notAWhole(option, from, to));
    return value;
  };
}

export function number(option: string, from: number, to: number): (text: string) => number {
  return (text) => {
    const value = /^\d*\.?\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (!(value >= from && value <= to)) throw wrongUsage((usage) => usage.notANumber(option, from, to));
    return value;
  };
}

const mostRupiah = 1_000_000_000_000;

/** Rupiah above 0, or `none`. Not null: the parser would take that for a value that is missing. */
export type Cap = number | 'none';

export function cap(option: '--daily-cap' | '--monthly-cap'): (text: string) => Cap {
  return (text) => {
    const plain = text.trim().toLowerCase();
    if (plain === 'none') return 'none';
    const value = /^\d*\.?\d+$/.test(plain) ? Number(plain) : Number.NaN;
    if (!(value > 0 && value <= mostRupiah)) throw wrongMoneyUsage((usage) => usage.notACap(option, mostRupiah));
    return value;
  };
}

/** `2026-11-30`: a local day, as its first millisecond and that of the next one. */
export type Day = { from: number; to: number };

export function day(option: '--from' | '--to' | '--compare-from' | '--compare-to'): (text: string) => Day {
  return (text) => {
    const day = readDay(text.trim());
    const from = day && midnightOf(day);
    if (from === null) throw wrongMoneyUsage((usage) => usage.notADay(option));
    return { from, to: startOfNextDay(from) };
  };
}

/** Both days belong to it. */
export function spanOf({ from, to }: { from?: Day; to?: Day }): { from?: number; to?: number } {
  if (from && to && from.from > to.from) throw wrongMoneyUsage((usage) => usage.fromAfterTo);
  return { ...(from && { from: from.from }), ...(to && { to: to.to }) };
}

export function oneOf<const T extends string>(option: string, choices: readonly T[]): (text: string) => T {
  return (text) => {
    const choice = choices.find((candidate) => candidate === text.trim().toLowerCase());
    if (!choice) throw wrongUsage((usage) => usage.notOneOf(option, choices.join(', ')));
    return choice;
  };
}

const mostPerSecond = 1_000;

/** `5`, `0.5` or `5/s`: requests per second. */
export function rate(text: string): number {
  const value = Number(/^(\d*\.?\d+)(?:\/s)?$/.exec(text.trim())?.[1] ?? Number.NaN);
  if (!(value > 0 && value <= mostPerSecond)) throw wrongUsage((usage) => usage.notARate(mostPerSecond));
  return value;
}

/** A field and its column as typed: which of heading, number or letter it is, only the file can say. */
export type TypedMapping = { field: ColumnField; column: string };

/** `nik=No KTP`; the field in any spelling: ecNik, ec-nik, EC_NIK. */
export function mapping(text: string, before: readonly TypedMapping[] = []): TypedMapping[] {
  const at = text.indexOf('=');
  const field = fieldOf(text.slice(0, Math.max(0, at)));
  const column = text.slice(at + 1).trim();
  if (!field || column === '') throw wrongUsage((usage) => usage.badMap);
  return [...before.filter((other) => other.field !== field), { field, column }];
}

function fieldOf(text: string): ColumnField | undefined {
  const plain = text.replace(/[\s_-]/g, '').toLowerCase();
  return columnFields.find((field) => field.toLowerCase() === plain);
}

/** `nik=…` where a file name could stand: one more mapping of a `--map` with several. */
export function looksLikeMapping(text: string): boolean {
  const at = text.indexOf('=');
  return at > 0 && fieldOf(text.slice(0, at)) !== undefined;
}

/** `5,9`: rows counted from 1 as Excel shows them. */
export function sampleRows(text: string, before: readonly number[] = []): number[] {
  const parts = text.split(',').map((part) => part.trim());
  const rows = parts.filter((part) => part !== '');
  if (rows.length === 0 || rows.some((row) => !/^[1-9]\d{0,8}$/.test(row)))
    throw wrongUsage((usage) => usage.badSample);
  return [...new Set([...before, ...rows.map(Number)])];
}

/** `in_doubt,failed`, also with dashes. */
export function states(text: string, before: readonly LookupState[] = []): LookupState[] {
  const choose = oneOf('--state', lookupStates);
  return [...new Set([...before, ...text.split(',').map((part) => choose(part.replaceAll('-', '_')))])];
}

/** An unset variable in a script (`--data-dir "$DIR"`) must not silently mean the operator's own data. */
export function dataDir(typedIn: TypedIn): (text: string) => string {
  return (text) => {
    if (text.trim() === '') throw wrongUsage((usage) => usage.optionWithoutValue('--data-dir'));
    return typedPath(text, typedIn);
  };
}

export type ReportFile = { path: string; format: FileFormat };

/** The format is the extension's. */
export function reportFile(typedIn: TypedIn): (text: string) => ReportFile {
  return (text) => {
    const extension = extname(text).toLowerCase();
    const path = typedPath(text, typedIn);
    if (extension === '.xlsx') return { path, format: 'xlsx' };
    if (extension === '.csv') return { path, format: 'csv' };
    throw wrongUsage((usage) => usage.badOut);
  };
}

/** With `--excel-csv`, which is for a CSV file alone. */
export function forExcel(out: ReportFile, excelCsv: boolean | undefined): ReportFile {
  if (!excelCsv) return out;
  if (out.format === 'xlsx') throw wrongUsage((usage) => usage.excelCsvIsCsv);
  return { ...out, format: 'csv-excel' };
}

/** A workbook, and nothing else. */
export function workbookFile(option: string, typedIn: TypedIn): (text: string) => string {
  return (text) => {
    if (extname(text).toLowerCase() !== '.xlsx') throw wrongListUsage((usage) => usage.notXlsx(option));
    return typedPath(text, typedIn);
  };
}

/** Of a sheet of Excel. */
const mostRows = 1_048_576;

/** A row from 1, or `none`. Not null: the parser would take that for a value that is missing. */
export type HeaderRow = number | 'none';

export function headerRow(text: string): HeaderRow {
  const plain = text.trim().toLowerCase();
  if (plain === 'none') return 'none';
  const row = /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
  if (!(row >= 1 && row <= mostRows)) throw wrongListUsage((usage) => usage.notAHeaderRow(mostRows));
  return row;
}

export const listNumber = wholeNumber('--list', 1, 2 ** 31);
export const lookupNumber = wholeNumber('--lookup', 1, 2 ** 31);
export const maxCost = number('--max-cost', 0, mostRupiah);
export const seconds = number('--for', 0, 31_536_000);
export const port = wholeNumber('--port', 0, 65_535);
