/**
 * The order of a field report: by the chance of reaching the person, the best first. One table, from the verdict's step and
 * the newest outcome; within a place of the table the newer answer comes first, and who was called in vain after who was not.
 *
 * | place | who stands there                                              |
 * |-------|---------------------------------------------------------------|
 * | 0     | promised to pay on a day that is here, or past: oldest first  |
 * | 1     | reachable, or likely by the most recent number: call          |
 * | 2     | history knows a better number: call that one                  |
 * | 3     | likely by the most used number: call, then visit              |
 * | 4     | another number of the person: call, first make sure           |
 * | 5     | reachable or likely by an old answer: check again first       |
 * | 6     | a contact who may be asked where the person is                |
 * | 7     | unknown: call, then visit, or make sure who answers           |
 * | 8     | nothing but a visit                                           |
 * | 9     | find another number                                           |
 * | 10    | check NIK and name                                            |
 * | 11    | no answer yet, or none that says anything                     |
 * | 12    | promised to pay on a day that is still to come                |
 * | 13    | refused                                                       |
 * | 14    | the number was found wrong, and no better one is known        |
 * | 15    | died                                                          |
 *
 * An outcome moves a row to 0, 12, 13, 14 or 15 whatever its verdict is. `moved` takes a visit to that address away: 9 instead
 * of 8. A number that was found wrong stands behind every number that nobody called; with a better number it stands at 2.
 */
import type { NextStep, Verdict } from '../../../contract/answer.ts';
import { dayMs } from '../../../contract/calendar.ts';
import type { OutcomeKind } from '../../../contract/outcomes.ts';

/** The newest word of an agent about that number of that person. */
export type NewestOutcome = {
  readonly kind: OutcomeKind;
  /** Of a promise: YYYY-MM-DD; null: no day was said. */
  readonly promiseDate: string | null;
};

export type RankInputs = {
  readonly verdict: Pick<Verdict, 'nextStep'>;
  /** Milliseconds since the answer came; null: there is none. */
  readonly ageMs: number | null;
  readonly outcome: NewestOutcome | null;
  /** History knows another number of the person that is reachable or likely. */
  readonly hasBetterNumber: boolean;
  /** YYYY-MM-DD, by which a promise is due. */
  readonly today: string;
};

const placeOfStep: Readonly<Record<NextStep, number>> = {
  'call-this-number': 1,
  'call-better-number': 2,
  'call-then-visit': 3,
  'call-verify-first': 4,
  'check-again': 5,
  'ask-emergency-contact': 6,
  visit: 8,
  'find-another-number': 9,
  'verify-identity': 10,
  wait: 11,
  'correct-row': 11,
  retry: 11,
  'resolve-doubt': 11,
  nothing: 11,
};

/** Of somebody of whom the provider says nothing: the same steps, at a place of their own. */
const placeOfUnknown = 7;
const mostDays = 99_999;
/** Above every count of days, so that places never mix. */
const called = 100_000;
const place = 2 * called;

/** Smaller is sooner. A whole number that only means something beside others of the same report. */
export function rank(inputs: RankInputs & { readonly verdict: Pick<Verdict, 'nextStep' | 'kind'> }): number {
  const { outcome, ageMs, today } = inputs;
  const at = placeOf(inputs);
  if (at === 0) return daysOf(outcome?.promiseDate ?? today);
  const days = ageMs === null ? mostDays : Math.min(mostDays, Math.max(0, Math.floor(ageMs / dayMs)));
  return at * place + (outcome?.kind === 'not-answered' ? called : 0) + days;
}

function placeOf({
  verdict,
  outcome,
  hasBetterNumber,
  today,
}: RankInputs & { readonly verdict: Pick<Verdict, 'nextStep' | 'kind'> }): number {
  switch (outcome?.kind) {
    case 'died':
      return 15;
    case 'wrong-number':
      return hasBetterNumber ? placeOfStep['call-better-number'] : 14;
    case 'refused':
      return 13;
    case 'promised':
      return outcome.promiseDate !== null && outcome.promiseDate > today ? 12 : 0;
    case 'moved':
      return verdict.nextStep === 'visit' ? placeOfStep['find-another-number'] : placeOfVerdict(verdict);
    case 'reached':
    case 'not-answered':
    case 'other':
    case undefined:
      return placeOfVerdict(verdict);
  }
}

function placeOfVerdict({ kind, nextStep }: Pick<Verdict, 'nextStep' | 'kind'>): number {
  const calls = nextStep === 'call-then-visit' || nextStep === 'call-verify-first';
  return kind === 'unknown' && calls ? placeOfUnknown : placeOfStep[nextStep];
}

/** Days since the year 2000: among promises the oldest first. */
function daysOf(day: string): number {
  return Math.max(0, Math.min(mostDays, Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(2000, 0, 1)) / dayMs)));
}
