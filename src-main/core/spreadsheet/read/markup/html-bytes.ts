/** Decodes the bytes of a web page by the charset it or its envelope names; a byte-order mark overrides both. */
import { decodeText } from '../text/decode-text.ts';

export function decodeHtmlBytes(bytes: Buffer, charset: string | null): string {
  const start = bytes.subarray(0, 4096).toString('latin1').replaceAll('\0', '');
  const named = charset ?? /<meta\b[^>]*charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)?.[1] ?? null;
  const guessed = decodeText(bytes);
  // What is strictly UTF-8 is not anything else by chance; UTF-16 says so by its zeros.
  if (named === null || guessed.encoding !== 'windows-1252') return guessed.text;
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return guessed.text;
  }
}
