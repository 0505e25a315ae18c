/** Files written as reports, with a record of who made them, of what, when, and whom they name. */
import { z } from 'zod';
import { branchNameSchema } from './branch.ts';
import { command, named, query } from './call.ts';
import { reportFormatSchema } from './files.ts';
import { historyFilterSchema, historySorts } from './history.ts';
import { listPurposeSchema } from './purposes.ts';
import { languageSchema } from './settings.ts';
import { summaryDaysSchema, summaryOptionsShape } from './summary.ts';

/**
 * rows: every row of a list with all that is known of it. selection: what a search of the history found, of any lists. field: whom an agent is to reach, in order, with room to write. summary:
 * the branch head's page, which names nobody.
 */
export const reportKinds = ['rows', 'selection', 'field', 'summary'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** file: the file itself. zip: one file that holds them. folder: of a field report's files all, or none. */
export const reportContainers = ['file', 'zip', 'folder'] as const;
export const reportContainerSchema = z.enum(reportContainers);
export type ReportContainer = z.infer<typeof reportContainerSchema>;

/** A masked NIK: `3374••••••••0015`. */
export const nikForms = ['masked', 'whole'] as const;
export const nikFormSchema = z.enum(nikForms);
export type NikForm = z.infer<typeof nikFormSchema>;

/** An earlier report that names people of a file, too. */
const givenBeforeShape = z.object({
  reportId: z.int(),
  fileName: z.string(),
  /** Whose file of that report it is. */
  group: z.string().nullable(),
  madeAt: z.number(),
  madeBy: z.string(),
  /** Rows of this file whose NIK stands there. */
  people: z.int(),
});
export interface GivenBefore extends z.infer<typeof givenBeforeShape> {}

const reportFileShape = z.object({
  /** With its extension; in a zip or a folder the name it has there. */
  name: z.string(),
  /** What the column `by` says of everybody in it; null: it is of all, or of those of whom the column says nothing. */
  group: z.string().nullable(),
  /** Rows that name a person. */
  people: z.int(),
  /** Hexadecimal, over the bytes as they were written; null: of a report of an older version. */
  sha256: z.string().nullable(),
  /** Where the same people were given to somebody else before: the newest first, a few of them. */
  givenBefore: z.array(named<GivenBefore>(givenBeforeShape)),
});
export interface ReportFile extends z.infer<typeof reportFileShape> {}
export const reportFileSchema = named<ReportFile>(reportFileShape);

/** Columns of a field sheet that may be left out. Not those that say whom to reach, until when, and by which the sheet comes back. */
export const optionalColumns = [
  'whatsapp',
  'operator',
  'reason',
  'answerAge',
  'otherNumbers',
  'lastOutcome',
  'relation',
] as const;
export type OptionalColumn = (typeof optionalColumns)[number];

/** What a kept column is called instead. One line, without blanks around. */
export const headingSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^\P{Cc}*$/u);

const renamedColumnShape = z.object({ column: z.string(), heading: headingSchema });
export interface RenamedColumn extends z.infer<typeof renamedColumnShape> {}

/** By the name (`column` null) or a kept column: amounts as amounts, days as days, blanks last; alike ones by chance. */
const fieldSortShape = z.object({ column: z.string().nullable(), descending: z.boolean() });
export interface FieldSort extends z.infer<typeof fieldSortShape> {}

/** How the sheet looks: what a report of these lists and a template of any have in common. */
export const fieldLayoutShape = z.object({
  /** Kept columns to show, in this order; null: all of them. */
  columns: z.array(z.string()).max(200).nullable().default(null),
  /** Kept columns under other headings, none of which another column has, in either language. */
  renamed: z.array(named<RenamedColumn>(renamedColumnShape)).max(200).default([]),
  /** Of the workbook and the PDF; a CSV file for machines always has all of its own. */
  without: z.array(z.enum(optionalColumns)).max(optionalColumns.length).default([]),
  /** null: by the chance of reaching the person. */
  sort: named<FieldSort>(fieldSortShape).nullable().default(null),
  /** null: the organisation's own (`branch.set`). */
  branchName: branchNameSchema.nullable().default(null),
  /** The organisation's is shown, where it has one. */
  logo: z.boolean().default(true),
});

const fieldOptionsShape = fieldLayoutShape.extend({
  /** Of practice, or of real accounts, never both: invented answers must not stand among real ones. */
  listIds: z.array(z.int()).min(1).max(50),
  format: reportFormatSchema.default('xlsx'),
  language: languageSchema,
  container: reportContainerSchema.default('file'),
  /** A kept column: a file for each of its values. Not with `container: 'file'`. */
  by: z.string().nullable().default(null),
  nik: nikFormSchema.default('masked'),
});
export interface FieldOptions extends z.infer<typeof fieldOptionsShape> {}
export const fieldOptionsSchema = named<FieldOptions, z.input<typeof fieldOptionsShape>>(fieldOptionsShape);

const reportShape = z.object({
  reportId: z.int(),
  kind: z.enum(reportKinds),
  /** The first of `lists`. */
  listId: z.int(),
  listName: z.string(),
  /** Of a summary of all lists: those that had something in it, the largest of them. */
  lists: z.array(z.object({ listId: z.int(), listName: z.string() })),
  /** Of a summary; null: of another report. */
  period: summaryDaysSchema.nullable(),
  /** Of a summary: it was made of all lists of real accounts, not of chosen ones. */
  allLists: z.boolean(),
  /** Of a practice list: every row of it says so. */
  practice: z.boolean(),
  format: reportFormatSchema,
  container: reportContainerSchema,
  language: languageSchema,
  fileName: z.string(),
  /** Rows on the sheet of people; of kind `rows` the rejected too. */
  rows: z.int(),
  /** Rows that name a person; of a summary, those it counts. */
  people: z.int(),
  /** Their NIKs are masked, or are not in it. */
  masked: z.boolean(),
  /** It was written with a password, which nobody keeps. */
  locked: z.boolean(),
  /** What its lists are for; null: nobody said, or they say different things. */
  purpose: listPurposeSchema.nullable(),
  files: z.array(reportFileSchema),
  /** Of a zip: of the one file. */
  sha256: z.string().nullable(),
  madeBy: z.string(),
  madeAt: z.number(),
});
export interface Report extends z.infer<typeof reportShape> {}
export const reportSchema = named<Report>(reportShape);

export const holidaysPlaces = ['data-folder', 'program-folder', 'built-in'] as const;
export type HolidaysPlace = (typeof holidaysPlaces)[number];
export const holidaysFaults = ['not-readable', 'not-json', 'not-valid'] as const;

const holidaysShape = z.object({
  /** Where those that are used come from. */
  place: z.enum(holidaysPlaces),
  /** In the file's own words. */
  source: z.string(),
  /** YYYY-MM-DD; null: the file does not say. */
  collected: z.string().nullable(),
  /** Of every other year nobody knows them. */
  years: z.array(z.int()),
  /** Files that were found and cannot be used. `at`: the place in it, `2027` or `2027[3]`; null: none can be named. */
  problems: z.array(
    z.object({
      place: z.enum(['data-folder', 'program-folder']),
      fault: z.enum(holidaysFaults),
      at: z.string().nullable(),
    }),
  ),
});
export interface HolidaysState extends z.infer<typeof holidaysShape> {}
export const holidaysSchema = named<HolidaysState>(holidaysShape);

/** Encrypts a workbook or a PDF; `invalid-input` for a CSV file, which cannot have one. Kept nowhere: a lost one cannot be recovered. */
const passwordSchema = z.string().min(1).max(255).nullable().default(null);

const rowsInput = z.object({
  kind: z.literal('rows').default('rows'),
  listId: z.int(),
  /** From `files.chooseSave`. */
  fileId: z.string(),
  format: reportFormatSchema.default('xlsx'),
  language: languageSchema,
  password: passwordSchema,
});
/** What a search found when the report is made. */
const selectionOptionsShape = z.object({
  filter: historyFilterSchema,
  sort: z.enum(historySorts).default('newest'),
  format: z.enum(['xlsx', 'csv', 'csv-excel']).default('xlsx'),
  language: languageSchema,
  /** NIKs and phones, of the emergency contacts too. */
  numbers: z.enum(nikForms).default('masked'),
});
export interface SelectionOptions extends z.infer<typeof selectionOptionsShape> {}
const selectionInput = selectionOptionsShape.extend({
  kind: z.literal('selection'),
  fileId: z.string(),
  password: passwordSchema,
});
const fieldInput = fieldOptionsShape.extend({
  kind: z.literal('field'),
  fileId: z.string(),
  password: passwordSchema,
});
const summaryInput = summaryOptionsShape.extend({
  kind: z.literal('summary'),
  fileId: z.string(),
  password: passwordSchema,
});

export const reportCalls = {
  /**
   * Writes whole or not at all: a file that stands where it should go is replaced only when the new one is complete, and of several
   * files all are there or none. Errors of a field report: `column-unknown`, `heading-taken`, `report-too-many-files`,
   * `files-kept`, `practice-and-real`; of one of every row: `report-not-pdf`; of a selection `nothing-found` and
   * `practice-and-real`; of a summary those of `reports.summary`, and `no-lists`.
   */
  'reports.create': command({
    input: z.union([rowsInput, selectionInput, fieldInput, summaryInput]),
    output: reportSchema,
  }),
  /** Once more, of the same lists with the same choices, as they are now. One that was locked needs a password again. */
  'reports.again': command({
    input: z.object({ reportId: z.int(), fileId: z.string(), password: passwordSchema }),
    output: reportSchema,
  }),
  'reports.page': query({
    input: z.object({ after: z.string().nullable().default(null), limit: z.int().min(1).max(200).default(50) }),
    output: z.object({ reports: z.array(reportSchema), next: z.string().nullable() }),
  }),
  /** What a field report of these lists can show or be parted by: their kept columns, as far as the first rows have them. */
  'reports.columns': query({
    input: z.object({ listIds: z.array(z.int()).min(1).max(50) }),
    output: z.object({ columns: z.array(z.string()) }),
  }),
  /**
   * The files that a field report of these lists comes in when it is parted by a kept column, in their order, and how many people
   * stand in each. Errors: `column-unknown`, `report-too-many-files`.
   */
  'reports.groups': query({
    input: z.object({
      listIds: z.array(z.int()).min(1).max(50),
      by: z.string(),
      format: reportFormatSchema,
      language: languageSchema,
    }),
    output: z.object({ files: z.array(reportFileShape.pick({ name: true, group: true, people: true })) }),
  }),
  /** Whether a heading may be given to a column, while it is typed: the first of `renamed` that would be refused (`heading-taken`); null: none. */
  'reports.takenHeading': query({
    input: z.object({ columns: z.array(z.string()).max(200), renamed: z.array(renamedColumnShape).max(200) }),
    output: z.object({ heading: z.string().nullable() }),
  }),
  /** Which national holidays are known, and what is wrong with a file that should say them. */
  'reports.holidays': query({ input: z.object({}), output: holidaysSchema }),
};
