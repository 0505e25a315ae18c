/**
 * Reads an OpenDocument sheet (`content.xml`, or a flat document) into packed tables while it is unpacked. Unknown
 * elements are skipped, but a cell or a text where none can stand is damage: a damaged sheet must not read as a shorter
 * one.
 */
import { CoreError } from '../../../kernel/errors.ts';
import type { Cell } from '../../cell.ts';
import { corrupt } from '../../file-errors.ts';
import { type PackedTable, packedTable } from '../table/packed-table.ts';
import { RowArena } from '../table/row-arena.ts';
import { type Merge, mergesMatter, mostColumns, mostRows } from '../table/table.ts';
import { createXmlReader, type XmlAttributes } from './xml-events.ts';

/** A cell or a row with content is written once with the number of times it stands there: half a million rows of forty. */
const mostCells = 20_000_000;
/** Of these, what stands in them is not the sheet's: drawings, remarks, sources, changes, charts. */
const besides = new Set([
  ...['shapes', 'forms', 'table-source', 'scenario', 'named-expressions', 'conditional-formats', 'title', 'desc'],
  ...[
    'annotation',
    'annotation-end',
    'dde-source',
    'detective',
    'frame',
    'custom-shape',
    'line',
    'rect',
    'g',
    'control',
  ],
  ...[
    'caption',
    'connector',
    'polyline',
    'polygon',
    'path',
    'circle',
    'ellipse',
    'measure',
    'regular-polygon',
    'scene',
  ],
  ...['page-thumbnail', 'cell-range-source', 'sub-table', 'event-listeners', 'sparkline-groups'],
]);
const rowParents = new Set(['table', 'table-rows', 'table-header-rows', 'table-row-group']);

type Sheet = {
  name: string;
  style: string;
  arena: RowArena;
  hiddenColumns: Set<number>;
  merges: Merge[];
  /** Rows and columns that have gone by. */
  row: number;
  column: number;
};
type OpenRow = { times: number; hidden: boolean; cells: Cell[]; filled: number };
type OpenCell = { times: number; attributes: XmlAttributes; paragraphs: string[]; covered: boolean };

export type OdsReader = {
  see(piece: string): void;
  /** Errors: as `see`, and `file-corrupt` where there is no sheet. */
  end(): PackedTable[];
};

/** Errors of `see`: `file-corrupt`, `file-too-large`, `xml-dtd-forbidden`. */
export function createOdsReader(): OdsReader {
  const sheets: Sheet[] = [];
  const hiddenStyles = new Set<string>();
  let style = '';
  let sheet: Sheet | null = null;
  let row: OpenRow | null = null;
  let cell: OpenCell | null = null;
  /** How many elements deep within one that is besides the sheet. */
  let aside = 0;
  let paragraph = 0;
  let cells = 0;

  function openSheet(attributes: XmlAttributes): void {
    sheet = {
      name: attributes('name') ?? `Sheet${sheets.length + 1}`,
      style: attributes('style-name') ?? '',
      arena: new RowArena(),
      hiddenColumns: new Set(),
      merges: [],
      row: 0,
      column: 0,
    };
    sheets.push(sheet);
  }

  function openColumn(into: Sheet, attributes: XmlAttributes): void {
    const times = repeated(attributes('number-columns-repeated'));
    const end = Math.min(into.column + times, mostColumns);
    if (isHidden(attributes)) for (let index = into.column; index < end; index++) into.hiddenColumns.add(index);
    into.column += times;
  }

  function openCell(into: Sheet, to: OpenRow, attributes: XmlAttributes, covered: boolean): void {
    cell = { times: repeated(attributes('number-columns-repeated')), attributes, paragraphs: [], covered };
    const columns = repeated(attributes('number-columns-spanned'));
    const rows = repeated(attributes('number-rows-spanned'));
    if (columns > 1 || rows > 1) into.merges.push({ row: into.row + 1, column: to.cells.length, rows, columns });
  }

  function closeCell(to: OpenRow, { times, attributes, paragraphs }: OpenCell): void {
    const value = cellValue(attributes, paragraphs);
    if (value === null) {
      // A row may be blank to its end, as far as any program counts; only what follows makes it cells.
      to.cells.length += Math.min(times, mostColumns * 4);
      return;
    }
    if (to.cells.length + times > mostColumns) throw corrupt('A cell is where no sheet has any.');
    for (let index = 0; index < times; index++) to.cells.push(value);
    to.filled = to.cells.length;
  }

  function closeRow(into: Sheet, { times, hidden, cells: found, filled }: OpenRow): void {
    if (filled > 0) {
      cells += filled * times;
      if (cells > mostCells) throw tooMany();
      if (into.row + times > mostRows)
        throw into.row >= mostRows ? corrupt('A row is where no sheet has any.') : tooMany();
      for (let again = 0; again < times; again++) {
        into.arena.begin(into.row + again + 1, hidden, false);
        for (let index = 0; index < filled; index++) into.arena.cell(found[index]);
        into.arena.end();
      }
    }
    into.row += times;
  }

  function openInSheet(into: Sheet, name: string, attributes: XmlAttributes, parent: string): void {
    if (besides.has(name)) {
      aside = 1;
    } else if (name === 'table-row') {
      if (row || !rowParents.has(parent)) throw corrupt('A row is where none can be.');
      row = { times: repeated(attributes('number-rows-repeated')), hidden: isHidden(attributes), cells: [], filled: 0 };
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      if (!row || cell || parent !== 'table-row') throw corrupt('A cell is where none can be.');
      openCell(into, row, attributes, name === 'covered-table-cell');
    } else if (name === 'table-column') {
      openColumn(into, attributes);
    } else if (name === 'p' || name === 'h') {
      if (!cell) throw corrupt('A text is where none can be.');
      if (paragraph === 0) cell.paragraphs.push('');
      paragraph += 1;
    } else if (name === 'table' && cell) {
      // A table within a cell has cells of its own.
      aside = 1;
    } else if (paragraph > 0) {
      if (name === 's') addText(' '.repeat(Math.min(repeated(attributes('c')), 1_000)));
      else if (name === 'tab') addText('\t');
      else if (name === 'line-break') addText('\n');
    }
  }

  function addText(text: string): void {
    const { paragraphs } = cell ?? { paragraphs: [] };
    if (paragraphs.length > 0) paragraphs[paragraphs.length - 1] += text;
  }

  const reader = createXmlReader({
    open(name, attributes, parent) {
      if (aside > 0) aside += 1;
      else if (sheet) openInSheet(sheet, name, attributes, parent);
      else if (name === 'table' && parent === 'spreadsheet') openSheet(attributes);
      else if (name === 'style') style = attributes('name') ?? '';
      else if (name === 'table-properties' && attributes('display') === 'false') hiddenStyles.add(style);
    },
    close(name, parent) {
      if (aside > 0) {
        aside -= 1;
        return;
      }
      if (!sheet) return;
      if (name === 'p' || name === 'h') paragraph = Math.max(0, paragraph - 1);
      else if ((name === 'table-cell' || name === 'covered-table-cell') && row && cell) {
        closeCell(row, cell);
        cell = null;
      } else if (name === 'table-row' && row) {
        closeRow(sheet, row);
        row = null;
      } else if (name === 'table' && parent === 'spreadsheet') sheet = null;
    },
    text(text) {
      if (aside === 0 && paragraph > 0) addText(text.replace(/[ \t\r\n]+/g, ' '));
      else if (aside === 0 && row && text.trim() !== '') throw corrupt('A text is where none can be.');
    },
  });

  return {
    see: reader.see,
    end() {
      reader.end();
      if (sheets.length === 0) throw corrupt('It has no sheet.');
      return sheets.map(({ name, style: looks, arena, hiddenColumns, merges }) => {
        const facts = { name, hidden: hiddenStyles.has(looks), hiddenColumns, merges: mergesMatter(merges) };
        return packedTable({ ...facts, countsFields: false, rowsAtMost: arena.count }, arena);
      });
    },
  };
}

function repeated(text: string | undefined): number {
  const times = Number(text ?? 1);
  return Number.isInteger(times) && times > 0 ? times : 1;
}

function isHidden(attributes: XmlAttributes): boolean {
  return /^\s*(collapse|filter)/.test(attributes('visibility') ?? '');
}

/** By its stored type: the text beside it is only how it is shown, and rounds digits. */
function cellValue(attributes: XmlAttributes, paragraphs: readonly string[]): Cell {
  const shown = paragraphs.length > 0 ? paragraphs.join('\n') : null;
  const text = shown ?? attributes('string-value') ?? '';
  const type = attributes('value-type');
  const isFormula = attributes('formula') !== undefined;
  if (isFormula && /^#(N\/A|[A-Z0-9?!/]+[!?])$/.test(text)) return { kind: 'error', text };
  switch (type) {
    case 'float':
    case 'currency':
    case 'percentage':
      return numberOf(attributes('value'), text);
    case 'date':
      return dateOf(attributes('date-value') ?? attributes('value'), text);
    case 'time':
      return timeOf(attributes('time-value') ?? attributes('value'), text);
    case 'boolean':
      return (attributes('boolean-value') ?? attributes('value') ?? text).toLowerCase() === 'true';
    case undefined:
    case 'void':
      return text !== '' ? text : isFormula ? { kind: 'no-value' } : null;
    default:
      return text === '' ? (isFormula ? '' : null) : text;
  }
}

function numberOf(value: string | undefined, text: string): Cell {
  const number = value === undefined || value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : (value ?? text) || null;
}

function dateOf(value: string | undefined, text: string): Cell {
  const [, day, time] = /^\s*(\d{4,5}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(value ?? '') ?? [];
  if (day === undefined) return text === '' ? (value ?? null) : text;
  return { kind: 'date', text: time === undefined || time === '00:00:00' ? day : `${day} ${time}` };
}

/** `PT12H30M00S`. */
function timeOf(value: string | undefined, text: string): Cell {
  const [, hours, minutes = '0', seconds = '0'] = /^PT(\d+)H(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?/.exec(value ?? '') ?? [];
  if (hours === undefined) return text === '' ? null : text;
  return { kind: 'date', text: [hours, minutes, seconds].map((part) => part.padStart(2, '0')).join(':') };
}

function tooMany(): CoreError {
  return new CoreError('file-too-large', 'The file asks for more cells than this program reads at once. Split it.');
}
