/**
 * The six tones that carry meaning, as text-on-ground pairs for light and dark. Every pair reaches 4.5 : 1 (held by
 * test/renderer/tones.test.ts); meaning is never in the colour alone.
 */
import type { CSSProperties } from 'react';

export const tones = ['neutral', 'info', 'good', 'warn', 'bad', 'doubt'] as const;
export type Tone = (typeof tones)[number];

type Pair = { text: string; ground: string; line: string };

export const toneColors: Record<'light' | 'dark', Record<Tone, Pair>> = {
  light: {
    neutral: { text: '#454e56', ground: '#eceff1', line: '#d6dbdf' },
    info: { text: '#0f5569', ground: '#e0f0f4', line: '#b9dbe4' },
    good: { text: '#14603b', ground: '#e0f3e7', line: '#b9dfc8' },
    warn: { text: '#774600', ground: '#fcefd3', line: '#ecd3a0' },
    bad: { text: '#98211f', ground: '#fce8e6', line: '#f0c4bf' },
    doubt: { text: '#5a3a99', ground: '#efe9fa', line: '#d6c8f0' },
  },
  dark: {
    neutral: { text: '#c2c9cf', ground: '#2a3037', line: '#3a4249' },
    info: { text: '#93d2e3', ground: '#12333e', line: '#1f4c5a' },
    good: { text: '#8fd9ab', ground: '#143424', line: '#225239' },
    warn: { text: '#f0c478', ground: '#3b2d11', line: '#59461d' },
    bad: { text: '#f5a9a3', ground: '#432120', line: '#653331' },
    doubt: { text: '#cab7f5', ground: '#32274d', line: '#4b3c70' },
  },
};

/** Text and surface colours outside the tones. */
export const surfaces = {
  light: { body: '#ffffff', side: '#f5f6f7', raised: '#ffffff', line: '#e1e5e8', text: '#1c2126', dimmed: '#5a646c' },
  dark: { body: '#1a1e22', side: '#14171a', raised: '#20252a', line: '#31383f', text: '#dfe3e6', dimmed: '#9ba5ad' },
} as const;

/** `--tone-text`, `--tone-ground` and `--tone-line` of one element, for its style sheet. */
export function toneStyle(tone: Tone): CSSProperties {
  const parts = ['text', 'ground', 'line'] as const;
  return Object.fromEntries(parts.map((part) => [`--tone-${part}`, `var(--tone-${tone}-${part})`]));
}

/** The custom properties the style sheets use: `--tone-warn-text`, `--sambung-line`. */
export function toneVariables(scheme: 'light' | 'dark'): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const tone of tones) {
    for (const [part, color] of Object.entries(toneColors[scheme][tone])) variables[`--tone-${tone}-${part}`] = color;
  }
  for (const [name, color] of Object.entries(surfaces[scheme])) variables[`--sambung-${name}`] = color;
  return variables;
}
