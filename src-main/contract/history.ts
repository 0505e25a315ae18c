/** Every lookup, found again: by name, NIK or phone, by state and list, with its attempts and raw answer. */
import { z } from 'zod';
import { answerSchema, verdictKinds, verdictSchema } from './answer.ts';
import { readDay } from './calendar.ts';
import { named, query } from './call.ts';
import { outcomeSchema } from './outcomes.ts';
import { derivedSchema, personSchema, problemSchema } from './person.ts';
import { chargeSchema, lookupStateSchema } from './states.ts';

const lookupItemShape = z.object({
  lookupId: z.int(),
  listId: z.int(),
  listName: z.string(),
  /** Of the practice connection: its answer is made up on this machine and says nothing about a person. */
  practice: z.boolean(),
  row: z.int(),
  person: personSchema,
  state: lookupStateSchema,
  verdict: verdictSchema,
  answer: answerSchema.nullable(),
  /** When it is due again, while queued; milliseconds since the epoch. */
  runAt: z.number().nullable(),
  updatedAt: z.number(),
  /** Attempts that reached the provider since an order last put it into the queue; `attemptLog` has them all. */
  attempts: z.int(),
  /** For a twin: the lookup whose answer it shares, of this list or of an earlier one. */
  twinOf: z.int().nullable(),
  /** When the answer it shows came, its own or the one it shares; milliseconds since the epoch. */
  answeredAt: z.number().nullable(),
  /** The other list whose answer it shares, or waits for; null where the answer is of this list. */
  sharedFrom: z.object({ listId: z.int(), listName: z.string() }).nullable(),
});
export interface LookupItem extends z.infer<typeof lookupItemShape> {}
export const lookupItemSchema = named<LookupItem>(lookupItemShape);

/** How an attempt ended; null while it is under way. See core/td/outcome.ts. */
export const attemptOutcomes = [
  'answered',
  'no-record',
  'refused',
  'internal-error',
  'account',
  'traffic',
  'unknown-code',
  'busy',
  'not-sent',
  'captive-page',
  'filtered',
  'http-refused',
  'in-doubt',
] as const;

const attemptShape = z.object({
  attemptId: z.int(),
  number: z.int(),
  connectionName: z.string(),
  /** At the practice connection: nothing is paid for it, whatever its charge counts as in a drill. */
  practice: z.boolean(),
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  outcome: z.enum(attemptOutcomes).nullable(),
  httpStatus: z.int().nullable(),
  code: z.int().nullable(),
  /** The provider's words, or the transport error's code. */
  message: z.string().nullable(),
  sequenceId: z.string().nullable(),
  charge: chargeSchema,
  /** The answer's body verbatim; null when none came. */
  raw: z.string().nullable(),
  /**
   * Base64 of the body as it came, at most its first 48 KiB, where `raw` could not be made of it (packed in a way that nobody
   * can unpack); else null. As with `raw`, not where a contact has not consented.
   */
  rawBytes: z.string().nullable(),
});
export interface Attempt extends z.infer<typeof attemptShape> {}
export const attemptSchema = named<Attempt>(attemptShape);

const lookupDetailShape = lookupItemShape.extend({
  connectionId: z.int(),
  connectionName: z.string(),
  derived: derivedSchema,
  problems: z.array(problemSchema),
  /** Columns of the file that are not of the person, as they stood. */
  extra: z.array(z.object({ heading: z.string(), text: z.string() })),
  attemptLog: z.array(attemptSchema),
  /** Newest first: of this row, and of other rows about the same NIK and phone. */
  outcomes: z.array(outcomeSchema),
});
export interface LookupDetail extends z.infer<typeof lookupDetailShape> {}
export const lookupDetailSchema = named<LookupDetail>(lookupDetailShape);

export const historyAnswersSchema = z.enum(['all', 'real', 'practice']);
export type HistoryAnswers = z.infer<typeof historyAnswersSchema>;

/** Of all its attempts the dearest word: charged, perhaps charged (unknown), free; none: it was never sent. */
export const historyCharges = ['charged', 'unknown', 'free', 'none'] as const;
export type HistoryCharge = (typeof historyCharges)[number];

export const historySorts = ['newest', 'name', 'verdict'] as const;
export type HistorySort = (typeof historySorts)[number];

/** A local day, `YYYY-MM-DD`. */
const daySchema = z.string().refine((text) => readDay(text) !== null, 'day');

/** What is looked for. Several values of one kind: any of them; several kinds: all of them. An empty array: whatever it is. */
const historyFilterShape = z.object({
  /**
   * Digits: the start of a NIK or phone, however written, or its last four or more. Else: words of the name in any order, of three
   * letters and more any part of it; or a part of a list's name, or a whole sequence id.
   */
  search: z.string().trim().max(100).default(''),
  states: z.array(lookupStateSchema).default([]),
  verdicts: z.array(z.enum(verdictKinds)).default([]),
  listId: z.int().nullable().default(null),
  /** Whose answers: of real accounts, of the practice connection, or both. */
  answers: historyAnswersSchema.default('all'),
  /** Of the lists of one connection. */
  connectionId: z.int().nullable().default(null),
  /** Of the emergency contact, by the provider's word; '': none was said, `other`: none of the document's. */
  relations: z.array(z.string().max(100)).max(20).default([]),
  /** Brands, by the phone's prefix; '': unknown. */
  operators: z.array(z.string().max(100)).max(50).default([]),
  /** The first two digits of the NIK; '': it has no sixteen digits. */
  provinces: z.array(z.string().max(2)).max(100).default([]),
  charges: z.array(z.enum(historyCharges)).default([]),
  /** Changed last on that day or later; local. */
  from: daySchema.nullable().default(null),
  /** On that day or earlier. */
  to: daySchema.nullable().default(null),
  /** Of the columns a list keeps beside the fields: only together with `listId`. */
  columns: z
    .array(z.object({ heading: z.string().max(200), values: z.array(z.string().max(100)).max(200) }))
    .max(20)
    .default([]),
});
export interface HistoryFilter extends z.infer<typeof historyFilterShape> {}
export const historyFilterSchema = named<HistoryFilter, z.input<typeof historyFilterShape>>(historyFilterShape);

const historyItemShape = lookupItemShape.extend({
  connectionName: z.string(),
  /** Read off the digits, no facts: the brand the phone's prefix was given to, the province that issued the NIK; null: not known. */
  operator: z.string().nullable(),
  province: z.string().nullable(),
});
export interface HistoryItem extends z.infer<typeof historyItemShape> {}
const historyItemSchema = named<HistoryItem>(historyItemShape);

const facetShape = z.array(z.object({ value: z.string(), n: z.int() }));
const facetsShape = z.object({
  state: facetShape,
  verdict: facetShape,
  relation: facetShape,
  operator: facetShape,
  province: facetShape,
  charge: facetShape,
  /** By id. */
  list: facetShape,
  /** By id. */
  connection: facetShape,
  /** `YYYY-MM`, newest first. */
  month: facetShape,
  /** Of one list: its columns with not too many values. */
  columns: z.array(z.object({ heading: z.string(), values: facetShape })),
});
export interface HistoryFacets extends z.infer<typeof facetsShape> {}

/** Lookups that the search does not know yet, or knows as they were: what it found may be incomplete; null: it is complete. */
const behindSchema = z.int().nullable();

export const historyCalls = {
  /**
   * One page. A search that takes long ends its page early: it may be short or empty while `next` says where to go on.
   * Errors: `invalid-input` for a cursor of another sort.
   */
  'history.page': query({
    input: historyFilterShape.extend({
      sort: z.enum(historySorts).default('newest'),
      after: z.string().nullable().default(null),
      limit: z.int().min(1).max(500).default(50),
    }),
    output: z.object({ items: z.array(historyItemSchema), next: z.string().nullable(), behind: behindSchema }),
  }),
  /**
   * How many there are of each value, each kind counted under the other kinds' filters. null: the digits begin too many numbers to
   * count them; more digits are needed.
   */
  'history.facets': query({
    input: historyFilterShape,
    output: z.object({
      total: z.int().nullable(),
      facets: named<HistoryFacets>(facetsShape).nullable(),
      behind: behindSchema,
    }),
  }),
  'history.get': query({ input: z.object({ lookupId: z.int() }), output: lookupDetailSchema }),
};
