/** Reads an XML part to its end as text, piece by piece, in whatever encoding it declares. */
import { TextDecoder } from 'node:util';
import { corrupt } from '../../file-errors.ts';
import type { ZipEntry } from '../guards/zip-directory.ts';
import type { Unpacker } from '../guards/zip-guard.ts';
import { MainElements, type MainHandler } from './main-elements.ts';
import { XmlReader } from './xml-reader.ts';

/** The elements of a part whose root is named `root`. Errors: those of `Unpacker`, `file-corrupt`, `file-too-large`. */
export async function readXmlPart(
  unpacker: Unpacker,
  entry: ZipEntry,
  root: string,
  handler: MainHandler,
): Promise<void> {
  const reader = new XmlReader(new MainElements(root, handler));
  let decoder: TextDecoder | null = null;
  for await (const piece of unpacker.pieces(entry)) {
    decoder ??= decoderOf(piece);
    reader.feed(decoder.decode(piece, { stream: true }));
  }
  if (decoder) reader.feed(decoder.decode());
  reader.end();
}

/** By its mark, by where the zeros of its first sign stand, by what it declares; else UTF-8. */
function decoderOf(first: Buffer): TextDecoder {
  const [a, b] = first;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return new TextDecoder('utf-16le');
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return new TextDecoder('utf-16be');
  const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^<>]*encoding\s*=\s*["']([^"']*)["']/.exec(
    first.toString('latin1', 0, 400),
  );
  // Whoever declares UTF-16 in bytes that are not meant something else; a mark of UTF-8 is believed above all.
  if (a === 0xef || /^utf-?16|^ucs-?2/i.test(declared?.[1] ?? '')) return new TextDecoder();
  try {
    return new TextDecoder(declared?.[1] ?? 'utf-8');
  } catch {
    throw corrupt('A part has an encoding nobody knows.');
  }
}
