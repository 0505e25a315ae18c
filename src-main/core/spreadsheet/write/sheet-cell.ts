import type { FileFormat } from '../../../contract/files.ts';
import type { Language } from '../../../contract/settings.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';

/** A cell of a report on its way to the file: text stays text (digits exact), numbers are numbers. */
export type SheetCell =
  | string
  | number
  | null
  /** A number in a cell of text: what is typed over it stays text. */
  | { number: number }
  /** `#N/A` and the like, as what it is. */
  | { error: string };

export type PersonRow = {
  /** In the order of the headings. */
  cells: SheetCell[];
  /** The file's own columns, by heading. */
  extra: { heading: string; text: string }[];
};

export type ReportJob = BytesPlace & {
  format: FileFormat;
  /** `rows`: of the first sheet; where they do not fit into one, of further ones too, with a number behind it. */
  sheetNames: { rows: string; summary: string };
  headings: string[];
};

/** To the writing process. Every `rows` is acknowledged before the next is sent. */
export type ToWriter =
  /** The import template, which needs no rows. */
  | { kind: 'template'; place: BytesPlace; language: Language }
  | { kind: 'begin'; job: ReportJob }
  | { kind: 'rows'; rows: PersonRow[] }
  | { kind: 'end'; summary: SheetCell[][] };

export type FromWriter =
  | { kind: 'taken' }
  | { kind: 'written' }
  | { kind: 'failed'; code: 'disk-full' | 'file-not-writable' | 'internal'; message: string };
