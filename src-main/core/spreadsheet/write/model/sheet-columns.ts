import type { SheetCell } from './sheet-cell.ts';
import type { ColumnKind, SheetColumn } from './workbook-model.ts';

/**
 * The columns of a written file, in its order. The keys are those of their headings in words/, so that neither a column
 * without a heading nor a heading without its column compiles.
 */
export type SheetColumns<Texts extends { headings: object }, Of> = Readonly<
  Record<keyof Texts['headings'], (of: Of, texts: Texts) => SheetCell>
>;

export function headingsOf<Key extends string>(
  columns: Readonly<Record<Key, unknown>>,
  { headings }: { headings: Readonly<Record<Key, string>> },
): string[] {
  return (Object.keys(columns) as Key[]).map((column) => headings[column]);
}

export function cellsOf<Texts extends { headings: object }, Of>(
  columns: SheetColumns<Texts, Of>,
  of: Of,
  texts: Texts,
): SheetCell[] {
  return Object.values<(of: Of, texts: Texts) => SheetCell>(columns).map((cell) => cell(of, texts));
}

/** Of the columns that are no text. */
export type ColumnKinds<Texts extends { headings: object }> = Readonly<
  Partial<Record<keyof Texts['headings'], ColumnKind>>
>;

export function sheetColumns<Key extends string>(
  columns: Readonly<Record<Key, unknown>>,
  { headings }: { headings: Readonly<Record<Key, string>> },
  kinds: Readonly<Partial<Record<Key, ColumnKind>>>,
): SheetColumn[] {
  return (Object.keys(columns) as Key[]).map((column) => ({
    heading: headings[column],
    kind: kinds[column] ?? 'text',
  }));
}
