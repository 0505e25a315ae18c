/** A person, the problems found with what was typed about them, and what may be derived from the digits. */
import { z } from 'zod';
import { named } from './call.ts';

const personShape = z.object({
  nik: z.string(),
  phone: z.string(),
  name: z.string().nullable(),
  ecNik: z.string().nullable(),
  ecPhone: z.string().nullable(),
  ecName: z.string().nullable(),
});
export interface Person extends z.infer<typeof personShape> {}
export const personSchema = named<Person>(personShape);

export const personFields = ['nik', 'phone', 'name', 'ecNik', 'ecPhone', 'ecName'] as const;
export const personFieldSchema = z.enum(personFields);
export type PersonField = z.infer<typeof personFieldSchema>;

/**
 * What a column of a file may hold for us. The birth date is never sent: it is compared with the NIK and stays a
 * further column.
 */
export const columnFields = [...personFields, 'birthDate'] as const;
export const columnFieldSchema = z.enum(columnFields);
export type ColumnField = z.infer<typeof columnFieldSchema>;

/** Problem codes: errors keep a row out, warnings and notes go with it. The same on screen, in `--json`, in files. */
export const errorProblemCodes = [
  'nik-missing',
  'nik-precision-lost',
  'nik-scientific',
  'nik-chars',
  'nik-length',
  'nik-date-impossible',
  // Serial 0000 (they are given from 0001 on), and one digit sixteen times.
  'nik-serial-zero',
  'nik-one-digit',
  'phone-missing',
  'phone-invalid',
  'phone-landline',
  'phone-scientific',
  'phone-chars',
  'cell-error',
  'formula-no-value',
  'row-malformed',
  // The operator left the row out.
  'row-skipped',
  // Nobody asks or reports about the person (contract/privacy.ts).
  'person-restricted',
  // Of a whole column: the list is not taken until the operator has seen it.
  'nik-column-rounded',
  'phone-column-rounded',
] as const;
export const lesserProblemCodes = [
  'name-missing',
  'nik-cleaned',
  'nik-numeric-cell',
  'nik-region-unknown',
  'nik-dob-mismatch',
  'nik-length-accepted',
  'phone-cleaned',
  'phone-zero-restored',
  'phone-multiple',
  'ec-nik-invalid',
  'ec-same-phone',
  'ec-phone-invalid',
  'ec-not-consented',
  // The contact is restricted (contract/privacy.ts): the question goes without.
  'ec-restricted',
  'twin',
  'same-nik-other-phone',
  'same-phone-other-person',
  'hidden-row',
  'text-too-long',
  'formula-injection-risk',
  'date-impossible',
  'date-ambiguous',
  'row-short',
  'row-long',
  'other-sheet-not-read',
  // The last row is the last one old or new Excel has: what came behind it may be missing.
  'rows-may-be-cut-off',
  // The operator corrected the cell before the import.
  'edited',
] as const;
export const problemCodes = [...errorProblemCodes, ...lesserProblemCodes] as const;
export const problemCodeSchema = z.enum(problemCodes);
export type ProblemCode = z.infer<typeof problemCodeSchema>;

export const severitySchema = z.enum(['error', 'warning', 'note']);
export type Severity = z.infer<typeof severitySchema>;

/** `row` counts from 1 as Excel shows it; `field` is null where the problem is the whole row's. */
export const problemShape = z.object({
  row: z.int(),
  field: columnFieldSchema.nullable(),
  code: problemCodeSchema,
  severity: severitySchema,
});
export interface Problem extends z.infer<typeof problemShape> {}
export const problemSchema = named<Problem>(problemShape);

/** Indonesia's time zones: UTC+7, +8 and +9, without summer time. */
export const zoneSchema = z.enum(['WIB', 'WITA', 'WIT']);
export type Zone = z.infer<typeof zoneSchema>;

/** Read off the digits; *derived*, never fact (a NIK never changes, people and provinces do). */
const derivedShape = z.object({
  sex: z.enum(['male', 'female']).nullable(),
  /** YYYY-MM-DD; the century is the latest that is not in the future. */
  birthDate: z.string().nullable(),
  province: z.string().nullable(),
  zone: zoneSchema.nullable(),
  operator: z.string().nullable(),
});
export interface Derived extends z.infer<typeof derivedShape> {}
export const derivedSchema = named<Derived>(derivedShape);
