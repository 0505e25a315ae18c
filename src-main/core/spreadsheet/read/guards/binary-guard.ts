/**
 * Walks the records of a sheet in an .xlsb while it is unpacked: rows, columns and cells must be where a sheet can have
 * them, because the library believes any number and counts up to it. What does not add up is damage.
 */

import { corrupt } from '../../file-errors.ts';
import { mostColumns, mostRows } from '../table/table.ts';

const rowHeader = 0;
const columnInfo = 60;
/** Cells of all kinds, with formulas or without. */
const isCell = (type: number) => type >= 1 && type <= 11;

/** Errors: `file-corrupt`. */
export function watchBinarySheet(): { see(piece: Buffer): void; end(): void } {
  let rest: Buffer = Buffer.alloc(0);
  /** Bytes of a record that need not be looked at and have not come yet. */
  let passOver = 0;

  /** Bytes it used up; 0: the record's head is not all there yet. */
  function take(bytes: Buffer, at: number): number {
    let place = at;
    let type = bytes[place++] ?? 0;
    if (type & 0x80) type = (type & 0x7f) | (((bytes[place++] ?? 0) & 0x7f) << 7);
    let length = 0;
    for (let part = 0; part < 4; part++) {
      const byte = bytes[place++] ?? 0;
      length |= (byte & 0x7f) << (7 * part);
      if ((byte & 0x80) === 0) break;
    }
    const looked = type === rowHeader || type === columnInfo || isCell(type) ? 8 : 0;
    if (place + Math.min(looked, length) > bytes.length) return 0;
    if (looked > length) throw corrupt('A cell is cut short.');
    check(bytes, type, place);
    passOver = Math.max(0, place + length - bytes.length);
    return place + length - passOver - at;
  }

  function check(bytes: Buffer, type: number, place: number): void {
    if (type === rowHeader && bytes.readUInt32LE(place) >= mostRows) throw corrupt('A row is where no sheet has any.');
    if (isCell(type) && bytes.readUInt32LE(place) >= mostColumns) throw corrupt('A cell is where no sheet has any.');
    if (type === columnInfo && bytes.readUInt32LE(place + 4) >= mostColumns)
      throw corrupt('A column is where no sheet has any.');
  }

  return {
    see(piece) {
      const skipped = Math.min(passOver, piece.length);
      passOver -= skipped;
      if (passOver > 0) return;
      const fresh = piece.subarray(skipped);
      const bytes = rest.length > 0 ? Buffer.concat([rest, fresh]) : fresh;
      let at = 0;
      while (at < bytes.length) {
        const used = take(bytes, at);
        if (used === 0) break;
        at += used;
      }
      rest = Buffer.from(bytes.subarray(at));
    },
    end() {
      if (passOver > 0 || rest.length > 0) throw corrupt('A part breaks off.');
    },
  };
}
