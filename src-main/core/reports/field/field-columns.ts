/**
 * The columns of a field sheet, in reading order: who, how to reach them, why, when; the list's own columns; what the agent fills in;
 * and the row's code, by which it comes back (core/reports/outcomes).
 */
import { type VerdictKind, verdictKinds } from '../../../contract/answer.ts';
import { localDay } from '../../../contract/calendar.ts';
import type { ContactOpening } from '../../../contract/contact.ts';
import { maskNik } from '../../../contract/masked.ts';
import { fillInColumns, outcomeKinds } from '../../../contract/outcomes.ts';
import type { NikForm, OptionalColumn } from '../../../contract/reports.ts';
import type { Language } from '../../../contract/settings.ts';
import { contactText, fieldReportWords } from '../../../words/field-report.ts';
import { fieldWords } from '../../../words/fields.ts';
import { labelWords } from '../../../words/labels.ts';
import { outcomeWords } from '../../../words/outcomes.ts';
import { fill } from '../../../words/text.ts';
import { relationText, stepReasonText, verdictWords } from '../../../words/verdicts.ts';
import type { SheetCell } from '../../spreadsheet/write/model/sheet-cell.ts';
import { type SheetColumn, toneSigns } from '../../spreadsheet/write/model/workbook-model.ts';
import { verdictTones } from '../verdict-tones.ts';
import { callLinks } from './call-links.ts';
import type { FieldPerson } from './field-person.ts';
import type { KeptColumn } from './kept-columns.ts';

/** A person with what only the sheet knows of them. */
export type SheetPerson = FieldPerson & {
  /** From 1, the one to begin with. */
  order: number;
  opening: ContactOpening;
  /** In the order of the kept columns. */
  kept: SheetCell[];
  code: string;
  ageDays: number | null;
};

export type FieldSheet = {
  language: Language;
  nik: NikForm;
  practice: boolean;
  /** Of its lists at least one whose emergency contacts have consented. */
  withContacts: boolean;
  /** It is of more lists than one. */
  severalLists: boolean;
  kept: readonly KeptColumn[];
  without: readonly OptionalColumn[];
};

/** `name`: one that may be left out. */
type Column = { name?: OptionalColumn; column: SheetColumn; cell: (person: SheetPerson) => SheetCell };

/** How many of the person's other numbers are named. */
export const mostNumbers = 3;
/** Order, verdict and name stay in view. */
export const columnsInView = 3;

export function shownNik(nik: string, form: NikForm): string {
  return form === 'masked' ? maskNik(nik) : nik;
}

export function fieldColumns(sheet: FieldSheet): Column[] {
  const { language, practice } = sheet;
  const words = fieldReportWords[language];
  const labels = labelWords[language];
  const fields = fieldWords[language];
  const verdicts = verdictWords[language];
  const marked = (text: string) => (practice ? `${labels.practiceMark}: ${text}` : text);
  // The sign says it where the print has no colours.
  const verdictText = (kind: VerdictKind) => `${toneSigns[verdictTones[kind]]} ${marked(verdicts.kind[kind])}`;
  const own: Column[] = [
    { column: { heading: words.headings.order, kind: 'number', width: { most: 6 } }, cell: ({ order }) => order },
    {
      column: {
        heading: labels.verdict,
        kind: 'text',
        toned: true,
        wrap: true,
        width: { most: 22 },
        tones: verdictKinds.map((kind) => ({ text: verdictText(kind), tone: verdictTones[kind] })),
      },
      cell: ({ item }) => verdictText(item.verdict.kind),
    },
    { column: { heading: fields.name, kind: 'text', wrap: true, width: { most: 28 } }, cell: ({ row }) => row.name },
    {
      column: { heading: words.headings.call, kind: 'link', width: { least: 16 } },
      cell: ({ call }) => linked(call, marked, (links) => links.tel),
    },
    {
      name: 'whatsapp',
      column: { heading: words.headings.whatsapp, kind: 'link', width: { least: 16 } },
      cell: ({ call }) => linked(call, marked, (links) => links.whatsapp),
    },
    {
      name: 'operator',
      column: { heading: labels.operator, kind: 'text' },
      cell: ({ call, row }) => callLinks(call ?? row.phone)?.operator ?? null,
    },
    {
      column: { heading: labels.nextStep, kind: 'text', wrap: true, width: { most: 26 } },
      cell: ({ item }) => marked(verdicts.nextStep[item.verdict.nextStep]),
    },
    {
      name: 'reason',
      column: { heading: labels.reason, kind: 'text', wrap: true, width: { most: 40 } },
      cell: ({ item: { verdict } }) =>
        [verdicts.reason[verdict.reason], stepReasonText(language, verdict)].filter(Boolean).join(' '),
    },
    {
      column: { heading: words.headings.contactWindow, kind: 'text', wrap: true, width: { most: 26 } },
      cell: ({ opening }) => contactText(language, opening),
    },
    {
      name: 'answerAge',
      column: { heading: words.headings.answerAge, kind: 'number', width: { most: 10 } },
      cell: ({ ageDays }) => ageDays,
    },
    {
      name: 'otherNumbers',
      column: { heading: words.headings.otherNumbers, kind: 'text', wrap: true, width: { most: 34 } },
      cell: (person) => otherNumbers(person, language),
    },
    {
      name: 'lastOutcome',
      column: { heading: words.headings.lastOutcome, kind: 'text', wrap: true, width: { most: 26 } },
      cell: (person) => lastOutcome(person, language),
    },
  ];
  const who: Column[] = [
    { column: { heading: fields.phone, kind: 'text' }, cell: ({ row }) => row.phone },
    { column: { heading: fields.nik, kind: 'text' }, cell: ({ row }) => shownNik(row.nik, sheet.nik) },
    ...(sheet.severalLists
      ? [{ column: { heading: labels.list, kind: 'text' }, cell: ({ row }) => row.list_name } satisfies Column]
      : []),
  ];
  const all = [...own, ...who, ...contactColumns(sheet, marked), ...keptColumns(sheet), ...fillIn(language)];
  return all.filter(({ name }) => name === undefined || !sheet.without.includes(name));
}

/** Without a link the number itself is no use here: the list's own stands in its column. */
function linked(
  phone: string | null,
  marked: (text: string) => string,
  of: (links: NonNullable<ReturnType<typeof callLinks>>) => string | null,
): SheetCell {
  const links = phone === null ? null : callLinks(phone);
  const link = links && of(links);
  return link && phone ? { link, text: marked(phone) } : null;
}

export function otherNumbers({ numbers, call }: SheetPerson, language: Language): SheetCell {
  const words = fieldReportWords[language];
  const named = numbers.filter(({ phone }) => phone !== call).slice(0, mostNumbers);
  const texts = named.map(({ phone, kind, answeredAt }) =>
    fill(words.otherNumber, { phone, verdict: verdictWords[language].kind[kind], day: localDay(answeredAt) }),
  );
  return texts.join('; ') || null;
}

export function lastOutcome({ outcome }: SheetPerson, language: Language): SheetCell {
  if (outcome === null) return null;
  const words = fieldReportWords[language];
  const said = outcomeWords[language].kind[outcome.kind];
  const promised = outcome.promise_date === null ? '' : ` ${fill(words.promisedFor, { day: outcome.promise_date })}`;
  return fill(words.lastOutcome, { outcome: `${said}${promised}`, day: outcome.day });
}

/** Only of contacts who have consented, and only to be asked where the person is (POJK 22/2023). */
function contactColumns({ language, withContacts }: FieldSheet, marked: (text: string) => string): Column[] {
  if (!withContacts) return [];
  const fields = fieldWords[language];
  const of = (cell: (person: SheetPerson) => SheetCell) => (person: SheetPerson) =>
    person.row.ec_consent === 1 ? cell(person) : null;
  return [
    { column: { heading: fields.ecName, kind: 'text', wrap: true }, cell: of(({ row }) => row.ec_name) },
    {
      column: { heading: fields.ecPhone, kind: 'link' },
      // To be called where the step says so: elsewhere nobody has a reason to.
      cell: of(({ row, item }) =>
        item.verdict.nextStep === 'ask-emergency-contact'
          ? linked(row.ec_phone, marked, (links) => links.tel)
          : row.ec_phone,
      ),
    },
    {
      name: 'relation',
      column: { heading: labelWords[language].relation, kind: 'text' },
      cell: of(({ item: { answer } }) =>
        answer?.emergency ? relationText(language, answer.emergency.relation) : null,
      ),
    },
  ];
}

function keptColumns({ kept }: FieldSheet): Column[] {
  return kept.map(({ shownAs, kind }, index) => ({
    column: { heading: shownAs, kind, wrap: kind === 'text', width: { most: 36 } },
    cell: ({ kept: cells }) => cells[index] ?? null,
  }));
}

/** Empty cells to fill in, and the code of the row. */
function fillIn(language: Language): Column[] {
  const { column: headings, kind: kinds } = outcomeWords[language];
  const ofColumn = {
    outcome: { kind: 'choice', choices: outcomeKinds.map((kind) => kinds[kind]), width: { least: 20 } },
    foundOn: { kind: 'date', width: { least: 14 } },
    promiseDate: { kind: 'date', width: { least: 14 } },
    promiseAmount: { kind: 'rupiah', width: { least: 16 } },
    agent: { kind: 'text', width: { least: 16 } },
    note: { kind: 'text', width: { least: 30 }, wrap: true },
  } as const satisfies Record<(typeof fillInColumns)[number], Omit<SheetColumn, 'heading'>>;
  return [
    ...fillInColumns.map(
      (name): Column => ({
        column: { heading: headings[name], fillIn: true, ...ofColumn[name] },
        cell: () => null,
      }),
    ),
    { column: { heading: headings.rowCode, kind: 'text' }, cell: ({ code }) => code },
  ];
}
