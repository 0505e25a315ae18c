/** Choices for field reports, saved under a name and used again for other lists. */
import { z } from 'zod';
import { command, named, query } from './call.ts';
import { fileFormatSchema } from './files.ts';
import { nikFormSchema } from './reports.ts';
import { languageSchema } from './settings.ts';

/** All that does not belong to one order: neither its lists nor where the files go. `by`: a file for each value of that column. */
const templateOptionsShape = z.object({
  by: z.string().nullable(),
  /** Kept columns to show, in this order; null: all of them. */
  columns: z.array(z.string()).max(200).nullable(),
  nik: nikFormSchema,
  language: languageSchema,
  format: fileFormatSchema,
});
export interface TemplateOptions extends z.infer<typeof templateOptionsShape> {}

const reportTemplateShape = z.object({
  templateId: z.int(),
  name: z.string(),
  options: named<TemplateOptions>(templateOptionsShape),
  savedBy: z.string(),
  savedAt: z.number(),
});
export interface ReportTemplate extends z.infer<typeof reportTemplateShape> {}
export const reportTemplateSchema = named<ReportTemplate>(reportTemplateShape);

/** Without blanks around. */
export const templateNameSchema = z.string().trim().min(1).max(80);

export const reportTemplateCalls = {
  /** By name. */
  'reportTemplates.list': query({
    input: z.object({}),
    output: z.object({ templates: z.array(reportTemplateSchema) }),
  }),
  /** One of the same name (in any case) is replaced. */
  'reportTemplates.save': command({
    input: z.object({ name: templateNameSchema, options: templateOptionsShape }),
    output: reportTemplateSchema,
  }),
  /** Errors: `report-template-unknown`. Reports made by it stay. */
  'reportTemplates.delete': command({ input: z.object({ templateId: z.int() }), output: z.object({}) }),
};
