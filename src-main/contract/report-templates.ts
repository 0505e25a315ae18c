/** Choices for field reports, saved under a name and used again for other lists. */
import { z } from 'zod';
import { command, named, query } from './call.ts';
import { reportFormatSchema } from './files.ts';
import { fieldLayoutShape, nikFormSchema } from './reports.ts';
import { languageSchema } from './settings.ts';

/** All that does not belong to one order: neither its lists nor where the files go. `by`: a file for each value of that column. */
const templateOptionsShape = fieldLayoutShape.extend({
  by: z.string().nullable(),
  nik: nikFormSchema,
  language: languageSchema,
  format: reportFormatSchema,
});
export interface TemplateOptions extends z.infer<typeof templateOptionsShape> {}
/** What an older program saved has no more than it knew of. */
export const templateOptionsSchema = named<TemplateOptions, z.input<typeof templateOptionsShape>>(templateOptionsShape);

const reportTemplateShape = z.object({
  templateId: z.int(),
  name: z.string(),
  options: templateOptionsSchema,
  savedBy: z.string(),
  savedAt: z.number(),
});
export interface ReportTemplate extends z.infer<typeof reportTemplateShape> {}
export const reportTemplateSchema = named<ReportTemplate, z.input<typeof reportTemplateShape>>(reportTemplateShape);

/** Without blanks around. */
export const templateNameSchema = z.string().trim().min(1).max(80);

export const reportTemplateCalls = {
  /** By name. */
  'reportTemplates.list': query({
    input: z.object({}),
    output: z.object({ templates: z.array(reportTemplateSchema) }),
  }),
  /** One of the same name (in any case) is replaced. Errors: `heading-taken`. */
  'reportTemplates.save': command({
    input: z.object({ name: templateNameSchema, options: templateOptionsShape }),
    output: reportTemplateSchema,
  }),
  /** Errors: `report-template-unknown`. Reports made by it stay. */
  'reportTemplates.delete': command({ input: z.object({ templateId: z.int() }), output: z.object({}) }),
};
