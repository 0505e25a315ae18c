/**
 * The shared strings of a workbook from the bytes of their XML, piece by piece, in the form most programs write; throws
 * `Unsure` for every other one, which `AnyStrings` reads.
 */
import { stands } from './bytes.ts';
import { elementPrefix } from './part-head.ts';
import { richTextOf } from './rich-text.ts';
import { TextArena } from './text-arena.ts';
import { unsure } from './unsure.ts';
import { isPlainByte, textOfBytes } from './xml-text.ts';

const most = 32 * 1024 * 1024;
const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;

export class SharedStrings {
  readonly texts = new TextArena();
  private state: 'head' | 'items' | 'done' = 'head';
  private carry: Buffer = Buffer.alloc(0);
  private prefix = '';
  private opens: Buffer = Buffer.alloc(0);
  private opensText: Buffer = Buffer.alloc(0);
  private closes: Buffer = Buffer.alloc(0);
  private empty: Buffer = Buffer.alloc(0);
  private closesText: Buffer = Buffer.alloc(0);

  /** Throws `Unsure`. */
  feed(piece: Buffer): void {
    if (this.state === 'done') return;
    let bytes = this.carry.length === 0 ? piece : Buffer.concat([this.carry, piece]);
    if (this.state === 'head') {
      const rest = this.head(bytes);
      if (!rest) {
        this.keep(bytes);
        return;
      }
      bytes = rest;
    }
    const last = bytes.lastIndexOf(this.closes);
    // A piece of nothing but empty strings has none that closes.
    const empty = last < 0 ? bytes.lastIndexOf(this.empty) : -1;
    const end = last >= 0 ? last + this.closes.length : empty < 0 ? 0 : empty + this.empty.length;
    this.items(bytes, end);
    this.keep(bytes.subarray(end));
  }

  /** Throws `Unsure`. */
  end(): void {
    const rest = this.carry.toString('latin1').trim();
    const close = `</${this.prefix}sst>`;
    if (this.state === 'done') return;
    if (this.state !== 'items' || !rest.endsWith(close)) unsure('the strings have no end');
    const before = rest.slice(0, -close.length).trim();
    if (before !== '') unsure('more than strings');
  }

  private keep(bytes: Buffer): void {
    if (bytes.length > most) unsure('a very long string');
    this.carry = bytes;
  }

  /** What follows the root's start tag, once that is there. */
  private head(bytes: Buffer): Buffer | null {
    const raw = bytes.toString('latin1', 0, 4096);
    const root = /<(?:\w+:)?sst\b[^<>]*>/.exec(raw);
    if (!root) {
      if (raw.length >= 4096) unsure('no strings at all');
      return null;
    }
    const start = raw.slice(0, root.index + root[0].length);
    this.prefix = elementPrefix(start, 'sst');
    this.opens = Buffer.from(`<${this.prefix}si`);
    this.closes = Buffer.from(`</${this.prefix}si>`);
    this.empty = Buffer.from(`<${this.prefix}si/>`);
    this.opensText = Buffer.from(`<${this.prefix}t`);
    this.closesText = Buffer.from(`</${this.prefix}t>`);
    this.state = root[0].endsWith('/>') ? 'done' : 'items';
    return bytes.subarray(start.length);
  }

  private items(bytes: Buffer, to: number): void {
    let at = 0;
    for (;;) {
      while (at < to && (bytes[at] as number) <= 0x20) at++;
      if (at >= to) return;
      if (!stands(this.opens, bytes, at)) unsure('no string');
      at += this.opens.length;
      if (bytes[at] === slash && bytes[at + 1] === greaterThan) {
        this.texts.add('');
        at += 2;
      } else if (bytes[at] === greaterThan) at = this.item(bytes, at + 1);
      else at = this.spacedEmpty(bytes, at);
    }
  }

  /** `<si />`: some programs put a blank before the slash. An empty string counts like any other. */
  private spacedEmpty(bytes: Buffer, from: number): number {
    let at = from;
    while (bytes[at] === 0x20) at++;
    if (bytes[at] !== slash || bytes[at + 1] !== greaterThan) unsure('a string with attributes');
    this.texts.add('');
    return at + 2;
  }

  private item(bytes: Buffer, from: number): number {
    const plain = this.plainItem(bytes, from);
    if (plain > 0) return plain;
    const end = bytes.indexOf(this.closes, from);
    if (end < 0) unsure('a string without end');
    this.texts.add(richTextOf(bytes.toString('latin1', from, end), this.prefix));
    return end + this.closes.length;
  }

  /** One text and nothing else. 0: it is not that simple. */
  private plainItem(bytes: Buffer, from: number): number {
    if (!stands(this.opensText, bytes, from)) return 0;
    let at = from + this.opensText.length;
    // Attributes, of which there is only `xml:space`; the text is taken as it stands with and without.
    if (bytes[at] !== greaterThan && bytes[at] !== 0x20) return 0;
    while (bytes[at] !== greaterThan) {
      if (bytes[at] === slash || bytes[at] === lessThan || at >= bytes.length) return 0;
      at++;
    }
    const start = at + 1;
    at = start;
    while (isPlainByte(bytes[at] as number) && bytes[at] !== lessThan) at++;
    const isPlain = bytes[at] === lessThan;
    while (bytes[at] !== lessThan && at < bytes.length) at++;
    if (!stands(this.closesText, bytes, at)) return 0;
    const end = at;
    at += this.closesText.length;
    if (!stands(this.closes, bytes, at)) return 0;
    if (isPlain) this.texts.addLatin1(bytes, start, end);
    else this.texts.add(textOfBytes(bytes.toString('latin1', start, end)));
    return at + this.closes.length;
  }
}
