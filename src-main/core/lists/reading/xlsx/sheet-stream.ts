/** One sheet of a plain workbook from the pieces of its XML: what stands before its rows, the rows, what stands after. */
import type { RowArena } from '../row-arena.ts';
import { type Merge, mergesMatter, mostColumns } from '../table.ts';
import { tooLarge } from '../zip-directory.ts';
import { elementPrefix } from './part-head.ts';
import { type Formats, SheetRows } from './sheet-rows.ts';
import { unsure } from './unsure.ts';

export type SheetFacts = { hiddenColumns: ReadonlySet<number>; merges: Merge[]; mostShared: number };

/** Bytes of what stands before or after the rows, and of one row: no list comes near them. */
const most = 32 * 1024 * 1024;

export class SheetStream {
  private readonly arena: RowArena;
  private readonly formats: Formats;
  private state: 'head' | 'rows' | 'tail' = 'head';
  private carry: Buffer = Buffer.alloc(0);
  private head = '';
  private prefix = '';
  private tail = '';
  private rows: SheetRows | null = null;
  private endOfRow: Buffer = Buffer.alloc(0);
  private endOfRows: Buffer = Buffer.alloc(0);

  constructor(arena: RowArena, formats: Formats) {
    this.arena = arena;
    this.formats = formats;
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
    return {
      hiddenColumns: hiddenColumns(this.head),
      merges: mergesMatter(merges(this.tail)),
      mostShared: this.rows?.mostShared ?? -1,
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
    const tag = raw.slice(start);
    if (tag === `<${this.prefix}sheetData/>`) this.state = 'tail';
    else if (tag === `<${this.prefix}sheetData>`) this.state = 'rows';
    else unsure('the rows begin otherwise');
    this.rows = new SheetRows(this.prefix, this.arena, this.formats);
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

function hiddenColumns(head: string): Set<number> {
  const hidden = new Set<number>();
  let next = 1;
  for (const [tag] of head.matchAll(/<(?:\w+:)?col\b[^<>]*>/g)) {
    if (!/\shidden\s*=\s*["'](?:1|true)["']/.test(tag)) continue;
    const min = Number(/\smin\s*=\s*["'](\d+)["']/.exec(tag)?.[1]);
    const max = Number(/\smax\s*=\s*["'](\d+)["']/.exec(tag)?.[1]);
    if (!(min <= max)) continue;
    // Ranges stand in order and apart; what does not is looked at no further than a sheet is wide.
    for (let column = Math.max(min, next); column <= Math.min(max, mostColumns); column++) hidden.add(column - 1);
    next = Math.max(next, max + 1);
  }
  return hidden;
}

function merges(tail: string): Merge[] {
  const found: Merge[] = [];
  for (const [, from, to] of tail.matchAll(/<(?:\w+:)?mergeCell ref=["']([A-Z]+\d+):([A-Z]+\d+)["']\s*\/?>/g)) {
    const first = placeOf(from ?? '');
    const last = placeOf(to ?? '');
    found.push({ ...first, rows: last.row - first.row + 1, columns: last.column - first.column + 1 });
  }
  return found;
}

function placeOf(ref: string): { row: number; column: number } {
  const letters = ref.replace(/\d+$/, '');
  let column = 0;
  for (const one of letters) column = column * 26 + one.charCodeAt(0) - 64;
  return { row: Number(ref.slice(letters.length)), column: column - 1 };
}
