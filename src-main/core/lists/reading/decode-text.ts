/**
 * Bytes of a text file → text. A byte-order mark decides; else strict UTF-8; else windows-1252, in which every byte
 * means something and which old exports really use.
 */

export type Decoded = { text: string; encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' };

export function decodeText(bytes: Buffer): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return decodeAs('windows-1252', bytes);
  }
}

/** The decoder drops the byte-order mark of its own encoding. */
function decodeAs(encoding: Decoded['encoding'], bytes: Buffer): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}
