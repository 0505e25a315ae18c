/** One row of the sheet of people, from a stored row: who, the verdict with reason and next step, and what it rests on. */
import type { Usage } from '../../contract/answer.ts';
import type { LookupItem } from '../../contract/history.ts';
import type { ColumnMap, List } from '../../contract/lists.ts';
import { ownCodeSentence } from '../../contract/own-codes.ts';
import type { Problem } from '../../contract/person.ts';
import type { ReportTexts } from '../../words/report-texts.ts';
import { relationText, stepReasonText } from '../../words/verdict-words.ts';
import type { ShownColumns } from '../imports/columns/withheld-columns.ts';
import { localMinute } from '../kernel/local-time.ts';
import { operatorOf } from '../person/derive.ts';
import type { PersonRow, SheetCell } from '../spreadsheet/write/sheet-cell.ts';
import { rejectedRowVerdict } from '../td/verdict.ts';
import { type AcceptedRow, problemsOf, type RejectedRow } from './report-rows.ts';

export function headingsOf({ headings: h, usage: u }: ReportTexts, ecConsent: boolean): string[] {
  return [
    ...[h.row, h.nik, h.phone, h.name, h.operator, h.state, h.verdict, h.reason, h.nextStep],
    ...[h.stepReason, u.recentlyUsed, u.frequentlyUsed, u.other, h.phoneCount],
    // Without their consent emergency contacts are not exported, not even as empty columns.
    ...(ecConsent ? [h.ecName, h.ecNik, h.ecPhone, h.relation, h.ecRecentlyUsed, h.ecFrequentlyUsed] : []),
    ...[h.attempts, h.charge, h.answeredAt, h.providerAnswer, h.problems],
  ];
}

/** `item`: the row as the contract shows it. */
export function acceptedRow(
  row: AcceptedRow,
  item: LookupItem,
  texts: ReportTexts,
  { ecConsent, shown }: { ecConsent: boolean; shown: Pick<ShownColumns, 'further'> },
): PersonRow {
  const { state, verdict, answer, attempts } = item;
  const emergency = answer?.emergency ?? null;
  return {
    cells: [
      ...[row.source_row, row.nik, row.phone, row.name, operatorOf(row.phone)],
      ...[texts.states[state], marked(texts.verdicts[verdict.kind], item.practice, texts)],
      texts.reasons[verdict.reason],
      ...[marked(texts.steps[verdict.nextStep], item.practice, texts), stepReasonText(texts, verdict)],
      ...usage(answer?.applicant ?? null, texts),
      flag(answer?.applicant.other, texts),
      answer?.phoneNumberCount ?? null,
      ...(ecConsent
        ? [
            ...[row.ec_name, row.ec_nik, row.ec_phone],
            emergency ? relationText(texts, emergency.relation) : null,
            ...usage(emergency?.usage ?? null, texts),
          ]
        : []),
      attempts,
      chargeOf(row, texts),
      row.answered_at === null ? null : localMinute(row.answered_at),
      saidOf(row, texts),
      notes(problemsOf(row.problems), texts),
    ],
    extra: shown.further(JSON.parse(row.extra)),
  };
}

/** A row that was left out is in the report too, with its reasons; who it is about stands there as it was in the file. */
export function rejectedRow(
  row: RejectedRow,
  columns: ColumnMap,
  texts: ReportTexts,
  { ecConsent, practice, shown }: Pick<List, 'ecConsent' | 'practice'> & { shown: Pick<ShownColumns, 'row'> },
): PersonRow {
  const source = shown.row(JSON.parse(row.cells));
  const asItStood = (column: number | undefined) => (column === undefined ? null : (source[column - 1]?.text ?? null));
  const mapped = new Set(Object.values(columns));
  const cells: SheetCell[] = new Array(headingsOf(texts, ecConsent).length).fill(null);
  cells[0] = row.source_row;
  cells[1] = asItStood(columns.nik);
  cells[2] = asItStood(columns.phone);
  cells[3] = asItStood(columns.name);
  cells[5] = texts.states.rejected;
  cells[6] = marked(texts.verdicts[rejectedRowVerdict.kind], practice, texts);
  cells[7] = texts.reasons[rejectedRowVerdict.reason];
  cells[8] = marked(texts.steps[rejectedRowVerdict.nextStep], practice, texts);
  cells[cells.length - 1] = notes(problemsOf(row.problems), texts);
  // Columns without a text are left out: without the contacts' consent theirs are such, and must not come back as headings.
  const extra = source.filter(({ text }, index) => text !== '' && !mapped.has(index + 1));
  return { cells, extra };
}

/** A row is copied out of its file, sorted and sent on by itself: what was made up says so where it would be acted on. */
function marked(text: string, practice: boolean, texts: ReportTexts): string {
  return practice ? `${texts.practiceMark}: ${text}` : text;
}

function usage(of: Usage | null, texts: ReportTexts): SheetCell[] {
  return [flag(of?.recentlyUsed, texts), flag(of?.frequentlyUsed, texts)];
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
  if (problems.length === 0) return null;
  return problems
    .map(({ field, code }) => (field ? `${texts.fields[field]}: ${texts.problems[code]}` : texts.problems[code]))
    .join('; ');
}
