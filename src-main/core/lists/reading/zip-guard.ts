/**
 * Stands in front of everything that reads a zip: unpacks each part once, piece by piece, and refuses what would cost
 * memory or time, does not match its checksum, or declares XML entities. A directory that lies about sizes is found out.
 */
import { crc32, createInflateRaw } from 'node:zlib';
import { CoreError } from '../../errors.ts';
import { watchRepeats } from './repeat-guard.ts';
import {
  corrupt,
  encrypted,
  tooLarge,
  type ZipEntry,
  type ZipLimits,
  zipDirectory,
  zipLimits,
} from './zip-directory.ts';

/** An XML part whose first element is further away than this is none. */
const longestProlog = 4_000_000;

/** Unpacks the parts of one file within the limits of the whole. */
export type Unpacker = {
  /**
   * The part in pieces. Walked to its end it is whole and unharmed. Errors: `file-corrupt`, `file-encrypted`,
   * `file-too-large`, `xml-dtd-forbidden`.
   */
  pieces(entry: ZipEntry): AsyncGenerator<Buffer>;
  /** Walks to the end of all parts that were not yet. Errors: as `pieces`. */
  checkRest(): Promise<void>;
};

export function createUnpacker(entries: readonly ZipEntry[], limits: ZipLimits = zipLimits): Unpacker {
  const unchecked = new Set(entries);
  let left = limits.totalBytes;

  async function* pieces(entry: ZipEntry): AsyncGenerator<Buffer> {
    if (entry.size > Math.min(limits.entryBytes, left)) throw tooLarge();
    const watch = watchPart(entry.name);
    let size = 0;
    let crc = 0;
    for await (const piece of inflated(entry)) {
      size += piece.length;
      if (size > entry.size) throw corrupt('A part is longer than its directory says.');
      crc = crc32(piece, crc);
      watch(piece);
      yield piece;
    }
    if (size !== entry.size || crc !== entry.crc) throw corrupt('A part does not match its checksum.');
    left -= size;
    unchecked.delete(entry);
  }

  return {
    pieces,
    async checkRest() {
      for (const entry of unchecked) for await (const _piece of pieces(entry));
    },
  };
}

/** Errors: as `zipDirectory` and `Unpacker`. */
export async function guardZip(bytes: Buffer, limits: ZipLimits = zipLimits): Promise<void> {
  await createUnpacker(zipDirectory(bytes, limits), limits).checkRest();
}

async function* inflated(entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.method === 0) {
    yield entry.packed;
    return;
  }
  if (entry.method !== 8) throw corrupt('A part is packed in an unknown way.');
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(entry.packed);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch {
    throw corrupt('A part cannot be unpacked.');
  }
}

/** What is looked for while a part goes by. */
function watchPart(name: string): (piece: Buffer) => void {
  const watches = [watchProlog(name), ...(name === 'content.xml' ? [watchRepeats()] : [])];
  return (piece) => {
    for (const watch of watches) watch(piece);
  };
}

/** Looks for a document type in front of an XML part's first element, and for encryption in an OpenDocument manifest. */
function watchProlog(name: string): (piece: Buffer) => void {
  const isXml = /\.(xml|rels|vml)$/i.test(name);
  const isManifest = name === 'META-INF/manifest.xml';
  let start = '';
  let settled = !isXml;
  return (piece) => {
    if (settled) return;
    // In UTF-16 and UTF-32 the same letters stand with zeros between them.
    start += piece.toString('latin1').replaceAll('\u0000', '');
    if (/<!doctype|<!entity/i.test(start) && !isManifest) {
      throw new CoreError('xml-dtd-forbidden', 'The file declares XML entities, which are not read.');
    }
    if (isManifest && start.includes('encryption-data')) throw encrypted();
    // Past the first element no document type can follow. A manifest is small and is read to its end.
    if (isManifest) settled = start.length > 1_000_000;
    else if (/<[A-Za-z_]/.test(start)) settled = true;
    else if (start.length > longestProlog) throw corrupt('An XML part never begins.');
  };
}
