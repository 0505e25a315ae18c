/**
 * Bytes of a text file → text. A byte-order mark decides; without one, zeros at every other byte do; else strict UTF-8;
 * else windows-1252, in which every byte means something and which old exports really use.
 */

export type Decoded = { text: string; encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' };

export function decodeText(bytes: Buffer): Decoded {
  const wide = wideEncoding(bytes);
  if (wide) return decodeAs(wide, bytes);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return decodeAs('windows-1252', bytes);
  }
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

/** The decoder drops the byte-order mark of its own encoding. */
function decodeAs(encoding: Decoded['encoding'], bytes: Buffer): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}
