/** What may be a logo: PNG and JPEG, told by their bytes, whole as far as can be told without drawing them. */
import { crc32 } from 'node:zlib';
import { type BranchLogo, type LogoFault, logoSides, mostLogoBytes } from '../../contract/branch.ts';
import { CoreError } from '../kernel/errors.ts';

type Seen = Pick<BranchLogo, 'format' | 'width' | 'height'>;

const pngBegin = Buffer.from('89504e470d0a1a0a', 'hex');

/** Errors: `logo-refused`. */
export function readLogo(bytes: Buffer): BranchLogo {
  if (bytes.length > mostLogoBytes) throw refused('bytes');
  const seen = bytes.subarray(0, 8).equals(pngBegin) ? seenInPng(bytes) : seenInJpeg(bytes);
  const { least, most } = logoSides;
  if ([seen.width, seen.height].some((side) => side < least || side > most)) throw refused('sides');
  return { ...seen, bytes: bytes.length, base64: bytes.toString('base64') };
}

export function refused(problem: LogoFault): CoreError {
  return new CoreError('logo-refused', `That file cannot be the logo: ${problem}.`, { details: { problem } });
}

/** Its pieces to the end, each with the sum it names: https://www.w3.org/TR/png-3/#5DataRep */
function seenInPng(bytes: Buffer): Seen {
  let size: Seen | null = null;
  let hasPixels = false;
  for (let at = pngBegin.length; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) break;
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (kind === 'IHDR' && length === 13)
      size = { format: 'png', width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    if (kind === 'IDAT') hasPixels = true;
    if (kind === 'IEND' && size !== null && hasPixels) return size;
    at = end + 4;
  }
  throw refused('damaged');
}

/** Begin of a frame: baseline, extended or progressive. Other ways to code one no spreadsheet program reads. */
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);

/** Its segments to the pixels, and the mark at its end: ITU-T T.81, annex B. */
function seenInJpeg(bytes: Buffer): Seen {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8 || bytes[2] !== 0xff) throw refused('kind');
  let size: Seen | null = null;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) break;
    const mark = bytes[at + 1] ?? 0;
    // Marks may be filled up with 0xff.
    if (mark === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) break;
    if (frames.has(mark) && length >= 8)
      size = { format: 'jpeg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    if (mark === 0xda) {
      // Some programs write a few bytes behind its end.
      const ends = bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > at;
      if (size !== null && ends) return size;
      break;
    }
    at += 2 + length;
  }
  throw refused('damaged');
}
