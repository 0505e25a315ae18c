/**
 * The directory of a zip, read by ourselves: what parts there are and where. Refuses one that contradicts the parts, names
 * a part twice or lets two overlap: programs would disagree about what such a file holds.
 */
import { CoreError } from '../../../kernel/errors.ts';
import { corrupt, encrypted, tooLarge } from '../../file-errors.ts';

export type ZipLimits = { entries: number; entryBytes: number; totalBytes: number };

/** One entry becomes one string in the spreadsheet library, and V8 strings end at 512 MiB. */
export const zipLimits: ZipLimits = { entries: 2_000, entryBytes: 480 * 1024 * 1024, totalBytes: 900 * 1024 * 1024 };

export type ZipEntry = {
  name: string;
  /** 0: stored; 8: deflated. */
  method: number;
  crc: number;
  packed: Buffer;
  /** Bytes it unpacks to, as the directory says. */
  size: number;
};

type Placed = ZipEntry & { from: number; to: number; encrypted: boolean };

/** Errors: `file-corrupt`, `file-encrypted`, `file-too-large`, `file-not-spreadsheet`. */
export function zipDirectory(bytes: Buffer, limits: ZipLimits = zipLimits): ZipEntry[] {
  const entries = readDirectory(bytes, limits);
  refuseForeign(entries);
  if (entries.some((entry) => entry.encrypted)) throw encrypted();
  refuseTwice(entries);
  return entries;
}

function readDirectory(bytes: Buffer, limits: ZipLimits): Placed[] {
  const { count, start } = endOfDirectory(bytes);
  if (count > limits.entries) throw tooLarge();
  const entries: Placed[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw corrupt('The directory is damaged.');
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    entries.push(readEntry(bytes, at, nameLength, extraLength));
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Some programs write the 64-bit forms (zip64) for small files too: then the old fields hold nothing but ones. */
function endOfDirectory(bytes: Buffer): { count: number; start: number } {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > bytes.length) throw corrupt('The end of the file is missing.');
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (count !== 0xffff && start !== ones) return { count, start };
  const locator = end - 20;
  if (locator < 0 || bytes.readUInt32LE(locator) !== 0x07064b50) throw corrupt('The directory is damaged.');
  const wide = readWide(bytes, locator + 8);
  if (wide + 56 > bytes.length || bytes.readUInt32LE(wide) !== 0x06064b50) throw corrupt('The directory is damaged.');
  return { count: readWide(bytes, wide + 32), start: readWide(bytes, wide + 48) };
}

const ones = 0xffffffff;

function readWide(bytes: Buffer, at: number): number {
  if (at + 8 > bytes.length) throw corrupt('The directory is damaged.');
  return Number(bytes.readBigUInt64LE(at));
}

/** Sizes and place of an entry; those that do not fit stand behind its name, in this order. */
function readPlace(bytes: Buffer, at: number, extra: number, extraLength: number) {
  const place = [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
  for (let field = extra; place.includes(ones) && field + 4 <= extra + extraLength; ) {
    const length = bytes.readUInt16LE(field + 2);
    if (bytes.readUInt16LE(field) === 0x0001) {
      let value = field + 4;
      for (const [index, known] of place.entries()) {
        if (known !== ones || value + 8 > field + 4 + length) continue;
        place[index] = readWide(bytes, value);
        value += 8;
      }
    }
    field += 4 + length;
  }
  const [size = 0, packedSize = 0, local = 0] = place;
  return { size, packedSize, local };
}

function readEntry(bytes: Buffer, at: number, nameLength: number, extraLength: number): Placed {
  if (at + 46 + nameLength + extraLength > bytes.length) throw corrupt('The directory is damaged.');
  const { size, packedSize, local } = readPlace(bytes, at, at + 46 + nameLength, extraLength);
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) throw corrupt('A part is missing.');
  const localName = local + 30;
  const data = localName + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (data + packedSize > bytes.length) throw corrupt('A part is cut off.');
  const name = bytes.subarray(at + 46, at + 46 + nameLength);
  const method = bytes.readUInt16LE(at + 10);
  const sameName = name.equals(bytes.subarray(localName, localName + bytes.readUInt16LE(local + 26)));
  if (!sameName || bytes.readUInt16LE(local + 8) !== method) {
    throw corrupt('A part is another one than its directory says.');
  }
  return {
    name: plainName(name.toString('utf8')),
    method,
    encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.subarray(data, data + packedSize),
    size,
    from: local,
    to: data + packedSize,
  };
}

/** With slashes that lean forward, and none in front: some programs for Windows write the others. */
function plainName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '');
}

/** A zip is a workbook when it holds one of the parts that make it one; documents and archives do not. */
function refuseForeign(entries: readonly ZipEntry[]): void {
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

function refuseTwice(entries: readonly Placed[]): void {
  const names = new Set<string>();
  let end = 0;
  for (const { name, from, to } of entries.toSorted((a, b) => a.from - b.from)) {
    // Names are compared without case: that is how workbooks name their parts.
    if (names.has(name.toLowerCase())) throw corrupt('A part is there twice.');
    names.add(name.toLowerCase());
    if (from < end) throw corrupt('Two parts overlap.');
    end = to;
  }
}
