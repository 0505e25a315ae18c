/** Opaque cursors for keyset pages: where the last page ended, as base64url JSON of its sort key. */
import { z } from 'zod';
import { CoreError } from './errors.ts';

const keySchema = z.array(z.union([z.number(), z.string()])).max(4);

export function encodeCursor(key: readonly (number | string)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The numbers a page continues after; null at the start. Errors: `invalid-input` for a cursor that is not ours. */
export function decodeCursor(cursor: string | null, length: number): number[] | null {
  if (cursor === null) return null;
  try {
    const key = keySchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (key.length === length && key.every((part) => typeof part === 'number')) return key as number[];
  } catch {
    // Falls through to the one error below.
  }
  throw new CoreError('invalid-input', 'The page cursor is not valid.', {
    fields: [{ path: 'after', code: 'cursor' }],
  });
}

/** Cuts a page of `limit` from `limit + 1` fetched rows and says where the next one begins. */
export function cutPage<Row>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => (number | string)[],
): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? encodeCursor(keyOf(last)) : null };
}
