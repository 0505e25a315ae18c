/**
 * Stands in front of the spreadsheet library: reads a zip's directory, unpacks every entry once without keeping it, and
 * refuses what would cost the library memory or time. A directory that lies about sizes is found out by unpacking.
 */
import { crc32, createInflateRaw } from 'node:zlib';
import { CoreError } from '../../errors.ts';

export type ZipLimits = { entries: number; entryBytes: number; totalBytes: number };

/** One entry becomes one string in the library, and V8 strings end at 512 MiB. */
const zipLimits: ZipLimits = { entries: 2_000, entryBytes: 480 * 1024 * 1024, totalBytes: 900 * 1024 * 1024 };

type Entry = { name: string; method: number; encrypted: boolean; crc: number; packed: Buffer; size: number };

/** Errors: `file-corrupt`, `file-encrypted`, `file-too-large`, `file-not-spreadsheet`, `xml-dtd-forbidden`. */
export async function guardZip(bytes: Buffer, limits: ZipLimits = zipLimits): Promise<void> {
  const entries = directory(bytes, limits);
  refuseForeign(entries);
  let total = 0;
  for (const entry of entries) {
    if (entry.encrypted) throw encrypted();
    total += await checkEntry(entry, Math.min(limits.entryBytes, limits.totalBytes - total));
  }
}

/** A zip is a workbook when it holds one of the parts that make it one; documents and archives do not. */
function refuseForeign(entries: readonly Entry[]): void {
  const names = new Set(entries.map((entry) => entry.name.toLowerCase()));
  const excel = [...names].some((name) => /(^|\/)workbook\d*\.(xml|bin)$/.test(name));
  const openDocument =
    names.has('content.xml') && [...names].some((name) => name === 'mimetype' || name === 'styles.xml');
  if (!excel && !openDocument) {
    throw new CoreError('file-not-spreadsheet', 'The file is a zip, but holds no workbook.', {
      details: { found: 'zip' },
    });
  }
  if (!openDocument) return;
  const mimetype = entries.find((entry) => entry.name === 'mimetype');
  if (mimetype?.method === 0 && !mimetype.packed.toString('latin1').includes('spreadsheet')) {
    throw new CoreError('file-not-spreadsheet', 'The file is an office document, but not a spreadsheet.', {
      details: { found: 'document' },
    });
  }
}

function directory(bytes: Buffer, limits: ZipLimits): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > bytes.length) throw corrupt('The end of the file is missing.');
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  // 0xffff and 0xffffffff point to a zip64 directory: no list that fits the limits needs one.
  if (count === 0xffff || start === 0xffffffff || count > limits.entries) throw tooLarge();
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw corrupt('The directory is damaged.');
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push(readEntry(bytes, at, nameLength));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function readEntry(bytes: Buffer, at: number, nameLength: number): Entry {
  const packedSize = bytes.readUInt32LE(at + 20);
  const local = bytes.readUInt32LE(at + 42);
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) throw corrupt('A part is missing.');
  const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (data + packedSize > bytes.length) throw corrupt('A part is cut off.');
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
    method: bytes.readUInt16LE(at + 10),
    encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.subarray(data, data + packedSize),
    size: bytes.readUInt32LE(at + 24),
  };
}

/** Bytes the entry unpacks to. */
async function checkEntry(entry: Entry, most: number): Promise<number> {
  if (entry.size > most) throw tooLarge();
  const watch = watchPart(entry.name);
  let size = 0;
  let crc = 0;
  for await (const piece of pieces(entry)) {
    size += piece.length;
    if (size > most) throw tooLarge();
    crc = crc32(piece, crc);
    watch(piece);
  }
  if (size !== entry.size || crc !== entry.crc) throw corrupt(`A part does not match its checksum.`);
  return size;
}

async function* pieces(entry: Entry): AsyncGenerator<Buffer> {
  if (entry.method === 0) {
    yield entry.packed;
    return;
  }
  if (entry.method !== 8) throw corrupt('A part is packed in an unknown way.');
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(entry.packed);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch (error) {
    if (error instanceof CoreError) throw error;
    throw corrupt('A part cannot be unpacked.');
  }
}

/** Looks for a document type in front of an XML part's first element, and for encryption in an OpenDocument manifest. */
function watchPart(name: string): (piece: Buffer) => void {
  const isXml = /\.(xml|rels|vml)$/i.test(name);
  const isManifest = name === 'META-INF/manifest.xml';
  let start = '';
  let settled = !isXml;
  return (piece) => {
    if (settled) return;
    start += piece.toString('latin1');
    if (/<!doctype|<!entity/i.test(start) && !isManifest) {
      throw new CoreError('xml-dtd-forbidden', 'The file declares XML entities, which are not read.');
    }
    if (isManifest && start.includes('encryption-data')) throw encrypted();
    // Past the first element no document type can follow. A manifest is small and is read to its end.
    settled = isManifest ? start.length > 1_000_000 : /<[A-Za-z_]/.test(start) || start.length > 4_000_000;
  };
}

function corrupt(message: string): CoreError {
  return new CoreError('file-corrupt', `The file is damaged. ${message}`);
}
function encrypted(): CoreError {
  return new CoreError('file-encrypted', 'The file is protected with a password. Save it without one.');
}
function tooLarge(): CoreError {
  return new CoreError('file-too-large', 'The file holds more than this program reads at once. Split it.');
}
