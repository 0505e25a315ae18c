/**
 * What a lookup means for reaching the person: a verdict with its reason, and one next step with its own. Derived each
 * time from the state and the answer (contract/answer.ts has the words), never stored.
 */
import type { Answer, Usage, Verdict, VerdictKind } from '../../contract/answer.ts';
import type { LookupState } from '../../contract/states.ts';
import { readFlags } from './flags.ts';
import { nextStep, type StepInputs, stepFor } from './next-step.ts';

export type VerdictInputs = StepInputs & {
  /** Of a lookup that shares an answer: the state of the one it shares it with. */
  readonly state: LookupState;
  /** Queued behind the same question, of which nobody knows whether it was answered. */
  readonly waitsForDoubt: boolean;
};

/** For a row that never became a lookup. */
export const rejectedRowVerdict: Verdict = { kind: 'none', reason: 'rejected-row', ...stepFor('rejected-row') };

/** flags.ts decides how the flags are read, next-step.ts which step follows. */
export function verdict(inputs: VerdictInputs): Verdict {
  const { state, answer } = inputs;
  switch (state) {
    case 'queued':
    case 'sending':
      return none(inputs.waitsForDoubt ? 'waits-for-doubt' : 'waiting');
    case 'in_doubt':
      return none('in-doubt');
    case 'refused':
    case 'failed':
    case 'cancelled':
      return none(state);
    case 'no_record':
      return noRecord(inputs);
    case 'reused':
      // Reused from a lookup that is final: without an answer, that one had no record.
      return answer === null ? noRecord(inputs) : answered(answer, inputs);
    case 'answered':
      // An answer that was erased says nothing any more.
      return answer === null
        ? { kind: 'unknown', reason: 'answer-gone', ...stepFor('answer-gone') }
        : answered(answer, inputs);
  }
}

/**
 * The kind alone, of the state and the person's own flags (null: no answer is there): for sums over many rows, which need no step.
 * The same as `verdict` gives, held by a test.
 */
export function verdictKind(state: LookupState, applicant: Usage | null): VerdictKind {
  switch (state) {
    case 'queued':
    case 'sending':
    case 'in_doubt':
    case 'refused':
    case 'failed':
    case 'cancelled':
      return 'none';
    case 'no_record':
      return 'no_record';
    case 'reused':
      return applicant === null ? 'no_record' : readFlags(applicant).kind;
    case 'answered':
      return applicant === null ? 'unknown' : readFlags(applicant).kind;
  }
}

function none(reason: 'waits-for-doubt' | 'waiting' | 'in-doubt' | 'refused' | 'failed' | 'cancelled'): Verdict {
  return { kind: 'none', reason, ...stepFor(reason) };
}

function noRecord(inputs: StepInputs): Verdict {
  const evidence = { kind: 'no_record', reason: 'not-in-library' } as const;
  return { ...evidence, ...nextStep(evidence, { ...inputs, answer: null }) };
}

function answered(answer: Answer, inputs: StepInputs): Verdict {
  const evidence = readFlags(answer.applicant);
  return { ...evidence, ...nextStep(evidence, inputs) };
}
