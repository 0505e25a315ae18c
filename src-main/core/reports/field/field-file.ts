/** One file of a field report: the sheet or the lines of its people, and the cover in front of them. */
import { setImmediate } from 'node:timers/promises';
import type { Branch } from '../../../contract/branch.ts';
import { dayMs } from '../../../contract/calendar.ts';
import type { ContactOpening } from '../../../contract/contact.ts';
import { canBeLocked } from '../../../contract/files.ts';
import type { List } from '../../../contract/lists.ts';
import type { FieldOptions, HolidaysState } from '../../../contract/reports.ts';
import { fieldReportWords } from '../../../words/field-report.ts';
import { fieldWords } from '../../../words/fields.ts';
import { labelWords } from '../../../words/labels.ts';
import type { NamedCell } from '../../imports/columns/column-names.ts';
import { plainHeading } from '../../imports/columns/heading-words.ts';
import type { ShownColumns, WithheldColumns } from '../../imports/columns/withheld-columns.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import { footerOf } from '../../spreadsheet/write/model/footer.ts';
import type { PersonRow } from '../../spreadsheet/write/model/sheet-cell.ts';
import type { Page } from '../../spreadsheet/write/model/workbook-model.ts';
import type { ReportJob } from '../../spreadsheet/write/writing-questions.ts';
import type { RowCodes } from '../outcomes/row-code.ts';
import { nextContactWindow } from './contact-window.ts';
import { type CoverFacts, coverPage } from './cover-page.ts';
import { addressWeight, customerZone } from './customer-zone.ts';
import { columnsInView, type FieldSheet, fieldColumns, type SheetPerson, shownNik } from './field-columns.ts';
import type { FieldPeople, FieldPerson } from './field-person.ts';
import type { FieldGroup, FieldPlan } from './field-plan.ts';
import type { Holidays } from './holidays.ts';
import { keptCells } from './kept-columns.ts';
import { machineColumns } from './machine-columns.ts';
import { createVisitCards, visitPaper } from './visit-card.ts';

export type FieldFileDeps = {
  people: FieldPeople;
  withheld: WithheldColumns;
  codes: RowCodes;
  holidays: Holidays & HolidaysState;
  lists: readonly List[];
  options: FieldOptions;
  plan: FieldPlan;
  reportId: number;
  madeBy: string;
  /** Milliseconds since the epoch: the moment that windows and ages are told from. */
  now: number;
  password: string | null;
  purpose: string;
  branch: Branch;
};

/** How long after it was made a sheet is worked from: so far ahead it is said which holidays are not known. */
const workedFromMs = 31 * dayMs;

export function createFieldFiles(deps: FieldFileDeps) {
  const { lists, options, plan, holidays, now } = deps;
  const practice = lists.some((list) => list.practice);
  const sheet: FieldSheet = {
    language: options.language,
    nik: options.nik,
    practice,
    withContacts: lists.some(({ ecConsent }) => ecConsent),
    severalLists: lists.length > 1,
    kept: plan.kept,
    without: options.without,
  };
  const onPaper = options.format === 'pdf';
  const columns = columnsOf(sheet, options);
  const cardOf = createVisitCards(sheet);
  const openings = new Map<string, ContactOpening>();
  const weights = new Map<string, number | null>();
  const shownOf = new Map<number, ShownColumns>(lists.map(({ id }) => [id, deps.withheld.of(id)]));

  function openingOf(cells: readonly NamedCell[], nik: string): ContactOpening {
    const { zone, basis } = customerZone(addressesOf(cells, weights), nik);
    const key = `${zone} ${basis}`;
    const opening = openings.get(key) ?? { basis, window: nextContactWindow(now, zone, holidays) };
    openings.set(key, opening);
    return opening;
  }

  function personRow(person: FieldPerson, order: number): PersonRow {
    const { row, item } = person;
    const cells = shownOf.get(row.list_id)?.further(JSON.parse(row.extra) as NamedCell[]) ?? [];
    const shown: SheetPerson = {
      ...person,
      order,
      opening: openingOf(cells, row.nik),
      kept: keptCells(plan.kept, cells),
      code: deps.codes.codeOf(row.id, deps.reportId, {
        nik: shownNik(row.nik, options.nik),
        phone: row.phone,
        name: row.name,
      }),
      ageDays: item.answeredAt === null ? null : Math.max(0, Math.floor((now - item.answeredAt) / dayMs)),
    };
    return onPaper
      ? { cells: [], extra: [], card: cardOf(shown) }
      : { cells: columns.map(({ cell }) => cell(shown)), extra: [] };
  }

  return {
    job(place: BytesPlace, group: FieldGroup): ReportJob {
      const { language, format } = options;
      const names = lists.map(({ name }) => name).join(', ');
      const what = [deps.branch.name, group.value, names].filter((part) => part !== null).join(' – ');
      return {
        ...place,
        format,
        language,
        password: canBeLocked(format) ? deps.password : null,
        ...(onPaper && { paper: visitPaper(sheet, what, now) }),
        keepsSheets: true,
        sheets: [
          {
            name: fieldReportWords[language].sheets.people,
            columns: columns.map(({ column }) => column),
            keptColumns: columnsInView,
            footer: footerOf(practice ? `${labelWords[language].practiceMark}: ${what}` : what, language, now),
            isProtected: true,
          },
        ],
      };
    },
    /** Slices of the main thread's time, made when they are fetched: read and judged in one turn, put into words in the next. */
    async *slices(group: FieldGroup): AsyncGenerator<PersonRow[]> {
      let order = 0;
      for (const people of deps.people.byIds(group.ids)) {
        await setImmediate();
        yield people.map((person) => {
          order += 1;
          return personRow(person, order);
        });
      }
    },
    pages(group: FieldGroup): Page[] {
      const facts: CoverFacts = {
        language: options.language,
        practice,
        lists: lists.map(({ name }) => name),
        by: plan.by === null ? null : { heading: plan.by, value: group.value },
        sortedBy: options.sort && {
          heading: plan.sortedBy ?? fieldWords[options.language].name,
          descending: options.sort.descending,
        },
        onPaper,
        people: group.ids.length,
        purpose: deps.purpose,
        branch: deps.branch,
        nik: options.nik,
        madeBy: deps.madeBy,
        madeAt: now,
        holidays,
        unknownYears: unknownYears(now, holidays),
        givenBefore: group.givenBefore,
      };
      return [coverPage(facts)];
    },
  };
}

/** A PDF has cards instead. */
function columnsOf(sheet: FieldSheet, { format }: FieldOptions) {
  return format === 'xlsx' ? fieldColumns(sheet) : format === 'pdf' ? [] : machineColumns(sheet);
}

function unknownYears(now: number, holidays: Holidays): number[] {
  const years = [now, now + workedFromMs].map((at) => new Date(at).getFullYear());
  return [...new Set(years)].filter((year) => !holidays.isKnown(year));
}

/** What the columns say of where the customer lives, the one that counts most first. `weights`: by heading, worked out once. */
function addressesOf(cells: readonly NamedCell[], weights: Map<string, number | null>): string[] {
  const found: { weight: number; text: string }[] = [];
  for (const { heading, text } of cells) {
    const key = plainHeading(heading);
    let weight = weights.get(key);
    if (weight === undefined) {
      weight = addressWeight(heading);
      weights.set(key, weight);
    }
    if (weight !== null && text !== '') found.push({ weight, text });
  }
  return found.sort((a, b) => a.weight - b.weight).map(({ text }) => text);
}
