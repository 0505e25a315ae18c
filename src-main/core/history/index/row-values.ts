/** What a lookup is found by: its values in every dimension of the history's filters. The verdict among them is the one it shows (lookups/lookup-view.ts). */

import { answerSchema, relations, type VerdictKind } from '../../../contract/answer.ts';
import { localDay } from '../../../contract/calendar.ts';
import type { HistoryCharge } from '../../../contract/history.ts';
import type { LookupState } from '../../../contract/states.ts';
import { contactPart, ownPart } from '../../lookups/own-part.ts';
import { operatorOf } from '../../person/derive.ts';
import { verdictKind } from '../../td/verdict.ts';

/** Of one value a row: they change as the lookup is asked and answered, all others stay. */
export const changingDimensions = ['state', 'verdict', 'relation', 'charge', 'day'] as const;
export const lastingDimensions = ['row', 'list', 'operator', 'province'] as const;
export const dimensions = [...changingDimensions, ...lastingDimensions] as const;
export type Dimension = (typeof dimensions)[number];

/** A lookup as the index reads it. `paid`: 3 charged, 2 unknown, 1 free, null: never sent. */
export type IndexedRow = {
  id: number;
  list_id: number;
  complete: 0 | 1;
  state: LookupState;
  leader_state: LookupState | null;
  twin_of: number | null;
  nik: string;
  phone: string;
  name: string | null;
  extra: string;
  ec_nik: string | null;
  ec_phone: string | null;
  leader_ec_nik: string | null;
  leader_ec_phone: string | null;
  answer: string | null;
  updated_at: number;
  paid: number | null;
};

/** SQL: select list and joins of an `IndexedRow`; add WHERE on `l`. */
export const indexedRows = `
  SELECT l.id, l.list_id, m.complete, l.state, leader.state AS leader_state, l.twin_of, l.nik, l.phone, l.name, l.extra,
         l.ec_nik, l.ec_phone, leader.ec_nik AS leader_ec_nik, leader.ec_phone AS leader_ec_phone,
         coalesce(l.answer, leader.answer) AS answer, l.updated_at,
         (SELECT max(CASE a.charge WHEN 'charged' THEN 3 WHEN 'unknown' THEN 2 ELSE 1 END)
          FROM attempts a WHERE a.lookup_id = l.id) AS paid
  FROM lookups l JOIN lists m ON m.id = l.list_id LEFT JOIN lookups leader ON leader.id = l.twin_of`;

/** Where nothing is known: no operator has that prefix, or the NIK has no sixteen digits. */
export const unknownValue = '';
/** A relation beside those of the provider's document. */
export const otherRelation = 'other';

export function changingValues(row: IndexedRow): Record<(typeof changingDimensions)[number], string> {
  const answer = row.answer === null ? null : ownPart(answerSchema.parse(JSON.parse(row.answer)), contactPart(row));
  const meant = row.state === 'reused' ? (row.leader_state ?? 'answered') : row.state;
  const kind: VerdictKind = verdictKind(meant, answer?.applicant ?? null);
  return {
    state: row.state,
    verdict: kind,
    relation: relationOf(answer?.emergency?.relation ?? null),
    charge: chargeOf(row.paid),
    day: localDay(row.updated_at),
  };
}

export function lastingValues(row: IndexedRow): Record<(typeof lastingDimensions)[number], string> {
  return {
    row: 'all',
    list: String(row.list_id),
    operator: operatorOf(row.phone) ?? unknownValue,
    province: /^\d{16}$/.test(row.nik) ? row.nik.slice(0, 2) : unknownValue,
  };
}

function relationOf(relation: string | null): string {
  if (relation === null) return unknownValue;
  return (relations as readonly string[]).includes(relation) ? relation : otherRelation;
}

function chargeOf(paid: number | null): HistoryCharge {
  switch (paid) {
    case 3:
      return 'charged';
    case 2:
      return 'unknown';
    case 1:
      return 'free';
    default:
      return 'none';
  }
}
