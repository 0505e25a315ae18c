/**
 * Files a person chose. The window never names a path: it gets an opaque id, either for what the native dialog chose or
 * for what it uploaded in pieces, and gives that id to `lists.*` and `reports.*`.
 */
import { z } from 'zod';
import { named, query } from './call.ts';

const chosenFileShape = z.object({ fileId: z.string(), name: z.string(), bytes: z.number() });
export interface ChosenFile extends z.infer<typeof chosenFileShape> {}
export const chosenFileSchema = named<ChosenFile>(chosenFileShape);

/** Of what is written: a workbook, CSV with commas, or CSV as Excel opens it (semicolons, and digits that it keeps). */
export const fileFormatSchema = z.enum(['xlsx', 'csv', 'csv-excel']);
export type FileFormat = z.infer<typeof fileFormatSchema>;

/** Of a report; a PDF is for paper. */
export const reportFormatSchema = z.enum([...fileFormatSchema.options, 'pdf']);
export type ReportFormat = z.infer<typeof reportFormatSchema>;
/** What takes a password. */
export function canBeLocked(format: ReportFormat): boolean {
  return format === 'xlsx' || format === 'pdf';
}
/** Without its dot. */
export function extensionOf(format: ReportFormat): 'xlsx' | 'csv' | 'pdf' {
  return format === 'csv-excel' ? 'csv' : format;
}

/** What is saved: the save dialog says so in its title. */
export const savedKinds = [
  'report',
  'problems',
  'ledger',
  'invoice-lines',
  'template',
  'access-log',
  'person',
  'backup',
  'certificate',
  'support',
] as const;
export type SavedKind = (typeof savedKinds)[number];

/**
 * The extensions that each may have, its own first: what the system's program for a file then does with it follows from them, so
 * a page only chooses among these.
 */
export const savedExtensions = {
  report: ['xlsx', 'csv', 'zip', 'pdf'],
  problems: ['xlsx'],
  ledger: ['xlsx', 'csv'],
  'invoice-lines': ['xlsx', 'csv'],
  template: ['xlsx'],
  'access-log': ['xlsx', 'csv'],
  person: ['xlsx', 'json'],
  backup: ['sambung-backup'],
  certificate: ['txt'],
  support: ['zip'],
} as const satisfies Record<SavedKind, readonly [string, ...string[]]>;

/** Bytes of one piece at most, before base64. */
export const pieceBytes = 1024 * 1024;

/** Files that have an id at once, at most: past it the oldest is forgotten. */
export const mostKnownFiles = 100;

/** Bytes of a file that is uploaded, at most. */
export const uploadBytes = 512 * 1024 * 1024;

export const fileCalls = {
  /** The native open dialog; null when cancelled. `dialogs-unavailable` where the host has none: upload instead. */
  'files.chooseOpen': query({
    input: z.object({ kind: z.enum(['list', 'backup']).default('list') }),
    output: z.object({ file: chosenFileSchema.nullable() }),
  }),
  /** As `files.chooseOpen`, for as many files as the person marks; none when cancelled. */
  'files.chooseSeveral': query({ input: z.object({}), output: z.object({ files: z.array(chosenFileSchema) }) }),
  /** Upload: begin, append every piece in order, then use the id. */
  'files.begin': query({
    input: z.object({
      name: z.string().min(1).max(400),
      bytes: z.int().nonnegative().max(uploadBytes),
    }),
    output: z.object({ fileId: z.string() }),
  }),
  'files.append': query({
    input: z.object({ fileId: z.string(), base64: z.base64().max(Math.ceil(pieceBytes / 3) * 4) }),
    output: z.object({ receivedBytes: z.number() }),
  }),
  /**
   * Where a report goes: the native save dialog (`download: false`), or, where the host has none, a file to be fetched
   * with `files.read` (`download: true`). `file` is null when cancelled. A `suggestedName` without one of the kind's extensions
   * gets its first.
   */
  'files.chooseSave': query({
    input: z.object({ kind: z.enum(savedKinds), suggestedName: z.string().min(1).max(200) }),
    output: z.object({
      file: z.object({ fileId: z.string(), name: z.string(), download: z.boolean() }).nullable(),
    }),
  }),
  /**
   * Where a report of several files goes: the native dialog for a folder; null when cancelled. `dialogs-unavailable` where the host has
   * none: a zip is written instead. What it holds is replaced only where the person agrees when it is asked about.
   */
  'files.chooseFolder': query({
    input: z.object({ kind: z.enum(['field-sheets', 'backup']).default('field-sheets') }),
    output: z.object({ folder: z.object({ fileId: z.string(), name: z.string() }).nullable() }),
  }),
  /**
   * Opens a file, or a folder of files, that was written through its id with the system's program for it, or shows it in its folder. Where
   * `files.chooseSave` said `download` there is nothing to show. Errors: `file-unknown` (nothing was written there by this
   * run of the program), `file-not-opened` (also where its extension is none of `savedExtensions`).
   */
  'files.showSaved': query({
    input: z.object({ fileId: z.string(), how: z.enum(['open', 'folder']) }),
    output: z.object({}),
  }),
  'files.read': query({
    input: z.object({ fileId: z.string(), offset: z.int().nonnegative() }),
    output: z.object({ base64: z.string(), nextOffset: z.number().nullable() }),
  }),
  /** Forgets the id; what was uploaded or waits for download is removed, a file the person chose is not touched. */
  'files.release': query({ input: z.object({ fileId: z.string() }), output: z.object({}) }),
};
