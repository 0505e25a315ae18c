/** Pictures of every kind of PNG, made opaque on white for a PDF. */
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { flatPng } from '../../../src-main/core/pdf/flat-png.ts';
import { pictureOf, png } from '../../fakes/pictures.ts';

/** Red to blue, two fifths opaque, 16 bits, as ImageMagick writes it; in order and interlaced. */
const rgba = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFEAYAAADd//qmAAAALUlEQVQI143MwQ0AIAgAsZKwl07jnDgZjiD3bi664RyfsrB/CnljCAurh3ByfBljB9xFV91zAAAAAElFTkSuQmCC',
  'base64',
);
const interlaced = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFEAYAAAGq+MowAAAASUlEQVQI14WMwQ2AMAzEfKiDMU3WIJ2M0Y4HTVVVSPiV6CxjA0RQhwDsCIpaDul9lECyKAPN2qB1Qa7GXtdtOD9aO60LLv9p8AC6AhpkS0+cZgAAAABJRU5ErkJggg==',
  'base64',
);

/** Colours of its pixels, line by line. */
function pixelsOf(picture: Buffer | null): number[][] {
  if (picture === null) throw new Error('There is no picture.');
  expect([picture[24], picture[25], picture[28]]).toEqual([8, 2, 0]);
  const width = picture.readUInt32BE(16);
  const raw = inflateSync(picture.subarray(41, 41 + picture.readUInt32BE(33)));
  const pixels: number[][] = [];
  for (let at = 0; at < raw.length; at += 1 + width * 3) {
    expect(raw[at]).toBe(0);
    for (let x = 0; x < width; x += 1) pixels.push([...raw.subarray(at + 1 + x * 3, at + 4 + x * 3)]);
  }
  return pixels;
}

describe('a picture', () => {
  it('of colours stays what it is', () => {
    expect(new Set(pixelsOf(flatPng(png(3, 2, [1, 2, 3]))).map(String))).toEqual(new Set(['1,2,3']));
  });

  it.each<[string, Parameters<typeof pictureOf>[0], number[][]]>([
    [
      'of alpha lies on white',
      { width: 3, colour: 6, bits: 8, line: [9, 9, 9, 0, 9, 9, 9, 255, 0, 0, 0, 51] },
      [
        [255, 255, 255],
        [9, 9, 9],
        [204, 204, 204],
      ],
    ],
    [
      'of grey and alpha',
      { width: 2, colour: 4, bits: 8, line: [100, 255, 100, 0] },
      [
        [100, 100, 100],
        [255, 255, 255],
      ],
    ],
    [
      'of grey in 16 bits',
      { width: 2, colour: 0, bits: 16, line: [255, 255, 0, 0] },
      [
        [255, 255, 255],
        [0, 0, 0],
      ],
    ],
    [
      'of black and white',
      { width: 3, colour: 0, bits: 1, line: [0b01000000] },
      [
        [0, 0, 0],
        [255, 255, 255],
        [0, 0, 0],
      ],
    ],
    [
      'of a palette, whose first colour is clear',
      { width: 3, colour: 3, bits: 2, line: [0b00011000], palette: [1, 1, 1, 2, 2, 2, 3, 3, 3], clear: [0] },
      [
        [255, 255, 255],
        [2, 2, 2],
        [3, 3, 3],
      ],
    ],
    [
      'of one colour that is clear',
      { width: 2, colour: 2, bits: 8, line: [7, 8, 9, 7, 8, 8], clear: [0, 7, 0, 8, 0, 9] },
      [
        [255, 255, 255],
        [7, 8, 8],
      ],
    ],
    [
      'with each line told by what stands left of it',
      { width: 3, colour: 0, bits: 8, filter: 1, line: [10, 10, 10] },
      [
        [10, 10, 10],
        [20, 20, 20],
        [30, 30, 30],
      ],
    ],
  ])('%s', (_what, of, expected) => {
    expect(pixelsOf(flatPng(pictureOf(of)))).toEqual(expected);
  });

  it('is the same whether it comes in order or interlaced, by whichever filters', () => {
    const pixels = pixelsOf(flatPng(rgba));
    expect(pixels).toHaveLength(25);
    expect([pixels[0], pixels[24]]).toEqual([
      [255, 153, 153],
      [153, 153, 255],
    ]);
    expect(pixelsOf(flatPng(interlaced))).toEqual(pixels);
  });

  it('is none where it holds less or more than it says, or something else', () => {
    const one = { width: 2, colour: 2, bits: 8, line: [1, 2, 3, 4, 5, 6] };
    expect(flatPng(pictureOf(one))).not.toBeNull();
    expect(flatPng(pictureOf({ ...one, line: one.line.slice(1) }))).toBeNull();
    expect(flatPng(pictureOf({ ...one, line: [...one.line, 7] }))).toBeNull();
    expect(flatPng(pictureOf({ ...one, filter: 5 }))).toBeNull();
    expect(flatPng(pictureOf({ ...one, colour: 5 }))).toBeNull();
    expect(flatPng(pictureOf({ ...one, packed: Buffer.from('not packed') }))).toBeNull();
  });
});
