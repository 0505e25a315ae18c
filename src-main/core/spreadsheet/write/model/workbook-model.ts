/**
 * What a written workbook looks like, as plain data that crosses to the writing process: sheets of rows with columns of a
 * kind each, and pages of sentences and facts. Nothing here knows the library that writes it.
 */
import type { SheetCell } from './sheet-cell.ts';

/**
 * `text` keeps digits as they are; `rupiah` is a number with separators; `date` and `moment` are real dates of Excel; a
 * `link` opens what its cell names; a `choice` is one of the column's `choices`.
 */
export type ColumnKind = 'text' | 'number' | 'rupiah' | 'date' | 'moment' | 'link' | 'choice';

/** How good a row's news are: a colour on screen, and a sign that also prints in black and white. */
export const tones = ['good', 'likely', 'doubt', 'bad', 'unknown'] as const;
export type Tone = (typeof tones)[number];
export const toneSigns: Readonly<Record<Tone, string>> = { good: '●', likely: '◐', doubt: '○', bad: '✕', unknown: '?' };

export type SheetColumn = {
  heading: string;
  kind: ColumnKind;
  /** Characters. By what stands in the column, within these; without them 6 and 60. */
  width?: { least?: number; most?: number };
  /** Left open for whoever works with the sheet: shaded lightly, and open where the sheet is protected. */
  fillIn?: boolean;
  /** Offered as a drop-down; others are refused. */
  choices?: readonly string[];
  /** Shown beside a cell of the column that somebody is about to fill in; at most 255 characters. */
  advice?: string;
  /** Long texts go on in further lines of the cell. */
  wrap?: boolean;
  /** Rows whose cell here has that text, or begins with it, have that tone, in every column that is `toned`. */
  tones?: readonly { text: string; tone: Tone }[];
  /** Coloured by the row's tone. */
  toned?: boolean;
};

/** Of every printed page; `{{page}}` and `{{pages}}` are its number and how many there are. */
export type PageFooter = { left?: string; middle?: string; right?: string };

export type SheetLayout = {
  /** Where rows do not fit into one sheet, further ones have a number behind it. */
  name: string;
  columns: readonly SheetColumn[];
  /** So many first columns stay in view beside the headings, and are printed again on every page. */
  keptColumns?: number;
  footer?: PageFooter;
  /** Only the `fillIn` cells can be typed into; no password, it is a help and no lock. */
  isProtected?: boolean;
};

export type PageLine =
  /** Cells side by side: a fact is a label and what it is. */
  | readonly SheetCell[]
  | { headline: string }
  | { section: string }
  /** A sentence or more, over the whole width. */
  | { paragraph: string }
  /** The headings of the lines that follow. */
  | { table: readonly string[] };

/** Sides in pixels. */
export type PagePicture = { format: 'png' | 'jpeg'; width: number; height: number; base64: string };

/** Pixels, at 96 to an inch. */
const logoBox = { width: 260, height: 72 };

/** How large it is shown: at its own shape, a small one not blown up. */
export function logoSize({ width, height }: Pick<PagePicture, 'width' | 'height'>): { width: number; height: number } {
  const scale = Math.min(1, logoBox.width / width, logoBox.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A sheet to read: a cover in front of the rows, or a summary behind them. */
export type Page = {
  name: string;
  place: 'first' | 'last';
  lines: readonly PageLine[];
  footer?: PageFooter;
  /** Above the lines. */
  logo?: PagePicture;
};
