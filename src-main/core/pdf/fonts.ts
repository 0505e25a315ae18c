/** The two fonts of a printed page: which letters they have, and how wide these are. */
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { create, type Font } from 'fontkit';
import { fontFiles } from './font-files.ts';

export type Weight = 'regular' | 'bold';

export type Fonts = {
  /** Of the file, for the library that writes the page. */
  bytes(weight: Weight): Buffer;
  has(codePoint: number): boolean;
  /** Points. */
  width(text: string, size: number, weight: Weight): number;
  /** Its place in the font, and its width in thousandths of its size. */
  glyph(codePoint: number, weight: Weight): { id: number; width: number };
};

/** Of the heights of a line: where letters stand in it, as shares of their size. */
export const lineHeight = 1.28;
export const baseline = 0.98;

/** Read once a process. */
export function loadFonts(): Fonts {
  const faces = { regular: face('regular'), bold: face('bold') };
  return {
    bytes: (weight) => faces[weight].bytes,
    has: (codePoint) => faces.regular.has(codePoint) && faces.bold.has(codePoint),
    width: (text, size, weight) => faces[weight].units(text) * size,
    glyph: (codePoint, weight) => faces[weight].glyph(codePoint),
  };
}

/** Devanagari: letter by letter it would be read as something else. */
function needsShaping(codePoint: number): boolean {
  return (
    (codePoint >= 0x900 && codePoint <= 0x97f) ||
    (codePoint >= 0x1cd0 && codePoint <= 0x1cff) ||
    (codePoint >= 0xa8e0 && codePoint <= 0xa8ff)
  );
}

function face(weight: Weight) {
  const path = fontFiles[weight];
  // The build packs them.
  const bytes = path.endsWith('.br') ? brotliDecompressSync(readFileSync(path)) : readFileSync(path);
  const font = create(bytes) as Font;
  const known = new Map<number, number>();
  return {
    bytes,
    has: (codePoint: number) => !needsShaping(codePoint) && font.hasGlyphForCodePoint(codePoint),
    glyph(codePoint: number) {
      const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
      return { id, width: (advanceWidth / font.unitsPerEm) * 1_000 };
    },
    /** In ems. */
    units(text: string): number {
      let sum = 0;
      for (const char of text) {
        const codePoint = char.codePointAt(0) ?? 0;
        let width = known.get(codePoint);
        if (width === undefined) {
          width = font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm;
          known.set(codePoint, width);
        }
        sum += width;
      }
      return sum;
    },
  };
}
