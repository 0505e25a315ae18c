/** A small workbook of tables with charts of Excel's own beside them, as plain data that crosses to the writing process. */
import type { Language } from '../../../../contract/settings.ts';
import type { BytesPlace } from '../../../kernel/sealed-bytes.ts';
import type { Paper } from '../../../pdf/pdf-model.ts';
import type { PageFooter, PagePicture } from './workbook-model.ts';

export type ChartColumn = { heading: string; kind: 'number' | 'share' | 'rupiah' };
/** `strong` and `light` differ in grey, too. */
export type ChartShade = 'strong' | 'light' | 'strongBefore' | 'lightBefore';

export type ChartTable = {
  title: string;
  /** Above the labels. */
  labels: string;
  columns: readonly ChartColumn[];
  rows: readonly { label: string; values: readonly (number | null)[] }[];
  /** Lying bars, or standing columns where the labels are times. `series`: which columns it draws, from 0. */
  chart: { form: 'bars' | 'columns'; series: readonly { column: number; name: string; shade: ChartShade }[] } | null;
  note: string | null;
};

export type ChartPage = {
  name: string;
  headline: string;
  facts: readonly (readonly [label: string, fact: string])[];
  tables: readonly ChartTable[];
  /** Sentences at the end. */
  notes: readonly string[];
  footer: PageFooter;
  /** On paper alone, above the headline. */
  logo: PagePicture | null;
};

export type ChartBookJob = BytesPlace & {
  language: Language;
  pages: readonly ChartPage[];
  /** Of a PDF: what stands on every page of it; null: a workbook. */
  paper: Paper | null;
  password: string | null;
};
