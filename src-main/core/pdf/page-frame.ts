/** What stands on every page: at its head what the list is, and that it is practice; at its foot the page of how many, and when it was made. */
import { fill } from '../../words/text.ts';
import { at, type Mark } from './block.ts';
import { page } from './canvas.ts';
import type { Paper } from './pdf-model.ts';
import type { Wrap, Wrapped } from './wrap.ts';

const margin = { side: 30, top: 18, bottom: 18 };
export const left = margin.side;
export const textWidth = page.width - 2 * margin.side;

const headSize = 11;
const footSize = 9;
const footHeight = 14;
/** A head that names fifty lists leaves no room for people; all of them stand on the first page. */
const mostHeadLines = 2;

export function createPageFrame(paper: Paper, wrap: Wrap) {
  const heading = shortened(paper.heading, wrap);
  const marked = paper.mark === null ? null : wrap([{ text: paper.mark, bold: true }], textWidth - 12, 10);
  const top = margin.top + heading.height + 3 + (marked === null ? 0 : marked.height + 6) + 4;
  const footTop = page.height - margin.bottom - footHeight;
  const madeAt = wrap([{ text: paper.madeAt }], textWidth, footSize);

  const fixed: Mark[] = [
    ...at(0, margin.top, heading),
    { kind: 'line', x: 0, y: margin.top + heading.height + 1, width: textWidth, strong: true },
    ...(marked === null ? [] : markOf(marked, margin.top + heading.height + 5)),
    ...at(textWidth - widthOf(madeAt), footTop + 3, madeAt),
  ];

  return {
    /** Of the text, on the page. */
    top,
    height: footTop - top,
    marks(number: number, pages: number): Mark[] {
      const said = fill(paper.pages, { page: String(number), pages: String(pages) });
      const counted = wrap([{ text: said, bold: true }], textWidth, footSize);
      return [...fixed, ...at((textWidth - widthOf(counted)) / 2, footTop + 3, counted)];
    },
  };
}

function markOf(marked: Wrapped, y: number): Mark[] {
  return [{ kind: 'frame', x: 0, y, width: textWidth, height: marked.height + 3 }, ...at(6, y + 1, marked)];
}

function widthOf({ pieces }: Wrapped): number {
  return Math.max(0, ...pieces.map(({ x, width }) => x + width));
}

function shortened(heading: string, wrap: Wrap): Wrapped {
  const lay = (text: string) => wrap([{ text, bold: true }], textWidth, headSize);
  const most = mostHeadLines * lay('.').height + 1;
  if (lay(heading).height <= most) return lay(heading);
  const letters = [...heading];
  let [whole, few] = [letters.length, 0];
  while (whole - few > 1) {
    const middle = (whole + few) >> 1;
    if (lay(`${letters.slice(0, middle).join('')}…`).height <= most) few = middle;
    else whole = middle;
  }
  return lay(`${letters.slice(0, few).join('')}…`);
}
