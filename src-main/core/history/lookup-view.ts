/**
 * A stored lookup as the contract shows it. The one place that maps a row of `lookups` to a `LookupItem`; a twin shows
 * the answer of the lookup it shares.
 */
import { type Answer, answerSchema } from '../../contract/answer.ts';
import type { LookupItem } from '../../contract/history.ts';
import type { LookupState } from '../../contract/states.ts';
import { verdict } from '../td/verdict.ts';

export type LookupRow = {
  id: number;
  list_id: number;
  list_name: string;
  source_row: number;
  nik: string;
  phone: string;
  name: string | null;
  ec_nik: string | null;
  ec_phone: string | null;
  ec_name: string | null;
  twin_of: number | null;
  state: LookupState;
  run_at: number;
  attempts_used: number;
  updated_at: number;
  /** The lookup's own answer, or its leader's. */
  answer: string | null;
  /** The leader's state for a twin, else null. */
  leader_state: LookupState | null;
  leader_updated_at: number | null;
  /** Where that leader is, when it is not of the same file's rows. */
  shared_list_id: number | null;
  shared_list_name: string | null;
};

/** Select list and joins that give a `LookupRow`; add WHERE and ORDER BY on `l`. */
export const lookupSelect = `
  SELECT l.id, l.list_id, lists.name AS list_name, l.source_row, l.nik, l.phone, l.name, l.ec_nik, l.ec_phone, l.ec_name,
         l.twin_of, l.state, l.run_at, l.attempts_used, l.updated_at,
         coalesce(l.answer, leader.answer) AS answer, leader.state AS leader_state, leader.updated_at AS leader_updated_at,
         shared.id AS shared_list_id, shared.name AS shared_list_name
  FROM lookups l JOIN lists ON lists.id = l.list_id LEFT JOIN lookups leader ON leader.id = l.twin_of
  LEFT JOIN lists shared ON shared.id = leader.list_id AND (shared.id <> l.list_id OR shared.kind = 'single-checks')`;

export function parseAnswer(stored: string | null): Answer | null {
  return stored === null ? null : answerSchema.parse(JSON.parse(stored));
}

export function toLookupItem(row: LookupRow): LookupItem {
  const answer = parseAnswer(row.answer);
  // A reused lookup means what its leader's answer means.
  const meant = row.state === 'reused' ? (row.leader_state ?? 'answered') : row.state;
  return {
    lookupId: row.id,
    listId: row.list_id,
    listName: row.list_name,
    row: row.source_row,
    person: {
      nik: row.nik,
      phone: row.phone,
      name: row.name,
      ecNik: row.ec_nik,
      ecPhone: row.ec_phone,
      ecName: row.ec_name,
    },
    state: row.state,
    verdict: verdict(meant, answer),
    answer,
    runAt: row.state === 'queued' ? row.run_at : null,
    updatedAt: row.updated_at,
    attempts: row.attempts_used,
    twinOf: row.twin_of,
    answeredAt: meant === 'answered' || meant === 'no_record' ? (row.leader_updated_at ?? row.updated_at) : null,
    sharedFrom:
      row.shared_list_id === null ? null : { listId: row.shared_list_id, listName: row.shared_list_name ?? '' },
  };
}
