/** Lists: what they are, what starting one costs, and their calls; and what a list has of the file it came from. */
import { z } from 'zod';
import { verdictKinds } from './answer.ts';
import { command, named, query } from './call.ts';
import { lookupItemSchema } from './history.ts';
import { legalBasisSchema, listPurposeSchema } from './purposes.ts';
import { apartReasonSchema, rejectedRowSchema } from './reading.ts';
import { languageSchema } from './settings.ts';
import { chargeCountsSchema, lookupStateSchema, stateCountsSchema } from './states.ts';

/**
 * What becomes of questions about a NIK and phone that were, or are, asked with another name or emergency contact. ask: they
 * are asked, and paid for. leave-out: only the fullest of a list is asked, those asked before are not; the others are
 * `cancelled`. reuse: an answer that says all they ask is shared, be it there or still to come; the rest is asked.
 */
export const samePersonChoices = ['ask', 'leave-out', 'reuse'] as const;
export const samePersonSchema = z.enum(samePersonChoices);
export type SamePersonChoice = z.infer<typeof samePersonSchema>;

const listShape = z.object({
  id: z.int(),
  kind: z.enum(['file', 'single-checks']),
  name: z.string(),
  connectionId: z.int(),
  connectionName: z.string(),
  /** Of the practice connection: its answers are made up on this machine and say nothing about anybody. */
  practice: z.boolean(),
  sourceName: z.string().nullable(),
  createdAt: z.number(),
  /** null: its lookups wait for `lists.start`. */
  startedAt: z.number().nullable(),
  /** Since when it is paused by itself (`queue.pause`); null: it is not. */
  heldAt: z.number().nullable(),
  /** Since when it is out of the way of those people work with; null: it is not. It goes on, counts and is found as before. */
  archivedAt: z.number().nullable(),
  /** The group it stands in: a campaign, a month, a branch. null: none. */
  group: z.string().nullable(),
  /** When the last lookup became final; null while any is not. */
  finishedAt: z.number().nullable(),
  ecConsent: z.boolean(),
  /** null: never said. */
  purpose: listPurposeSchema.nullable(),
  legalBasis: legalBasisSchema.nullable(),
  /** Its questions go to the provider also where history has a paid answer. */
  askAgain: z.boolean(),
  /** Counts for nothing while it asks again. */
  samePerson: samePersonSchema,
  /** Source rows below the heading; accepted + rejected + skipped. */
  rows: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  /** Rows the operator took out before the import: nobody's to mend, and not among the rejected. */
  skipped: z.int(),
  /** Rows whose people were removed, by retention or because somebody was erased: none of the other counts has them. */
  removed: z.int(),
  /** Of the accepted: rows that ask the same question as an earlier row of the list. */
  duplicates: z.int(),
  states: stateCountsSchema,
  charges: chargeCountsSchema,
  /** Of `charges.charged`: answers that practice made up, for which nothing is paid. */
  practiceAnswers: z.int(),
  /** Of `charges`: attempts at the practice connection. None of them is money, whatever it counts as in a drill. */
  practiceCharges: chargeCountsSchema,
  /** Rupiah of what was charged and of what may have been, at accounts; `withoutPrice`: of those, attempts whose price was not set. */
  rupiah: z.object({ charged: z.number(), unknown: z.number(), withoutPrice: z.int() }),
  /** All that is left of it waits for what becomes of the same questions in other lists: a doubt there has to be decided. */
  waitsElsewhere: z.boolean(),
  /** Then, the other list it waits for and why: a doubt there is to be decided, or it is paused by itself. null: it comes by itself, or nobody knows. */
  waitsFor: z.object({ listId: z.int(), listName: z.string(), because: z.enum(['in-doubt', 'held']) }).nullable(),
  /** Final lookups per second recently, and seconds left at that rate; null when not going on. */
  ratePerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
});
export interface List extends z.infer<typeof listShape> {}
export const listSchema = named<List>(listShape);

/** A cap of the connection, in rupiah: `left` is what may still be spent before it. */
const capSchema = z.object({ cap: z.number(), spent: z.number(), left: z.number() });

/** Questions about a NIK and phone that was asked, or is, with another name or contact. */
const othersShape = z.object({
  /** Asked before, or in another list that was started … */
  earlier: z.int(),
  /** … and asked by another row of the list as well; none is counted in both. */
  inList: z.int(),
  /** Of both: so many calls `reuse` spares. */
  reusable: z.int(),
  /** Rupiah of both, at most. */
  rupiah: z.number(),
  /** When the oldest and the newest of the earlier answers came; milliseconds since the epoch. */
  oldestAt: z.number().nullable(),
  newestAt: z.number().nullable(),
});
export interface Others extends z.infer<typeof othersShape> {}
export const othersSchema = named<Others>(othersShape);

/** What starting, or going on with, a list can cost at most, and how long it takes at the connection's pace. */
const forecastShape = z.object({
  /** Lookups of the list that wait. The numbers below are of these; rejected rows are not among them. */
  waiting: z.int(),
  /** Ask what an earlier row of the list asks: answered with it. */
  twins: z.int(),
  /** Answered from history: the same question was answered and paid for within `settings.reuseDays`. */
  reused: z.int(),
  /** When the oldest of those answers came; milliseconds since the epoch. */
  reusedOldestAt: z.number().nullable(),
  /** The same question is in doubt or under way in another list: they wait for what becomes of it. */
  shared: z.int(),
  /** Paid calls, at most. */
  calls: z.int(),
  /** Of those: the question was, or may have been, paid for before (asked again, or a doubt that was closed, cancelled, or is to be sent again elsewhere). */
  paidBefore: z.int(),
  /**
   * Questions about a NIK and phone that is asked, or was within `settings.reuseDays`, with another name or contact: of
   * `calls` with the choice `ask`, which the other two keep from being paid for.
   */
  otherDetails: othersSchema,
  /** Questions that `leave-out` keeps from being asked. */
  leftOut: z.int(),
  /** People of the list whom nobody asks about, because they are restricted: neither waiting nor reported. */
  restricted: z.int(),
  /** Waiting rows whose emergency contact is restricted: they are asked without it. */
  restrictedContacts: z.int(),
  /** How often each of them can be charged at most: more than once only where the connection sends again by itself. */
  timesEach: z.int().min(1),
  /** Rupiah, at most: of all calls, each charged `timesEach`. */
  rupiah: z.number(),
  pricePerCall: z.number(),
  /** Of other lists on the same connection: they take turns with this one. */
  ahead: z.int(),
  /** Seconds for `calls` by themselves, at the connection's pace and at the recent speed of its answers. */
  seconds: z.number(),
  dailyCap: capSchema.nullable(),
  monthlyCap: capSchema.nullable(),
  /** Calls that fit under the caps now; null without a cap, or without a price. The rest waits and goes on by itself. */
  callsUnderCaps: z.int().nullable(),
});
export interface Forecast extends z.infer<typeof forecastShape> {}
export const forecastSchema = named<Forecast>(forecastShape);

const listIdSchema = z.object({ listId: z.int() });
const startChoices = { askAgain: z.boolean().optional(), samePerson: samePersonSchema.optional() };

/** row: as in the file. Else by what the rows say, those of one value by their number: the best verdict first, texts as people sort them. */
const rowSortSchema = z.union([z.enum(['row', 'verdict', 'operator']), z.object({ heading: z.string().max(200) })]);
export type RowSort = z.infer<typeof rowSortSchema>;

/** Filters and `search` mean what they mean in `history.page`. */
const foundRowsShape = listIdSchema.extend({
  search: z.string().trim().max(100).default(''),
  states: z.array(lookupStateSchema).default([]),
  verdicts: z.array(z.enum(verdictKinds)).default([]),
  operators: z.array(z.string().max(100)).max(50).default([]),
  columns: z
    .array(z.object({ heading: z.string().max(200), values: z.array(z.string().max(100)).max(200) }))
    .max(20)
    .default([]),
  sort: rowSortSchema.default('row'),
  after: z.string().nullable().default(null),
  limit: z.int().min(1).max(500).default(100),
});
export type FoundRowsQuery = z.infer<typeof foundRowsShape>;

/** Without blanks around. */
export const listNameSchema = z.string().trim().min(1).max(200);
export const listGroupSchema = z.string().trim().min(1).max(60);

/** without: those people work with. */
export const archivedChoices = ['without', 'only', 'with'] as const;
export type ArchivedChoice = (typeof archivedChoices)[number];

export const listCalls = {
  /** Newest first. `named`: a part of the list's name or of its file's, in any case. `group`: that one alone; null: all. */
  'lists.page': query({
    input: z.object({
      named: z.string().trim().max(100).default(''),
      archived: z.enum(archivedChoices).default('with'),
      group: listGroupSchema.nullable().default(null),
      after: z.string().nullable().default(null),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({ lists: z.array(listSchema), next: z.string().nullable() }),
  }),
  /** The groups there are, as their names are sorted, and how many lists are in each and in the archive. */
  'lists.groups': query({
    input: z.object({}),
    output: z.object({ groups: z.array(z.object({ name: z.string(), lists: z.int() })), archived: z.int() }),
  }),
  'lists.get': query({ input: listIdSchema, output: listSchema }),
  /**
   * Accepted rows. A search that takes long ends its page early: it may be short or empty while `next` says where to go on.
   * `behind`: as in `history.page`; null where nothing but states is asked for, in the order of the file.
   * Errors: `not-found`; `invalid-input` for a cursor of another sort.
   */
  'lists.rows': query({
    input: foundRowsShape,
    output: z.object({ rows: z.array(lookupItemSchema), next: z.string().nullable(), behind: z.int().nullable() }),
  }),
  /** What it will cost at most. `askAgain` and `samePerson` absent: as the list has them. */
  'lists.forecast': query({ input: listIdSchema.extend(startChoices), output: forecastSchema }),
  /** `askAgain` and `samePerson` absent: as the import said. */
  'lists.start': command({ input: listIdSchema.extend(startChoices), output: listSchema }),
  /**
   * What is left of the list goes to another connection from now on; what has left is still awaited where it went.
   * Refused (`connection-kind-differs`) between practice and a real account once something was sent: invented answers
   * must not stand among real ones. Before that it takes `fromPractice`: a practice list costs nothing until somebody says
   * that it may.
   */
  'lists.move': command({
    input: listIdSchema.extend({ connectionId: z.int(), fromPractice: z.boolean().default(false) }),
    output: listSchema,
  }),
  'lists.setPurpose': command({
    input: listIdSchema.extend({ purpose: listPurposeSchema.nullable(), legalBasis: legalBasisSchema.nullable() }),
    output: listSchema,
  }),
  'lists.rename': command({
    input: listIdSchema.extend({ name: listNameSchema }),
    output: listSchema,
  }),
  /** Out of the way, or back among the others: nothing else becomes of it. Errors: `not-found`. */
  'lists.archive': command({ input: listIdSchema.extend({ archived: z.boolean() }), output: listSchema }),
  /** null: into no group. A group is there as long as a list is in it. Errors: `not-found`. */
  'lists.setGroup': command({ input: listIdSchema.extend({ group: listGroupSchema.nullable() }), output: listSchema }),
};

/** What a list has of the file it was imported from: above all the rows that were left out. */
export const importedListCalls = {
  /**
   * Stops what is under way with that file: of an opening, a preview or an import nothing is kept; of `drafts.mend` the rows that went
   * into their list stay there.
   */
  'lists.cancelReading': query({ input: z.object({ fileId: z.string() }), output: z.object({}) }),
  /** Without the rows that the operator took out. */
  'lists.rejected': query({
    input: listIdSchema.extend({
      after: z.string().nullable().default(null),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({ rows: z.array(rejectedRowSchema), next: z.string().nullable() }),
  }),
  /**
   * Columns that may be about somebody else, in a list of a version that did not look at them: stored, and neither shown nor
   * written since. Importing the file again decides anew. Empty for every other list.
   */
  'lists.withheld': query({
    input: listIdSchema,
    output: z.object({ columns: z.array(z.object({ heading: z.string(), reason: apartReasonSchema })) }),
  }),
  /**
   * Writes the rows that were left out as a workbook a colleague can mend: the columns of the file, the reasons, and a
   * column by which `drafts.mend` finds the rows again. Rows that the operator skipped are not among them.
   */
  'lists.saveProblems': command({
    input: listIdSchema.extend({ fileId: z.string(), language: languageSchema }),
    output: z.object({ rows: z.int(), fileName: z.string() }),
  }),
  /** An empty workbook to fill in: headings, cells as text, a note per column, examples. */
  'lists.saveTemplate': query({
    input: z.object({ fileId: z.string(), language: languageSchema }),
    output: z.object({ fileName: z.string() }),
  }),
};
