/** What is held about a person as sheets of a workbook: a column for each fact, codes in words. */
import { localSecond } from '../../../contract/calendar.ts';
import { type HeldKind, heldKinds } from '../../../contract/people.ts';
import type { Language } from '../../../contract/settings.ts';
import { accessLogWords } from '../../../words/access-log.ts';
import { attemptWords } from '../../../words/attempts.ts';
import { chargeWords } from '../../../words/charges.ts';
import { fieldWords } from '../../../words/fields.ts';
import { invoiceWords } from '../../../words/invoice.ts';
import { outcomeWords } from '../../../words/outcomes.ts';
import { personFileWords } from '../../../words/person-file.ts';
import { problemWords } from '../../../words/problems.ts';
import { purposeWords } from '../../../words/purposes.ts';
import { stateWords } from '../../../words/states.ts';
import { relationText, verdictWords } from '../../../words/verdicts.ts';
import type { PersonRow, SheetCell } from '../../spreadsheet/write/model/sheet-cell.ts';
import type { ColumnKind, SheetLayout } from '../../spreadsheet/write/model/workbook-model.ts';
import type { Held, HeldLookup, HeldOf } from './held-rows.ts';

type Heading = keyof (typeof personFileWords)['id']['headings'];
type Column<Row> = { heading: Heading; kind?: ColumnKind; cell: (row: Row) => SheetCell };
type Columns = { [K in HeldKind]: readonly Column<HeldOf<K>>[] };

function columnsIn(language: Language): Columns {
  const words = personFileWords[language];
  const verdicts = verdictWords[language];
  const yes = (is: boolean) => (is ? words.yes : words.no);
  const moment = (at: number | null): SheetCell => (at === null ? null : { moment: localSecond(at) });
  const day = (iso: string | null): SheetCell => (iso === null ? null : { date: iso });
  const flag = (of: HeldLookup['other']) => of && verdicts.flag[of];
  const problems = (of: HeldLookup['problems']) =>
    of
      .map(({ field, code }) => {
        const said = problemWords[language].problem[code];
        return field === null ? said : `${fieldWords[language][field]}: ${said}`;
      })
      .join('\n') || null;
  const lookup: Column<{ lookupId: number }> = { heading: 'lookupId', kind: 'number', cell: (of) => of.lookupId };
  const connection: Column<{ connection: string }> = { heading: 'connection', cell: (of) => of.connection };
  const practice: Column<{ practice: boolean }> = { heading: 'practice', cell: (of) => yes(of.practice) };
  const row: Column<{ row: number }> = { heading: 'row', kind: 'number', cell: (of) => of.row };
  return {
    lookups: [
      lookup,
      { heading: 'list', cell: (of) => of.list },
      row,
      { heading: 'name', cell: (of) => of.name },
      { heading: 'nik', cell: (of) => of.nik },
      { heading: 'phone', cell: (of) => of.phone },
      { heading: 'ecName', cell: (of) => of.ecName },
      { heading: 'ecNik', cell: (of) => of.ecNik },
      { heading: 'ecPhone', cell: (of) => of.ecPhone },
      { heading: 'state', cell: (of) => stateWords[language].lookup[of.state] },
      { heading: 'verdict', cell: (of) => verdicts.kind[of.verdict] },
      { heading: 'reason', cell: (of) => verdicts.reason[of.verdictReason] },
      { heading: 'nextStep', cell: (of) => verdicts.nextStep[of.nextStep] },
      { heading: 'recentlyUsed', cell: (of) => flag(of.recentlyUsed) },
      { heading: 'frequentlyUsed', cell: (of) => flag(of.frequentlyUsed) },
      { heading: 'other', cell: (of) => flag(of.other) },
      { heading: 'phoneCount', kind: 'number', cell: (of) => of.phoneCount },
      { heading: 'relation', cell: (of) => of.relation && relationText(language, of.relation) },
      { heading: 'contactRecentlyUsed', cell: (of) => flag(of.contactRecentlyUsed) },
      { heading: 'contactFrequentlyUsed', cell: (of) => flag(of.contactFrequentlyUsed) },
      { heading: 'contactOther', cell: (of) => flag(of.contactOther) },
      { heading: 'createdAt', kind: 'moment', cell: (of) => moment(of.createdAt) },
      { heading: 'updatedAt', kind: 'moment', cell: (of) => moment(of.updatedAt) },
      { heading: 'answeredAt', kind: 'moment', cell: (of) => moment(of.answeredAt) },
      { heading: 'sharesAnswerOf', kind: 'number', cell: (of) => of.sharesAnswerOf },
      { heading: 'sequenceId', cell: (of) => of.sequenceId },
      connection,
      practice,
      { heading: 'problems', cell: (of) => problems(of.problems) },
    ],
    furtherColumns: [
      lookup,
      { heading: 'heading', cell: (of) => of.heading },
      { heading: 'text', cell: (of) => of.text },
    ],
    lists: [
      { heading: 'list', cell: (of) => of.name },
      { heading: 'file', cell: (of) => of.fileName },
      { heading: 'purpose', cell: (of) => of.purpose && purposeWords[language].purpose[of.purpose] },
      { heading: 'legalBasis', cell: (of) => of.legalBasis && purposeWords[language].legalBasis[of.legalBasis] },
      { heading: 'contactsConsented', cell: (of) => yes(of.contactsConsented) },
      { heading: 'createdAt', kind: 'moment', cell: (of) => moment(of.createdAt) },
      { heading: 'startedAt', kind: 'moment', cell: (of) => moment(of.startedAt) },
      connection,
      practice,
    ],
    attempts: [
      lookup,
      { heading: 'number', kind: 'number', cell: (of) => of.number },
      connection,
      { heading: 'startedAt', kind: 'moment', cell: (of) => moment(of.startedAt) },
      { heading: 'finishedAt', kind: 'moment', cell: (of) => moment(of.finishedAt) },
      {
        heading: 'outcome',
        cell: ({ outcome }) =>
          outcome === null ? attemptWords[language].underWay : attemptWords[language].outcome[outcome],
      },
      { heading: 'httpStatus', kind: 'number', cell: (of) => of.httpStatus },
      { heading: 'code', kind: 'number', cell: (of) => of.code },
      { heading: 'message', cell: (of) => of.message },
      { heading: 'sequenceId', cell: (of) => of.sequenceId },
      {
        heading: 'charge',
        cell: (of) => (of.practice ? chargeWords[language].practice : chargeWords[language].charge[of.charge]),
      },
      { heading: 'price', kind: 'rupiah', cell: (of) => (of.practice ? null : of.price) },
      practice,
      { heading: 'raw', cell: (of) => of.raw ?? of.rawBytes },
    ],
    invoiceLines: [
      { heading: 'file', cell: (of) => of.fileName },
      row,
      { heading: 'sequenceId', cell: (of) => of.sequenceId },
      { heading: 'billedAt', kind: 'moment', cell: (of) => moment(of.billedAt) },
      { heading: 'amount', kind: 'rupiah', cell: (of) => of.amount },
      { heading: 'what', cell: (of) => of.mark && invoiceWords[language].lineMark[of.mark] },
    ],
    outcomes: [
      lookup,
      { heading: 'list', cell: (of) => of.listName },
      { heading: 'phone', cell: (of) => of.phone },
      { heading: 'outcome', cell: (of) => outcomeWords[language].kind[of.kind] },
      { heading: 'foundOn', kind: 'date', cell: (of) => day(of.foundOn) },
      { heading: 'promiseDate', kind: 'date', cell: (of) => day(of.promiseDate) },
      { heading: 'promiseAmount', kind: 'rupiah', cell: (of) => of.promiseAmount },
      { heading: 'agent', cell: (of) => of.agent },
      { heading: 'note', cell: (of) => of.note },
      { heading: 'file', cell: (of) => of.fileName },
      { heading: 'recordedAt', kind: 'moment', cell: (of) => moment(of.recordedAt) },
      { heading: 'recordedBy', cell: (of) => of.recordedBy },
      { heading: 'superseded', cell: (of) => yes(of.superseded) },
    ],
    reports: [
      { heading: 'report', kind: 'number', cell: (of) => of.reportId },
      lookup,
      {
        heading: 'what',
        cell: (of) => accessLogWords[language].object[of.kind === 'rows' ? 'rows-report' : 'field-report'],
      },
      { heading: 'file', cell: (of) => of.fileName },
      { heading: 'group', cell: (of) => of.group },
      { heading: 'madeAt', kind: 'moment', cell: (of) => moment(of.madeAt) },
      { heading: 'madeBy', cell: (of) => of.madeBy },
    ],
    rejectedRows: [
      { heading: 'list', cell: (of) => of.list },
      row,
      { heading: 'text', cell: (of) => of.cells.map(({ heading, text }) => `${heading}: ${text}`).join('\n') },
      { heading: 'problems', cell: (of) => problems(of.problems) },
    ],
    draftRepairs: [
      { heading: 'sheet', cell: (of) => of.sheet },
      row,
      { heading: 'heading', kind: 'number', cell: (of) => of.column },
      { heading: 'text', cell: (of) => of.text },
      { heading: 'updatedAt', kind: 'moment', cell: (of) => moment(of.usedAt) },
    ],
    restrictions: [
      { heading: 'at', kind: 'moment', cell: (of) => moment(of.since) },
      { heading: 'note', cell: (of) => of.reason },
      { heading: 'recordedBy', cell: (of) => of.by },
    ],
    corrections: [
      { heading: 'at', kind: 'moment', cell: (of) => moment(of.at) },
      { heading: 'heading', cell: (of) => fieldWords[language][of.field] },
      { heading: 'before', cell: (of) => of.before },
      { heading: 'after', cell: (of) => of.after },
      { heading: 'note', cell: (of) => of.reason },
      { heading: 'recordedBy', cell: (of) => of.by },
    ],
    accessLog: [
      { heading: 'number', kind: 'number', cell: (of) => of.seq },
      { heading: 'at', kind: 'moment', cell: (of) => moment(of.at) },
      { heading: 'who', cell: (of) => of.operator ?? of.systemUser },
      { heading: 'what', cell: (of) => accessLogWords[language].kind[of.what] },
    ],
  };
}

/** A sheet for each kind there is anything of, in their order. */
export function sheetsOf(held: Held, language: Language, footer: SheetLayout['footer']): SheetLayout[] {
  const words = personFileWords[language];
  const columns = columnsIn(language);
  return kindsOf(held).map((kind) => ({
    name: words.sheets[kind],
    columns: columns[kind].map(({ heading, kind: of = 'text' }) => ({
      heading: words.headings[heading],
      kind: of,
      wrap: of === 'text',
    })),
    ...(footer && { footer }),
  }));
}

/** Rows made at once. */
const sliceRows = 200;

export function* rowsOf(held: Held, language: Language): Generator<PersonRow[]> {
  const columns = columnsIn(language);
  for (const [sheet, kind] of kindsOf(held).entries()) {
    const those = columns[kind] as readonly Column<unknown>[];
    const rows = held[kind] as readonly unknown[];
    for (let at = 0; at < rows.length; at += sliceRows) {
      yield rows
        .slice(at, at + sliceRows)
        .map((row) => ({ sheet, cells: those.map(({ cell }) => cell(row)), extra: [] }));
    }
  }
}

function kindsOf(held: Held): HeldKind[] {
  return heldKinds.filter((kind) => held[kind].length > 0);
}
