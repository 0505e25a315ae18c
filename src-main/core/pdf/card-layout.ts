/** One person's card: at the left whom to reach and how, at the right what to tick and to write, below the rest over the whole width. */
import { at, type Block, type Mark } from './block.ts';
import type { Card, Form, Paper } from './pdf-model.ts';
import { missingLetter, type Printable } from './printable.ts';
import type { Wrap } from './wrap.ts';

/** Of what is read at arm's length; nothing is smaller than `small`. */
const sizes = { title: 13, body: 10, fact: 9.5, small: 9 };

const pad = 7;
const gap = 12;
const formWidth = 214;
const boxSize = 9.5;
const boxRow = 12.5;
/** What a hand needs to write in. */
const writingRow = 18;
/** The first column of boxes: its words are longer. */
const firstBoxes = 0.54;
/** From the frame of the card to its first line. */
const above = 3;

export type LayCard = (card: Card) => Block;

/** `width`: of a page's text. */
export function createCardLayout(paper: Paper, wrap: Wrap, printable: Printable, width: number): LayCard {
  const inner = width - 2 * pad;
  const leftWidth = inner - formWidth - gap;
  const form = layForm(paper.form, wrap);

  function title({ number, title: text, sign }: Card, further: boolean): Block {
    const shown = further ? `${text} (${paper.continued})` : text;
    const numbered = wrap([{ text: `${number}.`, bold: true }], leftWidth, sizes.title);
    const indent = 16 + Math.max(16, (numbered.pieces[0]?.width ?? 0) + 5);
    const named = wrap([{ text: shown, bold: true }], (further ? inner : leftWidth) - indent, sizes.title);
    return {
      height: named.height,
      marks: [
        { kind: 'sign', x: pad, y: 3.2, size: 11, sign },
        ...at(pad + 16, 0, numbered),
        ...at(pad + indent, 0, named),
      ],
    };
  }

  return (card) => {
    const head = title(card, false);
    const marks: Mark[] = shift(head.marks, above);
    let left = above + head.height;
    for (const line of card.lines) {
      const wrapped = wrap(line, leftWidth, sizes.body);
      marks.push(...at(pad, left, wrapped));
      left += wrapped.height;
    }
    marks.push(...form.marks.map((mark) => ({ ...mark, x: mark.x + pad + leftWidth + gap, y: mark.y + above })));
    let height = Math.max(left, form.height + above) + 2;
    const missing = [card.title, ...[...card.lines, ...card.facts].flat().map(({ text }) => text)];
    const told = missing.some((text) => printable(text).includes(missingLetter))
      ? [[{ text: paper.unprintable, size: sizes.small }]]
      : [];
    for (const fact of [...card.facts, ...told]) {
      const wrapped = wrap(fact, inner, sizes.fact);
      marks.push(...at(pad, height, wrapped));
      height += wrapped.height;
    }
    const again = title(card, true);
    return {
      height: height + above,
      marks,
      again: { height: again.height + 2 * pad, marks: shift(again.marks, pad) },
      framed: true,
    };
  };
}

function shift(marks: readonly Mark[], down: number): Mark[] {
  return marks.map((mark) => ({ ...mark, y: mark.y + down }));
}

/** The same on every card: laid out once. */
function layForm({ title, boxes, rows }: Form, wrap: Wrap): Block {
  const marks: Mark[] = [];
  const heading = wrap([{ text: title, bold: true }], formWidth, sizes.small);
  marks.push(...at(0, 0, heading));
  let y = heading.height + 1;
  const perColumn = Math.ceil(boxes.length / 2);
  boxes.forEach((box, index) => {
    const isFirst = index < perColumn;
    const x = isFirst ? 0 : formWidth * firstBoxes;
    const column = formWidth * (isFirst ? firstBoxes : 1 - firstBoxes);
    const top = y + (index % perColumn) * boxRow;
    marks.push({ kind: 'box', x, y: top + 2, size: boxSize });
    marks.push(...at(x + boxSize + 5, top, wrap([{ text: box }], column - boxSize - 5, sizes.body)));
  });
  y += perColumn * boxRow;
  for (const row of rows) {
    let x = 0;
    for (const { label, share } of row) {
      const labelled = wrap([{ text: label }], formWidth, sizes.small);
      const written = Math.max(0, ...labelled.pieces.map((piece) => piece.x + piece.width));
      const start = written === 0 ? 0 : written + 3;
      marks.push(...at(x, y + writingRow - labelled.height, labelled));
      marks.push({
        kind: 'line',
        x: x + start,
        y: y + writingRow - 2,
        width: formWidth * share - start - 6,
        strong: false,
      });
      x += formWidth * share;
    }
    y += writingRow;
  }
  return { height: y, marks };
}
