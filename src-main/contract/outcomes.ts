/** Outcomes: what a field agent found at a person, typed by hand or come back in a report's sheet. */
import { z } from 'zod';
import { command, named, query } from './call.ts';
import { errorCodeSchema } from './errors.ts';

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

const outcomeShape = foundShape.extend({
  outcomeId: z.int(),
  lookupId: z.int(),
  listName: z.string(),
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

/** Why a row of a sheet, or a cell of it, was told. */
export const outcomeProblemCodes = [
  // the code is another store's, or was changed
  'row-unknown',
  // something was filled in, and there is no code beside it
  'code-missing',
  // beyond the fill-in cells: `column` says what
  'row-changed',
  // the same row stands there twice, with different things filled in
  'row-twice',
  // another file of the same import says something else of the row: this later one is stored; `text`: the other file
  'row-in-other-file',
  'outcome-missing',
  'outcome-unreadable',
  'date-unreadable',
  'date-in-future',
  // before the person was in the list at all: day and month may have changed places
  'date-too-early',
  // `2/1/2027` in a file whose other days stand with the month first
  'date-order-uncertain',
  'amount-unreadable',
  // a day or an amount beside another outcome than a promise
  'promise-not-chosen',
  // the promised day lies before the visit
  'promise-before-visit',
  // stored all the same: it is due on no day
  'promise-without-date',
  // stored, the rest of it cut off
  'note-too-long',
  // a heading of a fill-in column stands there twice: nothing of that sheet was read
  'heading-twice',
] as const;
export const outcomeProblemCodeSchema = z.enum(outcomeProblemCodes);
export type OutcomeProblemCode = z.infer<typeof outcomeProblemCodeSchema>;

/** What of the row the problem is about. */
export const outcomeProblemColumns = [...outcomeColumns, 'nik', 'phone', 'name'] as const;

const outcomeProblemShape = z.object({
  file: z.string(),
  /** Where the file has several sheets that were filled in. */
  sheet: z.string().nullable(),
  /** As Excel shows it. */
  row: z.int(),
  code: outcomeProblemCodeSchema,
  column: z.enum(outcomeProblemColumns).nullable(),
  /** What stands in the cell now; null: nothing, or nobody knows which cell it was. */
  text: z.string().nullable(),
  /** Of a changed row: what stood there when the sheet was made. */
  expected: z.string().nullable(),
  lookupId: z.int().nullable(),
  /** Whom the row is about, where its code says so. */
  name: z.string().nullable(),
  /** The outcome of that row was taken all the same. */
  stored: z.boolean(),
});
export interface OutcomeProblem extends z.infer<typeof outcomeProblemShape> {}
export const outcomeProblemSchema = named<OutcomeProblem>(outcomeProblemShape);

/** Rows by what became of them. */
const outcomeCountsShape = z.object({
  /** Outcomes that were stored, or would be. */
  outcomes: z.int(),
  /** Outcomes that are stored already, from this file or another. */
  known: z.int(),
  /** Rows in which nothing was filled in. */
  blank: z.int(),
  /** Rows of another store's sheet, and rows whose code is gone. */
  unknown: z.int(),
  /** Rows that were changed beyond the fill-in cells. */
  changed: z.int(),
  /** Rows of which something could not be read, so that they were kept out. */
  unread: z.int(),
});
export interface OutcomeCounts extends z.infer<typeof outcomeCountsShape> {}

const returnedFileShape = outcomeCountsShape.extend({
  name: z.string(),
  /** The very same bytes were imported before: nothing of it changes anything. */
  imported: z.boolean(),
  /** Why nothing of it could be read: no spreadsheet, a password, no field sheet of this program. */
  error: errorCodeSchema.nullable(),
});
export interface ReturnedFile extends z.infer<typeof returnedFileShape> {}

const outcomeImportShape = outcomeCountsShape.extend({
  /** false: a preview. */
  applied: z.boolean(),
  files: z.array(named<ReturnedFile>(returnedFileShape)),
  /** Of `outcomes`, by what was found. */
  kinds: z.partialRecord(outcomeKindSchema, z.int()),
  problems: z.array(outcomeProblemSchema),
  /** Problems beyond those. */
  moreProblems: z.int(),
});
export interface OutcomeImport extends z.infer<typeof outcomeImportShape> {}
export const outcomeImportSchema = named<OutcomeImport>(outcomeImportShape);

const promiseShape = z.object({
  outcomeId: z.int(),
  lookupId: z.int(),
  listId: z.int(),
  listName: z.string(),
  practice: z.boolean(),
  name: z.string().nullable(),
  phone: z.string(),
  promiseDate: daySchema,
  promiseAmount: z.int().nullable(),
  agent: z.string().nullable(),
  note: z.string().nullable(),
});
export interface Promised extends z.infer<typeof promiseShape> {}
export const promisedSchema = named<Promised>(promiseShape);

export const outcomeCalls = {
  /**
   * Sheets that come back from field agents. One that cannot be read holds up no other. One that was cut off while it was stored is
   * stored to its end when it is given again. What cannot be read for certain is told and not stored. The same file, or the same outcome of the same row,
   * changes nothing when it comes again; another outcome of the same row of the same report takes the earlier one's place.
   */
  'outcomes.import': command({
    input: z.object({
      /** From `files.chooseSeveral`, or uploaded; in the order in which they count. */
      fileIds: z.array(z.string()).min(1).max(500),
      /** For workbooks that are encrypted with one. */
      password: z.string().max(255).nullable().default(null),
      /** Who was out there, where the sheet does not say. */
      agent: z.string().trim().max(longestAgent).nullable().default(null),
      /** false: says what would be stored, and stores nothing. */
      apply: z.boolean(),
    }),
    output: outcomeImportSchema,
  }),
  /** What an agent tells by phone. Errors: `not-found`, `invalid-input` (a promise's day or amount without a promise). */
  'outcomes.record': command({
    input: foundShape.extend({
      lookupId: z.int(),
      agent: z.string().trim().max(longestAgent).nullable().default(null),
      foundOn: daySchema.nullable().default(null),
      promiseDate: daySchema.nullable().default(null),
      promiseAmount: z.int().min(leastPromise).max(mostPromise).nullable().default(null),
      note: z.string().trim().max(longestNote).nullable().default(null),
    }),
    output: outcomeSchema,
  }),
  /**
   * Promises to pay that are due today or were due before, newest day first. One is done with when a later word says so:
   * another promise, a refusal, a death, or whatever was found on its day or later except that nobody answered.
   */
  'outcomes.promisesDue': query({
    input: z.object({ after: z.string().nullable().default(null), limit: z.int().min(1).max(200).default(20) }),
    output: z.object({
      promises: z.array(promisedSchema),
      next: z.string().nullable(),
      /** The local day that counted as today. */
      today: daySchema,
      /** Of all pages. */
      dueToday: z.int(),
      overdue: z.int(),
    }),
  }),
};
