/**
 * Puts blocks on pages, one below the other. A block that does not fit where it would begin goes to the next page whole, with its
 * headings; only one that is longer than a page is parted, between its lines. The same run counts the pages and draws them.
 */
import { type Block, edges, type Mark } from './block.ts';

export type Sink = {
  newPage(): void;
  /** `top`: of the block, from the top of the page's text. */
  draw(marks: readonly Mark[], top: number): void;
  frame(top: number, height: number): void;
};

export type Flow = {
  add(block: Block): void;
  /** What comes next begins on a page of its own. */
  endPage(): void;
  pages(): number;
};

const between = 3;

/** `height`: of a page's text. */
export function createFlow(height: number, sink: Sink): Flow {
  let pages = 0;
  /** null: no page has begun. */
  let top: number | null = null;
  /** Headings that wait for what they head. */
  let headings: Block[] = [];

  function begin(): number {
    pages += 1;
    sink.newPage();
    top = 0;
    return 0;
  }

  function put({ marks, framed }: Block, high: number, y: number): void {
    if (framed) sink.frame(y, high);
    sink.draw(marks, y);
    top = y + high + (framed ? between : 0);
  }

  /** With the headings that wait for it. */
  function putWhole(block: Block): void {
    const above = headings;
    headings = [];
    const all = above.reduce((sum, { height: high }) => sum + high, block.height);
    let y = top ?? begin();
    if (y > 0 && y + all > height) {
      y = begin();
      if (above.length === 0 && block.headedBy) above.push(block.headedBy);
    }
    for (const heading of above) {
      put(heading, heading.height, y);
      y += heading.height;
    }
    if (block.height <= height) put(block, block.height, y);
    else putParted(block, y);
  }

  function putParted(block: Block, y: number): void {
    let rest = block.marks;
    let from = 0;
    for (let part = y; ; part = begin()) {
      const head = part === y && from === 0 ? null : (block.again ?? null);
      const room = height - part - (head?.height ?? 0);
      const fits = rest.filter((mark) => edges(mark)[1] - from <= room);
      // A mark that no page has room for stands over the edge: nothing is lost.
      const drawn = fits.length > 0 ? fits : rest;
      const below = rest.filter((mark) => !drawn.includes(mark));
      const end = below.length === 0 ? block.height : Math.max(...drawn.map((mark) => edges(mark)[1]));
      const shifted = drawn.map((mark) => ({ ...mark, y: mark.y - from + (head?.height ?? 0) }));
      put({ ...block, marks: [...(head?.marks ?? []), ...shifted] } as Block, end - from + (head?.height ?? 0), part);
      if (below.length === 0) return;
      rest = below;
      from = Math.min(...below.map((mark) => edges(mark)[0]));
    }
  }

  return {
    add(block) {
      if (block.heads) headings.push(block);
      else putWhole(block);
    },
    endPage() {
      // Of nothing.
      const last = headings.pop();
      if (last) putWhole(last);
      top = null;
    },
    pages: () => pages,
  };
}
