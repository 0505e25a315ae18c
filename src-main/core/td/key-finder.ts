/**
 * Finds a secret in a text however it was encoded on the way there. A list of its spellings would never be complete, so
 * it decodes: each decoder makes another view of the text that knows where every byte came from, views are decoded
 * again, and the secret is searched for in all of them.
 */
import { decoders, type View } from './decoders.ts';

export type Span = { from: number; to: number };

/** A page inside an address inside a form inside base64 is four; nobody was seen to do more than three. */
const mostLayers = 4;
/** Bytes of views looked at for one text. A page of a megabyte takes some hundredths of a second, an answer none. */
const mostBytes = 4 * 1024 * 1024;

/** Spans of bytes of `given` that hold the secret. `secret`: a few characters at least, or much is found by chance. */
export function findSecret(given: Buffer, secret: string): Span[] {
  const needles = needlesOf(secret.toWellFormed());
  const least = Math.min(...needles.map(({ length }) => length));
  const found: Span[] = [];
  const seen = new Set<string>();
  let budget = mostBytes;
  let layer = [plainView(given)];
  for (let depth = 0; layer.length > 0; depth += 1) {
    const next: View[] = [];
    for (const view of layer) {
      look(view, needles, found);
      if (depth === mostLayers) continue;
      for (const decode of decoders) {
        if (budget <= 0) break;
        for (const decoded of decode(view, least)) {
          budget -= decoded.text.length;
          if (decoded.text.length < least || seen.has(decoded.text)) continue;
          seen.add(decoded.text);
          next.push(decoded);
        }
      }
    }
    layer = next;
  }
  return found;
}

function look(view: View, needles: readonly Buffer[], found: Span[]): void {
  const bytes = folded(Buffer.from(view.text, 'latin1'));
  for (const needle of needles) {
    for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
      found.push({ from: view.from[at] ?? 0, to: view.to[at + needle.length - 1] ?? 0 });
    }
  }
}

/** The bytes of the secret, as a view that was decoded to the end has them. Of plain letters all of these are one. */
function needlesOf(secret: string): Buffer[] {
  const needles = new Map<string, Buffer>();
  for (const text of [secret, secret.toLowerCase(), secret.toUpperCase()]) {
    const wide = Buffer.from(text, 'utf16le');
    for (const bytes of [Buffer.from(text, 'utf8'), withoutNul(wide), withoutNul(Buffer.from(wide).swap16())]) {
      const needle = folded(bytes);
      needles.set(needle.toString('latin1'), needle);
    }
  }
  return [...needles.values()];
}

function withoutNul(bytes: Buffer): Buffer {
  return Buffer.from(bytes.filter((byte) => byte !== 0));
}

/** Case is changed by hosts and proxies, and a blank and `+` are one in a form. Changes what it is given. */
function folded(bytes: Buffer): Buffer {
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x41 && byte <= 0x5a) bytes[at] = byte | 0x20;
    else if (byte === 0x2b) bytes[at] = 0x20;
  }
  return bytes;
}

function plainView(bytes: Buffer): View {
  const from = new Uint32Array(bytes.length);
  const to = new Uint32Array(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) {
    from[at] = at;
    to[at] = at + 1;
  }
  return { text: bytes.toString('latin1'), from, to };
}
