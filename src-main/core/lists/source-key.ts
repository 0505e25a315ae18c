/**
 * A list's key stands in every row of its problems files, so that a mended row finds its place again. It names nobody and
 * opens nothing: it is only hard to hit by chance.
 */
import { randomBytes } from 'node:crypto';

/** Without letters and digits that are taken for one another. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 8;

export function newSourceKey(): string {
  return [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join('');
}

/** What stands in the row: `7F3KM2QZ-57`. */
export function rowMark(sourceKey: string, row: number): string {
  return `${sourceKey}-${row}`;
}

/** null: not a mark of ours. Spaces around, and small letters, are forgiven. */
export function readRowMark(text: string): { sourceKey: string; row: number } | null {
  const [, sourceKey, row] = /^([2-9A-HJKMNP-Z]{8})-(\d{1,7})$/.exec(text.trim().toUpperCase()) ?? [];
  return sourceKey === undefined || row === undefined ? null : { sourceKey, row: Number(row) };
}
