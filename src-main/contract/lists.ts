/** Lists: from a file to rows, each accepted (a lookup) or rejected with its reasons. */
import { z } from 'zod';
import { command, named, query } from './call.ts';
import { lookupItemSchema } from './history.ts';
import {
  columnFieldSchema,
  type PersonField,
  personSchema,
  problemCodeSchema,
  problemSchema,
  severitySchema,
} from './person.ts';
import { languageSchema } from './settings.ts';
import { chargeCountsSchema, lookupStateSchema, stateCountsSchema } from './states.ts';

/** What the list is for (UU PDP art. 21), and on which legal basis (art. 20): recorded with the list, as the operator said. */
export const listPurposes = ['reach-active', 'win-back', 'collection', 'verify-data', 'other'] as const;
export const legalBases = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interest',
  'public-task',
  'legitimate-interest',
] as const;
export const listPurposeSchema = z.enum(listPurposes);
export type ListPurpose = z.infer<typeof listPurposeSchema>;
export const legalBasisSchema = z.enum(legalBases);
export type LegalBasis = z.infer<typeof legalBasisSchema>;

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
  /** Of the accepted: rows that ask the same question as an earlier row of the list. */
  duplicates: z.int(),
  states: stateCountsSchema,
  charges: chargeCountsSchema,
  /** Of `charges.charged`: answers that practice made up, for which nothing is paid. */
  practiceAnswers: z.int(),
  /** Of `charges`: attempts at the practice connection. None of them is money, whatever it counts as in a drill. */
  practiceCharges: chargeCountsSchema,
  /** All that is left of it waits for what becomes of the same questions in other lists: a doubt there has to be decided. */
  waitsElsewhere: z.boolean(),
  /** Final lookups per second recently, and seconds left at that rate; null when not going on. */
  ratePerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
});
export interface List extends z.infer<typeof listShape> {}
export const listSchema = named<List>(listShape);

/** Field → column, counted from 1 as Excel shows it. */
export const columnMapSchema = z.partialRecord(columnFieldSchema, z.int().min(1));
export type ColumnMap = z.infer<typeof columnMapSchema>;

/**
 * Why a further column may be about somebody else: `contact` it is an emergency contact's, `heading` it names somebody
 * (wife, guardian …), `cells` it holds phones, NIKs or names that are not the person's own.
 */
export const apartReasons = ['contact', 'heading', 'cells'] as const;
export const apartReasonSchema = z.enum(apartReasons);
export type ApartReason = z.infer<typeof apartReasonSchema>;

/** `kept`: in the list all the same, by consent or by the operator's word. */
const apartColumnShape = z.object({
  column: z.int(),
  heading: z.string(),
  reason: apartReasonSchema,
  kept: z.boolean(),
});
export interface ApartColumn extends z.infer<typeof apartColumnShape> {}
export const apartColumnSchema = named<ApartColumn>(apartColumnShape);

const fileShape = z.object({
  sheet: z.string().nullable(),
  /** Where the workbook has several: all of them, the likeliest first. */
  sheets: z.array(z.string()).optional(),
  /** Counted from 1; null: the file has no heading row. */
  headerRow: z.int().nullable(),
  columns: columnMapSchema,
  /** Columns that may be about somebody else; absent: there is none. Without consent they are left out. */
  apart: z.array(apartColumnSchema).optional(),
  /** Text files only. */
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
});
export interface FileShape extends z.infer<typeof fileShape> {}
export const fileShapeSchema = named<FileShape>(fileShape);

/** How to read the file; whatever is absent is guessed. */
const readChoicesShape = z.object({
  sheet: z.string().optional(),
  /** null: there is none, every row is a person's. */
  headerRow: z.int().min(1).nullable().optional(),
  columns: columnMapSchema.optional(),
  /** Fields by their heading's text, for scripts: `{ nik: 'No KTP' }`. Goes over the guess, under `columns`. */
  columnHeadings: z.partialRecord(columnFieldSchema, z.string()).optional(),
  /** Fields that no column has, whatever the headings say. Goes over all of the above. */
  noColumn: z.array(columnFieldSchema).optional(),
  /**
   * Fields of `columns` and `columnHeadings` that nobody said by hand of this very file: `guess` was only carried over from
   * a guess, `mapping` comes from a saved or remembered one. What is doubtful about them is still asked (`doubts`).
   */
  columnOrigins: z.partialRecord(columnFieldSchema, z.enum(['guess', 'mapping'])).optional(),
  /** false: a field that neither of the two names has no column, however plain its heading. */
  guessColumns: z.boolean().default(true),
  /** Take rows whose NIK is not 16 digits (`nik-length` becomes a warning). */
  acceptNikLength: z.boolean().default(false),
  /** Take rows whose NIK names a date that cannot be (`nik-date-impossible` becomes a warning). */
  acceptNikDate: z.boolean().default(false),
  /** Take rows whose NIK has the serial 0000 or is one digit sixteen times (`nik-serial-zero`, `nik-one-digit` become warnings). */
  acceptNikSerial: z.boolean().default(false),
  /** Take the list although so many NIKs, or phones, end in 0 that Excel has probably rounded them (`roundedColumns`). */
  acceptNikRounded: z.boolean().default(false),
  acceptPhoneRounded: z.boolean().default(false),
  /** How many rows the headings take; absent: guessed. */
  headerRows: z.union([z.literal(1), z.literal(2)]).optional(),
  /** Rows hidden in the workbook (by a filter, or by hand): taken with the warning `hidden-row`, or left out. */
  hiddenRows: z.enum(['take', 'leave-out']).default('take'),
  /** Rows that read as totals or a signature under the list, or as its headings repeated. */
  totalsRows: z.enum(['take', 'leave-out']).default('leave-out'),
  /** Whoever else the file is about (contacts, the family) has consented: nothing is left out for their sake. */
  ecConsent: z.boolean().default(false),
  /** Further columns that look as if they were about somebody else (`apart`), and that the operator keeps all the same. */
  keptColumns: z.array(z.int().min(1)).optional(),
});
export interface ReadChoices extends z.infer<typeof readChoicesShape> {}
export const readChoicesSchema = named<ReadChoices, z.input<typeof readChoicesShape>>(readChoicesShape);

/** Without these two nothing can be asked of the provider. */
export const requiredFields = ['nik', 'phone'] as const satisfies readonly PersonField[];

/** A column with its heading, a few of its values, and which field it was taken for and why. */
const sourceColumnShape = z.object({
  /** From 1, as Excel counts. */
  column: z.int(),
  heading: z.string(),
  /** Of a column that is left out every letter and digit but the first is a dot. */
  samples: z.array(z.string()),
  /** Hidden in the workbook. It is read like any other. */
  hidden: z.boolean(),
  field: columnFieldSchema.nullable(),
  /** `remembered`: as in the last file of this shape; `named`: by a saved mapping. */
  guessedBy: z.enum(['heading', 'values', 'chosen', 'remembered', 'named']).nullable(),
  /** Share (0–1) of its cells, among the first rows, that can be what the field asks for; null without a field or a cell. */
  fits: z.number().min(0).max(1).nullable(),
});
export interface SourceColumn extends z.infer<typeof sourceColumnShape> {}
export const sourceColumnSchema = named<SourceColumn>(sourceColumnShape);

/**
 * Why nobody can tell which column is whose: `displaced` the headings stand over other things than they say, `alike` several
 * columns hold the same kind and no heading tells them apart, `heading` its heading may name somebody else.
 */
export const doubtReasons = ['displaced', 'alike', 'heading'] as const;
/** A field that has no column until the operator says which; `columns` (from 1) are those it may be, likeliest first. */
const columnDoubtShape = z.object({
  field: columnFieldSchema,
  reason: z.enum(doubtReasons),
  columns: z.array(z.int().min(1)),
});
export interface ColumnDoubt extends z.infer<typeof columnDoubtShape> {}
export const columnDoubtSchema = named<ColumnDoubt>(columnDoubtShape);

/** What of the sheet is no person's row, and what is hidden: found, shown, and correctable by the choices. */
const layoutShape = z.object({
  /** Rows with something in them above the headings. */
  titleRows: z.int(),
  /** Rows the headings take; 0: there are none. */
  headerRows: z.int().min(0).max(2),
  /** Merged cells among the headings were carried over the columns they span. */
  mergedHeadings: z.boolean(),
  /** Blank rows between the first row of data and the last. */
  blankRows: z.int(),
  hiddenRows: z.int(),
  /** Columns, from 1. */
  hiddenColumns: z.array(z.int()),
  /** Row numbers, the first hundred: totals, and headings repeated on every printed page. */
  totalsRows: z.array(z.int()),
  repeatedHeadings: z.array(z.int()),
  /** Other sheets that hold people too, and are not read with this one. */
  otherLists: z.array(z.string()),
});
export interface Layout extends z.infer<typeof layoutShape> {}
export const layoutSchema = named<Layout>(layoutShape);

/**
 * A column in which more numbers end in 0 than chance gives one list in a million: another program has probably rounded
 * them before. Such a list is not imported before the choice named by its code accepts it.
 */
const roundedColumnShape = z.object({
  field: z.enum(['nik', 'ecNik', 'phone', 'ecPhone']),
  code: z.enum(['nik-column-rounded', 'phone-column-rounded']),
  /** Different numbers of the column, and how many of them end in 0. */
  numbers: z.int(),
  endInZero: z.int(),
  accepted: z.boolean(),
});
export interface RoundedColumn extends z.infer<typeof roundedColumnShape> {}
export const roundedColumnSchema = named<RoundedColumn>(roundedColumnShape);

export const previewShape = z.object({
  sheets: z.array(z.string()),
  file: fileShapeSchema,
  layout: layoutSchema,
  columns: z.array(sourceColumnSchema),
  /** Without an answer to each of these the file cannot become a list (`columns-uncertain`). */
  doubts: z.array(columnDoubtSchema),
  /** No column was found for these, so the rows are counted and not checked: none is accepted and none is rejected. */
  missing: z.array(z.enum(requiredFields)),
  rows: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  /** Taken out by the operator; not among the rejected. */
  skipped: z.int(),
  duplicates: z.int(),
  roundedColumns: z.array(roundedColumnSchema),
  problemCounts: z.array(z.object({ code: problemCodeSchema, severity: severitySchema, count: z.int() })),
  /** The first `problemLimit` ones, in the order of the file. */
  problems: z.array(problemSchema),
  /** The cleaned person of the rows asked for with `sampleRows`; null where the row is rejected or not there. */
  samples: z.array(z.object({ row: z.int(), person: personSchema.nullable() })),
});
export interface Preview extends z.infer<typeof previewShape> {}
export const previewSchema = named<Preview>(previewShape);

export const rejectedRowSchema = z.object({
  row: z.int(),
  cells: z.array(z.object({ heading: z.string(), text: z.string() })),
  problems: z.array(problemSchema),
});

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

/** Without blanks around. */
export const listNameSchema = z.string().trim().min(1).max(200);

export const listCalls = {
  'lists.page': query({
    input: z.object({ after: z.string().nullable().default(null), limit: z.int().min(1).max(200).default(50) }),
    output: z.object({ lists: z.array(listSchema), next: z.string().nullable() }),
  }),
  'lists.get': query({ input: listIdSchema, output: listSchema }),
  /** Accepted rows in the order of the file. */
  'lists.rows': query({
    input: listIdSchema.extend({
      states: z.array(lookupStateSchema).default([]),
      after: z.string().nullable().default(null),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({ rows: z.array(lookupItemSchema), next: z.string().nullable() }),
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
