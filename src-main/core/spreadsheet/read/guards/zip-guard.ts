/**
 * Checks a zip before anything reads it: unpacks each part once, piece by piece, and refuses what would cost memory or
 * time, does not match its checksum, or declares XML entities. A directory that lies about sizes is detected.
 */
import { crc32, createInflateRaw } from 'node:zlib';
import { CoreError } from '../../../kernel/errors.ts';
import { corrupt, encrypted, tooLarge } from '../../file-errors.ts';
import { watchBinarySheet } from './binary-guard.ts';
import { type ZipEntry, type ZipLimits, zipLimits } from './zip-directory.ts';

/** An XML part whose first element is further away than this is none. */
const longestProlog = 4_000_000;
export const manifestName = 'META-INF/manifest.xml';

/** Unpacks the parts of one file within the limits of the whole. */
export type Unpacker = {
  /**
   * The part in pieces, also a second time; it counts once. Walked to its end it is whole and unharmed. Errors: `file-corrupt`, `file-encrypted`,
   * `file-too-large`, `xml-dtd-forbidden`.
   */
  pieces(entry: ZipEntry): AsyncGenerator<Buffer>;
  /** Walks to the end of all parts that were not yet. Errors: as `pieces`. */
  checkRest(onPiece?: (entry: ZipEntry, piece: Buffer) => void): Promise<void>;
};

export function createUnpacker(entries: readonly ZipEntry[], limits: ZipLimits = zipLimits): Unpacker {
  // A manifest first: where it says that the parts are encrypted, they are not damaged.
  const isManifest = ({ name }: ZipEntry) => name === manifestName;
  const unchecked = new Set([...entries.filter(isManifest), ...entries]);
  let left = limits.totalBytes;

  async function* pieces(entry: ZipEntry): AsyncGenerator<Buffer> {
    const isFirst = unchecked.has(entry);
    if (entry.size > limits.entryBytes || (isFirst && entry.size > left)) throw tooLarge();
    const watch = watchPart(entry.name);
    let size = 0;
    let crc = 0;
    for await (const piece of inflated(entry)) {
      size += piece.length;
      if (size > entry.size) throw corrupt('A part is longer than its directory says.');
      crc = crc32(piece, crc);
      watch.see(piece);
      yield piece;
    }
    if (size !== entry.size || crc !== entry.crc) throw corrupt('A part does not match its checksum.');
    watch.end();
    if (unchecked.delete(entry)) left -= size;
  }

  return {
    pieces,
    async checkRest(onPiece) {
      for (const entry of unchecked) for await (const piece of pieces(entry)) onPiece?.(entry, piece);
    },
  };
}

async function* inflated(entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.method === 0) {
    yield entry.packed;
    return;
  }
  if (entry.method !== 8) throw corrupt('A part is packed in an unknown way.');
  // Nothing, packed to nothing: some programs write an empty picture of the first page like that.
  if (entry.packed.length === 0) return;
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(entry.packed);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch {
    throw corrupt('A part cannot be unpacked.');
  }
}

/** What is looked for while a part goes by, and at its end. */
type Watch = { see(piece: Buffer): void; end(): void };

function watchPart(name: string): Watch {
  const watches: Watch[] = [];
  if (/\.(xml|rels|vml)$/i.test(name)) watches.push(watchProlog(name));
  if (rowParts.test(name)) watches.push(watchEnd());
  if (/(?:^|\/)sheet\d*\.bin$/i.test(name)) watches.push(watchBinarySheet());
  return {
    see: (piece) => {
      for (const watch of watches) watch.see(piece);
    },
    end: () => {
      for (const watch of watches) watch.end();
    },
  };
}

/** Looks for a document type in front of an XML part's first element, and for encryption in an OpenDocument manifest. */
function watchProlog(name: string): Watch {
  const isManifest = name === manifestName;
  let start = '';
  let settled = false;
  return {
    see(piece) {
      if (settled) return;
      start += plainLatin(piece);
      if (isManifest && start.includes('encryption-data')) throw encrypted();
      // Nothing in a comment counts: neither a document type nor what looks like the first element.
      const plain = start.replace(asides, '');
      if (/<!doctype|<!entity/i.test(plain) && !isManifest) {
        throw new CoreError('xml-dtd-forbidden', 'The file declares XML entities, which are not read.');
      }
      // Past the first element no document type can follow. A manifest is small and is read to its end.
      if (isManifest) settled = start.length > 1_000_000;
      else if (/<[A-Za-z_]/.test(plain.replace(/<!--[\s\S]*/, ''))) settled = true;
      else if (start.length > longestProlog) throw corrupt('An XML part never begins.');
    },
    end() {},
  };
}

/** Parts the rows stand in: one that breaks off would read as a shorter list, and nobody would know. */
const rowParts = /(?:^|\/)(?:sheet\d*|sharedstrings|workbook|content)\.xml$/i;
const asides = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g;
const endLength = 1_000;

/** Looks whether the last tag closes an element that stands at the very beginning. */
function watchEnd(): Watch {
  let start = '';
  let last = '';
  return {
    see(piece) {
      if (start.length < longestProlog && !/<[A-Za-z_]/.test(start.replace(asides, ''))) start += plainLatin(piece);
      last = (last + plainLatin(piece.subarray(-endLength))).slice(-endLength);
    },
    end() {
      const root = /<([A-Za-z_][\w:.-]*)/.exec(start.replace(asides, ''))?.[1];
      const end = last.replace(asides, '').trimEnd();
      const closed = /<\/([\w:.-]+)\s*>$/.exec(end)?.[1] ?? /<([\w:.-]+)[^<>]*\/>$/.exec(end)?.[1];
      if (root === undefined || closed !== root) throw corrupt('A part breaks off.');
    },
  };
}

/** Enough to recognise tags: in UTF-16 and UTF-32 the same letters stand with zeros between them. */
function plainLatin(piece: Buffer): string {
  return piece.toString('latin1').replaceAll('\0', '');
}
