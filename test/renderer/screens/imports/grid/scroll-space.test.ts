import { describe, expect, it } from 'vitest';
import { gridColumns, shownColumns, widthOf } from '../../../../../src-renderer/screens/imports/draft/grid-columns.ts';
import {
  heightOf,
  lowestTop,
  type ScrollSpace,
  scaleOf,
  shownRows,
  tallest,
  topToSee,
} from '../../../../../src-renderer/screens/imports/grid/scroll-space.ts';

const space = (rows: number): ScrollSpace => ({ rows, rowHeight: 30, viewport: 400 });

describe('the space the rows are scrolled in', () => {
  it('is as high as the rows while a browser can scroll that far, and no higher', () => {
    expect(heightOf(space(100))).toBe(3000);
    expect(scaleOf(space(500_000))).toBe(1);
    expect(heightOf(space(2_000_000))).toBe(tallest);
    expect(scaleOf(space(2_000_000))).toBeCloseTo(4, 3);
    expect(scaleOf(space(3))).toBe(1);
  });

  it('shows the last row at the end of the scroll bar, whatever the scale', () => {
    for (const rows of [20, 1000, 500_000, 2_000_000]) {
      const whole = space(rows);
      const end = (heightOf(whole) - whole.viewport) * scaleOf(whole);
      const { last, first, shift } = shownRows(end, whole);
      expect(last, `${rows}`).toBe(rows - 1);
      expect(shift + (last - first + 1) * whole.rowHeight, `${rows}`).toBeCloseTo(whole.viewport, 3);
    }
  });

  it('draws what fits and one row more at either end', () => {
    expect(shownRows(0, space(1000))).toEqual({ first: 0, last: 14, shift: 0 });
    expect(shownRows(45, space(1000))).toEqual({ first: 0, last: 15, shift: -45 });
    expect(shownRows(3000, space(1000))).toEqual({ first: 99, last: 114, shift: -30 });
    expect(shownRows(0, space(0)).last).toBe(-1);
    // The rows became fewer while it was scrolled far down.
    expect(shownRows(900_000, space(100))).toEqual(shownRows(lowestTop(space(100)), space(100)));
  });

  it('moves no further than it must to show a row', () => {
    expect(topToSee(5, 0, space(1000))).toBe(0);
    expect(topToSee(20, 0, space(1000))).toBe(230);
    expect(topToSee(3, 300, space(1000))).toBe(90);
    expect(topToSee(999, 0, space(1000))).toBe(lowestTop(space(1000)));
  });
});

describe('the columns', () => {
  const columns = ['No', 'Nama', 'KTP', 'HP', 'Alamat lengkap nasabah'].map((heading, index) => ({
    column: index + 1,
    heading,
    samples: [],
    field: null,
    guessedBy: null,
    hidden: false,
    fits: null,
  }));
  const file = {
    sheet: null,
    headerRow: 1,
    columns: { phone: 4, nik: 3, name: 2 },
    encoding: null,
    delimiter: null,
  };
  const shown = gridColumns({ columns, file });

  it('start with what is asked about, then the rest as in the file', () => {
    expect(shown.map(({ column, field }) => [column, field])).toEqual([
      [3, 'nik'],
      [4, 'phone'],
      [2, 'name'],
      [1, null],
      [5, null],
    ]);
    const ends = shown.map(({ left, width }) => left + width);
    expect(shown.map(({ left }) => left)).toEqual([0, ...ends.slice(0, -1)]);
  });

  it('are drawn where they are in view, and one more at either end', () => {
    expect(shownColumns(shown, 0, 100)).toEqual({ first: 0, last: 1 });
    expect(shownColumns(shown, shown[2]?.left ?? 0, 50)).toEqual({ first: 1, last: 3 });
    expect(shownColumns(shown, widthOf(shown), 50).last).toBe(4);
  });
});
