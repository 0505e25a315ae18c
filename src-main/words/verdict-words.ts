/** What a verdict and its step say, for files and the terminal. The window has the same sentences in its own texts. */
import type {
  Flag,
  NextStep,
  relations,
  StepFacts,
  StepReason,
  Usage,
  Verdict,
  VerdictKind,
  VerdictReason,
} from '../contract/answer.ts';

export type VerdictWords = {
  verdicts: Record<VerdictKind, string>;
  reasons: Record<VerdictReason, string>;
  steps: Record<NextStep, string>;
  /** With the facts they name in double braces. */
  stepReasons: Record<StepReason, string>;
  flags: Record<Flag, string>;
  usage: Record<keyof Usage, string>;
  relations: Record<(typeof relations)[number], string>;
  /** How `is_other` is read, and that the document does not say. */
  ourReading: string;
};

/** Why the step, or null where the verdict's reason has said it already. */
export function stepReasonText(words: VerdictWords, { reason, stepReason, stepFacts }: Verdict): string | null {
  if ((reason as string) === stepReason) return null;
  const facts = factsInWords(words, stepFacts);
  return words.stepReasons[stepReason].replace(/\{\{(\w+)\}\}/g, (_, name: string) => facts[name] ?? '');
}

function factsInWords(words: VerdictWords, { numbers, ageDays, betterNumber, relation }: StepFacts) {
  const facts: Record<string, string> = {
    numbers: String(numbers ?? ''),
    days: String(ageDays ?? ''),
    phone: betterNumber?.phone ?? '',
    date: betterNumber ? localDay(betterNumber.answeredAt) : '',
    relation: relation === null ? '' : relationText(words, relation).toLowerCase(),
  };
  return facts;
}

/** `2026-11-22`, by this machine's zone. */
function localDay(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** One outside the document's list stands as it came. */
export function relationText(words: VerdictWords, relation: string): string {
  return Object.hasOwn(words.relations, relation)
    ? words.relations[relation as keyof VerdictWords['relations']]
    : relation;
}
