/** Reads a request's JSON body, of bounded size. */
import type { IncomingMessage } from 'node:http';

/** A piece of a file (1 MiB) in base64 with its envelope, and room. */
export const mostBodyBytes = 2 * 1024 * 1024;

export type JsonBody = { ok: true; value: unknown } | { ok: false; status: 400 | 413 };

/** What comes past the bound is not kept. Rejects when the connection breaks. */
export async function readJson(request: IncomingMessage): Promise<JsonBody> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > mostBodyBytes) return { ok: false, status: 413 };
    pieces.push(piece);
  }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(pieces).toString('utf8')) };
  } catch {
    return { ok: false, status: 400 };
  }
}
