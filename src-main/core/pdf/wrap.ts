/** Paragraphs as lines of a width: broken between words, and within one only where it is wider than a line. */
import { baseline, type Fonts, lineHeight, type Weight } from './fonts.ts';
import type { Paragraph } from './pdf-model.ts';
import type { Printable } from './printable.ts';

/** Text on one line. `x` from the left of the paragraph, `y` its baseline from the top. */
export type Piece = { x: number; y: number; width: number; text: string; size: number; weight: Weight; link?: string };

export type Wrapped = { height: number; pieces: Piece[] };

type Word = Omit<Piece, 'x' | 'y'>;
type Line = { words: Word[]; width: number; size: number };

export type Wrap = (paragraph: Paragraph, width: number, size: number) => Wrapped;

export function createWrap(fonts: Fonts, printable: Printable): Wrap {
  function wordsOf(paragraph: Paragraph, size: number, width: number): Word[] {
    return paragraph.flatMap((run) => {
      const weight = run.bold ? 'bold' : 'regular';
      const own = { size: run.size ?? size, weight, ...(run.link !== undefined && { link: run.link }) } as const;
      const measured = (text: string): Word => ({ ...own, text, width: fonts.width(text, own.size, weight) });
      // A blank stays with the word before it.
      return (printable(run.text).match(/\S+ ?| /g) ?? []).flatMap((text) => {
        const word = measured(text);
        return word.width <= width ? [word] : cut(text, width, measured);
      });
    });
  }

  return (paragraph, width, size) => {
    const lines: Line[] = [];
    let line: Line = { words: [], width: 0, size };
    for (const word of wordsOf(paragraph, size, width)) {
      const blank = word.text.endsWith(' ') ? fonts.width(' ', word.size, word.weight) : 0;
      if (line.words.length > 0 && line.width + word.width - blank > width) {
        lines.push(line);
        line = { words: [], width: 0, size };
      }
      line.words.push(word);
      line.width += word.width;
      line.size = Math.max(line.size, word.size);
    }
    if (line.words.length > 0) lines.push(line);
    return placed(lines);
  };
}

/** Into parts of one line each, between whole letters. */
function cut(text: string, width: number, measured: (text: string) => Word): Word[] {
  const parts: Word[] = [];
  let part = '';
  for (const { segment } of new Intl.Segmenter('id').segment(text)) {
    if (part !== '' && measured(part + segment.trimEnd()).width > width) {
      parts.push(measured(part));
      part = '';
    }
    part += segment;
  }
  return [...parts, measured(part)];
}

/** Words of one look that stand side by side become one piece. */
function placed(lines: readonly Line[]): Wrapped {
  const pieces: Piece[] = [];
  let top = 0;
  for (const { words, size } of lines) {
    let x = 0;
    let last: Piece | null = null;
    for (const word of words) {
      if (last !== null && last.size === word.size && last.weight === word.weight && last.link === word.link) {
        last.text += word.text;
        last.width += word.width;
      } else {
        last = { ...word, x, y: top + size * baseline };
        pieces.push(last);
      }
      x += word.width;
    }
    top += size * lineHeight;
  }
  return { height: top, pieces };
}
