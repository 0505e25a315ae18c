import type { FileFormat } from '../../../contract/files.ts';
import type { Language } from '../../../contract/settings.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import type { Question } from '../../worker/questions.ts';

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

/** The rest is made when it is fetched; with the last rows comes what the summary sheet says. */
export type MoreRows = { rows: PersonRow[] } | { summary: SheetCell[][] };

/** `null`: it is written. */
export type WriteFailure = { code: 'disk-full' | 'file-not-writable' | 'internal'; message: string } | null;

/** What is asked of the writing process. */
export type WritingQuestions = {
  report: Question<ReportJob, WriteFailure, { more(nothing: null): Promise<MoreRows> }>;
  /** The import template, which needs no rows. */
  template: Question<{ place: BytesPlace; language: Language }, WriteFailure>;
};
