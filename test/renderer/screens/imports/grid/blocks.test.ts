import { describe, expect, it } from 'vitest';
import type { DraftRow } from '../../../../../src-main/contract/drafts.ts';
import {
  activeCell,
  type GridSelection,
  inRange,
  moved,
  oneCell,
  rangeOf,
  rowsMarked,
} from '../../../../../src-renderer/screens/imports/draft/grid-selection.ts';
import {
  fillDownOrder,
  pasteOrder,
  rowsSelection,
  setOrder,
  typedOrder,
} from '../../../../../src-renderer/screens/imports/grid/block-orders.ts';
import { fromTsv, toTsv } from '../../../../../src-renderer/screens/imports/grid/tsv.ts';

function row(number: number, cells: string[]): DraftRow {
  return { row: number, status: 'rejected', cells, edited: [], problems: [], twinOfRow: null };
}

describe('the clipboard', () => {
  it('brings cells as a spreadsheet lays them there, and the line end at the end is no row', () => {
    expect(fromTsv('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(fromTsv('a')).toEqual([['a']]);
    expect(fromTsv('a\n\nb\n')).toEqual([['a'], [''], ['b']]);
    expect(fromTsv('\t\n')).toEqual([['', '']]);
    expect(fromTsv('')).toEqual([['']]);
  });

  it('keeps tabs, line ends and quotes inside a cell', () => {
    expect(fromTsv('"satu\ndua"\tx\r\n"kata ""ini"""\ty')).toEqual([
      ['satu\ndua', 'x'],
      ['kata "ini"', 'y'],
    ]);
    expect(fromTsv('"belum tutup\tx')).toEqual([['"belum tutup', 'x']]);
    expect(fromTsv('"Budi" S.\tx')).toEqual([['"Budi" S.', 'x']]);
  });

  it('gives back what it was given', () => {
    const cells = [
      ['3507040101900001', 'a\tb', '"kutip"', ''],
      ['baris\nbaru', 'kata "di tengah"', '=1+1', ' spasi '],
    ];
    expect(fromTsv(toTsv(cells))).toEqual(cells);
  });
});

describe('what is done to a block is one order', () => {
  const rows = [row(4, ['a', 'b', 'c']), row(9, ['d', 'e', 'f']), row(10, ['g', 'h', 'i'])];

  it('pastes by rows as they are shown and columns as they are shown, and leaves out what is there already', () => {
    const copied = [
      ['x', 'b'],
      ['y', 'z'],
    ];
    expect(pasteOrder(copied, { rows: rows.slice(0, 2), columns: [3, 2] })).toEqual({
      order: {
        kind: 'edit',
        cells: [
          { row: 4, column: 3, text: 'x' },
          { row: 9, column: 3, text: 'y' },
          { row: 9, column: 2, text: 'z' },
        ],
      },
    });
  });

  it('leaves cells alone that a ragged copy has nothing for', () => {
    expect(pasteOrder([['x', 'y'], ['z']], { rows: rows.slice(0, 2), columns: [1, 2] })).toEqual({
      order: {
        kind: 'edit',
        cells: [
          { row: 4, column: 1, text: 'x' },
          { row: 4, column: 2, text: 'y' },
          { row: 9, column: 1, text: 'z' },
        ],
      },
    });
  });

  it('puts a single copied cell into all that is marked', () => {
    expect(pasteOrder([['x']], { rows, columns: [1] })).toMatchObject({
      order: { cells: [{ row: 4 }, { row: 9 }, { row: 10 }] },
    });
  });

  it('fills the top row of the block into those below', () => {
    expect(fillDownOrder({ rows, columns: [2] })).toEqual({
      order: {
        kind: 'edit',
        cells: [
          { row: 9, column: 2, text: 'b' },
          { row: 10, column: 2, text: 'b' },
        ],
      },
    });
  });

  it('types digits again over a number that shows the same ones and is wrong', () => {
    const problem = { row: 4, field: 'nik' as const, code: 'nik-precision-lost' as const, severity: 'error' as const };
    const wrong = { ...row(4, ['3507040101900000']), problems: [{ ...problem, column: 1, offer: null }] };
    expect(typedOrder('3507040101900000', { rows: [wrong], columns: [1] })).toEqual({
      order: { kind: 'edit', cells: [{ row: 4, column: 1, text: '3507040101900000' }], typed: true },
    });
    // Pasted or filled down, nobody has looked at the card.
    expect(setOrder('3507040101900000', { rows: [wrong], columns: [1] })).toBe('nothing');
  });

  it('is nothing where nothing would change, and refused whole where it is too much', () => {
    expect(setOrder('b', { rows: rows.slice(0, 1), columns: [2] })).toBe('nothing');
    const many = Array.from({ length: 5001 }, (_, index) => row(index + 1, ['', '']));
    expect(setOrder('x', { rows: many, columns: [1, 2] })).toBe('too-much');
    expect(setOrder('x', { rows: many.slice(1), columns: [1, 2] })).toMatchObject({ order: { kind: 'edit' } });
    expect(rowsSelection(Array.from({ length: 10_001 }, (_, index) => row(index + 1, [])))).toBeNull();
  });
});

describe('what is marked', () => {
  const size = { rows: 100, columns: 5 };

  it('moves inside the grid, and Shift keeps the other corner', () => {
    const start = oneCell({ at: 0, column: 4 });
    expect(moved(start, { rows: -1, columns: 1 }, size, false)).toEqual(start);
    const grown = moved(start, { rows: 2, columns: -1 }, size, true);
    expect(grown).toEqual({ kind: 'cells', anchor: { at: 0, column: 4 }, head: { at: 2, column: 3 } });
    expect(rangeOf(grown as GridSelection, size)).toEqual({ top: 0, bottom: 2, left: 3, right: 4 });
    expect(moved(grown, { rows: 1, columns: 0 }, size, false)).toEqual(oneCell({ at: 3, column: 3 }));
    expect(moved(null, { rows: 0, columns: 0 }, { rows: 0, columns: 5 }, false)).toBeNull();
  });

  it('names an active cell only where that cell is in the document', () => {
    const rows = { first: 10, last: 40 };
    const across = { first: 2, last: 6 };
    expect(activeCell(oneCell({ at: 12, column: 3 }), rows, across)).toEqual({ at: 12, column: 3 });
    expect(activeCell(oneCell({ at: 9, column: 3 }), rows, across), 'scrolled out above').toBeNull();
    expect(activeCell(oneCell({ at: 12, column: 7 }), rows, across), 'scrolled out to the side').toBeNull();
    expect(activeCell(null, rows, across)).toBeNull();
  });

  it('covers whole rows, or whatever is shown', () => {
    const rows: GridSelection = { kind: 'rows', anchor: { at: 7, column: 0 }, head: { at: 5, column: 0 } };
    expect(rangeOf(rows, size)).toEqual({ top: 5, bottom: 7, left: 0, right: 4 });
    expect(rowsMarked(rows, 100)).toBe(3);
    expect(inRange(rangeOf(rows, size), 6, 4)).toBe(true);
    expect(inRange(rangeOf(rows, size), 8, 0)).toBe(false);
    const all: GridSelection = { kind: 'all', anchor: { at: 99, column: 4 }, head: { at: 3, column: 1 } };
    expect(rangeOf(all, { rows: 250, columns: 5 })).toEqual({ top: 0, bottom: 249, left: 0, right: 4 });
    expect(rowsMarked(all, 250)).toBeNull();
  });
});
