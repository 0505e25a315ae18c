/** How a file is read: its columns and the fields they are taken for, the choices that correct it, and what reading it found. */
import { z } from 'zod';
import { named } from './call.ts';
import {
  columnFieldSchema,
  type PersonField,
  personSchema,
  problemCodeSchema,
  problemSchema,
  severitySchema,
} from './person.ts';

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
