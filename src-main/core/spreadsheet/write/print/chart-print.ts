/** The same tables as a PDF: bars beside the figures in place of Excel's charts. */
import type { Language } from '../../../../contract/settings.ts';
import { createPdfFile } from '../../../pdf/pdf-file.ts';
import type { Paper, TextLine } from '../../../pdf/pdf-model.ts';
import type { ChartBookJob, ChartColumn, ChartPage, ChartTable } from '../model/chart-book.ts';
import { writeWhole } from '../place/write-whole.ts';
import { pictureLine } from './picture-line.ts';

/** Figures that stand beside each other on paper; a table of more goes on below. */
const mostFigures = 7;

/** Errors: those of the system. */
export function writeChartPrint({ pages, language, password, ...place }: ChartBookJob, paper: Paper): void {
  const file = createPdfFile(paper, password);
  const text = pages.flatMap((page) => linesOf(page, language));
  writeWhole(place, Buffer.concat([...file.pieces(text)]));
}

function linesOf({ headline, facts, tables, notes, logo }: ChartPage, language: Language): TextLine[] {
  return [
    ...(logo === null ? [] : pictureLine(logo)),
    { headline },
    ...facts.map((fact): TextLine => ({ fact })),
    ...tables.flatMap((table) => tableLines(table, language)),
    'gap',
    ...notes.flatMap((paragraph): TextLine[] => [{ paragraph }]),
    'gap',
  ];
}

function tableLines({ title, labels, columns, rows, chart, note }: ChartTable, language: Language): TextLine[] {
  const lines: TextLine[] = ['gap', { section: title }];
  for (let from = 0; from < columns.length; from += mostFigures) {
    const shown = columns.slice(from, from + mostFigures);
    if (from > 0) lines.push('gap');
    const drawn = from > 0 || chart === null ? [] : chart.series.filter(({ shade }) => !shade.endsWith('Before'));
    const most = Math.max(0, ...rows.flatMap(({ values }) => drawn.map(({ column }) => values[column] ?? 0)));
    lines.push({ row: { label: labels, figures: shown.map(({ heading }) => heading), bars: [], heading: true } });
    for (const { label, values } of rows) {
      const bars = drawn.map(({ column, shade }) => ({
        share: most === 0 ? 0 : (values[column] ?? 0) / most,
        dark: shade === 'strong',
      }));
      const figures = shown.map((column, index) => shownAs(values[from + index] ?? null, column, language));
      lines.push({ row: { label, figures, bars } });
    }
    if (rows.length === 0) lines.push({ paragraph: '–' });
  }
  if (note !== null) lines.push({ paragraph: note });
  return lines;
}

function shownAs(value: number | null, { kind }: ChartColumn, language: Language): string {
  if (value === null) return '';
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  return kind === 'share'
    ? value.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 })
    : value.toLocaleString(locale, { maximumFractionDigits: 2 });
}
