/** The parts of a zip of ours, so that one of them can be changed and packed again with a right checksum. */
import { inflateRawSync } from 'node:zlib';
import type { ZipPart } from '../fixtures/zip.ts';

const mostBytes = 8 * 1024 * 1024;

/** null: it is none, or is too damaged to be changed part by part. */
export function unzip(bytes: Buffer): ZipPart[] | null {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > bytes.length) return null;
  try {
    const parts: ZipPart[] = [];
    let at = bytes.readUInt32LE(end + 16);
    for (let left = Math.min(bytes.readUInt16LE(end + 10), 200); left > 0; left--) {
      const local = bytes.readUInt32LE(at + 42);
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20));
      const nameLength = bytes.readUInt16LE(at + 28);
      const data = bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed, { maxOutputLength: mostBytes });
      parts.push({ name: bytes.toString('utf8', at + 46, at + 46 + nameLength), data });
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return parts;
  } catch {
    return null;
  }
}
