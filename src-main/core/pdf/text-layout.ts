/** The pages in front of the cards: headlines, sentences, and facts with their labels at the left. */
import { at, type Block, type Mark } from './block.ts';
import type { TextLine } from './pdf-model.ts';
import type { Wrap } from './wrap.ts';

const sizes = { headline: 20, section: 12.5, text: 10.5 };
const labelWidth = 150;
const gapHeight = 7;

/** `width`: of a page's text. */
export function layText(line: TextLine, wrap: Wrap, width: number): Block {
  if (line === 'gap') return { height: gapHeight, marks: [] };
  if ('picture' in line) {
    const { picture: bytes, width: wide, height } = line;
    return { height: height + 6, marks: [{ kind: 'picture', x: 0, y: 0, width: wide, height, bytes }] };
  }
  if ('row' in line) return layRow(line.row, wrap, width);
  if ('fact' in line) {
    const [label, fact] = line.fact;
    const labelled = wrap([{ text: label, bold: true }], labelWidth - 10, sizes.text);
    const said = wrap([{ text: fact }], width - labelWidth, sizes.text);
    return {
      height: Math.max(labelled.height, said.height) + 2,
      marks: [...at(0, 0, labelled), ...at(labelWidth, 0, said)],
    };
  }
  const [text, size] =
    'headline' in line
      ? [line.headline, sizes.headline]
      : 'section' in line
        ? [line.section, sizes.section]
        : [line.paragraph, sizes.text];
  const wrapped = wrap([{ text, bold: !('paragraph' in line) }], width, size);
  return { height: wrapped.height + 2, marks: at(0, 0, wrapped), heads: !('paragraph' in line) };
}

const table = { size: 9, label: 165, figure: 58, gap: 8, leastBar: 50, bar: 5 };

type Row = Extract<TextLine, { row: object }>['row'];

function layRow({ label, figures, bars, heading }: Row, wrap: Wrap, width: number): Block {
  const bold = heading === true;
  const labelWidth = Math.min(table.label, width - figures.length * table.figure);
  const labelled = wrap([{ text: label, bold }], labelWidth - table.gap, table.size);
  const wrapped = figures.map((text) => wrap([{ text, bold }], table.figure - table.gap, table.size));
  const height =
    Math.max(labelled.height, ...wrapped.map((figure) => figure.height), bars.length * (table.bar + 1)) + 3;
  const marks: Mark[] = at(0, 0, labelled);
  for (const [index, figure] of wrapped.entries()) {
    const right = labelWidth + (index + 1) * table.figure;
    // Each line ends where the column does.
    for (const mark of at(0, 0, figure)) {
      if (mark.kind === 'text') marks.push({ ...mark, x: right - lineWidth(figure.pieces, mark.y) + mark.x });
    }
  }
  const from = labelWidth + figures.length * table.figure + table.gap;
  const room = width - from;
  if (room >= table.leastBar) {
    for (const [index, { share, dark }] of bars.entries()) {
      const place = { x: from, y: 2 + index * (table.bar + 1), height: table.bar };
      if (share > 0) marks.push({ kind: 'bar', ...place, width: Math.max(0.5, share * room), dark });
    }
  }
  if (heading) marks.push({ kind: 'line', x: 0, y: height - 1, width, strong: false });
  return { height, marks, heads: bold };
}

function lineWidth(pieces: readonly { x: number; y: number; width: number }[], y: number): number {
  return Math.max(0, ...pieces.filter((piece) => piece.y === y).map((piece) => piece.x + piece.width));
}
