/**
 * Reads a sheet in whatever form its XML has, element by element: slower than `SheetRows`, which reads what most
 * programs write, but correct for everything well-formed. What is not well-formed, or stands where nothing can, is
 * `file-corrupt` and never a blank.
 */

import { corrupt } from '../../file-errors.ts';
import { type Merge, mergesMatter, mostColumns, mostRows } from '../table/table.ts';
import { HiddenColumns } from './hidden-columns.ts';
import type { MainHandler } from './main-elements.ts';
import { isTrue } from './outline.ts';
import { placeOf, type RowSink, rangeOf } from './places.ts';
import { RichText } from './rich-text.ts';
import { cellOf, type Formats, type RawCell } from './sheet-cells.ts';
import type { SheetFacts } from './sheet-stream.ts';
import type { TextArena } from './text-arena.ts';
import { beyondSheet } from './workbook.ts';
import type { Attributes } from './xml-reader.ts';

type Place = 'sheet' | 'columns' | 'merges' | 'rows' | 'row' | 'cell' | 'value' | 'formula' | 'own-text';

export class AnySheet implements MainHandler {
  private readonly sink: RowSink;
  private readonly formats: Formats;
  private readonly texts: TextArena;
  private readonly rich = new RichText();
  private readonly arrays = new ArrayFormulas();
  private readonly columns = new HiddenColumns();
  private readonly merges: Merge[] = [];
  private place: Place = 'sheet';
  private seenRows = false;
  private row = 0;
  private column = -1;
  private cellRow = 0;
  private hidden = false;
  private cell: RawCell = { type: '', style: null, value: null, ownText: null, hasFormula: false };

  constructor(sink: RowSink, formats: Formats, texts: TextArena) {
    this.sink = sink;
    this.formats = formats;
    this.texts = texts;
  }

  /** Errors: `file-corrupt` where it had no rows at all, not even none. */
  facts(): SheetFacts {
    if (!this.seenRows) throw corrupt('A sheet has no rows at all.');
    return { hiddenColumns: this.columns.indexes, merges: this.merges };
  }

  open(name: string, attributes: Attributes): boolean {
    switch (this.place) {
      case 'sheet':
        return this.openPart(name);
      case 'columns':
        if (name === 'col') this.columns.add(attributes);
        return false;
      case 'merges':
        if (name === 'mergeCell') this.addMerge(attributes.get('ref') ?? '');
        return false;
      case 'rows':
        return this.openRow(name, attributes);
      case 'row':
        return this.openCell(name, attributes);
      case 'cell':
        return this.openInside(name, attributes);
      case 'own-text':
        return this.rich.enter(name);
      case 'value':
      case 'formula':
        throw corrupt('A value holds an element.');
    }
  }

  close(name: string): void {
    switch (this.place) {
      case 'sheet':
        return;
      case 'columns':
      case 'merges':
      case 'rows':
        this.place = 'sheet';
        return;
      case 'row':
        this.sink.endRow();
        this.place = 'rows';
        return;
      case 'cell':
        this.putCell();
        this.place = 'row';
        return;
      case 'own-text':
        if (name === 'is') {
          this.cell.ownText = this.rich.take();
          this.place = 'cell';
        } else this.rich.leave();
        return;
      case 'value':
      case 'formula':
        this.place = 'cell';
    }
  }

  text(text: string): void {
    if (this.place === 'value') this.cell.value += text;
    else if (this.place === 'own-text') this.rich.text(text);
    else if ((this.place === 'row' || this.place === 'cell' || this.place === 'rows') && text.trim() !== '') {
      throw corrupt('Text stands between the cells.');
    }
  }

  private openPart(name: string): boolean {
    switch (name) {
      case 'worksheet':
        return true;
      case 'cols':
        this.place = 'columns';
        return true;
      case 'mergeCells':
        this.place = 'merges';
        return true;
      case 'sheetData':
        if (this.seenRows) throw corrupt('A sheet has its rows twice.');
        this.seenRows = true;
        this.place = 'rows';
        return true;
      default:
        return false;
    }
  }

  private openRow(name: string, attributes: Attributes): boolean {
    if (name === 'extLst') return false;
    if (name !== 'row') throw corrupt('Something stands among the rows.');
    const given = attributes.get('r')?.trim();
    this.row = given === undefined || given === '' ? this.row + 1 : rowNumber(given);
    if (this.row > mostRows) throw beyondSheet();
    this.column = -1;
    this.hidden = isTrue(attributes.get('hidden')?.trim());
    this.sink.beginRow(this.row, this.hidden);
    this.place = 'row';
    return true;
  }

  private openCell(name: string, attributes: Attributes): boolean {
    if (name === 'extLst') return false;
    if (name !== 'c') throw corrupt('Something stands among the cells.');
    const ref = attributes.get('r')?.trim();
    if (ref === undefined || ref === '') {
      this.column += 1;
      this.cellRow = this.row;
    } else {
      const place = placeOf(ref);
      if (!place) throw corrupt('A cell has a place nobody knows.');
      this.column = place.column;
      this.cellRow = place.row;
    }
    if (this.column >= mostColumns || this.cellRow > mostRows) throw beyondSheet();
    const style = Number(attributes.get('s') ?? Number.NaN);
    this.cell = {
      type: attributes.get('t')?.trim() ?? '',
      style: Number.isNaN(style) ? null : style,
      ...{ value: null, ownText: null, hasFormula: false },
    };
    this.place = 'cell';
    return true;
  }

  private openInside(name: string, attributes: Attributes): boolean {
    switch (name) {
      case 'v':
        if (this.cell.value !== null) throw corrupt('A cell has two values.');
        this.cell.value = '';
        this.place = 'value';
        return true;
      case 'f':
        this.cell.hasFormula = true;
        this.arrays.add(attributes);
        this.place = 'formula';
        return true;
      case 'is':
        if (this.cell.ownText !== null) throw corrupt('A cell has two texts.');
        this.rich.begin();
        this.place = 'own-text';
        return true;
      case 'extLst':
        return false;
      default:
        throw corrupt('Something stands in a cell.');
    }
  }

  private putCell(): void {
    const { cell } = this;
    if (!cell.hasFormula && this.arrays.fill(this.cellRow, this.column)) cell.hasFormula = true;
    this.sink.cell(this.cellRow, this.column, cellOf(cell, this.formats, this.texts));
  }

  private addMerge(ref: string): void {
    const merge = rangeOf(ref);
    if (merge) this.merges.push(...mergesMatter([merge]));
  }
}

function rowNumber(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) === 0) throw corrupt('A row has a number nobody knows.');
  return Number(text);
}

// Formulas that fill a range: their results lie in cells that do not say so, and may never have been stored.

/** Columns looked at for all formulas of a sheet together. */
const mostWork = 50_000_000;

class ArrayFormulas {
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
