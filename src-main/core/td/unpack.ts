/**
 * The text of an answer's body. `Accept-Encoding: identity` is sent, but proxies compress answers all the same, and
 * every answer is paid.
 */
import zlib from 'node:zlib';

export type Unpacked =
  | { readonly kind: 'text'; readonly text: string; readonly packed: boolean }
  /** Damaged, too large, or packed in a way nothing here can undo. */
  | { readonly kind: 'not-unpacked' };

/** A server that packs what it has packed is odd enough; more than this is no answer. */
const mostLayers = 3;

type Unpack = (bytes: Buffer, options: { maxOutputLength: number; finishFlush?: number }) => Buffer;

/** `zstd` came to Node with 22.15: the Node inside an older Electron is without it. */
const zstd: Unpack | null = typeof zlib.zstdDecompressSync === 'function' ? unZstd : null;

function unZstd(bytes: Buffer, { maxOutputLength }: { maxOutputLength: number }): Buffer {
  return zlib.zstdDecompressSync(bytes, { maxOutputLength });
}

/** "deflate" is zlib's format by the book, and bare deflate from many servers. */
function inflate(bytes: Buffer, options: { maxOutputLength: number; finishFlush?: number }): Buffer {
  const zlibHead = bytes.length >= 2 && ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
  return zlibHead ? zlib.inflateSync(bytes, options) : zlib.inflateRawSync(bytes, options);
}

function unBrotli(bytes: Buffer, { maxOutputLength, finishFlush }: { maxOutputLength: number; finishFlush?: number }) {
  const cut = finishFlush === undefined ? {} : { finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH };
  return zlib.brotliDecompressSync(bytes, { maxOutputLength, ...cut });
}

const codings: Readonly<Record<string, Unpack | null>> = {
  gzip: zlib.gunzipSync,
  'x-gzip': zlib.gunzipSync,
  deflate: inflate,
  br: unBrotli,
  zstd,
};

/** The other way round: named beside the codings that were used, in the order in which they are to be undone. */
function layersOf(header: string | null): (Unpack | null)[] {
  const named = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  return named.reverse().map((name) => codings[name] ?? null);
}

/** What the bytes themselves say; no text of ours begins like that. `null`: nothing (brotli has no sign). */
function signed(bytes: Buffer): Unpack | null {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08) return zlib.gunzipSync;
  if (bytes.length >= 4 && bytes.readUInt32BE(0) === 0x28b52ffd) return zstd;
  const zlibHead = bytes.length >= 2 && bytes[0] === 0x78 && bytes.readUInt16BE(0) % 31 === 0;
  return zlibHead ? zlib.inflateSync : null;
}

/**
 * Bounded: what unpacks to more than the limit is not unpacked. `encoding`: the header Content-Encoding, whose word
 * goes before what the bytes look like, and is not trusted: proxies unpack and leave the header, or each adds a line.
 * `whole` false: what there is of a body that broke off is unpacked as far as it goes. `limit`: bytes, of each layer.
 */
export function unpack(bytes: Buffer, encoding: string | null, whole: boolean, limit: number): Unpacked {
  const layers = layersOf(encoding);
  if (layers.length > mostLayers) return { kind: 'not-unpacked' };
  const options = { maxOutputLength: limit, ...(whole ? {} : { finishFlush: zlib.constants.Z_SYNC_FLUSH }) };
  let plain = bytes;
  let undone = 0;
  // A body of no bytes is packed in no way.
  while (bytes.length > 0 && undone < mostLayers) {
    const named = layers.shift();
    const looks = signed(plain);
    if (named === undefined && looks === null) break;
    const next = undo(plain, [named ?? null, looks], options);
    if (next === null) {
      // Said to be packed, and is not (any more): a proxy unpacked it and left the header.
      if (looksPlain(plain)) break;
      // A word of its own that packs nothing ("aws-chunked") stands before one that does.
      if (named === null && layers.length > 0) continue;
      return { kind: 'not-unpacked' };
    }
    plain = next;
    undone += 1;
  }
  return { kind: 'text', text: decode(plain), packed: plain !== bytes };
}

function undo(
  bytes: Buffer,
  ways: readonly (Unpack | null)[],
  options: { maxOutputLength: number; finishFlush?: number },
): Buffer | null {
  for (const way of ways) {
    try {
      if (way !== null) return way(bytes, options);
    } catch {
      // Not packed like that, or damaged: the next way, or none.
    }
  }
  return null;
}

/** JSON or a page, as it stands. */
function looksPlain(bytes: Buffer): boolean {
  return /^\s*[{<]/.test(decode(bytes.subarray(0, 64)));
}

/** UTF-8 (td-api.md), a byte order mark dropped; broken sequences become replacement characters rather than an error. */
function decode(bytes: Buffer): string {
  return decoder.decode(bytes);
}

/** Keeps nothing from one whole text to the next. */
const decoder = new TextDecoder('utf-8');
