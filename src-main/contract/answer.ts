/** A parsed answer of the provider, and the verdict derived from it. Source of every value: td-api.md. */
import { z } from 'zod';

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

export const usageSchema = z.object({ recentlyUsed: flagSchema, frequentlyUsed: flagSchema, other: flagSchema });
export type Usage = z.infer<typeof usageSchema>;

export const answerSchema = z.object({
  sequenceId: z.string(),
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
export type Answer = z.infer<typeof answerSchema>;

/**
 * What the answer means for reaching the person. reachable: theirs, used recently and often. likely: theirs, one of the
 * two. dormant: known, no longer used. other_person: the number serves another use. unknown: charged, but says nothing.
 * no_record: not in the library. none: no answer yet, or no answer can come.
 */
export const verdictKinds = ['reachable', 'likely', 'dormant', 'other_person', 'unknown', 'no_record', 'none'] as const;
/** The reason code for the verdict, translated by whoever shows it. */
export const verdictReasons = [
  'recent-and-frequent',
  'recent-only',
  'frequent-only',
  'not-recent-not-frequent',
  'used-for-other',
  'flags-unknown',
  'flags-unrecognised',
  'not-in-library',
  'waiting',
  'in-doubt',
  'refused',
  'failed',
  'cancelled',
  'rejected-row',
] as const;
/** The suggested next step for a field agent. */
export const nextSteps = [
  'call-this-number',
  'call-then-visit',
  'find-another-number',
  'ask-emergency-contact',
  'verify-identity',
  'visit',
  'wait',
  'correct-row',
  'retry',
  'resolve-doubt',
  'nothing',
] as const;
export const verdictSchema = z.object({
  kind: z.enum(verdictKinds),
  reason: z.enum(verdictReasons),
  nextStep: z.enum(nextSteps),
});
export type Verdict = z.infer<typeof verdictSchema>;
