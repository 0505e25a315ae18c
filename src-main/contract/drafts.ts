/**
 * Drafts: a file that is open for import and not a list yet. Its rows and the operator's repairs are held by the
 * process that read it.
 */
import { z } from 'zod';
import { command, named, query } from './call.ts';
import { listNameSchema, listSchema, othersSchema, samePersonSchema } from './lists.ts';
import { columnFieldSchema, type ProblemCode, problemCodeSchema, problemShape, severitySchema } from './person.ts';
import { legalBasisSchema, listPurposeSchema } from './purposes.ts';
import { fileShapeSchema, layoutSchema, previewSchema, previewShape, readChoicesSchema } from './reading.ts';
import { languageSchema } from './settings.ts';

export const draftRowStatuses = ['accepted', 'rejected', 'skipped'] as const;
export const draftRowStatusSchema = z.enum(draftRowStatuses);
export type DraftRowStatus = z.infer<typeof draftRowStatusSchema>;

/** Which rows the grid shows, in the order of the file. */
const draftFilterShape = z.object({
  show: z.enum(['all', 'problems', 'errors', 'warnings', 'notes', 'edited', 'skipped']).default('all'),
  /** Rows with one of these; empty: whatever problem. */
  codes: z.array(problemCodeSchema).default([]),
  /** In any of the row's cells, without regard to case. */
  search: z.string().max(100).default(''),
});
export interface DraftFilter extends z.infer<typeof draftFilterShape> {}
export const draftFilterSchema = named<DraftFilter, z.input<typeof draftFilterShape>>(draftFilterShape);

/** Rows by their number in the file, or all that `drafts.rows` shows with that filter. */
export const draftSelectionSchema = z.union([
  z.object({ rows: z.array(z.int().min(1)).min(1).max(10_000) }),
  z.object({ filter: draftFilterSchema }),
]);
export type DraftSelection = z.infer<typeof draftSelectionSchema>;

/** Errors that may be accepted row by row. */
export const acceptableCodes = [
  'nik-length',
  'nik-date-impossible',
  'nik-serial-zero',
  'nik-one-digit',
] as const satisfies readonly ProblemCode[];
const acceptableCodeSchema = z.enum(acceptableCodes);
export type AcceptableCode = z.infer<typeof acceptableCodeSchema>;

const cellTextSchema = z.string().max(32_767);
const columnSchema = z.int().min(1);

/** The same text in that column of all the rows. */
export const fillOrderSchema = z.object({
  kind: z.literal('fill'),
  selection: draftSelectionSchema,
  column: columnSchema,
  text: cellTextSchema,
});

/** Every occurrence of `find` in the cell, without regard to case; `wholeCell`: only where the cell is just that. */
export const replaceOrderSchema = z.object({
  kind: z.literal('replace'),
  selection: draftSelectionSchema,
  /** null: in all columns. */
  column: columnSchema.nullable(),
  find: z.string().min(1).max(200),
  replacement: z.string().max(200),
  wholeCell: z.boolean().default(false),
});

/** What the operator does to the draft. Each is one step of undo. */
export const draftOrderSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('edit'),
    cells: z
      .array(z.object({ row: z.int().min(1), column: columnSchema, text: cellTextSchema }))
      .min(1)
      .max(10_000),
    /**
     * true: a person typed the text. A number that lost a digit shows digits nobody has checked: typed, they are believed;
     * pasted in place or filled down they change nothing.
     */
    typed: z.boolean().optional(),
  }),
  fillOrderSchema,
  replaceOrderSchema,
  /** Takes what `offer` says, wherever a problem of that code has one. */
  z.object({ kind: z.literal('repair'), selection: draftSelectionSchema, code: problemCodeSchema }),
  z.object({ kind: z.literal('skip'), selection: draftSelectionSchema, skip: z.boolean() }),
  /** Takes rows in spite of that error (or no longer). For all rows of the file: `acceptNikLength` and its like. */
  z.object({
    kind: z.literal('accept'),
    selection: draftSelectionSchema,
    code: acceptableCodeSchema,
    accept: z.boolean(),
  }),
  /** Back to what the file says. */
  z.object({ kind: z.literal('restore'), selection: draftSelectionSchema }),
]);
export type DraftOrder = z.infer<typeof draftOrderSchema>;

const draftProblemShape = problemShape.extend({
  /** Of the cell it stands in; null: the whole row's. */
  column: columnSchema.nullable(),
  /** What the cell would hold after the one-click repair; null: only a person can tell. */
  offer: z.string().nullable(),
});
export interface DraftProblem extends z.infer<typeof draftProblemShape> {}
export const draftProblemSchema = named<DraftProblem>(draftProblemShape);

const draftRowShape = z.object({
  row: z.int(),
  status: draftRowStatusSchema,
  /** Text of each of the draft's columns, as it stands now. Those of a contact without consent are empty. */
  cells: z.array(z.string()),
  /** Columns (from 1) the operator changed, with what the file says. */
  edited: z.array(z.object({ column: columnSchema, was: z.string() })),
  problems: z.array(draftProblemSchema),
  /** The row that asks the same question first. */
  twinOfRow: z.int().nullable(),
});
export interface DraftRow extends z.infer<typeof draftRowShape> {}
export const draftRowSchema = named<DraftRow>(draftRowShape);

const draftCountsShape = z.object({
  /** accepted + rejected + skipped */
  rows: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  skipped: z.int(),
  /** Of the accepted: rows that ask what an earlier row asks. */
  duplicates: z.int(),
  /** Rows with a cell the operator changed. */
  edited: z.int(),
});
export interface DraftCounts extends z.infer<typeof draftCountsShape> {}
export const draftCountsSchema = named<DraftCounts>(draftCountsShape);

const importedBeforeSchema = z.object({ listId: z.int(), listName: z.string(), importedAt: z.number() });
export type ImportedBefore = z.infer<typeof importedBeforeSchema>;

const draftShape = z.object({
  draftId: z.string(),
  fileId: z.string(),
  sourceName: z.string(),
  sheets: previewShape.shape.sheets,
  file: previewShape.shape.file,
  layout: layoutSchema,
  columns: previewShape.shape.columns,
  doubts: previewShape.shape.doubts,
  missing: previewShape.shape.missing,
  choices: readChoicesSchema,
  /** The saved mapping that was applied. */
  mapping: z.object({ mappingId: z.int(), name: z.string() }).nullable(),
  counts: draftCountsSchema,
  roundedColumns: previewShape.shape.roundedColumns,
  /** `repairs`: how many of them have a one-click repair. */
  problemCounts: z.array(
    z.object({ code: problemCodeSchema, severity: severitySchema, count: z.int(), repairs: z.int() }),
  ),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  /** Steps of repair of an earlier time, not rows, that were brought back when this file was opened again. */
  restored: z.int(),
  /** The newest list that came from the very same file, of the same sheet; null: none is known. */
  importedBefore: importedBeforeSchema.nullable(),
  /** What the last list from a file with just these headings was for. */
  usedFor: z.object({ purpose: listPurposeSchema.nullable(), legalBasis: legalBasisSchema.nullable() }).nullable(),
  /**
   * The file is a problems file of that list, mended: so many of its rows belong to rows the list left out. Of several lists
   * the one with most rows; when those went home, opening the file again takes the next.
   */
  mends: z.object({ listId: z.int(), listName: z.string(), rows: z.int() }).nullable(),
});
export interface Draft extends z.infer<typeof draftShape> {}
export const draftSchema = named<Draft, z.input<typeof draftShape>>(draftShape);

const draftIdSchema = z.object({ draftId: z.string() });

/** What is told of rows that were walked: the cleaned persons of some, and so many problems in the order of the file. */
const rowsWanted = {
  sampleRows: z.array(z.int().min(1)).max(200).default([]),
  problemLimit: z.int().min(0).max(1_000_000).default(0),
};

/**
 * One draft is open at a time: opening another closes the previous one. Repairs are also written down, so that opening
 * the same file again restores them.
 */
export const draftCalls = {
  /**
   * Reads the whole file in a process of its own (`imports.progress` tells how far; `lists.cancelReading` stops it) and
   * keeps it there. What was remembered of this file, or of files of its shape, is applied.
   */
  'drafts.open': query({ input: z.object({ fileId: z.string() }), output: draftSchema }),
  /**
   * For who looks at no row of it, as a script: nothing that was remembered of the file or of its shape is applied, nothing
   * is written down, and no row is checked before `drafts.preview`, `drafts.import`, or whatever asks for rows. Without
   * `drafts.readAs` it is read as it is guessed. `sheet`: nothing but that one is read.
   */
  'drafts.openUnseen': query({
    input: z.object({ fileId: z.string(), sheet: z.string().optional() }),
    output: draftIdSchema,
  }),
  /** The columns are those of `read` from now on; not written down. Looks at the first rows only. */
  'drafts.readAs': query({
    input: draftIdSchema.extend({
      read: readChoicesSchema.prefault({}),
      /** A saved mapping, by its name. Errors: `mapping-unknown`. */
      mapping: z.string().optional(),
      /**
       * Show the columns also where NIK or phone has none (`missing`) or nobody can tell which it is (`doubts`); without,
       * that is `no-usable-column` and `columns-uncertain`.
       */
      allowMissing: z.boolean().default(false),
    }),
    output: previewShape.pick({ sheets: true, file: true, columns: true, doubts: true, missing: true }),
  }),
  /** Walks all rows and says what importing them would do. Stores nothing. */
  'drafts.preview': query({ input: draftIdSchema.extend(rowsWanted), output: previewSchema }),
  'drafts.get': query({ input: draftIdSchema, output: draftSchema }),
  /** Reads the rows anew with other choices. Repairs stay. */
  'drafts.choose': query({
    input: draftIdSchema.extend({
      read: readChoicesSchema,
      /** false: opening the file again does not bring these choices back. */
      remember: z.boolean().default(true),
    }),
    output: draftSchema,
  }),
  /** Any part of what the filter shows, by position. */
  'drafts.rows': query({
    input: draftIdSchema.extend({
      filter: draftFilterSchema.prefault({}),
      /**
       * Asked again with the same filter, the rows are those it showed before, whatever a repair made of them: a row must
       * not vanish under the hand that mends it. true: the filter looks anew.
       */
      fresh: z.boolean().default(false),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    /** `total`: rows the filter shows. */
    output: z.object({ total: z.int(), rows: z.array(draftRowSchema) }),
  }),
  /** `changed`: rows that are now another than before. 0 is no step of undo. */
  'drafts.apply': command({
    input: draftIdSchema.extend({ order: draftOrderSchema }),
    output: z.object({ draft: draftSchema, changed: z.int() }),
  }),
  'drafts.undo': command({ input: draftIdSchema, output: z.object({ draft: draftSchema, changed: z.int() }) }),
  'drafts.redo': command({ input: draftIdSchema, output: z.object({ draft: draftSchema, changed: z.int() }) }),
  /** As `lists.saveProblems`, of what is not a list yet. */
  'drafts.saveProblems': command({
    input: draftIdSchema.extend({
      fileId: z.string(),
      language: languageSchema,
      severities: z.array(severitySchema).min(1).default(['error']),
    }),
    output: z.object({ rows: z.int(), fileName: z.string() }),
  }),
  /**
   * All rows or none; the lookups wait for `lists.start`, unless `startNow`. The draft is closed, its mapping remembered for
   * its shape. Errors: `nik-column-rounded`, `phone-column-rounded` for a rounded column that was not accepted.
   */
  'drafts.import': command({
    input: draftIdSchema.extend({
      /** Absent: the file's, without its ending. Where another list has that name, ` (2)` and so on is added. */
      name: listNameSchema.optional(),
      connectionId: z.int(),
      purpose: listPurposeSchema.nullable().default(null),
      legalBasis: legalBasisSchema.nullable().default(null),
      startNow: z.boolean().default(false),
      askAgain: z.boolean().default(false),
      samePerson: samePersonSchema.default('ask'),
      /** true: the draft stays open, so that its columns can be named (`mappings.save`) once the list is there. */
      keepOpen: z.boolean().default(false),
      ...rowsWanted,
    }),
    output: z.object({
      list: listSchema,
      file: fileShapeSchema,
      problems: previewShape.shape.problems,
      samples: previewShape.shape.samples,
      /** As `importedBefore` of the draft. */
      importedBefore: importedBeforeSchema.nullable(),
    }),
  }),
  /**
   * The mended rows go to the rows of the list (`mends`) that were left out. A row that is in the list already is not
   * touched. In a list that was started they are sent: what they cost at most is `mended` calls.
   * The draft is closed. What failed in the middle, or was called off (`lists.cancelReading`), leaves it open: rows that went
   * into the list by then stay there, and mending again does the rest. A rounded column is refused as by `drafts.import`.
   */
  'drafts.mend': command({
    /**
     * `samePerson`: what becomes of rows about a NIK and phone that was asked with other details; the list's word from then on.
     * Without it the word that the list has. Of a list that was not started its start asks.
     */
    input: draftIdSchema.extend({ samePerson: samePersonSchema.optional() }),
    output: z.object({
      list: listSchema,
      /** Rows that are lookups now. */
      mended: z.int(),
      /** Still with an error: left out as before, with the new cells and reasons. */
      stillRejected: z.int(),
      /** Rows of the file that are in the list already, that the operator skipped, or that name no row of it, or plainly another. */
      ignored: z.int(),
    }),
  }),
  /**
   * Rows that mending would send at once although their NIK and phone was asked with other details: what `drafts.mend` is to
   * be told of with `samePerson`. None of a list that was not started, or that asks again whatever was paid.
   */
  'drafts.mendOthers': query({ input: draftIdSchema, output: othersSchema }),
  /** `forgetRepairs`: they do not come back when the file is opened again. */
  'drafts.close': query({
    input: draftIdSchema.extend({ forgetRepairs: z.boolean().default(false) }),
    output: z.object({}),
  }),
};

/** A saved mapping: which heading holds which field. */
const mappingShape = z.object({
  mappingId: z.int(),
  name: z.string(),
  headings: z.partialRecord(columnFieldSchema, z.string()),
  savedAt: z.number(),
});
export interface Mapping extends z.infer<typeof mappingShape> {}
export const mappingSchema = named<Mapping>(mappingShape);

/** Without blanks around. */
export const mappingNameSchema = z.string().trim().min(1).max(80);

export const mappingCalls = {
  'mappings.list': query({ input: z.object({}), output: z.object({ mappings: z.array(mappingSchema) }) }),
  /** The columns of the draft as they are, under that name; one of the same name (in any case) is replaced. */
  'mappings.save': command({
    input: draftIdSchema.extend({ name: mappingNameSchema }),
    output: mappingSchema,
  }),
  /** Looks for its headings in the draft. Errors: `column-unknown` with the first heading that is not there. */
  'mappings.use': query({ input: draftIdSchema.extend({ mappingId: z.int() }), output: draftSchema }),
  'mappings.delete': command({ input: z.object({ mappingId: z.int() }), output: z.object({}) }),
};
