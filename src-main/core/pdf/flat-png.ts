/**
 * A PNG as paper has it: opaque, on white, eight bits a colour, line by line. The PDF library takes others apart by itself, but later
 * than its page is asked for. Of any kind that the format knows: https://www.w3.org/TR/png-3/
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

type Head = { width: number; height: number; bits: number; colour: number; interlaced: boolean };

/** By colour type: grey, RGB, palette, grey and alpha, RGBA. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** First column and row, and steps, of each pass of an interlaced picture. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** `png`: its pieces are whole. null: what they hold is not. */
export function flatPng(png: Buffer): Buffer | null {
  const { head, pixels, palette, clear } = piecesOf(png);
  const channels = head && channelsOf[head.colour];
  if (!head || !channels) return null;
  const { width, height, bits, colour, interlaced } = head;
  const all = interlaced ? passes : ([[0, 0, 1, 1]] as const);
  const sizes = all.map(([x, y, stepX, stepY]) => ({
    across: Math.max(0, Math.ceil((width - x) / stepX)),
    down: Math.max(0, Math.ceil((height - y) / stepY)),
  }));
  const lineOf = (across: number) => Math.ceil((across * channels * bits) / 8);
  const expected = sizes.reduce((sum, { across, down }) => sum + (across === 0 ? 0 : down * (lineOf(across) + 1)), 0);
  const raw = inflated(pixels, expected);
  if (raw === null) return null;

  const flat = Buffer.alloc(height * (width * 3 + 1));
  const most = 2 ** bits - 1;
  const pixelBytes = Math.max(1, (channels * bits) >> 3);
  let at = 0;
  for (const [pass, [x0, y0, stepX, stepY]] of all.entries()) {
    const { across, down } = sizes[pass] ?? { across: 0, down: 0 };
    const length = lineOf(across);
    let before: Uint8Array = new Uint8Array(length);
    for (let row = 0; across > 0 && row < down; row += 1) {
      const line = raw.subarray(at + 1, at + 1 + length);
      if (!unfilter(raw[at] ?? 0, line, before, pixelBytes)) return null;
      before = line;
      at += length + 1;
      const start = (y0 + row * stepY) * (width * 3 + 1) + 1 + x0 * 3;
      for (let column = 0; column < across; column += 1) {
        const sample = (channel: number) => sampleOf(line, (column * channels + channel) * bits, bits);
        const eight = (value: number) => Math.round((value * 255) / most);
        const first = sample(0);
        const [red, green, blue] =
          colour === 3
            ? [palette[first * 3] ?? 0, palette[first * 3 + 1] ?? 0, palette[first * 3 + 2] ?? 0]
            : channels >= 3
              ? [eight(first), eight(sample(1)), eight(sample(2))]
              : [eight(first), eight(first), eight(first)];
        const alpha =
          colour === 3
            ? (clear[first] ?? 255)
            : colour >= 4
              ? eight(sample(channels - 1))
              : isClear(clear, channels === 3 ? [first, sample(1), sample(2)] : [first])
                ? 0
                : 255;
        const to = start + column * stepX * 3;
        flat[to] = onWhite(red, alpha);
        flat[to + 1] = onWhite(green, alpha);
        flat[to + 2] = onWhite(blue, alpha);
      }
    }
  }
  return written(width, height, flat);
}

function onWhite(value: number, alpha: number): number {
  return Math.round((value * alpha + 255 * (255 - alpha)) / 255);
}

/** The one colour that a picture without alpha takes for clear. */
function isClear(clear: Buffer, samples: readonly number[]): boolean {
  return (
    clear.length >= samples.length * 2 && samples.every((sample, index) => sample === clear.readUInt16BE(index * 2))
  );
}

function sampleOf(line: Uint8Array, bit: number, bits: number): number {
  const byte = bit >> 3;
  if (bits === 16) return ((line[byte] ?? 0) << 8) | (line[byte + 1] ?? 0);
  return ((line[byte] ?? 0) >> (8 - bits - (bit & 7))) & (2 ** bits - 1);
}

/** In place. false: there is no such filter. */
function unfilter(kind: number, line: Uint8Array, above: Uint8Array, step: number): boolean {
  if (kind > 4) return false;
  for (let at = 0; at < line.length; at += 1) {
    const left = at < step ? 0 : (line[at - step] ?? 0);
    const up = above[at] ?? 0;
    const corner = at < step ? 0 : (above[at - step] ?? 0);
    const added = [0, left, up, (left + up) >> 1, kind === 4 ? paeth(left, up, corner) : 0][kind] ?? 0;
    line[at] = (line[at] ?? 0) + added;
  }
  return true;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Never more than the picture has. */
function inflated(pixels: Buffer, expected: number): Buffer | null {
  try {
    const raw = inflateSync(pixels, { maxOutputLength: Math.max(1, expected) });
    return raw.length === expected ? raw : null;
  } catch {
    return null;
  }
}

function piecesOf(png: Buffer) {
  let head: Head | null = null;
  let palette = Buffer.alloc(0);
  let clear = Buffer.alloc(0);
  const pixels: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    const kind = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR' && length === 13) {
      const [bits = 0, colour = 0, , , interlace = 0] = data.subarray(8);
      head = {
        ...{ width: data.readUInt32BE(0), height: data.readUInt32BE(4) },
        ...{ bits, colour, interlaced: interlace === 1 },
      };
    }
    if (kind === 'PLTE') palette = Buffer.from(data);
    if (kind === 'tRNS') clear = Buffer.from(data);
    if (kind === 'IDAT') pixels.push(data);
    at += length + 12;
  }
  return { head, palette, clear, pixels: Buffer.concat(pixels) };
}

function written(width: number, height: number, lines: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const piece = (kind: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([size, named, sum]);
  };
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...[piece('IHDR', head), piece('IDAT', deflateSync(lines)), piece('IEND', Buffer.alloc(0))],
  ]);
}
