/** The summary's workbook, sheet by sheet, and its lines for machines. */
import type { Branch } from '../../../contract/branch.ts';
import { localMinute } from '../../../contract/calendar.ts';
import type { Language } from '../../../contract/settings.ts';
import type { Summary, SummaryDays } from '../../../contract/summary.ts';
import { fieldReportWords } from '../../../words/field-report.ts';
import { reportWords } from '../../../words/report.ts';
import { summaryWords } from '../../../words/summary.ts';
import {
  type Measure,
  type SummarySection,
  type SummarySheet,
  summarySections,
} from '../../../words/summary-sections.ts';
import { fill } from '../../../words/text.ts';
import { verdictWords } from '../../../words/verdicts.ts';
import { workbookWords } from '../../../words/workbook.ts';
import type { Paper } from '../../pdf/pdf-model.ts';
import type { ChartPage, ChartShade, ChartTable } from '../../spreadsheet/write/model/chart-book.ts';
import { footerOf } from '../../spreadsheet/write/model/footer.ts';
import type { PersonRow, SheetCell } from '../../spreadsheet/write/model/sheet-cell.ts';
import type { SheetColumn } from '../../spreadsheet/write/model/workbook-model.ts';

export type SummaryFacts = {
  summary: Summary;
  language: Language;
  /** Whose summary it is. */
  branch: Branch;
  /** Of the chosen lists; null: all. */
  lists: readonly string[] | null;
  madeBy: string;
  madeAt: number;
};

const shades: Readonly<Record<Measure['of'], readonly ChartShade[]>> = {
  period: ['strong', 'light'],
  compare: ['strongBefore', 'lightBefore'],
};

/** `printed`: with bars in place of charts. */
export function summaryPages(facts: SummaryFacts, printed: boolean): ChartPage[] {
  const { summary, language, branch, lists, madeBy, madeAt } = facts;
  const words = summaryWords[language];
  const report = reportWords[language];
  const sections = summarySections(summary, language);
  const footer = footerOf(words.title, language, madeAt);
  const about: [string, string][] = [
    [words.period, daysText(summary.period, language)],
    ...(summary.compare ? [[words.compare, daysText(summary.compare, language)] as [string, string]] : []),
  ];
  return (Object.keys(words.sheet) as SummarySheet[]).map((sheet) => ({
    name: words.sheet[sheet],
    headline:
      sheet === 'main'
        ? branch.name === null
          ? words.title
          : `${words.title}: ${branch.name}`
        : `${words.title}: ${words.sheet[sheet]}`,
    facts:
      sheet === 'main'
        ? [
            ...(summary.practice ? [[words.lists, words.practice] as [string, string]] : []),
            ...about,
            [words.lists, lists === null ? words.allLists : lists.join(', ')],
            [report.madeBy, madeBy],
            [report.madeAt, localMinute(madeAt)],
          ]
        : about,
    tables: sections.filter((section) => section.sheet === sheet).map((section) => tableOf(section, summary, language)),
    notes:
      sheet === 'main'
        ? [
            ...(printed ? [words.bars] : []),
            ...[words.noPerson, words.countedOn, words.countedTwice, words.reachedMeans, words.savedMeans],
            ...[words.provinceMeans, verdictWords[language].ourReading],
          ]
        : [],
    footer,
    logo: printed && sheet === 'main' ? branch.logo : null,
  }));
}

/** What stands on every printed page. Nobody fills it in. */
export function summaryPaper({ summary, language, branch, madeAt }: SummaryFacts): Paper {
  const words = summaryWords[language];
  const { continued, unprintable } = fieldReportWords[language].paper;
  return {
    ...{ language, continued, unprintable, createdAt: madeAt, madeAt: localMinute(madeAt) },
    heading: [words.title, branch.name, daysText(summary.period, language)].filter((part) => part !== null).join(': '),
    mark: summary.practice ? words.practice : null,
    pages: workbookWords[language].footer.pages,
    form: { title: '', boxes: [], rows: [] },
  };
}

function tableOf(
  { title, labels, measures, rows, chart, note }: SummarySection,
  summary: Summary,
  language: Language,
): ChartTable {
  const words = summaryWords[language];
  const beside = summary.compare !== null;
  // Of several columns those of the other period say so.
  const named = ({ heading, of }: Measure) => (beside && of === 'compare' ? `${words.compare}: ${heading}` : heading);
  const drawn: Record<Measure['of'], number> = { period: 0, compare: 0 };
  const series = measures.flatMap((measure, column) => {
    if (!measure.draw) return [];
    const shade = shades[measure.of][drawn[measure.of]++] ?? 'strong';
    return [{ column, name: named(measure), shade }];
  });
  return {
    ...{ title, labels, rows, note },
    columns: measures.map((measure) => ({ heading: named(measure), kind: measure.kind })),
    chart: chart === null ? null : { form: chart, series },
  };
}

function daysText({ from, to }: SummaryDays, language: Language): string {
  return fill(summaryWords[language].days, { from, to });
}

export function summaryLineColumns(language: Language): SheetColumn[] {
  const words = summaryWords[language];
  return [words.from, words.to, words.sectionColumn, words.item, words.measure, words.value].map((heading) => ({
    ...{ heading, kind: 'text' as const },
  }));
}

/** One line for each figure of each period: for a machine to read. */
export function summaryLines({ summary, language }: Pick<SummaryFacts, 'summary' | 'language'>): PersonRow[] {
  return summarySections(summary, language).flatMap(({ title, measures, rows }) =>
    rows.flatMap(({ label, values }) =>
      measures.flatMap(({ heading, of }, index): PersonRow[] => {
        const days = summary[of];
        const value = values[index] ?? null;
        if (days === null || value === null) return [];
        const cells: SheetCell[] = [days.from, days.to, title, label, heading, value];
        return [{ cells, extra: [] }];
      }),
    ),
  );
}
