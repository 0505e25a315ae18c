/**
 * XML as a stream of events, tag by tag, with names as written but without their prefix. Strict about well-formedness
 * (every element is closed by its own name, nothing breaks off), and blind to what could be dangerous: no document
 * type, so no entity but the five that XML has, and nothing is ever fetched.
 */
import { CoreError } from '../../../kernel/errors.ts';
import { corrupt } from '../../file-errors.ts';

export type XmlHandler = {
  /** `attributes` are read only when asked for. `parent`: name of the element around it. */
  open(name: string, attributes: XmlAttributes, parent: string): void;
  close(name: string, parent: string): void;
  /** Without entities; a text may come in several parts. */
  text(text: string): void;
};
/** By its name without prefix; undefined: there is none. */
export type XmlAttributes = (name: string) => string | undefined;

/** Deeper than any office suite nests, and no deeper than is cheap. */
const deepest = 1_000;
/** Longer than any tag or comment is believed to be. */
const longestPiece = 4 * 1024 * 1024;
const longestEntity = 12;

/** Errors of both: `file-corrupt`, `xml-dtd-forbidden`. */
export function createXmlReader(handler: XmlHandler): { see(piece: string): void; end(): void } {
  const names: string[] = [];
  let rest = '';
  let begun = false;

  function openTag(tag: string): void {
    const selfClosing = tag.endsWith('/');
    const inner = selfClosing ? tag.slice(0, -1) : tag;
    const full = nameIn(inner);
    if (full === '') throw corrupt('A tag has no name.');
    if (names.length === 0 && begun) throw corrupt('There is something behind the last element.');
    begun = true;
    const name = localName(full);
    const parent = localName(names.at(-1) ?? '');
    handler.open(name, attributesIn(inner, full.length), parent);
    if (selfClosing) handler.close(name, parent);
    else if (names.push(full) > deepest) throw corrupt('Its elements are nested too deeply.');
  }

  function closeTag(full: string): void {
    if (names.pop() !== full.trim()) throw corrupt('An element is closed by another name.');
    handler.close(localName(full.trim()), localName(names.at(-1) ?? ''));
  }

  /** Where the piece that begins at `at` ends (behind it); -1: it has not all come yet. */
  function take(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return endOf(text, '-->', at + 4);
    if (text.startsWith('<![CDATA[', at)) {
      const end = endOf(text, ']]>', at + 9);
      if (end >= 0 && names.length > 0) handler.text(text.slice(at + 9, end - 3));
      return end;
    }
    if (text.startsWith('<?', at)) return endOf(text, '?>', at + 2);
    // Not yet told from a comment.
    if (text[at + 1] === undefined || (text[at + 1] === '!' && text.length - at < 9)) return -1;
    if (text[at + 1] === '!') {
      throw new CoreError('xml-dtd-forbidden', 'The file declares XML entities, which are not read.');
    }
    const end = endOfTag(text, at + 1);
    if (end < 0) return -1;
    if (text[at + 1] === '/') closeTag(text.slice(at + 2, end));
    else openTag(text.slice(at + 1, end));
    return end + 1;
  }

  /** Text whose end has not come yet; an entity that is cut through waits for its rest. Returns where that begins. */
  function emitText(text: string, at: number): number {
    const entity = text.indexOf('&', Math.max(at, text.length - longestEntity));
    const end = entity < 0 ? text.length : entity;
    if (names.length === 0) return at;
    if (end > at) handler.text(decodeEntities(text.slice(at, end)));
    return end;
  }

  return {
    see(piece) {
      const text = rest + piece;
      let at = 0;
      for (;;) {
        const next = text.indexOf('<', at);
        if (next < 0) {
          at = emitText(text, at);
          break;
        }
        if (next > at && names.length > 0) handler.text(decodeEntities(text.slice(at, next)));
        at = next;
        const end = take(text, at);
        if (end < 0) break;
        at = end;
      }
      rest = text.slice(at);
      if (rest.length > longestPiece) throw corrupt('One piece of it never ends.');
    },
    end() {
      if (names.length > 0 || !begun || rest.trim() !== '') throw corrupt('It breaks off.');
    },
  };
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? -1 : found + mark.length;
}

/** A `>` within quotes is part of a value. -1: it has not all come yet. */
function endOfTag(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x3e) return at;
    else if (code === 0x22 || code === 0x27) quote = code;
  }
  return -1;
}

function nameIn(tag: string): string {
  let end = 0;
  while (end < tag.length && !isBlankAt(tag, end)) end += 1;
  return tag.slice(0, end);
}

function localName(full: string): string {
  const colon = full.indexOf(':');
  return colon < 0 ? full : full.slice(colon + 1);
}

function attributesIn(tag: string, from: number): XmlAttributes {
  let known: Map<string, string> | null = null;
  return (wanted) => {
    // Most tags are asked for what they do not have.
    if (known === null && !tag.includes(wanted, from)) return undefined;
    known ??= readAttributes(tag, from);
    return known.get(wanted);
  };
}

function readAttributes(tag: string, from: number): Map<string, string> {
  const known = new Map<string, string>();
  for (let at = from; ; ) {
    const equals = tag.indexOf('=', at);
    if (equals < 0) return known;
    let open = equals + 1;
    while (isBlankAt(tag, open)) open += 1;
    const quote = tag[open];
    if (quote !== '"' && quote !== "'") throw corrupt('A tag has a value without quotes.');
    const close = tag.indexOf(quote, open + 1);
    if (close < 0) throw corrupt('A tag has a value without end.');
    const name = localName(tag.slice(at, equals).trim());
    // `office:value-type` beside a `calcext:value-type`: the first counts.
    if (!known.has(name)) known.set(name, decodeEntities(tag.slice(open + 1, close)));
    at = close + 1;
  }
}

function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || (code >= 9 && code <= 13);
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five of XML and the numbered ones; another stays as it stands. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return isCharacter(code) ? String.fromCodePoint(code) : whole;
  });
}

export function isCharacter(code: number): boolean {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}
