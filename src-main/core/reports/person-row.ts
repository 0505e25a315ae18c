/** The columns of a report's sheet of people: who, the verdict with reason and next step, and what it rests on. */
import { type Usage, verdictKinds } from '../../contract/answer.ts';
import { localMinute } from '../../contract/calendar.ts';
import type { LookupItem } from '../../contract/history.ts';
import type { List } from '../../contract/lists.ts';
import type { ColumnField, Problem } from '../../contract/person.ts';
import type { ColumnMap } from '../../contract/reading.ts';
import { problemText } from '../../words/problems.ts';
import { ownCodeSentence } from '../../words/provider-codes.ts';
import type { ReportTexts } from '../../words/report.ts';
import { relationText, stepReasonText } from '../../words/verdicts.ts';
import type { ShownColumns } from '../imports/columns/withheld-columns.ts';
import { operatorOf } from '../person/derive.ts';
import type { PersonRow, SheetCell } from '../spreadsheet/write/model/sheet-cell.ts';
import type { ColumnKind, SheetColumn } from '../spreadsheet/write/model/workbook-model.ts';
import { rejectedRowVerdict } from '../td/verdict.ts';
import { type AcceptedRow, problemsOf, type RejectedRow } from './report-rows.ts';
import { verdictTones } from './verdict-tones.ts';

type Accepted = { row: AcceptedRow; item: LookupItem; texts: ReportTexts };
type Rejected = {
  row: RejectedRow;
  practice: boolean;
  texts: ReportTexts;
  /** What stood in the column of that field. */
  stood: (field: ColumnField) => string | null;
};

/** One column of the report: adding one is an entry here, with its heading in words/. */
type Column = {
  heading: (texts: ReportTexts) => string;
  /** Without one it is text. */
  kind?: ColumnKind;
  /** Sentences: they go on in further lines. */
  isLong?: true;
  accepted: (of: Accepted) => SheetCell;
  /** Of a row that was left out; nothing where the file cannot know it. */
  rejected?: (of: Rejected) => SheetCell;
  /** Colours its cells. */
  tones?: typeof verdictTones;
  /** Without their consent emergency contacts are not exported, not even as empty columns. */
  ofContact?: true;
};

const columns: readonly Column[] = [
  {
    heading: ({ headings }) => headings.row,
    kind: 'number',
    accepted: ({ row }) => row.source_row,
    rejected: ({ row }) => row.source_row,
  },
  { heading: ({ headings }) => headings.nik, accepted: ({ row }) => row.nik, rejected: ({ stood }) => stood('nik') },
  {
    heading: ({ headings }) => headings.phone,
    accepted: ({ row }) => row.phone,
    rejected: ({ stood }) => stood('phone'),
  },
  { heading: ({ headings }) => headings.name, accepted: ({ row }) => row.name, rejected: ({ stood }) => stood('name') },
  { heading: ({ headings }) => headings.operator, accepted: ({ row }) => operatorOf(row.phone) },
  {
    heading: ({ headings }) => headings.state,
    accepted: ({ item, texts }) => texts.states[item.state],
    rejected: ({ texts }) => texts.states.rejected,
  },
  {
    heading: ({ headings }) => headings.verdict,
    tones: verdictTones,
    isLong: true,
    accepted: ({ item, texts }) => marked(texts.verdicts[item.verdict.kind], item.practice, texts),
    rejected: ({ practice, texts }) => marked(texts.verdicts[rejectedRowVerdict.kind], practice, texts),
  },
  {
    heading: ({ headings }) => headings.reason,
    isLong: true,
    accepted: ({ item, texts }) => texts.reasons[item.verdict.reason],
    rejected: ({ texts }) => texts.reasons[rejectedRowVerdict.reason],
  },
  {
    heading: ({ headings }) => headings.nextStep,
    isLong: true,
    accepted: ({ item, texts }) => marked(texts.steps[item.verdict.nextStep], item.practice, texts),
    rejected: ({ practice, texts }) => marked(texts.steps[rejectedRowVerdict.nextStep], practice, texts),
  },
  {
    heading: ({ headings }) => headings.stepReason,
    isLong: true,
    accepted: ({ item, texts }) => stepReasonText(texts.language, item.verdict),
  },
  {
    heading: ({ usage }) => usage.recentlyUsed,
    accepted: ({ item, texts }) => flag(item.answer?.applicant.recentlyUsed, texts),
  },
  {
    heading: ({ usage }) => usage.frequentlyUsed,
    accepted: ({ item, texts }) => flag(item.answer?.applicant.frequentlyUsed, texts),
  },
  { heading: ({ usage }) => usage.other, accepted: ({ item, texts }) => flag(item.answer?.applicant.other, texts) },
  {
    heading: ({ headings }) => headings.phoneCount,
    kind: 'number',
    accepted: ({ item }) => item.answer?.phoneNumberCount ?? null,
  },
  { heading: ({ headings }) => headings.ecName, accepted: ({ row }) => row.ec_name, ofContact: true },
  { heading: ({ headings }) => headings.ecNik, accepted: ({ row }) => row.ec_nik, ofContact: true },
  { heading: ({ headings }) => headings.ecPhone, accepted: ({ row }) => row.ec_phone, ofContact: true },
  {
    heading: ({ headings }) => headings.relation,
    accepted: ({ item: { answer }, texts }) =>
      answer?.emergency ? relationText(texts.language, answer.emergency.relation) : null,
    ofContact: true,
  },
  {
    heading: ({ headings }) => headings.ecRecentlyUsed,
    accepted: ({ item, texts }) => flag(item.answer?.emergency?.usage?.recentlyUsed, texts),
    ofContact: true,
  },
  {
    heading: ({ headings }) => headings.ecFrequentlyUsed,
    accepted: ({ item, texts }) => flag(item.answer?.emergency?.usage?.frequentlyUsed, texts),
    ofContact: true,
  },
  { heading: ({ headings }) => headings.attempts, kind: 'number', accepted: ({ item }) => item.attempts },
  { heading: ({ headings }) => headings.charge, accepted: ({ row, texts }) => chargeOf(row, texts) },
  {
    heading: ({ headings }) => headings.answeredAt,
    kind: 'moment',
    accepted: ({ row }) => (row.answered_at === null ? null : { moment: localMinute(row.answered_at) }),
  },
  {
    heading: ({ headings }) => headings.providerAnswer,
    isLong: true,
    accepted: ({ row, texts }) => saidOf(row, texts),
  },
  {
    heading: ({ headings }) => headings.problems,
    isLong: true,
    accepted: ({ row, texts }) => notes(problemsOf(row.problems), texts),
    rejected: ({ row, texts }) => notes(problemsOf(row.problems), texts),
  },
];

const withoutContact = columns.filter(({ ofContact }) => !ofContact);

function columnsFor(ecConsent: boolean): readonly Column[] {
  return ecConsent ? columns : withoutContact;
}

/** Characters. */
const longColumn = 34;

/** `practice`: the texts of its verdicts begin with the mark. */
export function sheetColumns(
  texts: ReportTexts,
  { ecConsent, practice }: Pick<List, 'ecConsent' | 'practice'>,
): SheetColumn[] {
  return columnsFor(ecConsent).map(({ heading, kind = 'text', isLong, tones }) => ({
    heading: heading(texts),
    kind,
    ...(isLong && { wrap: true, width: { most: longColumn } }),
    ...(tones && {
      toned: true,
      tones: verdictKinds.map((verdict) => ({
        text: marked(texts.verdicts[verdict], practice, texts),
        tone: tones[verdict],
      })),
    }),
  }));
}

/**
 * Of a selection over lists. `contacts`: a list among them has their consent, so that the sheet has their columns; of a row whose
 * list has not, they are empty.
 */
export function selectedRow(
  row: AcceptedRow,
  item: LookupItem,
  texts: ReportTexts,
  { contacts, shown }: { contacts: boolean; shown: Pick<ShownColumns, 'further'> },
): PersonRow {
  const of = { row, item, texts };
  const consents = row.ec_consent === 1;
  return {
    cells: [
      row.list_name,
      ...columnsFor(contacts).map(({ ofContact, accepted }) => (ofContact && !consents ? null : accepted(of))),
    ],
    extra: shown.further(JSON.parse(row.extra)),
  };
}

/** `item`: the row as the contract shows it. */
export function acceptedRow(
  row: AcceptedRow,
  item: LookupItem,
  texts: ReportTexts,
  { ecConsent, shown }: { ecConsent: boolean; shown: Pick<ShownColumns, 'further'> },
): PersonRow {
  const of = { row, item, texts };
  return {
    cells: columnsFor(ecConsent).map(({ accepted }) => accepted(of)),
    extra: shown.further(JSON.parse(row.extra)),
  };
}

/** A row that was left out is in the report too, with its reasons; who it is about stands there as it was in the file. */
export function rejectedRow(
  row: RejectedRow,
  map: ColumnMap,
  texts: ReportTexts,
  { ecConsent, practice, shown }: Pick<List, 'ecConsent' | 'practice'> & { shown: Pick<ShownColumns, 'row'> },
): PersonRow {
  const source = shown.row(JSON.parse(row.cells));
  const mapped = new Set(Object.values(map));
  const stood = (field: ColumnField) => {
    const column = map[field];
    return column === undefined ? null : (source[column - 1]?.text ?? null);
  };
  const of = { row, practice, texts, stood };
  return {
    cells: columnsFor(ecConsent).map(({ rejected }) => rejected?.(of) ?? null),
    // Columns without a text are left out: without the contacts' consent theirs are such, and must not come back as headings.
    extra: source.filter(({ text }, index) => text !== '' && !mapped.has(index + 1)),
  };
}

/** A row is copied out of its file, sorted and sent on by itself: what was made up says so where it would be acted on. */
function marked(text: string, practice: boolean, texts: ReportTexts): string {
  return practice ? `${texts.practiceMark}: ${text}` : text;
}

function flag(value: Usage['other'] | undefined, texts: ReportTexts): SheetCell {
  return value === undefined ? null : texts.flags[value];
}

/** In the provider's own words; in words of the program where it was the program that wrote them. */
function saidOf({ provider_code: code, provider_message: message }: AcceptedRow, texts: ReportTexts): SheetCell {
  const said = ownCodeSentence(message, texts.language) ?? message ?? '';
  return [code ?? '', said].join(' ').trim() || null;
}

/** The dearest of its attempts speaks for the row; nothing is paid for what practice made up. */
function chargeOf({ charged, unknown, free, practised }: AcceptedRow, texts: ReportTexts): SheetCell {
  if (charged > 0) return texts.charges.charged;
  if (unknown > 0) return texts.charges.unknown;
  if (free > 0) return texts.charges.free;
  return practised > 0 ? texts.practiceCharge : null;
}

function notes(problems: readonly Problem[], texts: ReportTexts): SheetCell {
  return problems.map((problem) => problemText(texts.language, problem)).join(' ') || null;
}
