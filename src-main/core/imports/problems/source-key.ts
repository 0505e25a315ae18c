/**
 * A list's key, which stands in every row of its problems files so that a mended row can be matched to its place. It
 * names nobody and opens nothing; it only has to be hard to hit by chance.
 */
import { createHash, randomBytes } from 'node:crypto';

/** Without letters and digits that are taken for one another. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Of a file, or of a list that is of no draft. */
export function newSourceKey(): string {
  return shortText(randomBytes(8), 8);
}

/**
 * Each sheet of a file has a key of its own, because the sheets have the same row numbers. Of a sheet of the file with
 * that key; null: it has none. Begins with the file's.
 */
export function sheetKey(fileKey: string, sheet: string | null): string {
  if (sheet === null) return fileKey;
  return fileKey + shortText(createHash('sha256').update(sheet).digest(), 4);
}

/** `length` characters out of as many bytes. */
export function shortText(bytes: Uint8Array, length: number): string {
  return [...bytes.subarray(0, length)].map((byte) => alphabet[byte % alphabet.length]).join('');
}

export type RowMark = {
  sourceKey: string;
  row: number;
  /** What the row said as the mark was made: row-digest.ts. */
  digest: string;
};

/** What stands in the row: `7F3KM2QZ-57-4FA`. */
export function rowMark({ sourceKey, row, digest }: RowMark): string {
  return `${sourceKey}-${row}-${digest}`;
}

/** null: not a mark of ours. Spaces around, and small letters, are forgiven. */
export function readRowMark(text: string): RowMark | null {
  const parts = /^([2-9A-HJKMNP-Z]{8}(?:[2-9A-HJKMNP-Z]{4})?)-(\d{1,7})-([2-9A-HJKMNP-Z]{3})$/.exec(
    text.trim().toUpperCase(),
  );
  const [, sourceKey, row, digest] = parts ?? [];
  return sourceKey === undefined || row === undefined || digest === undefined
    ? null
    : { sourceKey, row: Number(row), digest };
}

/** Rows of a file that bear marks of one list; `some`: the first rows of the list that are named. */
export type Marked = { sourceKey: string; rows: number; some: number[] };
