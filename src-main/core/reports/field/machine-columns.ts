/** A field report as CSV, for other programs: codes in place of words, times in ISO form, one name a column in every language. */
import { localDay } from '../../../contract/calendar.ts';
import type { SheetCell } from '../../spreadsheet/write/model/sheet-cell.ts';
import type { SheetColumn } from '../../spreadsheet/write/model/workbook-model.ts';
import { callLinks } from './call-links.ts';
import { type FieldSheet, mostNumbers, type SheetPerson, shownNik } from './field-columns.ts';

type Column = { column: SheetColumn; cell: (person: SheetPerson) => SheetCell };

export function machineColumns({ nik, practice, withContacts, kept }: FieldSheet): Column[] {
  const named = (heading: string, cell: Column['cell']): Column => ({ column: { heading, kind: 'text' }, cell });
  return [
    named('order', ({ order }) => order),
    named('row_code', ({ code }) => code),
    named('practice', () => (practice ? 'practice' : null)),
    named('list', ({ row }) => row.list_name),
    named('row', ({ row }) => row.source_row),
    named('nik', ({ row }) => shownNik(row.nik, nik)),
    named('name', ({ row }) => row.name),
    named('phone', ({ row }) => row.phone),
    named('state', ({ item }) => item.state),
    named('verdict', ({ item }) => item.verdict.kind),
    named('verdict_reason', ({ item }) => item.verdict.reason),
    named('step', ({ item }) => item.verdict.nextStep),
    named('step_reason', ({ item }) => item.verdict.stepReason),
    named('call', ({ call }) => call),
    named('call_tel', ({ call }) => (call === null ? null : (callLinks(call)?.tel ?? null))),
    named('call_whatsapp', ({ call }) => (call === null ? null : (callLinks(call)?.whatsapp ?? null))),
    named('operator', ({ call, row }) => callLinks(call ?? row.phone)?.operator ?? null),
    named('zone', ({ opening }) => (opening.basis === 'none' ? null : (opening.window?.clock ?? null))),
    named('zone_from', ({ opening }) => opening.basis),
    named('contact_from', ({ opening }) => isoOf(opening.window?.from)),
    named('contact_until', ({ opening }) => isoOf(opening.window?.until)),
    named('holidays_known', ({ opening }) => (opening.window?.holidaysKnown ? 'yes' : 'no')),
    named('answered_on', ({ item }) => (item.answeredAt === null ? null : localDay(item.answeredAt))),
    named('answer_age_days', ({ ageDays }) => ageDays),
    named(
      'other_numbers',
      ({ numbers }) =>
        numbers
          .slice(0, mostNumbers)
          .map(({ phone, kind }) => `${phone}:${kind}`)
          .join(' ') || null,
    ),
    named('last_outcome', ({ outcome }) => outcome?.kind ?? null),
    named('last_outcome_on', ({ outcome }) => outcome?.day ?? null),
    named('promised_for', ({ outcome }) => outcome?.promise_date ?? null),
    ...(withContacts
      ? [
          named('contact_name', ({ row }) => (row.ec_consent === 1 ? row.ec_name : null)),
          named('contact_phone', ({ row }) => (row.ec_consent === 1 ? row.ec_phone : null)),
        ]
      : []),
    ...kept.map(({ shownAs }, index) => named(shownAs, ({ kept: cells }) => plain(cells[index] ?? null))),
  ];
}

function isoOf(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}

/** A date as a text of its own; a link never stands in a kept column. */
function plain(cell: SheetCell): SheetCell {
  return typeof cell === 'object' && cell !== null && 'date' in cell ? cell.date : cell;
}
