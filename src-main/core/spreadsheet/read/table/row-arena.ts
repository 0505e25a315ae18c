/**
 * Rows of cells in large byte buffers: half a million rows would cost gigabytes as arrays of objects and cost little
 * more than their characters here.
 */
import type { Cell } from '../../cell.ts';
import type { SourceRow } from './table.ts';

const chunkBytes = 1024 * 1024;

/** What stands before each cell. A varint (7 bits a byte, lowest first) follows where a length or a count does. */
const tag = {
  /** This many null cells. */
  blanks: 0,
  /** Length, one byte a character. */
  latin1: 1,
  /** Length, two bytes a character: also half surrogate pairs survive. */
  utf16: 2,
  /** Index into the shared strings. */
  shared: 3,
  /** Eight bytes. */
  float: 4,
  /** Zigzag varint. */
  int: 5,
  true: 6,
  false: 7,
  /** A text follows, as a cell of its own. */
  date: 8,
  error: 9,
  noValue: 10,
} as const;

const flag = { malformed: 1, hidden: 2 } as const;

/** Texts that many cells point to. */
export type SharedTexts = { at(index: number): string };

const float = new Float64Array(1);
const floatBytes = new Uint8Array(float.buffer);

/** Written in order, once; readable at any position. Cells come out exactly as they went in. */
export class RowArena {
  private readonly shared: SharedTexts | null;
  private readonly chunks: Buffer[] = [];
  private chunk = Buffer.alloc(0);
  private at = 0;
  private rowStart = 0;
  private blanks = 0;
  /** Of the next cell, from 0; and for each column the number of the last row with a cell there, 0 for none. */
  private column = 0;
  private rowNumber = 0;
  private lastRows = new Uint32Array(64);
  /** Two numbers a row: its chunk and where in it. */
  private places = new Uint32Array(2048);
  /** Rows that are finished. */
  count = 0;

  constructor(shared: SharedTexts | null = null) {
    this.shared = shared;
  }

  begin(row: number, hidden: boolean, malformed: boolean): void {
    this.rowStart = this.at;
    this.rowNumber = row;
    this.column = 0;
    this.blanks = 0;
    this.need(10);
    this.chunk[this.at++] = (hidden ? flag.hidden : 0) | (malformed ? flag.malformed : 0);
    this.varint(row);
  }

  blank(count = 1): void {
    this.blanks += count;
  }

  text(text: string): void {
    this.beginCell();
    this.putText(text);
  }

  /** Bytes that are one character each: the caller has looked that they are. */
  latin1(bytes: Uint8Array, from: number, to: number): void {
    this.beginCell();
    const length = to - from;
    this.need(length + 6);
    this.chunk[this.at++] = tag.latin1;
    this.varint(length);
    const { chunk } = this;
    let { at } = this;
    for (let index = from; index < to; index++) chunk[at++] = bytes[index] as number;
    this.at = at;
  }

  sharedText(index: number): void {
    this.beginCell();
    this.need(6);
    this.chunk[this.at++] = tag.shared;
    this.varint(index);
  }

  number(value: number): void {
    this.beginCell();
    this.need(10);
    // Zigzag keeps small numbers short; -0 is no integer of this kind.
    if ((value | 0) === value && !Object.is(value, -0)) {
      this.chunk[this.at++] = tag.int;
      this.varint(((value << 1) ^ (value >> 31)) >>> 0);
      return;
    }
    this.chunk[this.at++] = tag.float;
    float[0] = value;
    this.chunk.set(floatBytes, this.at);
    this.at += 8;
  }

  boolean(value: boolean): void {
    this.plain(value ? tag.true : tag.false);
  }

  date(text: string): void {
    this.plain(tag.date);
    this.putText(text);
  }

  error(text: string): void {
    this.plain(tag.error);
    this.putText(text);
  }

  noValue(): void {
    this.plain(tag.noValue);
  }

  cell(cell: Cell | undefined): void {
    if (cell === null || cell === undefined) this.blank();
    else if (typeof cell === 'string') this.text(cell);
    else if (typeof cell === 'number') this.number(cell);
    else if (typeof cell === 'boolean') this.boolean(cell);
    else if (cell.kind === 'date') this.date(cell.text);
    else if (cell.kind === 'error') this.error(cell.text);
    else this.noValue();
  }

  /** Blank cells at its end belong to the row; a caller that does not want them leaves them out. */
  end(): void {
    this.flushBlanks();
    if (this.count * 2 + 2 > this.places.length) {
      const more = new Uint32Array(this.places.length * 2);
      more.set(this.places);
      this.places = more;
    }
    this.places[this.count * 2] = this.chunks.length - 1;
    this.places[this.count * 2 + 1] = this.rowStart;
    this.count += 1;
    // Where a row ends is where the next one begins, or the end of the chunk's used part.
    this.need(1);
    this.chunk[this.at++] = endOfRow;
  }

  /** Columns (indexes from 0, ascending) with a cell below that row, be it only a blank text. */
  columnsBelow(row: number): number[] {
    const columns: number[] = [];
    for (let index = 0; index < this.lastRows.length; index++) {
      if ((this.lastRows[index] as number) > row) columns.push(index);
    }
    return columns;
  }

  row(index: number): SourceRow {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) throw new RangeError(`No row at ${index}.`);
    const chunk = this.chunks[this.places[index * 2] as number] as Buffer;
    return new RowReader(chunk, this.places[index * 2 + 1] as number, this.shared).row();
  }

  private plain(what: number): void {
    this.beginCell();
    this.need(1);
    this.chunk[this.at++] = what;
  }

  private beginCell(): void {
    this.flushBlanks();
    if (this.column >= this.lastRows.length) this.widen();
    this.lastRows[this.column++] = this.rowNumber;
  }

  private widen(): void {
    const more = new Uint32Array(Math.max(this.lastRows.length * 2, this.column + 1));
    more.set(this.lastRows);
    this.lastRows = more;
  }

  private flushBlanks(): void {
    if (this.blanks === 0) return;
    this.column += this.blanks;
    this.need(6);
    this.chunk[this.at++] = tag.blanks;
    this.varint(this.blanks);
    this.blanks = 0;
  }

  private putText(text: string): void {
    const { length } = text;
    this.need(length * 2 + 6);
    const start = this.at;
    this.chunk[this.at++] = tag.latin1;
    this.varint(length);
    const { chunk } = this;
    let { at } = this;
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index);
      if (code > 0xff) {
        chunk[start] = tag.utf16;
        this.at += chunk.write(text, this.at, 'utf16le');
        return;
      }
      chunk[at++] = code;
    }
    this.at = at;
  }

  private varint(value: number): void {
    const { chunk } = this;
    let { at } = this;
    let rest = value;
    while (rest > 127) {
      chunk[at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    chunk[at++] = rest;
    this.at = at;
  }

  /** A row never lies in two chunks: one that does not fit moves on, whole, to a chunk that is large enough. */
  private need(bytes: number): void {
    if (this.at + bytes <= this.chunk.length) return;
    const begun = this.chunk.subarray(this.rowStart, this.at);
    const next = Buffer.allocUnsafeSlow(Math.max(chunkBytes, (begun.length + bytes) * 2));
    begun.copy(next);
    this.chunks.push(next);
    this.chunk = next;
    this.at = begun.length;
    this.rowStart = 0;
  }
}

const endOfRow = 255;

class RowReader {
  private readonly chunk: Buffer;
  private readonly shared: SharedTexts | null;
  private at: number;

  constructor(chunk: Buffer, at: number, shared: SharedTexts | null) {
    this.chunk = chunk;
    this.at = at;
    this.shared = shared;
  }

  row(): SourceRow {
    const flags = this.chunk[this.at++] as number;
    const row = this.varint();
    const cells: Cell[] = [];
    for (let what = this.next(); what !== endOfRow; what = this.next()) {
      if (what === tag.blanks) for (let left = this.varint(); left > 0; left--) cells.push(null);
      else cells.push(this.cell(what));
    }
    return { row, cells, malformed: (flags & flag.malformed) !== 0, hidden: (flags & flag.hidden) !== 0 };
  }

  private next(): number {
    return this.chunk[this.at++] as number;
  }

  private cell(what: number): Cell {
    switch (what) {
      case tag.latin1:
      case tag.utf16:
        return this.text(what);
      case tag.shared:
        return this.shared?.at(this.varint()) ?? '';
      case tag.float:
        return this.float();
      case tag.int: {
        const zigzag = this.varint();
        return (zigzag >>> 1) ^ -(zigzag & 1);
      }
      case tag.true:
        return true;
      case tag.false:
        return false;
      case tag.date:
        return { kind: 'date', text: this.text(this.next()) };
      case tag.error:
        return { kind: 'error', text: this.text(this.next()) };
      case tag.noValue:
        return { kind: 'no-value' };
      default:
        throw new Error(`No cell begins with ${what}.`);
    }
  }

  /** A string of its own: one cut out of a longer one would keep that alive with it. */
  private text(what: number): string {
    const from = this.varintAfter();
    this.at = from.start + (what === tag.latin1 ? from.length : from.length * 2);
    return this.chunk.toString(what === tag.latin1 ? 'latin1' : 'utf16le', from.start, this.at);
  }

  private varintAfter(): { start: number; length: number } {
    const length = this.varint();
    return { start: this.at, length };
  }

  private float(): number {
    const value = this.chunk.readDoubleLE(this.at);
    this.at += 8;
    return value;
  }

  private varint(): number {
    const { chunk } = this;
    let { at } = this;
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = chunk[at++] as number;
      value |= (byte & 127) << shift;
      if (byte < 128) break;
      shift += 7;
    }
    this.at = at;
    return value >>> 0;
  }
}
