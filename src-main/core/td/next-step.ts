/**
 * From a verdict to one next step with one reason (td-api.md, "What the flags say about reaching the person"). It
 * advises; whether and when somebody may be contacted is not decided here (POJK 22/2023).
 */

import type { Answer, BetterNumber, NextStep, StepFacts, StepReason, VerdictReason } from '../../contract/answer.ts';
import { dayMs } from '../../contract/calendar.ts';
import { type FlagsReading, isReachable, readFlags } from './flags.ts';

/** Numbers are resold about 60 days after they expire (indonesia.md): what was true of one need not be true now. */
const answerIsOldAfterMs = 90 * dayMs;

/** What a field agent found at the person; comes with the outcomes of reports. */
export type AgentFinding = 'number-wrong' | 'identity-right' | 'died';

export type StepInputs = {
  /** null: there is none (no record). */
  readonly answer: Answer | null;
  /** Milliseconds since the answer came. */
  readonly ageMs: number;
  /** The list says that its emergency contacts have consented to be asked. */
  readonly ecConsent: boolean;
  /** Looked for only where the step may be about it. */
  readonly betterNumber: () => BetterNumber | null;
  readonly agentFound: AgentFinding | null;
};

type Evidence = FlagsReading | { readonly kind: 'no_record'; readonly reason: VerdictReason };
type Step = { readonly nextStep: NextStep; readonly stepReason: StepReason; readonly stepFacts: StepFacts };

const noFacts: StepFacts = { numbers: null, ageDays: null, betterNumber: null, relation: null };

/** Every reason goes with one step: a step is never shown with a reason for another. */
const stepOfReason: Readonly<Record<StepReason, NextStep>> = {
  'agent-found-wrong': 'find-another-number',
  'agent-found-died': 'nothing',
  'answer-old': 'check-again',
  'number-linked': 'call-this-number',
  'not-most-recent': 'call-then-visit',
  'weaker-link': 'call-verify-first',
  'better-number-known': 'call-better-number',
  'contact-reachable': 'ask-emergency-contact',
  'other-numbers-exist': 'find-another-number',
  'no-number-exists': 'verify-identity',
  'nothing-else-known': 'visit',
  'link-unknown': 'call-then-visit',
  'link-and-count-unknown': 'call-verify-first',
  'not-in-library': 'verify-identity',
  'identity-was-checked': 'visit',
  'answer-gone': 'nothing',
  waiting: 'wait',
  'waits-for-doubt': 'resolve-doubt',
  'in-doubt': 'resolve-doubt',
  refused: 'correct-row',
  failed: 'retry',
  cancelled: 'nothing',
  'rejected-row': 'correct-row',
};

export function stepFor(stepReason: StepReason, facts: Partial<StepFacts> = {}): Step {
  return { nextStep: stepOfReason[stepReason], stepReason, stepFacts: { ...noFacts, ...facts } };
}

/**
 * The flags alone give the verdict; the number of numbers, the emergency contact, the age of the answer, what history
 * knows and what an agent found give the step.
 */
export function nextStep({ kind, reason }: Evidence, inputs: StepInputs): Step {
  const numbers = inputs.answer?.phoneNumberCount ?? null;
  // Whatever the flags say: nobody is called or visited about it any more.
  if (inputs.agentFound === 'died') return stepFor('agent-found-died');
  switch (kind) {
    case 'reachable':
    case 'likely':
      if (inputs.agentFound === 'number-wrong') return stepFor('agent-found-wrong');
      if (inputs.ageMs > answerIsOldAfterMs) {
        return stepFor('answer-old', { ageDays: Math.floor(inputs.ageMs / dayMs) });
      }
      return stepFor(reason === 'frequent-only' ? 'not-most-recent' : 'number-linked');
    case 'secondary':
      return stepFor('weaker-link');
    case 'not_linked': {
      if (numbers === 0) return stepFor('no-number-exists', { numbers });
      const better = numbers === null ? null : inputs.betterNumber();
      if (better) return stepFor('better-number-known', { betterNumber: better });
      return (
        contactStep(inputs) ??
        (numbers === null ? stepFor('nothing-else-known') : stepFor('other-numbers-exist', { numbers }))
      );
    }
    case 'unknown':
      return contactStep(inputs) ?? stepFor(numbers === null ? 'link-and-count-unknown' : 'link-unknown');
    case 'no_record':
      // A wrong digit is the likeliest cause; the rest is for when somebody has looked.
      if (inputs.agentFound !== 'identity-right') return stepFor('not-in-library');
      return contactStep(inputs) ?? stepFor('identity-was-checked');
  }
}

const family = new Set(['Spouse', 'Parents', 'Children', 'Grandparents', 'Grandchildren', 'Brothers&sisters']);

/**
 * Only where the contact has consented, is family by the provider's own finding, and has a number the same flags call
 * reachable or likely. Asked only where the person is, never collected from (POJK 22/2023).
 */
function contactStep({ answer, ecConsent }: StepInputs): Step | null {
  const contact = answer?.emergency ?? null;
  if (!ecConsent || contact?.usage == null || !family.has(contact.relation)) return null;
  return isReachable(readFlags(contact.usage).kind)
    ? stepFor('contact-reachable', { relation: contact.relation })
    : null;
}
