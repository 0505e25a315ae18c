/** What a cell holds by the type it has and the value that is stored with it (ECMA-376 Part 1, 18.3.1.4 and 18.18.11). */
import type { CoreError } from '../../../kernel/errors.ts';
import type { Cell } from '../../cell.ts';
import { corrupt } from '../../file-errors.ts';
import type { TextArena } from './text-arena.ts';
import { dateOf, errors, unknownError } from './workbook.ts';
import { excelText } from './xml-text.ts';

export type Formats = { isDate(style: number): boolean; date1904: boolean };

/** A cell as it is kept: a shared string by its index, however long it is and however many cells point to it. */
export type StoredCell = Cell | { kind: 'shared'; index: number };

export type RawCell = {
  type: string;
  /** null: none. */
  style: number | null;
  /** What stands in its `v`; null: it has none. */
  value: string | null;
  /** What stands in its `is`; null: it has none. */
  ownText: string | null;
  /** It has a formula of its own, or is part of one that fills several cells. */
  hasFormula: boolean;
};

const errorNames = new Set(Object.values(errors));

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const isoDate = /^(-?\d{4,})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;
const isoTime = /^T?(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?Z?$/;

/** Errors: `file-corrupt` where it points to a shared string that is not there, or is of an unknown type. */
export function cellOf(cell: RawCell, formats: Formats, texts: TextArena): StoredCell {
  const value = cell.value?.trim() ?? '';
  switch (cell.type) {
    case '':
    case 'n':
      return value === '' ? nothing(cell) : numberOrDate(value, cell.style, formats);
    case 's':
      return value === '' ? nothing(cell) : sharedText(value, texts);
    case 'str':
      return excelText(cell.value ?? cell.ownText ?? '');
    case 'inlineStr':
      return cell.ownText ?? excelText(cell.value ?? '');
    case 'b':
      return value === '' ? nothing(cell) : /^(?:1|true)$/i.test(value);
    case 'e':
      return value === '' ? nothing(cell) : errorOf(value);
    case 'd':
      return value === '' ? nothing(cell) : dateInWords(value, cell.style, formats);
    default:
      throw corrupt('A cell is of a type nobody knows.');
  }
}

/** Newer errors (#SPILL!) have names this program does not know, and are errors all the same. */
export function errorOf(name: string): Cell {
  return { kind: 'error', text: errorNames.has(name) ? name : unknownError };
}

/** A formula whose result was never stored is no blank. */
function nothing({ hasFormula }: RawCell): Cell {
  return hasFormula ? { kind: 'no-value' } : null;
}

/** What is no number after all is shown as it stands. */
function numberOrDate(value: string, style: number | null, formats: Formats): Cell {
  if (!plainNumber.test(value)) return value;
  return style !== null && formats.isDate(style) ? dateOf(Number(value), formats.date1904) : Number(value);
}

function sharedText(value: string, texts: TextArena): StoredCell {
  const index = /^\d{1,9}$/.test(value) ? Number(value) : texts.count;
  if (index >= texts.count) throw noSuchText();
  return { kind: 'shared', index };
}

export function noSuchText(): CoreError {
  return corrupt('A cell points to a text that is not there.');
}

function dateInWords(value: string, style: number | null, formats: Formats): Cell {
  const [day, ...dayParts] = isoDate.exec(value) ?? [];
  if (day !== undefined) {
    const [year, month, date, hours = '00', minutes = '00', seconds = '00'] = dayParts;
    const time = `${hours}:${minutes}:${seconds}`;
    return { kind: 'date', text: `${year}-${month}-${date}${time === '00:00:00' ? '' : ` ${time}`}` };
  }
  const [time, hours, minutes, seconds = '00'] = isoTime.exec(value) ?? [];
  if (time !== undefined) return { kind: 'date', text: `${hours}:${minutes}:${seconds}` };
  return numberOrDate(value, style, formats);
}
