/** What is drawn together: marks with their places, measured from the left edge of the text and from the top of the block. */
import type { Sign } from './pdf-model.ts';
import type { Piece, Wrapped } from './wrap.ts';

export type Mark =
  | ({ kind: 'text' } & Piece)
  /** An empty square to tick. `y`: its upper edge. */
  | { kind: 'box'; x: number; y: number; size: number }
  /** To write on, or to part what stands above from what stands below. */
  | { kind: 'line'; x: number; y: number; width: number; strong: boolean }
  | { kind: 'frame'; x: number; y: number; width: number; height: number }
  | { kind: 'picture'; x: number; y: number; width: number; height: number; bytes: Buffer }
  | { kind: 'bar'; x: number; y: number; width: number; height: number; dark: boolean }
  | { kind: 'sign'; x: number; y: number; size: number; sign: Sign };

export type Block = {
  height: number;
  marks: Mark[];
  /** Of a block that is longer than a page: what stands above its rest, on every further one. */
  again?: Block;
  /** Round it, on every page it stands on. */
  framed?: boolean;
  /** It never stands last on a page: what comes next is what it heads. */
  heads?: boolean;
  /** Where it begins a page without its heading: that heading once more. */
  headedBy?: Block;
};

export function at(x: number, y: number, { pieces }: Wrapped): Mark[] {
  return pieces.map((piece) => ({ kind: 'text', ...piece, x: piece.x + x, y: piece.y + y }));
}

/** The upper and the lower edge of a mark: between two a block may be parted. */
export function edges(mark: Mark): [number, number] {
  switch (mark.kind) {
    case 'text':
      return [mark.y - mark.size, mark.y + mark.size * 0.3];
    case 'line':
      return [mark.y - 1, mark.y + 1];
    case 'frame':
    case 'picture':
    case 'bar':
      return [mark.y, mark.y + mark.height];
    case 'box':
    case 'sign':
      return [mark.y, mark.y + mark.size];
  }
}
