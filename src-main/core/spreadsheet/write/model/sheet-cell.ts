import type { Card } from '../../../pdf/pdf-model.ts';

/** A cell of a report on its way to the file: text stays text (digits exact), numbers are numbers. */
export type SheetCell =
  | string
  | number
  | null
  /** A number in a cell of text: what is typed over it stays text. */
  | { number: number }
  /** `#N/A` and the like, as what it is. */
  | { error: string }
  /** YYYY-MM-DD. */
  | { date: string }
  /** YYYY-MM-DD HH:MM, or with seconds, in local time. */
  | { moment: string }
  /** `tel:`, `mailto:` or `https:`; what is none of these is written as its text alone. */
  | { link: string; text: string };

export type PersonRow = {
  /** In the order of the headings. */
  cells: readonly SheetCell[];
  /** The file's own columns, by heading. */
  extra: readonly { heading: string; text: string }[];
  /** Of a PDF, in place of cells. */
  card?: Card;
  /** Which of the job's sheets it stands on; without it the first. */
  sheet?: number;
};
