/**
 * The ways in which programs write bytes as text, each undone by itself: several at once would spoil one another (`=4b` ends
 * an address's `key=4b…` as it begins a quoted-printable letter). Lenient: what does not decode stays as it is.
 */
import { htmlSigns } from './html-signs.ts';

/** `text`: the bytes as characters 0–255. Where each came from in what was given first: from, and up to. */
export type View = { readonly text: string; readonly from: Uint32Array; readonly to: Uint32Array };

const [passedOver, breaks] = [-2, -1];

/** Views of what a view decodes to; none where there is nothing of that kind. `least`: bytes that make it worth while. */
type Decoder = (view: View, least: number) => View[];

const percent = escapes(/%([0-9a-f]{2})/gi, ([, hex]) => byteOf(hex, 16));

const entities = escapes(/&#x0*([0-9a-f]{1,6});?|&#0*([0-9]{1,7});?|&([a-z]{2,8});?/gi, ([, hex, decimal, name]) => {
  if (hex !== undefined) return character(Number.parseInt(hex, 16));
  if (decimal !== undefined) return character(Number(decimal));
  return htmlSigns.get((name ?? '').toLowerCase()) ?? null;
});

const backslashes = escapes(
  /\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})|\\u\{?([0-9a-f]{2,6})\}?|\\x([0-9a-f]{2})|\\([0-7]{3})|\\([^0-9a-z]|[nrtbf])/gi,
  ([, high, low, unit, hex, octal, sign]) => {
    if (high !== undefined && low !== undefined) {
      return character(0x10000 + ((Number.parseInt(high, 16) & 0x3ff) << 10) + (Number.parseInt(low, 16) & 0x3ff));
    }
    if (unit !== undefined) return character(Number.parseInt(unit, 16));
    if (hex !== undefined) return byteOf(hex, 16);
    if (octal !== undefined) return byteOf(octal, 8);
    return controls.get(sign ?? '') ?? sign ?? null;
  },
);
const controls = new Map(Object.entries({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }));

const quotedPrintable = escapes(/=([0-9a-f]{2})|=\r?\n/gi, ([, hex]) => (hex === undefined ? '' : byteOf(hex, 16)));

/** UTF-16 of plain letters is those letters with NUL between; the rest is what hides between letters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what must go.
const fillers = escapes(/\u0000|\xe2\x80[\x8b-\x8f]|\xe2\x81\xa0|\xef\xbb\xbf|\xc2\xad/g, () => '');

/** `[75,55,45]`, `0x4b 0x37`: how a buffer is printed. */
const numbers: Decoder = (view, least) => {
  let made: ReturnType<typeof writer> | null = null;
  for (const run of view.text.matchAll(
    /(?:0x[0-9a-f]{1,2}|[0-9]{1,3})(?:[\s,;]+(?:0x[0-9a-f]{1,2}|[0-9]{1,3})){5,}/gi,
  )) {
    made ??= writer(view, view.text.length);
    for (const { 0: part, index } of run[0].matchAll(/0x[0-9a-f]{1,2}|[0-9]{1,3}/gi)) {
      const at = run.index + index;
      made.write(Number(part) & 0xff, at, at + part.length);
    }
    made.end(run.index);
  }
  return made?.views(least) ?? [];
};

/** Pairs of digits, begun at either; `4B:37`, `4b 37` and `4b-37` as well. */
const hex = packed(4, [0, 1], '0123456789abcdef 0123456789ABCDEF', ' \t\r\n:-');

/** Both alphabets, padded or not, with line ends within; its first letter may be in the middle of what is looked for. */
const base64 = packed(
  6,
  [0, 1, 2, 3],
  ['+/', '-_'].map((last) => `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789${last}`).join(' '),
  '\r\n',
);

export const decoders: readonly Decoder[] = [
  percent,
  entities,
  backslashes,
  quotedPrintable,
  fillers,
  numbers,
  hex,
  base64,
];

/** `read`: the bytes (as characters, no more than were matched) that the match stands for, or null: nothing. */
function escapes(pattern: RegExp, read: (match: RegExpExecArray) => string | null): Decoder {
  return (view, least) => {
    let made: ReturnType<typeof writer> | null = null;
    let copied = 0;
    for (const match of view.text.matchAll(pattern)) {
      const decoded = read(match);
      if (decoded === null) continue;
      made ??= writer(view, view.text.length);
      made.copy(copied, match.index);
      copied = match.index + match[0].length;
      for (let n = 0; n < decoded.length; n += 1) made.write(decoded.charCodeAt(n), match.index, copied);
    }
    if (made === null) return [];
    made.copy(copied, view.text.length);
    return made.views(least);
  };
}

/**
 * `bits` a sign. `begins`: how many signs of a run to leave out first. `alphabets`, with a blank between; `within`: passed
 * over. Runs too short to hold what is looked for cost only the look.
 */
function packed(bits: number, begins: readonly number[], alphabets: string, within: string): Decoder {
  const values = new Int8Array(256).fill(breaks);
  for (const char of within) values[char.charCodeAt(0)] = passedOver;
  for (const alphabet of alphabets.split(' ')) {
    [...alphabet].forEach((char, value) => {
      values[char.charCodeAt(0)] = value;
    });
  }
  return (view, least) => {
    const runs = longRuns(view.text, values, Math.ceil((least * 8) / bits));
    return runs.length === 0 ? [] : begins.flatMap((begin) => unpacked(view, runs, values, bits, begin).views(least));
  };
}

type Run = { from: number; to: number };

function longRuns(text: string, values: Int8Array, least: number): Run[] {
  const runs: Run[] = [];
  let from = 0;
  let signs = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const value = at < text.length ? (values[text.charCodeAt(at)] ?? breaks) : breaks;
    if (value >= 0) signs += 1;
    else if (value === breaks) {
      if (signs >= least) runs.push({ from, to: at });
      from = at + 1;
      signs = 0;
    }
  }
  return runs;
}

function unpacked(view: View, runs: readonly Run[], values: Int8Array, bits: number, begin: number) {
  const made = writer(
    view,
    runs.reduce((sum, { from, to }) => sum + to - from + 1, 0),
  );
  for (const run of runs) {
    let [buffer, count, left, first] = [0, 0, begin, run.from];
    for (let at = run.from; at < run.to; at += 1) {
      const value = values[view.text.charCodeAt(at)] ?? passedOver;
      if (value === passedOver) continue;
      if (left > 0) {
        left -= 1;
        continue;
      }
      if (count === 0) first = at;
      buffer = ((buffer << bits) | value) & 0x3fff;
      count += bits;
      if (count < 8) continue;
      count -= 8;
      made.write((buffer >> count) & 0xff, first, at + 1);
      first = at;
    }
    made.end(run.from);
  }
  return made;
}

/** Gathers the bytes of a view, `most` at most, each with where it came from in the view before. */
function writer(view: View, most: number) {
  const bytes = Buffer.allocUnsafe(most);
  const from = new Uint32Array(most);
  const to = new Uint32Array(most);
  let length = 0;
  let longest = 0;
  let begun = 0;

  function write(byte: number, first: number, end: number): void {
    bytes[length] = byte;
    from[length] = view.from[first] ?? 0;
    to[length] = view.to[end - 1] ?? 0;
    length += 1;
  }
  function end(at: number): void {
    longest = Math.max(longest, length - begun);
    // What ends one run and begins the next is not one text.
    if (length > begun) write(0x1f, at, at + 1);
    begun = length;
  }
  return {
    write,
    end,
    copy(first: number, until: number): void {
      for (let at = first; at < until; at += 1) write(view.text.charCodeAt(at), at, at + 1);
    },
    /** None where no run is long enough to hold what is looked for. */
    views(least: number): View[] {
      if (Math.max(longest, length - begun) < least) return [];
      return [{ text: bytes.toString('latin1', 0, length), from: from.slice(0, length), to: to.slice(0, length) }];
    },
  };
}

function byteOf(digits: string | undefined, radix: 8 | 16): string {
  return String.fromCharCode(Number.parseInt(digits ?? '0', radix) & 0xff);
}

function character(code: number): string | null {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
  return Buffer.from(String.fromCodePoint(code), 'utf8').toString('latin1');
}
