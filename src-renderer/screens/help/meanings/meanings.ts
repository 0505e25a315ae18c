/**
 * Everything that a state, verdict, reason, problem or error can be, with its meaning: the same words that people read elsewhere.
 * Made of the lists of codes in the contract, so a code that is added is here too.
 */
import { nextSteps, stepReasons, verdictKinds, verdictReasons } from '../../../../src-main/contract/answer.ts';
import { invoiceLineMarks } from '../../../../src-main/contract/charges.ts';
import { errorCodes } from '../../../../src-main/contract/errors.ts';
import { attemptOutcomes } from '../../../../src-main/contract/history.ts';
import { outcomeKinds, outcomeProblemCodes } from '../../../../src-main/contract/outcomes.ts';
import { ownCodes } from '../../../../src-main/contract/own-codes.ts';
import { problemCodes } from '../../../../src-main/contract/person.ts';
import { factsOf, queueReasons } from '../../../../src-main/contract/reasons.ts';
import type { Language } from '../../../../src-main/contract/settings.ts';
import { chargeSchema, lookupStates, queueStates } from '../../../../src-main/contract/states.ts';
import { attemptWords } from '../../../../src-main/words/attempts.ts';
import { chargeWords } from '../../../../src-main/words/charges.ts';
import { errorWords } from '../../../../src-main/words/errors.ts';
import { invoiceWords } from '../../../../src-main/words/invoice.ts';
import { outcomeWords } from '../../../../src-main/words/outcomes.ts';
import { problemWords } from '../../../../src-main/words/problems.ts';
import { providerCodeWords } from '../../../../src-main/words/provider-codes.ts';
import { queueWords } from '../../../../src-main/words/queue.ts';
import { stateWords } from '../../../../src-main/words/states.ts';
import { verdictWords } from '../../../../src-main/words/verdicts.ts';
import { errorTexts } from '../../../i18n/error-texts.ts';
import { problemTexts } from '../../../i18n/problem-texts.ts';
import { stateTexts } from '../../../i18n/state-texts.ts';
import { translate } from '../../../i18n/texts.ts';
import { adviceOn } from '../../../parts/queue/advice.ts';
import { queueTexts } from '../../../parts/queue/queue-texts.ts';
import { queueWordKey } from '../../../parts/queue/queue-word.ts';
import { meaningTexts } from './meaning-texts.ts';

/** `name`: as it stands on screens; `text`: what it means and what to do; '' where the name is a whole sentence that says it. */
export type Meaning = { readonly code: string; readonly name: string; readonly text: string };

/** Facts that only a real case has. */
function withoutFacts(sentence: string): string {
  return sentence.replace(/\{\{\w+\}\}/g, '…');
}

function each<C extends string>(
  codes: readonly C[],
  say: (code: C) => readonly [name: string, text: string],
): readonly Meaning[] {
  return codes.map((code) => {
    const [name, text] = say(code);
    return { code, name: withoutFacts(name), text: withoutFacts(text) };
  });
}

function joined(...sentences: readonly (string | null)[]): string {
  return sentences.filter((one) => one !== null && one !== '').join(' ');
}

/** The current language's must be `language`: some of the sentences are the window's own. */
export function meaningsOf(language: Language) {
  const t = translate(meaningTexts);
  const states = stateWords[language];
  const verdicts = verdictWords[language];
  const said = translate(stateTexts);
  const queue = translate(queueTexts);
  const errors = translate(errorTexts);
  const { what } = errorWords[language];
  return {
    state: each(lookupStates, (code) => [states.lookup[code], joined(states.lookupMeaning[code], t(`next.${code}`))]),
    verdict: each(verdictKinds, (code) => [verdicts.kind[code], t(`verdict.${code}`)]),
    verdictReason: each(verdictReasons, (code) => [verdicts.reason[code], '']),
    step: each(nextSteps, (code) => [verdicts.nextStep[code], '']),
    stepReason: each(stepReasons, (code) => [verdicts.stepReason[code], '']),
    queue: each(queueStates, (code) => [queueWords[language].state[code], t(`queue.${code}`)]),
    queueReason: each(queueReasons, (code) => {
      const { state, providerCode } = factsOf(code);
      // The letter to the provider is of one account: it stands beside the connection.
      const advice = providerCode === null ? adviceOn(queue, code, t('address')) : null;
      return [said(queueWordKey({ state, reason: code })), joined(said(`reason.${code}`), advice)];
    }),
    charge: each(chargeSchema.options, (code) => [chargeWords[language].charge[code], t(`charge.${code}`)]),
    mark: each([...invoiceLineMarks], (code) => [invoiceWords[language].lineMark[code], t(`mark.${code}`)]),
    attempt: each(attemptOutcomes, (code) => [attemptWords[language].outcome[code], t(`attempt.${code}`)]),
    ownCode: each(ownCodes, (code) => [providerCodeWords[language].own[code], '']),
    problem: each(problemCodes, (code) => [
      problemWords[language].problem[code],
      translate(problemTexts)(`help.${code}`),
    ]),
    outcome: each(outcomeKinds, (code) => [outcomeWords[language].kind[code], t(`outcome.${code}`)]),
    outcomeProblem: each(outcomeProblemCodes, (code) => [outcomeWords[language].problem[code], '']),
    error: each(errorCodes, (code) => [what[code], errors(`code.${code}`).slice(what[code].length).trim()]),
  } satisfies Record<string, readonly Meaning[]>;
}

export type MeaningGroup = keyof ReturnType<typeof meaningsOf>;
