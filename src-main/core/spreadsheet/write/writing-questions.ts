/** What is asked of the writing process. */
import type { ReportFormat } from '../../../contract/files.ts';
import type { Language } from '../../../contract/settings.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import type { Paper } from '../../pdf/pdf-model.ts';
import type { Question } from '../../worker/questions.ts';
import type { ArchiveJob } from './archive.ts';
import type { ChartBookJob } from './model/chart-book.ts';
import type { PersonRow } from './model/sheet-cell.ts';
import type { Page, SheetLayout } from './model/workbook-model.ts';

export type ReportJob = BytesPlace & {
  format: ReportFormat;
  /** Of what the writer itself has to say in the file. */
  language: Language;
  /** At least one, but of a PDF, which has cards. A CSV file has no sheets: it holds the rows of the first. */
  sheets: readonly SheetLayout[];
  /** Nobody adds, renames or removes sheets. */
  keepsSheets?: boolean;
  /** Of a PDF: what stands on every page of it. */
  paper?: Paper;
  /** Of a workbook or a PDF: encrypts it. A lost one cannot be recovered. */
  password?: string | null;
};

/** The rest is made when it is fetched; after the last rows come the pages of the workbook. */
export type MoreRows = { rows: readonly PersonRow[] } | { pages: readonly Page[] };

/** `null`: it is written. */
export type WriteFailure = { code: 'disk-full' | 'file-not-writable' | 'internal'; message: string } | null;

export type WritingQuestions = {
  report: Question<ReportJob, WriteFailure, { more(nothing: null): Promise<MoreRows> }>;
  /** Tables with charts, which need no rows. */
  charts: Question<ChartBookJob, WriteFailure>;
  /** Files that were written before, as one zip. */
  archive: Question<ArchiveJob, WriteFailure>;
  /** The import template, which needs no rows. */
  template: Question<{ place: BytesPlace; language: Language }, WriteFailure>;
};
