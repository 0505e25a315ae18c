/** Text can be read on its ground: 4.5 : 1 (WCAG AA) for every tone and surface, light and dark. */
import { expect, test } from 'vitest';
import { surfaces, toneColors, tones } from '../../../src-renderer/ui/tones.ts';

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test.each(['light', 'dark'] as const)('in %s every tone can be read on its ground and on every surface', (scheme) => {
  const { body, side, raised } = surfaces[scheme];
  for (const tone of tones) {
    const { text, ground } = toneColors[scheme][tone];
    for (const behind of [ground, body, side, raised]) {
      expect(contrast(text, behind), `${tone} on ${behind}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test.each(['light', 'dark'] as const)('in %s plain and dimmed text can be read on every surface', (scheme) => {
  const { body, side, raised, text, dimmed } = surfaces[scheme];
  for (const behind of [body, side, raised]) {
    expect(contrast(text, behind)).toBeGreaterThanOrEqual(7);
    expect(contrast(dimmed, behind)).toBeGreaterThanOrEqual(4.5);
  }
});
