/**
 * A small strict XML reader for parts that come in pieces. It knows comments, sections, both kinds of quotes and character
 * references, and throws `file-corrupt` for what is not well-formed: damage must never read as less than there is.
 */
import { corrupt, tooLarge } from '../../file-errors.ts';
import { unescaped } from './xml-text.ts';

export type XmlHandler = {
  /** `attributes`: as they stand, see `Attributes`. */
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  /** Character references are resolved and line ends are `\n`. One text may come in several pieces. */
  text(text: string): void;
};

/** Characters of one text, comment or section. */
const longestText = 32 * 1024 * 1024;
const longestTag = 1_000_000;
const deepest = 1_000;

const startTag = /<([^\s<>/="'&]+)((?:\s+[^\s<>/="'&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const endTag = /<\/([^\s<>/="'&]+)\s*>/y;

export class XmlReader {
  private readonly handler: XmlHandler;
  private readonly open: string[] = [];
  private rest = '';
  private begun = false;

  constructor(handler: XmlHandler) {
    this.handler = handler;
  }

  /** Errors: `file-corrupt`, `file-too-large`. */
  feed(piece: string): void {
    const source = this.rest === '' ? piece : this.rest + piece;
    let at = 0;
    for (;;) {
      const next = this.token(source, at);
      if (next < 0) break;
      at = next;
    }
    this.rest = source.slice(at);
    if (this.rest.length > longestText) throw tooLarge();
  }

  /** Errors: `file-corrupt` where it breaks off. */
  end(): void {
    if (!this.begun || this.open.length > 0 || this.rest.trim() !== '') throw corrupt('A part breaks off.');
  }

  /** Where the next token begins; -1: this one is not all there yet. */
  private token(source: string, at: number): number {
    const start = source.indexOf('<', at);
    if (start < 0) return -1;
    if (start > at) {
      this.text(source.slice(at, start));
      return start;
    }
    switch (source[start + 1]) {
      case '!':
        return this.aside(source, start);
      case '?':
        return after(source, '?>', start + 2);
      case '/':
        return this.closing(source, start);
      default:
        return this.opening(source, start);
    }
  }

  private text(raw: string): void {
    if (this.open.length > 0) this.handler.text(unescaped(withLineEnds(raw)));
    else if (raw.replace('\ufeff', '').trim() !== '') throw corrupt('Text stands outside of all elements.');
  }

  private aside(source: string, start: number): number {
    if (source.startsWith('<!--', start)) return after(source, '-->', start + 4);
    if (source.startsWith('<![CDATA[', start)) {
      const next = after(source, ']]>', start + 9);
      if (next > 0 && this.open.length > 0) this.handler.text(withLineEnds(source.slice(start + 9, next - 3)));
      return next;
    }
    if (source.length - start < 9) return -1;
    throw corrupt('An XML part has a declaration inside.');
  }

  private closing(source: string, start: number): number {
    endTag.lastIndex = start;
    const found = endTag.exec(source);
    if (!found) return incomplete(source, start);
    const name = found[1] as string;
    if (this.open.pop() !== name) throw corrupt('An element is closed by another one.');
    this.handler.close(name);
    return endTag.lastIndex;
  }

  private opening(source: string, start: number): number {
    startTag.lastIndex = start;
    const found = startTag.exec(source);
    if (!found) return incomplete(source, start);
    const next = startTag.lastIndex;
    const name = found[1] as string;
    if (this.open.length === 0 && this.begun) throw corrupt('An XML part has two roots.');
    if (this.open.length >= deepest) throw corrupt('An XML part is too deep.');
    this.begun = true;
    this.handler.open(name, new Attributes(found[2] as string));
    if (found[3] === '/') this.handler.close(name);
    else this.open.push(name);
    return next;
  }
}

function after(source: string, end: string, from: number): number {
  const at = source.indexOf(end, from);
  return at < 0 ? -1 : at + end.length;
}

/** No tag: either its end has not come yet, or it never will. */
function incomplete(source: string, start: number): number {
  if (source.length - start > longestTag || source.indexOf('<', start + 1) >= 0) throw corrupt('A tag is damaged.');
  return -1;
}

function withLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Of one tag; looked into only where somebody asks. */
export class Attributes {
  readonly raw: string;
  private all: Map<string, string> | null = null;

  constructor(raw: string) {
    this.raw = raw;
  }

  /** By the name as it stands, with its prefix. */
  get(name: string): string | undefined {
    return this.entries().get(name);
  }

  entries(): ReadonlyMap<string, string> {
    if (this.all) return this.all;
    this.all = new Map();
    if (this.raw === '') return this.all;
    for (const [, name = '', double, single] of this.raw.matchAll(attribute)) {
      this.all.set(name, unescaped(double ?? single ?? ''));
    }
    return this.all;
  }
}
