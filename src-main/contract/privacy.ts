/** What the law on personal data (UU PDP 27/2022) asks of what is stored: an end to it. */
import { z } from 'zod';
import { command, named, query } from './call.ts';
import { retainedPurposes, retentionDaysSchema, retentionSchema } from './purposes.ts';

/** Of one list, what would be removed, or was. */
const purgedListShape = z.object({
  listId: z.int(),
  name: z.string(),
  purpose: z.enum(retainedPurposes),
  lookups: z.int(),
  rejectedRows: z.int(),
  /** Answers among them that an account charged for: they are not reused any more. Practice is not among them. */
  paidAnswers: z.int(),
  /** What those cost. */
  rupiah: z.number(),
  /** Nobody is left in it. Its name, its dates and its charges stay. */
  emptied: z.boolean(),
});
export interface PurgedList extends z.infer<typeof purgedListShape> {}

/** What is over its days. The sums are of all lists; `lists` names those of them that have some. */
const purgeShape = z.object({
  lookups: z.int(),
  rejectedRows: z.int(),
  /** What field agents found of those lookups. */
  outcomes: z.int(),
  /** Repairs of files that became no list. */
  drafts: z.int(),
  paidAnswers: z.int(),
  rupiah: z.number(),
  lists: z.array(named<PurgedList>(purgedListShape)),
});
export interface Purge extends z.infer<typeof purgeShape> {}
export const purgeSchema = named<Purge>(purgeShape);

export const privacyCalls = {
  /** What a purge would remove now: by these days, by the same number of days for all purposes, or by neither as the setting says. */
  'privacy.duePurge': query({
    input: z.object({ retention: retentionSchema.optional(), olderThanDays: retentionDaysSchema.optional() }),
    output: purgeSchema,
  }),
  /** Removes it, in turns. What waits, is under way or in doubt stays, and what a younger row shares. Errors: `retention-off`. */
  'privacy.purge': command({ input: z.object({ olderThanDays: retentionDaysSchema.optional() }), output: purgeSchema }),
};
