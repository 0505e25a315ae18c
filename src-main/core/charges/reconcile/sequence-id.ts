/**
 * A sequence id from a cell, and whether it can be one. Compared as written, except for blanks and quotes around it.
 */
import { type Cell, cellText } from '../../spreadsheet/cell.ts';

/**
 * `damaged`: a number of more digits than a number keeps. What the id was cannot be known any more, and no call of ours
 * may be called unbilled for its sake.
 */
export function sequenceText(cell: Cell | undefined): { text: string; damaged: boolean } {
  const text = cellText(cell)
    .replace(/[\p{Cc}\p{Cf}\u00a0]/gu, ' ')
    .trim();
  const bare = text.replace(/^=?["'`‘’“”]+|["'`‘’“”]+$/g, '').trim();
  const damaged =
    (typeof cell === 'number' && Math.abs(cell) > Number.MAX_SAFE_INTEGER) ||
    /^\d([.,]\d+)?E\+\d+$/i.test(bare) ||
    isError(cell);
  return { text: bare, damaged };
}

function isError(cell: Cell | undefined): boolean {
  return typeof cell === 'object' && cell !== null && (cell.kind === 'error' || cell.kind === 'no-value');
}

/** As the provider's document shows them: the milliseconds of the call, then signs of its own (samples: 32 in all). */
export function isSequenceId(text: string): boolean {
  return /^\d{13}[0-9A-Za-z]{7,51}$/.test(text);
}

/** Long enough, and odd enough, to name one call among millions. */
export function isOpaque(text: string): boolean {
  return text.length >= 12 && text.length <= 128 && /^[\w.:/+=-]+$/.test(text) && /\d/.test(text);
}

/** What stands where an id should, and is none: too long and too full of digits for a word. */
export function isBrokenId(text: string): boolean {
  return text.length >= 12 && (text.match(/\d/g)?.length ?? 0) >= 8;
}
