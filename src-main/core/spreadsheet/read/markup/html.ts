/**
 * Reads the tables of a web page, which core banking systems write and name .xls. Not a browser: no script, style,
 * frame, picture or address in it is run, read or fetched, and the content of a cell is text.
 */
import type { Cell } from '../../cell.ts';
import { corrupt } from '../../file-errors.ts';
import type { PackedTable } from '../table/packed-table.ts';
import { mostColumns } from '../table/table.ts';
import { buildTable } from '../table/text-table.ts';
import { isCharacter } from './xml-events.ts';

type OpenCell = { text: string; number: string | null; columns: number; rows: number };
type OpenTable = {
  cells: Cell[];
  inRow: boolean;
  cell: OpenCell | null /** By column: rows a cell above still takes. */;
  taken: number[];
};

const deepest = 50;
/** Attributes of a cell are short; those of a picture may hold all of it. */
const longestTag = 4_096;

/**
 * Rows come one below the other, as Excel shows such a page; those of a table within a cell come before the row that
 * contains it. null: it has no table. Errors: `file-corrupt`, `file-too-large`.
 */
export function readHtml(page: string): PackedTable | null {
  const text = withoutUnseen(page);
  const table = buildTable(null);
  const open: OpenTable[] = [];
  let found = false;

  const top = (): OpenTable | undefined => open.at(-1);

  function closeCell(at: OpenTable): void {
    const { cell } = at;
    if (!cell) return;
    at.cell = null;
    const column = at.cells.length;
    at.cells.push(cellValue(cell));
    for (let index = 0; index < cell.columns; index++) {
      if (index > 0) at.cells.push(null);
      if (cell.rows > 1) at.taken[column + index] = cell.rows;
    }
    if (at.cells.length > mostColumns) throw corrupt('A cell is where no sheet has any.');
  }

  function closeRow(at: OpenTable): void {
    closeCell(at);
    if (!at.inRow) return;
    at.inRow = false;
    table.row(table.last() + 1, at.cells);
    at.cells = [];
    for (const column of at.taken.keys()) at.taken[column] = Math.max(0, (at.taken[column] ?? 0) - 1);
  }

  function openCell(at: OpenTable, tag: string): void {
    closeCell(at);
    at.inRow = true;
    while ((at.taken[at.cells.length] ?? 0) > 0) at.cells.push(null);
    const columns = spanned(tag, 'colspan');
    const rows = spanned(tag, 'rowspan');
    if (columns > 1 || rows > 1) {
      table.merges.push({ row: table.last() + 1, column: at.cells.length, rows, columns });
    }
    at.cell = { text: '', number: numberOf(tag), columns, rows };
  }

  function take(closing: boolean, name: string, tag: string): void {
    const at = top();
    if (name === 'table' && !closing) {
      found = true;
      if (open.push({ cells: [], inRow: false, cell: null, taken: [] }) > deepest)
        throw corrupt('Its tables are nested too deeply.');
      return;
    }
    if (!at) return;
    if (name === 'table') {
      closeRow(at);
      open.pop();
    } else if (name === 'tr') {
      closeRow(at);
      at.inRow = !closing;
    } else if (name === 'td' || name === 'th') {
      if (closing) closeCell(at);
      else openCell(at, tag);
    } else if (at.cell && (name === 'br' || name === 'p' || name === 'div' || name === 'li')) {
      at.cell.text += '\n';
    }
  }

  let at = 0;
  /** What stands before the next tag; where the page breaks off, before its end. */
  function takeText(end: number): void {
    const cell = top()?.cell;
    if (cell) cell.text += text.slice(at, end).replace(/[ \t\r\n\f]+/g, ' ');
    at = end;
  }

  const begins = /<(\/?)([a-zA-Z][\w:-]*)/g;
  for (let begin = begins.exec(text); begin; begin = begins.exec(text)) {
    const inside = begins.lastIndex;
    const end = endOfTag(text, inside);
    takeText(begin.index);
    // Within a tag: nothing of it is anybody's text.
    at = end < 0 ? text.length : end + 1;
    if (end < 0) break;
    begins.lastIndex = at;
    take(begin[1] === '/', (begin[2] ?? '').toLowerCase(), text.slice(inside, end));
  }
  takeText(text.length);
  while (open.length > 0) {
    const last = open.pop();
    if (last) closeRow(last);
  }
  return found ? table.done() : null;
}

/** Of these nothing is a cell's text; one that never ends takes the rest of the page, as in a browser. */
function withoutUnseen(page: string): string {
  const begins = /<(?:(script|style|title|noscript|template|iframe|object|svg|xml)\b|!--|[!?])/gi;
  const lower = page.toLowerCase();
  let kept = '';
  let at = 0;
  for (let begin = begins.exec(page); begin; begin = begins.exec(page)) {
    kept += page.slice(at, begin.index);
    const name = begin[1]?.toLowerCase();
    const mark = name !== undefined ? `</${name}` : begin[0] === '<!--' ? '-->' : '>';
    const found = lower.indexOf(mark, begins.lastIndex);
    const end = found < 0 ? -1 : name === undefined ? found + mark.length : page.indexOf('>', found) + 1;
    if (end <= 0) return kept;
    at = end;
    begins.lastIndex = end;
  }
  return kept + page.slice(at);
}

/** A `>` within quotes is part of a value, unless its quote has no end near by. -1: there is none. */
function endOfTag(text: string, from: number): number {
  let quote = 0;
  const most = Math.min(text.length, from + longestTag);
  for (let at = from; at < most; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x3e) return at;
    else if (code === 0x22 || code === 0x27) quote = code;
  }
  return text.indexOf('>', from);
}

function spanned(tag: string, name: 'colspan' | 'rowspan'): number {
  const value = Number(new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d{1,5})`, 'i').exec(tag)?.[1] ?? 1);
  return Math.min(Math.max(1, value), name === 'colspan' ? 1_000 : 65_536);
}

/** What Excel writes of a cell that is a number, whatever it shows of it (`x:num="3.17E+15"`, or `x:num` alone). */
function numberOf(tag: string): string | null {
  const found = /\bx:num(?:\s*=\s*"([^"]*)"|\s*=\s*'([^']*)'|(?=[\s/]|$))/i.exec(tag);
  return found ? (found[1] ?? found[2] ?? '') : null;
}

function cellValue({ text, number }: OpenCell): Cell {
  const shown = decodeHtml(text)
    .replace(/ *\n */g, '\n')
    .trim();
  if (number !== null) {
    const value = number.trim() === '' ? shown : number.trim();
    if (value !== '' && Number.isFinite(Number(value))) return Number(value);
  }
  return shown === '' ? null : shown;
}

/** Names of characters in web pages: those that names and addresses of people here have, and any by its number. */
const named: Readonly<Record<string, string>> = {
  ...{ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', shy: '' },
  ...{ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«', raquo: '»', prime: '′' },
  ...{ ndash: '–', mdash: '—', hellip: '…', middot: '·', bull: '•', deg: '°', sect: '§', copy: '©', reg: '®' },
  ...{ Agrave: 'À', Aacute: 'Á', Acirc: 'Â', Atilde: 'Ã', Auml: 'Ä', Aring: 'Å', AElig: 'Æ', Ccedil: 'Ç' },
  ...{ Egrave: 'È', Eacute: 'É', Ecirc: 'Ê', Euml: 'Ë', Igrave: 'Ì', Iacute: 'Í', Icirc: 'Î', Iuml: 'Ï' },
  ...{ Ntilde: 'Ñ', Ograve: 'Ò', Oacute: 'Ó', Ocirc: 'Ô', Otilde: 'Õ', Ouml: 'Ö', Oslash: 'Ø', Ugrave: 'Ù' },
  ...{ Uacute: 'Ú', Ucirc: 'Û', Uuml: 'Ü', Yacute: 'Ý', szlig: 'ß', agrave: 'à', aacute: 'á', acirc: 'â' },
  ...{ atilde: 'ã', auml: 'ä', aring: 'å', aelig: 'æ', ccedil: 'ç', egrave: 'è', eacute: 'é', ecirc: 'ê', euml: 'ë' },
  ...{ igrave: 'ì', iacute: 'í', icirc: 'î', iuml: 'ï', ntilde: 'ñ', ograve: 'ò', oacute: 'ó', ocirc: 'ô' },
  ...{ otilde: 'õ', ouml: 'ö', oslash: 'ø', ugrave: 'ù', uacute: 'ú', ucirc: 'û', uuml: 'ü', yacute: 'ý', yuml: 'ÿ' },
};

/** Numbers 128 to 159 mean what they mean in the code page of western Windows, as in every browser. */
const western = new TextDecoder('windows-1252');

function decodeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7});?|#[xX]([\da-fA-F]{1,6});?|([a-zA-Z]{2,8});)/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    if (code >= 0x80 && code <= 0x9f) return western.decode(Uint8Array.of(code));
    return isCharacter(code) ? String.fromCodePoint(code) : whole;
  });
}
