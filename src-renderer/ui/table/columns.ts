/** The columns of a table, and the grid tracks that its heading and its rows share. */
import type { ReactNode } from 'react';

export type Column<R> = {
  key: string;
  heading: string;
  /** A CSS grid track: `8rem`, `minmax(10rem, 1fr)`. */
  width: string;
  /** Figures: right-aligned and tabular. */
  numeric?: boolean;
  render: (row: R) => ReactNode;
};

/** `tracks`: of every row. `least`: below this width the table scrolls sideways; heading and rows, being grids of their own, must agree on it. */
export function gridOf(columns: readonly { width: string }[]): { tracks: string; least: string } {
  const least = columns.map(({ width }) => /^minmax\(([^,]+),/.exec(width)?.[1] ?? width).join(' + ');
  return { tracks: columns.map(({ width }) => width).join(' '), least: `calc(${least})` };
}
