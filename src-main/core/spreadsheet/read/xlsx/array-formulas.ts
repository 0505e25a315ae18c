/** Formulas that fill a range: their results lie in cells that do not say so, and may never have been stored. */
import { mostColumns } from '../table.ts';
import { rangeOf } from './places.ts';
import type { Attributes } from './xml-reader.ts';

/** Columns looked at for all formulas of a sheet together. */
const mostWork = 50_000_000;

export class ArrayFormulas {
  /** For each column the last row that a formula above it fills: rows come in order. */
  private until: Uint32Array | null = null;
  private work = 0;

  add(formula: Attributes): void {
    const kind = formula.get('t');
    const range = kind === 'array' || kind === 'dataTable' ? rangeOf(formula.get('ref') ?? '') : null;
    if (!range || range.rows * range.columns === 1 || this.work > mostWork) return;
    this.until ??= new Uint32Array(mostColumns);
    this.work += range.columns;
    const last = range.row + range.rows - 1;
    const end = Math.min(range.column + range.columns, mostColumns);
    for (let column = range.column; column < end; column++) {
      if ((this.until[column] as number) < last) this.until[column] = last;
    }
  }

  fill(row: number, column: number): boolean {
    return this.until !== null && row <= (this.until[column] as number);
  }
}
