/**
 * A stored lookup as the contract shows it. The one place that maps a row of `lookups` to a `LookupItem`; a twin shows
 * the answer of the lookup it shares, as far as that is its own (own-part.ts).
 */
import { type Answer, answerSchema } from '../../contract/answer.ts';
import type { LookupItem } from '../../contract/history.ts';
import type { Outcome, OutcomeKind } from '../../contract/outcomes.ts';
import type { LookupState } from '../../contract/states.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Store } from '../store/store.ts';
import type { AgentFinding } from '../td/next-step.ts';
import { verdict } from '../td/verdict.ts';
import { type BetterNumbers, createBetterNumbers } from './better-numbers.ts';
import { createOutcomeRows } from './outcome-rows.ts';
import { contactPart, ownPart } from './own-part.ts';
import { type PersonRow, personColumns } from './person-columns.ts';

export type LookupRow = PersonRow & {
  id: number;
  list_id: number;
  list_name: string;
  /** 1: its emergency contacts have consented. */
  ec_consent: 0 | 1;
  connection_kind: 'practice' | 'account';
  source_row: number;
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
  leader_ec_nik: string | null;
  leader_ec_phone: string | null;
  /** Where that leader is, when it is not of the same file's rows. */
  shared_list_id: number | null;
  shared_list_name: string | null;
};

/** Select list and joins that give a `LookupRow`; add WHERE and ORDER BY on `l`. */
export const lookupSelect = `
  SELECT l.id, l.list_id, lists.name AS list_name, lists.ec_consent, of_list.kind AS connection_kind, l.source_row, ${personColumns.list('l')},
         l.twin_of, l.state, l.run_at, l.attempts_used, l.updated_at,
         coalesce(l.answer, leader.answer) AS answer, leader.state AS leader_state, leader.updated_at AS leader_updated_at,
         leader.ec_nik AS leader_ec_nik, leader.ec_phone AS leader_ec_phone,
         shared.id AS shared_list_id, shared.name AS shared_list_name
  FROM lookups l JOIN lists ON lists.id = l.list_id JOIN connections of_list ON of_list.id = lists.connection_id
  LEFT JOIN lookups leader ON leader.id = l.twin_of
  LEFT JOIN lists shared ON shared.id = leader.list_id AND (shared.id <> l.list_id OR shared.kind = 'single-checks')`;

function parseAnswer(stored: string | null): Answer | null {
  return stored === null ? null : answerSchema.parse(JSON.parse(stored));
}

export function createLookupViews(store: Store, clock: Clock) {
  const betterNumbers = createBetterNumbers(store);
  const { newestOutcomes } = createOutcomeRows(store);
  return {
    /** A page of rows, in their order. */
    items(rows: readonly LookupRow[]): LookupItem[] {
      const better = betterNumbers.forPage();
      const now = clock.now();
      const found = newestOutcomes(rows.map(({ id }) => id));
      return rows.map((row) => toLookupItem(row, now, better, found.get(row.id)));
    },
    item: (row: LookupRow): LookupItem =>
      toLookupItem(row, clock.now(), betterNumbers.forPage(), newestOutcomes([row.id]).get(row.id)),
  };
}

/** What an outcome says of the number and of the person. Whoever spoke with the person has found the right one. */
const findingOf: Readonly<Record<OutcomeKind, AgentFinding | null>> = {
  'wrong-number': 'number-wrong',
  reached: 'identity-right',
  promised: 'identity-right',
  refused: 'identity-right',
  died: 'died',
  // The address is another one; of number and identity it says nothing.
  moved: null,
  'not-answered': null,
  other: null,
};

function toLookupItem(
  row: LookupRow,
  now: number,
  better: ReturnType<BetterNumbers['forPage']>,
  outcome: Outcome | undefined,
): LookupItem {
  const answer = ownPart(parseAnswer(row.answer), contactPart(row));
  // A reused lookup means what its leader's answer means.
  const meant = row.state === 'reused' ? (row.leader_state ?? 'answered') : row.state;
  const answeredAt = meant === 'answered' || meant === 'no_record' ? (row.leader_updated_at ?? row.updated_at) : null;
  return {
    lookupId: row.id,
    listId: row.list_id,
    listName: row.list_name,
    practice: row.connection_kind === 'practice',
    row: row.source_row,
    person: personColumns.fromRow(row),
    state: row.state,
    verdict: verdict({
      state: meant,
      answer,
      ageMs: answeredAt === null ? 0 : now - answeredAt,
      ecConsent: row.ec_consent === 1,
      waitsForDoubt: row.leader_state === 'in_doubt',
      betterNumber: () => better({ id: row.twin_of ?? row.id, nik: row.nik, phone: row.phone }),
      agentFound: outcome ? findingOf[outcome.kind] : null,
    }),
    answer,
    runAt: row.state === 'queued' ? row.run_at : null,
    updatedAt: row.updated_at,
    attempts: row.attempts_used,
    twinOf: row.twin_of,
    answeredAt,
    sharedFrom:
      row.shared_list_id === null ? null : { listId: row.shared_list_id, listName: row.shared_list_name ?? '' },
  };
}
