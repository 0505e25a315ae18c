/** Files written as reports, with a record of who made them, of what, and when. */
import { z } from 'zod';
import { command, named, query } from './call.ts';
import { fileFormatSchema } from './files.ts';
import { languageSchema } from './settings.ts';

const reportShape = z.object({
  reportId: z.int(),
  listId: z.int(),
  listName: z.string(),
  /** Of a practice list: every row of it says so. */
  practice: z.boolean(),
  format: fileFormatSchema,
  language: languageSchema,
  fileName: z.string(),
  /** Rows on the sheet of people: accepted and rejected. */
  rows: z.int(),
  madeBy: z.string(),
  madeAt: z.number(),
});
export interface Report extends z.infer<typeof reportShape> {}
export const reportSchema = named<Report>(reportShape);

export const reportCalls = {
  /** Writes whole or not at all: a file that stands where it should go is replaced only when the new one is complete. */
  'reports.create': command({
    input: z.object({
      listId: z.int(),
      /** From `files.chooseSave`. */
      fileId: z.string(),
      format: fileFormatSchema.default('xlsx'),
      language: languageSchema,
      /** Encrypts a workbook; `invalid-input` for a CSV file, which cannot have one. Kept nowhere: a lost one cannot be recovered. */
      password: z.string().min(1).max(255).nullable().default(null),
    }),
    output: reportSchema,
  }),
  'reports.page': query({
    input: z.object({ after: z.string().nullable().default(null), limit: z.int().min(1).max(200).default(50) }),
    output: z.object({ reports: z.array(reportSchema), next: z.string().nullable() }),
  }),
};
