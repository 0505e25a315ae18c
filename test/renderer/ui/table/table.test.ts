import { describe, expect, it } from 'vitest';
import { gridOf } from '../../../../src-renderer/ui/table/columns.ts';
import { movedBy } from '../../../../src-renderer/ui/table/use-cursor.ts';

describe('the columns of a table', () => {
  it('are as wide together as the least of each, before the table scrolls sideways', () => {
    expect(gridOf([{ width: '4rem' }, { width: 'minmax(10rem, 1fr)' }, { width: 'minmax(6.5rem, 2fr)' }])).toEqual({
      tracks: '4rem minmax(10rem, 1fr) minmax(6.5rem, 2fr)',
      least: 'calc(4rem + 10rem + 6.5rem)',
    });
  });
});

describe('the keys of a table', () => {
  it('move by a row, by a page, and to both ends', () => {
    expect(
      ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => movedBy(key, 50, 100, 8)),
    ).toEqual([51, 49, 58, 42, 0, 99]);
  });

  it('stop at the first and the last row', () => {
    expect([movedBy('ArrowUp', 0, 3, 8), movedBy('PageDown', 1, 3, 8), movedBy('ArrowDown', 2, 3, 8)]).toEqual([
      0, 2, 2,
    ]);
  });

  it('are no move where they open, choose or type', () => {
    expect(['Enter', ' ', 'a'].map((key) => movedBy(key, 1, 3, 8))).toEqual([null, null, null]);
  });
});
