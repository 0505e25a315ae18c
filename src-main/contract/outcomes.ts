/** Outcomes: what a field agent found at a person, typed by hand or come back in a report's sheet. */
import { z } from 'zod';
import { named } from './call.ts';

/**
 * reached: somebody spoke with the person. wrong-number: the number is somebody else's, or of nobody. moved: not at that
 * address any more. promised: to pay, on a day and an amount where they were said. refused: to pay, or to talk.
 */
export const outcomeKinds = [
  'reached',
  'not-answered',
  'wrong-number',
  'moved',
  'promised',
  'refused',
  'died',
  'other',
] as const;
export const outcomeKindSchema = z.enum(outcomeKinds);
export type OutcomeKind = z.infer<typeof outcomeKindSchema>;

/** The columns of a sheet that an agent fills in, in their order; and the row's code, which stands last. */
export const fillInColumns = ['outcome', 'foundOn', 'promiseDate', 'promiseAmount', 'agent', 'note'] as const;
export type FillInColumn = (typeof fillInColumns)[number];
export const outcomeColumns = [...fillInColumns, 'rowCode'] as const;
export type OutcomeColumn = (typeof outcomeColumns)[number];

/** A local day, YYYY-MM-DD. */
const daySchema = z.iso.date();

/** Characters of a note, and of an agent's name, at most. */
export const longestNote = 1_000;
export const longestAgent = 200;
/** Rupiah. Less is no promise but an amount in thousands or millions, and nobody guesses which. */
export const leastPromise = 1_000;
export const mostPromise = 1_000_000_000_000;

const foundShape = z.object({
  kind: outcomeKindSchema,
  agent: z.string().max(longestAgent).nullable(),
  /** The day of the visit or call; null: nobody said. */
  foundOn: daySchema.nullable(),
  /** Of a promise alone. */
  promiseDate: daySchema.nullable(),
  /** Whole rupiah, of a promise alone. */
  promiseAmount: z.int().min(leastPromise).max(mostPromise).nullable(),
  note: z.string().max(longestNote).nullable(),
});
/** What was found, as it was written down. */
export interface Found extends z.infer<typeof foundShape> {}
export const foundSchema = named<Found>(foundShape);

const outcomeShape = foundShape.extend({
  outcomeId: z.int(),
  lookupId: z.int(),
  /** The number it is about: the one that the sheet named, or the lookup's own. */
  phone: z.string(),
  /** The sheet's report; null: typed by hand, or the sheet names none. */
  reportId: z.int().nullable(),
  /** The file it came in; null: typed by hand. */
  fileName: z.string().nullable(),
  /** Milliseconds since the epoch. */
  recordedAt: z.number(),
  recordedBy: z.string(),
  /** A later file, or a later word, about the same row took its place. */
  superseded: z.boolean(),
});
export interface Outcome extends z.infer<typeof outcomeShape> {}
export const outcomeSchema = named<Outcome>(outcomeShape);
