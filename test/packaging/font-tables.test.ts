/** The fonts that go with the program: smaller, and the same letters. */
import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import { expect, test } from 'vitest';
import { withoutShaping } from '../../resources/packaging/font-tables.ts';
import { fontFiles } from '../../src-main/core/pdf/font-files.ts';

test.each(['regular', 'bold'] as const)('%s has every letter as it was, in two thirds of the bytes', (weight) => {
  const whole = readFileSync(fontFiles[weight]);
  const kept = withoutShaping(whole);
  expect(kept.length / whole.length).toBeLessThan(0.67);
  const [before, after] = [create(whole) as Font, create(kept) as Font];
  expect(after.characterSet).toEqual(before.characterSet);
  expect(after.postscriptName).toBe(before.postscriptName);
  const glyphOf = (font: Font, codePoint: number) => {
    const { id, advanceWidth, path } = font.glyphForCodePoint(codePoint);
    return [id, advanceWidth, path.toSVG()];
  };
  for (const char of 'AgŞłĐʼị0•�Яῼ') {
    const codePoint = char.codePointAt(0) ?? 0;
    expect(glyphOf(after, codePoint), char).toEqual(glyphOf(before, codePoint));
  }
});
