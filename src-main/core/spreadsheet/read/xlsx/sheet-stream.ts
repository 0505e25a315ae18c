/** One sheet of a plain workbook from the pieces of its XML: what stands before its rows, the rows, what stands after. */

import { tooLarge } from '../../file-errors.ts';
import type { RowArena } from '../table/row-arena.ts';
import { type Merge, mergesMatter } from '../table/table.ts';
import { HiddenColumns } from './hidden-columns.ts';
import { elementPrefix } from './part-head.ts';
import { rangeOf } from './places.ts';
import type { Formats } from './sheet-cells.ts';
import { SheetRows } from './sheet-rows.ts';
import type { TextArena } from './text-arena.ts';
import { unsure } from './unsure.ts';
import { Attributes } from './xml-reader.ts';

export type SheetFacts = { hiddenColumns: ReadonlySet<number>; merges: Merge[] };

/** Bytes of what stands before or after the rows, and of one row: no list comes near them. */
const most = 32 * 1024 * 1024;

export class SheetStream {
  private readonly arena: RowArena;
  private readonly formats: Formats;
  private readonly texts: TextArena;
  private state: 'head' | 'rows' | 'tail' = 'head';
  private carry: Buffer = Buffer.alloc(0);
  private head = '';
  private prefix = '';
  private tail = '';
  private rows: SheetRows | null = null;
  private endOfRow: Buffer = Buffer.alloc(0);
  private endOfRows: Buffer = Buffer.alloc(0);

  constructor(arena: RowArena, formats: Formats, texts: TextArena) {
    this.arena = arena;
    this.formats = formats;
    this.texts = texts;
  }

  /** Throws `Unsure`. Errors: `file-corrupt`. */
  feed(piece: Buffer): void {
    let bytes: Buffer | null = this.carry.length === 0 ? piece : Buffer.concat([this.carry, piece]);
    this.carry = Buffer.alloc(0);
    if (this.state === 'head') bytes = this.takeHead(bytes);
    if (this.state === 'rows' && bytes) bytes = this.takeRows(bytes);
    if (this.state === 'tail' && bytes) {
      this.tail += bytes.toString('latin1');
      if (this.tail.length > most) unsure('much behind the rows');
    }
  }

  /** Throws `Unsure`. */
  end(): SheetFacts {
    if (this.state !== 'tail' || !this.tail.includes(`</${this.prefix}worksheet>`)) unsure('the sheet has no end');
    if (this.tail.includes('<!')) unsure('comments or sections');
    if (this.tail.includes('sheetData')) unsure('rows in another place');
    return {
      hiddenColumns: hiddenColumns(this.head),
      merges: mergesMatter(merges(this.tail)),
    };
  }

  private takeHead(bytes: Buffer): Buffer | null {
    const at = bytes.indexOf('sheetData');
    const end = at < 0 ? -1 : bytes.indexOf('>', at);
    if (end < 0) {
      this.keep(bytes);
      return null;
    }
    const raw = bytes.toString('latin1', 0, end + 1);
    const start = raw.lastIndexOf('<');
    this.head = raw.slice(0, start);
    this.prefix = elementPrefix(this.head, 'worksheet');
    if (depthAfter(this.head) !== 1) unsure('the rows stand inside of something');
    const tag = raw.slice(start);
    if (tag === `<${this.prefix}sheetData/>` || tag === `<${this.prefix}sheetData />`) this.state = 'tail';
    else if (tag === `<${this.prefix}sheetData>`) this.state = 'rows';
    else unsure('the rows begin otherwise');
    this.rows = new SheetRows(this.prefix, this.arena, this.formats, this.texts);
    this.endOfRow = Buffer.from(`</${this.prefix}row>`);
    this.endOfRows = Buffer.from(`</${this.prefix}sheetData>`);
    return bytes.subarray(end + 1);
  }

  /** What follows the rows, once they end. */
  private takeRows(bytes: Buffer): Buffer | null {
    const close = bytes.indexOf(this.endOfRows);
    const last = close < 0 ? bytes.lastIndexOf(this.endOfRow) : -1;
    const end = close >= 0 ? close : last < 0 ? 0 : last + this.endOfRow.length;
    this.rows?.read(bytes, 0, end);
    if (close >= 0) {
      this.state = 'tail';
      return bytes.subarray(end + this.endOfRows.length);
    }
    this.keep(bytes.subarray(end));
    return null;
  }

  private keep(bytes: Buffer): void {
    if (bytes.length > most) throw tooLarge();
    this.carry = bytes;
  }
}

/** How many elements are still open. */
function depthAfter(head: string): number {
  let depth = 0;
  for (const [, closing, alone] of head.matchAll(/<(\/?)[^<>!?/][^<>]*?(\/?)>/g)) {
    if (closing === '/') depth -= 1;
    else if (alone !== '/') depth += 1;
  }
  return depth;
}

function hiddenColumns(head: string): ReadonlySet<number> {
  const hidden = new HiddenColumns();
  for (const [, attributes = ''] of head.matchAll(/<(?:\w+:)?col\b([^<>]*?)\/?>/g))
    hidden.add(new Attributes(attributes));
  return hidden.indexes;
}

function merges(tail: string): Merge[] {
  const found: Merge[] = [];
  for (const [, attributes = ''] of tail.matchAll(/<(?:\w+:)?mergeCell\b([^<>]*?)\/?>/g)) {
    const merge = rangeOf(new Attributes(attributes).get('ref') ?? '');
    if (merge) found.push(merge);
  }
  return found;
}
