/** Pictures to be logos, made here: a PNG of any size in one colour, and a small JPEG (40 × 20) as ImageMagick writes it. */
import { crc32, deflateSync } from 'node:zlib';

export function png(width: number, height: number, [red, green, blue] = [17, 108, 140]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([
    Buffer.from([0]),
    ...Array.from({ length: width }, () => Buffer.from([red ?? 0, green ?? 0, blue ?? 0])),
  ]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...[pngPiece('IHDR', head), pngPiece('IDAT', pixels), pngPiece('IEND', Buffer.alloc(0))],
  ]);
}

export function pngPiece(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const piece = Buffer.alloc(named.length + 8);
  piece.writeUInt32BE(data.length, 0);
  named.copy(piece, 4);
  piece.writeUInt32BE(crc32(named), named.length + 4);
  return piece;
}

export function jpeg(): Buffer {
  return Buffer.from(
    [
      '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAoHBwgHBgoICAgLCgoLDhgQDg0NDh0VFhEYIx8lJCIfIiEmKzcvJik0KSEiMEExNDk7',
      'Pj4+JS5ESUM8SDc9Pjv/2wBDAQoLCw4NDhwQEBw7KCIoOzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7',
      'Ozs7Ozs7Ozv/wAARCAAUACgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQH/8QAGRABAAIDAAAAAAAAAAAAAAAAAAET',
      'ElFh/8QAGAEBAAMBAAAAAAAAAAAAAAAAAAQFBgf/xAAaEQEAAQUAAAAAAAAAAAAAAAAAAhITFVFh/9oADAMBAAIRAxEAPwDN6eFP',
      'F9JS2Ge6pLyCnhTxfSUme6XkFPBfSGe6XluMaMY0DmVUtoBjGjGNAVS2GMaAKpbH/9k=',
    ].join(''),
    'base64',
  );
}

/** A PNG of any kind whose lines are alike, as their bytes stand there. */
export function pictureOf(of: {
  width: number;
  height?: number;
  colour: number;
  bits: number;
  line: readonly number[];
  filter?: number;
  palette?: readonly number[];
  clear?: readonly number[];
  /** In place of the line. */
  packed?: Buffer;
}): Buffer {
  const line = Buffer.from([of.filter ?? 0, ...of.line]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(of.width, 0);
  head.writeUInt32BE(of.height ?? 1, 4);
  head.set([of.bits, of.colour, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngPiece('IHDR', head),
    ...(of.palette ? [pngPiece('PLTE', Buffer.from(of.palette))] : []),
    ...(of.clear ? [pngPiece('tRNS', Buffer.from(of.clear))] : []),
    pngPiece('IDAT', of.packed ?? deflateSync(Buffer.concat(Array.from({ length: of.height ?? 1 }, () => line)))),
    pngPiece('IEND', Buffer.alloc(0)),
  ]);
}
