/** The first sheet of a field workbook: what it is, the rules of contact, which holidays are known, and how it comes back. */
import type { Branch } from '../../../contract/branch.ts';
import { localDay, localMinute } from '../../../contract/calendar.ts';
import type { GivenBefore, HolidaysState, NikForm } from '../../../contract/reports.ts';
import type { Language } from '../../../contract/settings.ts';
import { fieldReportWords } from '../../../words/field-report.ts';
import { labelWords } from '../../../words/labels.ts';
import { purposeWords } from '../../../words/purposes.ts';
import { reportWords } from '../../../words/report.ts';
import { fill } from '../../../words/text.ts';
import { verdictWords } from '../../../words/verdicts.ts';
import type { Page, PageLine } from '../../spreadsheet/write/model/workbook-model.ts';

export type CoverFacts = {
  language: Language;
  practice: boolean;
  lists: readonly string[];
  /** The heading it was parted by, and what it says of everybody here; null: it was not, or says nothing. */
  by: { heading: string; value: string | null } | null;
  /** By the heading as the sheet shows it; null: by the chance of reaching the person. */
  sortedBy: { heading: string; descending: boolean } | null;
  /** It is filled in with a pen. */
  onPaper: boolean;
  people: number;
  purpose: string;
  /** Whose report it is. */
  branch: Branch;
  nik: NikForm;
  madeBy: string;
  madeAt: number;
  holidays: HolidaysState;
  /** Years in which somebody may be contacted by this sheet, of which nobody knows the holidays. */
  unknownYears: readonly number[];
  givenBefore: readonly GivenBefore[];
};

export function coverPage(facts: CoverFacts): Page {
  const { language, by } = facts;
  const words = fieldReportWords[language];
  const { cover, paper } = words;
  const { name: branchName, logo } = facts.branch;
  const lines: PageLine[] = [
    ...(branchName === null ? [] : [{ section: branchName }]),
    { headline: by?.value ? `${cover.title}: ${by.value}` : cover.title },
    ...(facts.practice ? [{ paragraph: cover.practice }] : []),
    [cover.madeAt, { moment: localMinute(facts.madeAt) }],
    [cover.madeBy, facts.madeBy],
    ...(by === null ? [] : [[by.heading, by.value ?? fill(words.withoutValue, { heading: by.heading })]]),
    [cover.people, facts.people],
    [cover.lists, facts.lists.join(', ')],
    [purposeWords[language].label.purpose, facts.purpose],
    [cover.order, orderText(facts)],
    [cover.nik, cover[facts.nik]],
    [],
    { section: cover.fillIn },
    { paragraph: fill(facts.onPaper ? paper.fillInText : cover.fillInText, { madeBy: facts.madeBy }) },
    { paragraph: facts.onPaper ? paper.fillInBranch : cover.fillInBranch },
    [],
    { section: cover.legal },
    { paragraph: cover.hours },
    { paragraph: cover.manners },
    { paragraph: cover.contacts },
    ...holidayLines(facts),
    [],
    { section: labelWords[language].reading },
    { paragraph: verdictWords[language].ourReading },
    ...givenLines(facts),
    [],
    { paragraph: reportWords[language].notAdvice },
  ];
  return { name: words.sheets.cover, place: 'first', lines, ...(logo !== null && { logo }) };
}

function orderText({ language, sortedBy }: CoverFacts): string {
  const { cover } = fieldReportWords[language];
  if (sortedBy === null) return cover.orderText;
  return fill(sortedBy.descending ? cover.sortedDown : cover.sortedUp, { heading: sortedBy.heading });
}

function holidayLines({ language, holidays, unknownYears }: CoverFacts): PageLine[] {
  const { cover } = fieldReportWords[language];
  return [
    [cover.holidays, fill(cover.holidaysText, { years: holidays.years.join(', '), source: holidays.source })],
    ...unknownYears.map((year) => ({ paragraph: fill(cover.holidaysUnknown, { year: String(year) }) })),
    ...holidays.problems.map(({ place, fault, at }) => ({
      paragraph: fill(cover.holidaysProblem[fault], {
        folder: cover.folder[place],
        at: at === null ? '' : fill(cover.problemAt, { at }),
      }),
    })),
  ];
}

function givenLines({ language, givenBefore }: CoverFacts): PageLine[] {
  if (givenBefore.length === 0) return [];
  const { cover } = fieldReportWords[language];
  return [
    [],
    { section: cover.givenBefore },
    ...givenBefore.map(({ people, fileName, madeAt, madeBy }) => ({
      paragraph: fill(cover.givenBeforeText, { people: String(people), fileName, day: localDay(madeAt), madeBy }),
    })),
  ];
}
