/**
 * The rows of a sheet from the bytes of its XML into an arena, cell by cell and without a string for most of them. Knows
 * what programs really write, and throws `Unsure` for everything else: then the spreadsheet library reads the workbook.
 */
import type { RowArena } from '../row-arena.ts';
import { mostColumns, mostRows } from '../table.ts';
import { beyondSheet, dateOf, errors, unknownError } from '../workbook.ts';
import { stands } from './shared-strings.ts';
import { unsure } from './unsure.ts';
import { formulaText, isPlainByte, rawValue, stringItem } from './xml-text.ts';

const space = 0x20;
const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
const equals = 0x3d;
const colon = 0x3a;
const zero = 0x30;
const letter = { a: 0x61, b: 0x62, c: 0x63, e: 0x65, h: 0x68, i: 0x69, n: 0x6e, r: 0x72, s: 0x73, t: 0x74, v: 0x76 };

const errorNames = new Set(Object.values(errors));

export type Formats = { isDate(style: number): boolean; date1904: boolean };

type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e';

export class SheetRows {
  private readonly arena: RowArena;
  private readonly formats: Formats;
  private readonly opens;
  private readonly closes;
  private lastRow = 0;
  private lastColumn = -1;
  private begun = false;
  private hidden = false;
  /** Where the values of the attributes stand that matter; an end of 0: the element has none of that name. */
  private rFrom = 0;
  private rTo = 0;
  private sFrom = 0;
  private sTo = 0;
  private tFrom = 0;
  private tTo = 0;
  private hiddenFrom = 0;
  private hiddenTo = 0;
  private selfClosing = false;
  /** Of the cell being read: its value's place, and what its formula is. */
  private vFrom = 0;
  private vTo = 0;
  private isFrom = 0;
  private isTo = 0;
  private formula: 'none' | 'plain' | 'other' = 'none';
  /** The largest index of a shared string that a cell named; -1: none did. */
  mostShared = -1;

  constructor(prefix: string, arena: RowArena, formats: Formats) {
    this.arena = arena;
    this.formats = formats;
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
    let next = this.attributes(bytes, at + 3);
    if (this.rTo - this.rFrom > 9) throw beyondSheet();
    const number = this.rTo === 0 ? this.lastRow + 1 : digits(bytes, this.rFrom, this.rTo);
    if (number <= this.lastRow) unsure('rows out of order');
    if (number > mostRows) throw beyondSheet();
    this.lastRow = number;
    this.lastColumn = -1;
    this.begun = false;
    this.hidden = this.hiddenTo > 0 && isTrue(bytes, this.hiddenFrom, this.hiddenTo);
    if (this.selfClosing) return next;
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
    const next = this.attributes(bytes, at + 1);
    const column = this.rTo === 0 ? this.lastColumn + 1 : this.columnOf(bytes);
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
    this.formula = 'none';
    const end = this.selfClosing ? next : this.inside(bytes, next);
    this.put(bytes, type);
    return end;
  }

  private typeOf(bytes: Buffer): CellType {
    const length = this.tTo - this.tFrom;
    if (this.tTo === 0) return 'n';
    const first = bytes[this.tFrom];
    if (length === 1) {
      if (first === letter.s) return 's';
      if (first === letter.n) return 'n';
      if (first === letter.b) return 'b';
      if (first === letter.e) return 'e';
    }
    const name = bytes.toString('latin1', this.tFrom, this.tTo);
    return name === 'str' || name === 'inlineStr' ? name : unsure('another type of cell');
  }

  /** The column that `r` names, in a row that must be this one. */
  private columnOf(bytes: Buffer): number {
    let at = this.rFrom;
    let column = 0;
    for (; at < this.rTo; at++) {
      const code = (bytes[at] as number) - 64;
      if (code < 1 || code > 26) break;
      column = column * 26 + code;
    }
    if (column === 0 || at - this.rFrom > 3 || digits(bytes, at, this.rTo) !== this.lastRow) unsure('a cell elsewhere');
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
      else if (name === 0x66) at = this.formulaOf(bytes, at + 1);
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
    if (this.formula !== 'none') unsure('two formulas');
    let at = from;
    const bare = bytes[at] === greaterThan;
    if (!bare) {
      at = this.endOfTag(bytes, at);
      // The results of an array formula lie in cells that do not say so.
      if (bytes.toString('latin1', from, at).includes('array')) unsure('an array formula');
      if (bytes[at - 1] === slash) {
        this.formula = 'other';
        return at + 1;
      }
    }
    const start = at + 1;
    at = indexOfLess(bytes, start);
    this.formula = bare && at > start ? 'plain' : 'other';
    at = this.closed(bytes, at);
    if (bytes[at] !== 0x66 || bytes[at + 1] !== greaterThan) unsure('markup in a formula');
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
    const has = vTo > vFrom;
    switch (type) {
      case 's':
        if (has) this.putShared(digits(bytes, vFrom, vTo));
        else this.putBlank();
        return;
      case 'n':
        if (has) this.putNumber(bytes);
        else this.putBlank();
        return;
      case 'str':
        if (isPlain(bytes, vFrom, vTo)) arena.latin1(bytes, vFrom, Math.max(vFrom, vTo));
        else arena.text(formulaText(bytes.toString('latin1', vFrom, vTo)));
        return;
      case 'inlineStr':
        this.putOwnText(bytes);
        return;
      case 'b':
        arena.boolean(has && isTrue(bytes, vFrom, vTo));
        return;
      case 'e':
        this.putError(has ? bytes.toString('latin1', vFrom, vTo) : '');
        return;
    }
  }

  private putShared(index: number): void {
    if (index > this.mostShared) this.mostShared = index;
    this.arena.sharedText(index);
  }

  /** A formula without a result is no value; anything but a formula of its own is for the library to tell. */
  private putBlank(): void {
    if (this.formula === 'other') unsure('a formula that is elsewhere');
    if (this.formula === 'plain') this.arena.noValue();
    else this.arena.blank();
  }

  private putError(raw: string): void {
    const name = rawValue(raw);
    if (errorNames.has(name)) this.arena.error(name);
    else if (this.formula === 'none') this.arena.error(unknownError);
    else if (this.formula === 'plain') this.arena.noValue();
    else unsure('an error nobody knows');
  }

  private putOwnText(bytes: Buffer): void {
    const { arena, isFrom, isTo } = this;
    const plain = isTo > isFrom ? this.plainText(bytes) : null;
    if (plain) arena.latin1(bytes, plain.from, plain.to);
    else arena.text(isTo > isFrom ? stringItem(bytes.toString('latin1', isFrom, isTo)) : '');
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
    const style = this.sTo === 0 ? 0 : digits(bytes, this.sFrom, this.sTo);
    if (this.sTo > 0 && this.formats.isDate(style)) this.arena.cell(dateOf(value, this.formats.date1904));
    else this.arena.number(value);
  }

  /** Notes where the attributes stand that matter, and returns what follows the tag. */
  private attributes(bytes: Buffer, from: number): number {
    this.rTo = 0;
    this.sTo = 0;
    this.tTo = 0;
    this.hiddenTo = 0;
    let at = from;
    for (;;) {
      const code = bytes[at];
      if (code === greaterThan) {
        this.selfClosing = false;
        return at + 1;
      }
      if (code === slash && bytes[at + 1] === greaterThan) {
        this.selfClosing = true;
        return at + 2;
      }
      if (code !== space) unsure('a tag of another form');
      at++;
      if (bytes[at] === space || bytes[at] === greaterThan || bytes[at] === slash) continue;
      at = this.attribute(bytes, at);
    }
  }

  private attribute(bytes: Buffer, from: number): number {
    let name = from;
    let at = from;
    for (let code = bytes[at]; code !== equals; code = bytes[++at]) {
      if (code === colon) name = at + 1;
      else if (code === undefined || code <= space || code === greaterThan || code === slash || code === lessThan)
        unsure('a tag of another form');
    }
    const length = at - name;
    const quote = bytes[at + 1];
    if (quote !== 0x22 && quote !== 0x27) unsure('an attribute without quotes');
    const value = at + 2;
    at = value;
    for (let code = bytes[at]; code !== quote; code = bytes[++at]) {
      if (code === undefined || code === lessThan || code === greaterThan) unsure('an attribute of another form');
    }
    const first = bytes[name];
    if (length === 1 && (first === letter.r || first === letter.s || first === letter.t)) {
      if (name !== from || at === value) unsure('an attribute of another space');
      if (first === letter.r) {
        this.rFrom = value;
        this.rTo = at;
      } else if (first === letter.s) {
        this.sFrom = value;
        this.sTo = at;
      } else {
        this.tFrom = value;
        this.tTo = at;
      }
    } else if (length === 6 && first === letter.h && bytes.toString('latin1', name, name + 6) === 'hidden') {
      if (name !== from) unsure('an attribute of another space');
      this.hiddenFrom = value;
      this.hiddenTo = at;
    }
    return at + 1;
  }
}

function skipBlanks(bytes: Buffer, from: number): number {
  let at = from;
  for (let code = bytes[at]; code === space || code === 0x0a || code === 0x0d || code === 0x09; code = bytes[at]) at++;
  return at;
}

function indexOfLess(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] !== lessThan) {
    if (at >= bytes.length) unsure('an element that does not end');
    at++;
  }
  return at;
}

function isPlain(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isPlainByte(bytes[at] as number)) return false;
  return true;
}

function isTrue(bytes: Buffer, from: number, to: number): boolean {
  if (to - from === 1) return bytes[from] === zero + 1;
  return rawValue(bytes.toString('latin1', from, to)) === 'true';
}

/** A whole number of digits and nothing else. */
function digits(bytes: Buffer, from: number, to: number): number {
  if (to === from || to - from > 9) unsure('not a number');
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - zero;
    if (digit < 0 || digit > 9) unsure('not a number');
    value = value * 10 + digit;
  }
  return value;
}

const powers = Array.from({ length: 16 }, (_, index) => 10 ** index);

/** Up to fifteen digits are exact, and so is their quotient by a power of ten; the rest is left to the engine. */
function numberOf(bytes: Buffer, from: number, to: number): number {
  const negative = bytes[from] === 0x2d;
  let value = 0;
  let seen = 0;
  let point = -1;
  for (let at = negative ? from + 1 : from; at < to; at++) {
    const code = bytes[at] as number;
    if (code >= zero && code <= 0x39) {
      value = value * 10 + (code - zero);
      seen++;
    } else if (code === 0x2e && point < 0) point = seen;
    else seen = 99;
  }
  if (seen > 15 || seen === 0) return Number.parseFloat(rawValue(bytes.toString('latin1', from, to)));
  const size = point < 0 ? value : value / (powers[seen - point] as number);
  return negative ? -size : size;
}
