/** What a stored row means in a summary: its state, its verdict, the contact's relation. Pure; the flags are read by td/flags.ts alone. */
import { type Answer, relations, type VerdictKind } from '../../../contract/answer.ts';
import type { LookupState } from '../../../contract/states.ts';
import type { SummaryState } from '../../../contract/summary.ts';
import { contactPart } from '../../lookups/own-part.ts';
import { verdictKind } from '../../td/verdict.ts';
import type { Answered, RowFact } from './summary-rows.ts';

export type Meaning = { state: SummaryState; verdict: VerdictKind; answer: Answer | null };

const stateOf: Readonly<Record<Exclude<LookupState, 'reused'>, SummaryState>> = {
  queued: 'waiting',
  sending: 'waiting',
  answered: 'answered',
  no_record: 'no_record',
  refused: 'refused',
  failed: 'failed',
  in_doubt: 'in_doubt',
  cancelled: 'cancelled',
};

/** A row that shares an answer means what that answer means. */
export function meaningOf({ state, leader_state, answer: stored }: Answered): Meaning {
  const meant = state === 'reused' ? (leader_state ?? 'answered') : state;
  // As it was written: the program's own form, checked when it came.
  const answer = stored === null ? null : (JSON.parse(stored) as Answer);
  return {
    state: meant === 'reused' ? 'answered' : stateOf[meant],
    verdict: verdictKind(meant, answer?.applicant ?? null),
    answer,
  };
}

/** Asked: it has an end that is not the operator's. */
export function wasAsked(state: SummaryState): boolean {
  return state !== 'waiting' && state !== 'cancelled';
}

/** As far as it is this row's own: undefined where it knows of no contact, null for a word outside the document's list. */
export function relationOf(row: RowFact, { answer }: Pick<Meaning, 'answer'>): string | null | undefined {
  const emergency = answer?.emergency;
  if (!emergency || contactPart(row) === 'none') return undefined;
  return (relations as readonly string[]).includes(emergency.relation) ? emergency.relation : null;
}
