/** The pages in front of the cards: headlines, sentences, and facts with their labels at the left. */
import { at, type Block } from './block.ts';
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
  return { height: wrapped.height + 2, marks: at(0, 0, wrapped) };
}
