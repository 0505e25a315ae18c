/**
 * What a lookup means for reaching the person: a verdict with its reason and a next step for a field agent. Derived
 * each time from the state and the answer (contract/answer.ts has the words), never stored. It advises; whether and
 * when somebody may be contacted is not decided here (indonesia.md, POJK 22/2023).
 */
import type { Answer, Usage, Verdict } from '../../contract/answer.ts';
import type { LookupState } from '../../contract/states.ts';

type Evidence = Pick<Verdict, 'kind' | 'reason'>;

/** For a row that never became a lookup. */
export const rejectedRowVerdict: Verdict = { kind: 'none', reason: 'rejected-row', nextStep: 'correct-row' };

const noRecord: Verdict = { kind: 'no_record', reason: 'not-in-library', nextStep: 'verify-identity' };

/** `answer` is the parsed one, null while there is none. */
export function verdict(state: LookupState, answer: Answer | null): Verdict {
  switch (state) {
    case 'queued':
    case 'sending':
      return { kind: 'none', reason: 'waiting', nextStep: 'wait' };
    case 'in_doubt':
      return { kind: 'none', reason: 'in-doubt', nextStep: 'resolve-doubt' };
    case 'refused':
      return { kind: 'none', reason: 'refused', nextStep: 'correct-row' };
    case 'failed':
      return { kind: 'none', reason: 'failed', nextStep: 'retry' };
    case 'cancelled':
      return { kind: 'none', reason: 'cancelled', nextStep: 'nothing' };
    case 'no_record':
      return noRecord;
    case 'reused':
      // Reused from a lookup that is final: without an answer, that one had no record.
      return answer === null ? noRecord : answered(answer);
    case 'answered':
      // An answer that was erased says nothing any more.
      return answer === null ? { kind: 'unknown', reason: 'flags-unknown', nextStep: 'nothing' } : answered(answer);
  }
}

function answered(answer: Answer): Verdict {
  const evidence = evidenceOf(answer.applicant);
  return { ...evidence, nextStep: nextStepOf(evidence, answer) };
}

/**
 * Recent | frequent | other → evidence. Use by the person outweighs other use: a number can be both. Only two clear
 * noes make a number dormant; one no beside an unknown says too little.
 *
 * | recent | frequent | other | kind         | reason                 |
 * |--------|----------|-------|--------------|------------------------|
 * | yes    | yes      | any   | reachable    | recent-and-frequent    |
 * | yes    | not yes  | any   | likely       | recent-only            |
 * | not yes| yes      | any   | likely       | frequent-only          |
 * | not yes| not yes  | yes   | other_person | used-for-other         |
 * | no     | no       | not yes| dormant     | not-recent-not-frequent|
 * | otherwise, one of the three unrecognised | unknown | flags-unrecognised |
 * | otherwise |       |       | unknown      | flags-unknown          |
 */
function evidenceOf({ recentlyUsed, frequentlyUsed, other }: Usage): Evidence {
  if (recentlyUsed === 'yes') {
    return frequentlyUsed === 'yes'
      ? { kind: 'reachable', reason: 'recent-and-frequent' }
      : { kind: 'likely', reason: 'recent-only' };
  }
  if (frequentlyUsed === 'yes') {
    return { kind: 'likely', reason: 'frequent-only' };
  }
  if (other === 'yes') {
    return { kind: 'other_person', reason: 'used-for-other' };
  }
  if (recentlyUsed === 'no' && frequentlyUsed === 'no') {
    return { kind: 'dormant', reason: 'not-recent-not-frequent' };
  }
  const unrecognised = [recentlyUsed, frequentlyUsed, other].includes('unrecognised');
  return { kind: 'unknown', reason: unrecognised ? 'flags-unrecognised' : 'flags-unknown' };
}

/** First what the number itself allows; else the emergency contact; else another number of the person; else a visit. */
function nextStepOf({ kind, reason }: Evidence, answer: Answer): Verdict['nextStep'] {
  if (kind === 'reachable' || kind === 'likely') {
    if (answer.applicant.other === 'yes') {
      // Somebody else may pick up: make sure who it is before a word about the loan.
      return 'verify-identity';
    }
    return reason === 'frequent-only' ? 'call-then-visit' : 'call-this-number';
  }
  if (emergencyContactHelps(answer.emergency)) {
    return 'ask-emergency-contact';
  }
  if (answer.phoneNumberCount === 0) {
    // No number at all is linked to this NIK: it may not be the NIK of this person.
    return 'verify-identity';
  }
  if (kind === 'unknown') {
    return 'call-then-visit';
  }
  // The count includes this number, so two mean that another one exists.
  return answer.phoneNumberCount !== null && answer.phoneNumberCount > 1 ? 'find-another-number' : 'visit';
}

const family = new Set(['Spouse', 'Parents', 'Children', 'Grandparents', 'Grandchildren', 'Brothers&sisters']);

/** Family by the provider's own finding, and a number in use that was not seen serving somebody else. */
function emergencyContactHelps(emergency: Answer['emergency']): boolean {
  if (emergency === null || emergency.usage === null || !family.has(emergency.relation)) {
    return false;
  }
  const { recentlyUsed, frequentlyUsed, other } = emergency.usage;
  return (recentlyUsed === 'yes' || frequentlyUsed === 'yes') && other !== 'yes';
}
