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
  const key = keyOf(cursor);
  if (key?.length === length && key.every((part) => typeof part === 'number')) return key as number[];
  throw notOurs();
}

/** The same of a page in the order of a text, and of ids where texts are alike. */
export function decodeTextCursor(cursor: string | null): [text: string, id: number] | null {
  if (cursor === null) return null;
  const [text, id, ...more] = keyOf(cursor) ?? [];
  if (typeof text === 'string' && typeof id === 'number' && more.length === 0) return [text, id];
  throw notOurs();
}

function keyOf(cursor: string): (number | string)[] | null {
  try {
    return keySchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

function notOurs(): CoreError {
  return new CoreError('invalid-input', 'The page cursor is not valid.', {
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
