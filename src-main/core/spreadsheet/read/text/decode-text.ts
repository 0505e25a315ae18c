/**
 * Decodes the bytes of a text file. A byte-order mark decides; without one, zeros in every other byte do; else strict
 * UTF-8; else one of the two code pages that old exports really use, of Windows or of the Macintosh, whichever makes
 * words.
 */

type Wide = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';
export type Decoded = { text: string; encoding: 'utf-8' | Wide | 'windows-1252' | 'macintosh' };

export function decodeText(bytes: Buffer): Decoded {
  const longest = fourByteEncoding(bytes);
  if (longest) return { text: decodeFourBytes(bytes, longest), encoding: longest };
  const wide = wideEncoding(bytes);
  if (wide) return decodeAs(wide, bytes);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    const windows = decodeAs('windows-1252', bytes);
    const strange = strangeWords(windows.text);
    if (strange === 0) return windows;
    const mac = decodeAs('macintosh', bytes);
    return strangeWords(mac.text) < strange ? mac : windows;
  }
}

/** More than one byte a character. */
export function isWide(bytes: Buffer): boolean {
  return fourByteEncoding(bytes) !== null || wideEncoding(bytes) !== null;
}

/** null: not UTF-16. Lists are letters and digits, of which one byte in two is zero there, always the same one. */
export function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(bytes.length, 4096) >>> 1;
  let first = 0;
  let second = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (bytes[at] === 0) first += 1;
    if (bytes[at + 1] === 0) second += 1;
  }
  if (pairs < 2 || (first > 0 && second > 0)) return null;
  if (second > pairs * 0.6) return 'utf-16le';
  return first > pairs * 0.6 ? 'utf-16be' : null;
}

/** null: not UTF-32, in which the upper two bytes of four are nearly always zero. */
function fourByteEncoding(bytes: Buffer): 'utf-32le' | 'utf-32be' | null {
  const count = Math.min(bytes.length, 4096) >>> 2;
  if (count < 2 || bytes.length % 4 !== 0) return null;
  let little = 0;
  let big = 0;
  for (let at = 0; at < count * 4; at += 4) {
    if (bytes[at + 2] === 0 && bytes[at + 3] === 0) little += 1;
    if (bytes[at] === 0 && bytes[at + 1] === 0) big += 1;
  }
  if (little > count * 0.9 && big < count * 0.5) return 'utf-32le';
  return big > count * 0.9 && little < count * 0.5 ? 'utf-32be' : null;
}

function decodeFourBytes(bytes: Buffer, encoding: 'utf-32le' | 'utf-32be'): string {
  const parts: string[] = [];
  for (let from = 0; from + 4 <= bytes.length; from += 4 * 8192) {
    let part = '';
    for (let at = from; at < from + 4 * 8192 && at + 4 <= bytes.length; at += 4) {
      const code = encoding === 'utf-32le' ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
      if (at === 0 && code === 0xfeff) continue;
      part += code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
    }
    parts.push(part);
  }
  return parts.join('');
}

/** The decoder drops the byte-order mark of its own encoding. */
function decodeAs(encoding: 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh', bytes: Buffer): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** Characters: a list that has none of those names in so many has none. */
const mostLookedAt = 4_000_000;

/**
 * Characters no name or address has where they stand: a capital before small letters or a sign within a word (`MaÕruf`,
 * `MŸller`), signs of mathematics and controls anywhere. A dash or an apostrophe of either kind may stand there.
 */
function strangeWords(text: string): number {
  return text.slice(0, mostLookedAt).match(strange)?.length ?? 0;
}

const strange =
  /(?<=\p{L})[\u00c0-\u00de\u0160\u017d\u0178\u0152](?=\p{Ll})|(?<=\p{Ll})[\u00c0-\u00de\u0160\u017d\u0178\u0152](?=[\s,;"|]|$)|(?<=\p{L})[^\s\p{L}\p{M}\p{ASCII}\u2018\u2019\u00b4\u2013\u2014\u201d\u2026\u00a0\u00b7](?=\p{L}|[\s,;"|]|$)|[\u0080-\u009f\u0192\u2202\u2211\u220f\u03c0\u222b\u03a9\u221a\u2248\u2206\u25ca\uf8ff\u221e\u2260\u2264\u2265]/gu;
