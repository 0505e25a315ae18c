/** Columns that are hidden, from the ranges a sheet names. */
import { mostColumns } from '../table/table.ts';
import { isTrue } from './outline.ts';
import type { Attributes } from './xml-reader.ts';

export class HiddenColumns {
  /** Indexes from 0. */
  readonly indexes = new Set<number>();
  private next = 1;

  /** Of one `col`, whose ranges count from 1. */
  add(column: Attributes): void {
    if (!isTrue(column.get('hidden')?.trim())) return;
    const min = Number(column.get('min'));
    const max = Number(column.get('max'));
    if (!(min <= max)) return;
    // Ranges stand in order and apart; what does not is looked at no further than a sheet is wide.
    for (let at = Math.max(min, this.next); at <= Math.min(max, mostColumns); at++) this.indexes.add(at - 1);
    this.next = Math.max(this.next, max + 1);
  }
}
