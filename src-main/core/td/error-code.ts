/**
 * The code of a network error and nothing else of it: messages, stacks and properties of library errors may quote the
 * request. Walks `cause` and AggregateError, since the telling code is often not on the outside.
 */
import type { OwnCode } from '../../contract/own-codes.ts';

const codeShape = /^[A-Z][A-Z0-9_]{1,63}$/;
/** Codes that only say "look inside". */
const wrappers = new Set(['UND_ERR', 'UND_ERR_ABORTED', 'UND_ERR_DESTROYED', 'UND_ERR_INFO']);

/** The first telling code found, outside in; `NETWORK_ERROR` when there is none. */
export function errorCodeOf(error: unknown): string {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [error];
  let fallback: string | null = null;
  while (waiting.length > 0 && seen.size < 32) {
    const current = waiting.shift();
    if (typeof current !== 'object' || current === null || seen.has(current)) {
      continue;
    }
    seen.add(current);
    const { code, cause, errors } = current as { code?: unknown; cause?: unknown; errors?: unknown };
    if (typeof code === 'string' && codeShape.test(code)) {
      if (!wrappers.has(code)) {
        return code;
      }
      fallback ??= code;
    }
    waiting.push(cause);
    if (Array.isArray(errors)) {
      waiting.push(...errors.slice(0, 8));
    }
  }
  return fallback ?? ('NETWORK_ERROR' satisfies OwnCode);
}
