/** A parsed answer of the provider, and the verdict derived from it. Source of every value: td-api.md. */
import { z } from 'zod';
import { named } from './call.ts';

/** A flag as read: `unrecognised` keeps a value outside the document's list; its verbatim form is in the raw answer. */
export const flagSchema = z.enum(['yes', 'no', 'unknown', 'unrecognised']);
export type Flag = z.infer<typeof flagSchema>;

export const relations = [
  'Spouse',
  'Parents',
  'Children',
  'Grandparents',
  'Grandchildren',
  'Brothers&sisters',
  'Others',
  'Unknown',
] as const;

const usageShape = z.object({ recentlyUsed: flagSchema, frequentlyUsed: flagSchema, other: flagSchema });
export interface Usage extends z.infer<typeof usageShape> {}
export const usageSchema = named<Usage>(usageShape);

const answerShape = z.object({
  /** The provider's tracking id; null where none came, so that the charge is reconciled by time. */
  sequenceId: z.string().nullable(),
  /** Numbers associated with the person. null: the answer did not say so in a form that can be read. */
  phoneNumberCount: z.int().nonnegative().nullable(),
  applicant: usageSchema,
  /** null: no emergency block came. `usage` null: the relation alone came. */
  emergency: z
    .object({
      /** One of `relations`, or a value outside the list, verbatim. */
      relation: z.string(),
      relationRecognised: z.boolean(),
      usage: usageSchema.nullable(),
    })
    .nullable(),
});
export interface Answer extends z.infer<typeof answerShape> {}
export const answerSchema = named<Answer>(answerShape);

/**
 * What the answer means for reaching the person (td-api.md, "What the flags say about reaching the person"). By the flags
 * alone: reachable: the person's most recent and most used number. likely: one of the two. secondary: another number of the
 * person. not_linked: no link between number and person was found. unknown: charged, but says nothing. Besides:
 * no_record: the person is not in the library. none: no answer yet, or no answer can come.
 */
export const verdictKinds = ['reachable', 'likely', 'secondary', 'not_linked', 'unknown', 'no_record', 'none'] as const;
export type VerdictKind = (typeof verdictKinds)[number];

/** Why there is no answer to go by: the reason of the verdict, and then of its step too. */
const noAnswerReasons = [
  'waiting',
  'waits-for-doubt',
  'in-doubt',
  'refused',
  'failed',
  'cancelled',
  'rejected-row',
] as const;

/** The fact behind the verdict, in the provider's terms; translated where it is shown. */
export const verdictReasons = [
  'recent-and-frequent',
  'recent-only',
  'frequent-only',
  'other-number',
  'no-link',
  'flags-unknown',
  'flags-unrecognised',
  'answer-gone',
  'not-in-library',
  ...noAnswerReasons,
] as const;
export type VerdictReason = (typeof verdictReasons)[number];

/** The suggested next step for a field agent. */
export const nextSteps = [
  'call-this-number',
  'call-then-visit',
  'call-verify-first',
  'call-better-number',
  'find-another-number',
  'ask-emergency-contact',
  'verify-identity',
  'visit',
  'check-again',
  'wait',
  'correct-row',
  'retry',
  'resolve-doubt',
  'nothing',
] as const;
export type NextStep = (typeof nextSteps)[number];

/** Why that step and no other: each goes with one step (core/td/next-step.ts). */
export const stepReasons = [
  'agent-found-wrong',
  'agent-found-died',
  'answer-old',
  'number-linked',
  'not-most-recent',
  'weaker-link',
  'better-number-known',
  'contact-reachable',
  'other-numbers-exist',
  'no-number-exists',
  'nothing-else-known',
  'link-unknown',
  'link-and-count-unknown',
  'not-in-library',
  'identity-was-checked',
  'answer-gone',
  ...noAnswerReasons,
] as const;
export type StepReason = (typeof stepReasons)[number];

/** Another number of the same person that an earlier lookup found reachable or likely. */
const betterNumberShape = z.object({
  lookupId: z.int(),
  phone: z.string(),
  /** Milliseconds since the epoch. */
  answeredAt: z.number(),
});
export interface BetterNumber extends z.infer<typeof betterNumberShape> {}
export const betterNumberSchema = named<BetterNumber>(betterNumberShape);

/** The facts that the step's reason names; null where it does not name that one. */
const stepFactsShape = z.object({
  /** Numbers associated with the person. */
  numbers: z.int().nullable(),
  /** Whole days since the answer came. */
  ageDays: z.int().nullable(),
  betterNumber: betterNumberSchema.nullable(),
  /** Of the emergency contact who is to be asked: one of `relations`. */
  relation: z.string().nullable(),
});
export interface StepFacts extends z.infer<typeof stepFactsShape> {}
export const stepFactsSchema = named<StepFacts>(stepFactsShape);

const verdictShape = z.object({
  kind: z.enum(verdictKinds),
  reason: z.enum(verdictReasons),
  nextStep: z.enum(nextSteps),
  stepReason: z.enum(stepReasons),
  stepFacts: stepFactsSchema,
});
export interface Verdict extends z.infer<typeof verdictShape> {}
export const verdictSchema = named<Verdict>(verdictShape);
