/**
 * Makes the records of an old workbook (.xls) safe for the library, which loops forever on formulas whose tokens do not
 * add up and on cells cut short.
 */
import { CoreError } from '../../../kernel/errors.ts';

const beginOfFile = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
const endOfFile = 0x000a;
/** Excel 5 and later. */
const laterBegin = 0x0809;
const formulas = new Set([0x0006, 0x0206, 0x0406]);
/**
 * What no row needs, by kind and not one by one: where a picture's object is taken away and its image is left, the library
 * finds an image of nothing.
 */
const notNeeded = new Set([
  // Names, shared and array formulas, links to other files.
  ...[0x0018, 0x0218, 0x0221, 0x0021, 0x04bc, 0x0017, 0x0023, 0x0223, 0x01ae],
  // Remarks, drawn objects with their images and texts, web addresses, sounds.
  ...[0x001c, 0x005d, 0x007f, 0x00e9, 0x00eb, 0x00ec, 0x00ed, 0x01b6, 0x01b8, 0x00d3, 0x0096],
  // Headers, footers, paper, printers, panes and selections.
  ...[0x0014, 0x0015, 0x0026, 0x0027, 0x0028, 0x0029, 0x004d, 0x00a1, 0x001a, 0x001b, 0x0041, 0x001d],
  // Rules for what may be typed and how it looks then, filters, sorting, scenarios, queries.
  ...[0x01b0, 0x01b1, 0x01b2, 0x01be, 0x009b, 0x009d, 0x009e, 0x0090, 0x00ae, 0x00af, 0x01ad],
]);
/** What Excel 2000 and later added; a reader of before is meant to pass over it. */
const firstLater = 0x0850;
const continues = 0x003c;
/** A record the library skips whatever is in it. */
export const passedOver = 0x00c1;
/** Tokens follow this many bytes behind the beginning of a formula's record; their length stands in two bytes before. */
const lengthOfTokens = 20;
const noTokens = 0xffff;

/** Bytes the library reads of each kind of cell without looking whether they are there. */
const shortest = new Map([
  [0x0001, 7],
  [0x0002, 9],
  [0x0003, 15],
  [0x0004, 8],
  [0x0005, 9],
  [0x0006, 16],
  [0x0201, 6],
  [0x0203, 14],
  [0x0204, 8],
  [0x0205, 8],
  [0x0206, 18],
  [0x0406, 18],
  [0x0208, 16],
  [0x027e, 10],
  [0x00bd, 12],
  [0x00be, 8],
  [0x00d6, 8],
  [0x00fd, 10],
]);

/**
 * Formulas are not needed, only the results stored with them, so their tokens are removed, and with them everything no
 * row needs. Records that do not follow one another to the end are damage. A copy. Errors: `file-corrupt`.
 */
export function tameRecords(stream: Buffer): Buffer {
  const records = Buffer.from(stream);
  const isLater = records.length >= 2 && records.readUInt16LE(0) === laterBegin;
  let depth = 0;
  let leftOut = false;
  let at = 0;
  while (at + 4 <= records.length) {
    const type = records.readUInt16LE(at);
    const length = records.readUInt16LE(at + 2);
    // Behind the end of the last sheet there may stand anything: the container fills up its sectors.
    if (depth === 0 && !beginOfFile.has(type)) break;
    if (at + 4 + length > records.length) throw brokenOff();
    if (length < (shortest.get(type) ?? 0)) throw brokenOff();
    if (beginOfFile.has(type)) depth += 1;
    if (type === endOfFile) depth -= 1;
    // The rest of what is not needed is not needed either.
    if (type !== continues) leftOut = notNeeded.has(type) || type >= firstLater;
    if (leftOut) records.writeUInt16LE(passedOver, at);
    if (isLater && formulas.has(type)) {
      if (length < lengthOfTokens + 2) throw brokenOff();
      records.writeUInt16LE(noTokens, at + 4 + lengthOfTokens);
    }
    at += 4 + length;
  }
  if (depth > 0) throw brokenOff();
  return records;
}

function brokenOff(): CoreError {
  return new CoreError('file-corrupt', 'The file is damaged. Its records do not follow one another.');
}
