/** What an answer means for reaching the person, as the window says it: dates and numbers as people of its language write them. */
import type { Verdict } from '../../src-main/contract/answer.ts';
import { withinSentence } from '../../src-main/words/text.ts';
import { relationText, stepReasonSentence, verdictWords } from '../../src-main/words/verdicts.ts';
import { defineTexts, useLanguage } from './texts.ts';
import { useFormats } from './use-formats.ts';

export const verdictTexts = defineTexts('verdicts', verdictWords);

/** Why the step, in a sentence; null where the verdict's reason has said it already. `phone`: how a number in it shows. */
export function useStepReason(phone: (digits: string) => string): (verdict: Verdict) => string | null {
  const language = useLanguage();
  const format = useFormats();
  return (verdict) => {
    const { numbers, ageDays, betterNumber, relation } = verdict.stepFacts;
    return stepReasonSentence(language, verdict, {
      numbers: numbers === null ? '' : format.number(numbers),
      days: ageDays === null ? '' : format.number(ageDays),
      phone: betterNumber === null ? '' : phone(betterNumber.phone),
      date: betterNumber === null ? '' : format.date(betterNumber.answeredAt),
      relation: relation === null ? '' : withinSentence(relationText(language, relation)),
    });
  };
}

/** A relation in words; one outside the document's list as it came, marked. */
export function useRelation(): (relation: string) => string {
  const language = useLanguage();
  return (relation) => relationText(language, relation);
}
