/**
 * The rows of a sheet from the bytes of its XML into an arena, cell by cell and without a string for most of them. Knows
 * what programs really write, and throws `Unsure` for everything else: then `AnySheet` reads the part.
 */
import type { RowArena } from '../table/row-arena.ts';
import { mostColumns, mostRows } from '../table/table.ts';
import { digits, indexOfLess, numberOf, skipBlanks, stands } from './bytes.ts';
import { richTextOf } from './rich-text.ts';
import { errorOf, type Formats, noSuchText } from './sheet-cells.ts';
import { TagAttributes } from './tag-attributes.ts';
import type { TextArena } from './text-arena.ts';
import { unsure } from './unsure.ts';
import { beyondSheet, dateOf } from './workbook.ts';
import { isPlainByte, textOfBytes } from './xml-text.ts';

const space = 0x20;
const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
const letter = { b: 0x62, c: 0x63, e: 0x65, f: 0x66, i: 0x69, n: 0x6e, r: 0x72, s: 0x73, t: 0x74, v: 0x76 };

type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e';

export class SheetRows {
  private readonly prefix: string;
  private readonly arena: RowArena;
  private readonly formats: Formats;
  private readonly texts: TextArena;
  private readonly opens;
  private readonly closes;
  private lastRow = 0;
  private lastColumn = -1;
  private begun = false;
  private hidden = false;
  private readonly tag = new TagAttributes();
  /** Of the cell being read: its value's place, and whether it has a formula. */
  private vFrom = 0;
  private vTo = 0;
  private isFrom = 0;
  private isTo = 0;
  private hasFormula = false;

  constructor(prefix: string, arena: RowArena, formats: Formats, texts: TextArena) {
    this.prefix = prefix;
    this.arena = arena;
    this.formats = formats;
    this.texts = texts;
    const [opens, closes] = [`<${prefix}`, `</${prefix}`].map((start) => Buffer.from(start)) as [Buffer, Buffer];
    this.opens = opens;
    this.closes = closes;
  }

  /** Whole rows, from where one begins to where one ends. */
  read(bytes: Buffer, from: number, to: number): void {
    let at = from;
    for (;;) {
      at = skipBlanks(bytes, at);
      if (at >= to) return;
      at = this.row(bytes, this.opened(bytes, at));
    }
  }

  /** Behind `<` and the prefix. */
  private opened(bytes: Buffer, at: number): number {
    if (!stands(this.opens, bytes, at)) unsure('another prefix');
    return at + this.opens.length;
  }

  private row(bytes: Buffer, at: number): number {
    if (bytes[at] !== letter.r || bytes[at + 1] !== 0x6f || bytes[at + 2] !== 0x77) unsure('not a row');
    let next = this.tag.read(bytes, at + 3);
    if (this.tag.rTo - this.tag.rFrom > 9) throw beyondSheet();
    const number = this.tag.rTo === 0 ? this.lastRow + 1 : digits(bytes, this.tag.rFrom, this.tag.rTo);
    if (number <= this.lastRow) unsure('rows out of order');
    if (number > mostRows) throw beyondSheet();
    this.lastRow = number;
    this.lastColumn = -1;
    this.begun = false;
    this.hidden = this.tag.hiddenTo > 0 && isTrue(bytes, this.tag.hiddenFrom, this.tag.hiddenTo);
    if (this.tag.selfClosing) return next;
    for (;;) {
      next = skipBlanks(bytes, next);
      if (bytes[next + 1] === slash) break;
      next = this.cell(bytes, this.opened(bytes, next));
    }
    next = this.closed(bytes, next);
    if (
      bytes[next] !== letter.r ||
      bytes[next + 1] !== 0x6f ||
      bytes[next + 2] !== 0x77 ||
      bytes[next + 3] !== greaterThan
    ) {
      unsure('a row that is not closed');
    }
    if (this.begun) this.arena.end();
    return next + 4;
  }

  private closed(bytes: Buffer, at: number): number {
    if (!stands(this.closes, bytes, at)) unsure('another prefix');
    return at + this.closes.length;
  }

  private cell(bytes: Buffer, at: number): number {
    if (bytes[at] !== letter.c) unsure('not a cell');
    const next = this.tag.read(bytes, at + 1);
    const column = this.tag.rTo === 0 ? this.lastColumn + 1 : this.columnOf(bytes);
    if (column <= this.lastColumn) unsure('cells out of order');
    if (column >= mostColumns) throw beyondSheet();
    if (!this.begun) {
      this.arena.begin(this.lastRow, this.hidden, false);
      this.begun = true;
    }
    const gap = column - this.lastColumn - 1;
    if (gap > 0) this.arena.blank(gap);
    this.lastColumn = column;
    const type = this.typeOf(bytes);
    this.vTo = 0;
    this.isTo = 0;
    this.hasFormula = false;
    const end = this.tag.selfClosing ? next : this.inside(bytes, next);
    this.put(bytes, type);
    return end;
  }

  private typeOf(bytes: Buffer): CellType {
    const length = this.tag.tTo - this.tag.tFrom;
    if (this.tag.tTo === 0) return 'n';
    const first = bytes[this.tag.tFrom];
    if (length === 1) {
      if (first === letter.s) return 's';
      if (first === letter.n) return 'n';
      if (first === letter.b) return 'b';
      if (first === letter.e) return 'e';
    }
    const name = bytes.toString('latin1', this.tag.tFrom, this.tag.tTo);
    return name === 'str' || name === 'inlineStr' ? name : unsure('another type of cell');
  }

  /** The column that `r` names, in a row that must be this one. */
  private columnOf(bytes: Buffer): number {
    let at = this.tag.rFrom;
    let column = 0;
    for (; at < this.tag.rTo; at++) {
      const code = (bytes[at] as number) - 64;
      if (code < 1 || code > 26) break;
      column = column * 26 + code;
    }
    if (column === 0 || at - this.tag.rFrom > 3 || digits(bytes, at, this.tag.rTo) !== this.lastRow)
      unsure('a cell elsewhere');
    return column - 1;
  }

  /** Elements of a cell: a formula, a value, a text of its own. Returns where the cell ends. */
  private inside(bytes: Buffer, from: number): number {
    let at = from;
    for (;;) {
      at = skipBlanks(bytes, at);
      if (bytes[at] !== lessThan) unsure('text between elements');
      if (bytes[at + 1] === slash) {
        at = this.closed(bytes, at);
        if (bytes[at] !== letter.c || bytes[at + 1] !== greaterThan) unsure('a cell that is not closed');
        return at + 2;
      }
      at = this.opened(bytes, at);
      const name = bytes[at];
      if (name === letter.v) at = this.value(bytes, at + 1);
      else if (name === letter.f) at = this.formulaOf(bytes, at + 1);
      else if (name === letter.i && bytes[at + 1] === letter.s) at = this.ownText(bytes, at + 2);
      else unsure('another element');
    }
  }

  private value(bytes: Buffer, from: number): number {
    if (this.vTo > 0) unsure('two values');
    let at = from;
    if (bytes[at] !== greaterThan) {
      if (bytes[at] === slash && bytes[at + 1] === greaterThan) return at + 2;
      at = this.endOfTag(bytes, at);
      if (bytes[at - 1] === slash) return at + 1;
    }
    this.vFrom = at + 1;
    at = indexOfLess(bytes, this.vFrom);
    this.vTo = at;
    at = this.closed(bytes, at);
    if (bytes[at] !== letter.v || bytes[at + 1] !== greaterThan) unsure('markup in a value');
    return at + 2;
  }

  /** Only whether there is one matters, and only where no value is stored with it. */
  private formulaOf(bytes: Buffer, from: number): number {
    if (this.hasFormula) unsure('two formulas');
    this.hasFormula = true;
    let at = from;
    if (bytes[at] !== greaterThan) {
      at = this.endOfTag(bytes, at);
      // What an array formula or a data table fills lies in cells that do not say so.
      if (/\b(?:array|dataTable)\b/.test(bytes.toString('latin1', from, at))) unsure('a formula of several cells');
      if (bytes[at - 1] === slash) return at + 1;
    }
    at = this.closed(bytes, indexOfLess(bytes, at + 1));
    if (bytes[at] !== letter.f || bytes[at + 1] !== greaterThan) unsure('markup in a formula');
    return at + 2;
  }

  private ownText(bytes: Buffer, from: number): number {
    if (this.isTo > 0) unsure('two texts');
    let at = from;
    if (bytes[at] !== greaterThan) {
      at = this.endOfTag(bytes, at);
      if (bytes[at - 1] === slash) return at + 1;
    }
    this.isFrom = at + 1;
    // Looked for from `<` to `<`: what closes it stands at one of the next.
    for (at = indexOfLess(bytes, this.isFrom); ; at = indexOfLess(bytes, at + 1)) {
      if (bytes[at + 1] !== slash || !stands(this.closes, bytes, at)) continue;
      const name = at + this.closes.length;
      if (bytes[name] !== letter.i || bytes[name + 1] !== letter.s || bytes[name + 2] !== greaterThan) continue;
      this.isTo = at;
      return name + 3;
    }
  }

  /** The `>` that ends a tag whose name ends before `from`. */
  private endOfTag(bytes: Buffer, from: number): number {
    if ((bytes[from] as number) > space && bytes[from] !== slash) unsure('another element');
    let at = from;
    while (bytes[at] !== greaterThan) {
      if (bytes[at] === lessThan || at >= bytes.length) unsure('a tag that does not end');
      at++;
    }
    return at;
  }

  private put(bytes: Buffer, type: CellType): void {
    const { arena, vFrom, vTo } = this;
    if (type === 'str') {
      if (isPlain(bytes, vFrom, vTo)) arena.latin1(bytes, vFrom, Math.max(vFrom, vTo));
      else arena.text(textOfBytes(bytes.toString('latin1', vFrom, vTo)));
    } else if (type === 'inlineStr') this.putOwnText(bytes);
    else if (vTo <= vFrom) this.putBlank();
    else this.putValue(bytes, type);
  }

  private putValue(bytes: Buffer, type: 'n' | 's' | 'b' | 'e'): void {
    const { arena, vFrom, vTo } = this;
    switch (type) {
      case 's':
        this.putShared(digits(bytes, vFrom, vTo));
        return;
      case 'n':
        this.putNumber(bytes);
        return;
      case 'b':
        arena.boolean(isTrue(bytes, vFrom, vTo));
        return;
      case 'e':
        arena.cell(errorOf(bytes.toString('latin1', vFrom, vTo)));
        return;
    }
  }

  private putShared(index: number): void {
    if (index >= this.texts.count) throw noSuchText();
    this.arena.sharedText(index);
  }

  /** A formula without a result is no value. */
  private putBlank(): void {
    if (this.hasFormula) this.arena.noValue();
    else this.arena.blank();
  }

  private putOwnText(bytes: Buffer): void {
    const { arena, isFrom, isTo } = this;
    // Some programs put the text where other cells have theirs.
    if (this.vTo > this.vFrom) unsure('a text of its own in another place');
    const plain = isTo > isFrom ? this.plainText(bytes) : null;
    if (plain) arena.latin1(bytes, plain.from, plain.to);
    else arena.text(isTo > isFrom ? richTextOf(bytes.toString('latin1', isFrom, isTo), this.prefix) : '');
  }

  /** `<t>…</t>` and nothing else. */
  private plainText(bytes: Buffer): { from: number; to: number } | null {
    const { isFrom, isTo, opens, closes } = this;
    const from = isFrom + opens.length + 2;
    if (!stands(opens, bytes, isFrom) || bytes[from - 2] !== letter.t || bytes[from - 1] !== greaterThan) return null;
    let to = from;
    while (isPlainByte(bytes[to] as number) && bytes[to] !== lessThan) to++;
    const isLast = to + closes.length + 2 === isTo && stands(closes, bytes, to) && bytes[isTo - 2] === letter.t;
    return isLast ? { from, to } : null;
  }

  private putNumber(bytes: Buffer): void {
    const value = numberOf(bytes, this.vFrom, this.vTo);
    const { sFrom, sTo } = this.tag;
    if (sTo > 0 && this.formats.isDate(digits(bytes, sFrom, sTo))) {
      this.arena.cell(dateOf(value, this.formats.date1904));
    } else this.arena.number(value);
  }
}

function isPlain(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isPlainByte(bytes[at] as number)) return false;
  return true;
}

function isTrue(bytes: Buffer, from: number, to: number): boolean {
  if (to - from === 1) return bytes[from] === 0x31;
  const text = bytes.toString('latin1', from, to);
  return text === 'true' || (text !== 'false' && unsure('neither true nor false'));
}
