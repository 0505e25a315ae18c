/**
 * Every error a person can meet, as a code the window and the command line translate. Anything that is not in this
 * list is a bug: it is logged whole and shown as `internal`.
 */
import { z } from 'zod';

export const errorCodes = [
  'invalid-input',
  'not-found',
  'internal',
  'closing',
  // the data directory and its store
  'data-dir-in-use',
  'store-missing',
  'store-gone',
  'store-newer',
  'store-damaged',
  'store-key-lost',
  'keyring-unavailable',
  // one that is there: locked, its prompt refused, or slow
  'keyring-silent',
  'passphrase-wrong',
  'recovery-key-mistyped',
  'recovery-key-wrong',
  'recovery-key-none',
  // the lock
  'locked',
  // `details.seconds`: how long until the next try
  'unlock-wait',
  // the passphrase of an operator
  'unlock-wrong',
  'operator-unknown',
  'operator-name-taken',
  'operator-last',
  // no recovery key was made and checked: losing every passphrase would be final
  'lock-needs-recovery-key',
  'lock-off',
  'disk-full',
  'disk-not-writable',
  'disk-io-error',
  'store-locked',
  // backups
  'backup-damaged',
  // no keyring here opens it; its recovery key does
  'backup-needs-key',
  // connections
  'connection-unknown',
  'connection-name-taken',
  'connection-url-not-https',
  'connection-url-invalid',
  'connection-in-use',
  'connection-built-in',
  'connection-key-missing',
  'connection-proxy-invalid',
  'connection-ca-invalid',
  'connection-kind-differs',
  'set-by-organisation',
  // asked in a dialog of the system, and not agreed to there; or there is none
  'update-source-unconfirmed',
  'practice-list',
  // lists and files (the same words as the import issue's file codes)
  'file-empty',
  'file-corrupt',
  'file-encrypted',
  'file-not-spreadsheet',
  'file-too-large',
  'xml-dtd-forbidden',
  'no-data-rows',
  'no-usable-column',
  'file-unknown',
  'file-not-readable',
  'file-not-writable',
  // opened outside of this program
  'file-not-opened',
  'sheet-unknown',
  'column-unknown',
  'columns-uncertain',
  'import-timeout',
  'import-cancelled',
  'dialogs-unavailable',
  'draft-unknown',
  'draft-mends-nothing',
  'mapping-unknown',
  // a column whose numbers end in 0 far too often: rounded by another program, and not accepted yet
  'nik-column-rounded',
  'phone-column-rounded',
  // lookups
  'person-invalid',
  'lookup-not-in-that-state',
  // charges
  'charge-already-known',
  'no-sequence-column',
  // a sheet that came back: without row codes, or without the column for the outcome
  'no-field-sheet',
  // reports
  'report-too-many-files',
  // in the folder that was chosen, and the person did not agree to replace them
  'files-kept',
  'report-template-unknown',
  'history-view-unknown',
  // what a column is to be called is what another one is called; `details.heading`
  'heading-taken',
  // `details.problem`: one of `logoFaults`
  'logo-refused',
  'practice-and-real',
  // a summary of all lists where there is none of a real account
  'no-lists',
  'nothing-found',
  // by `reports.stopCounting`
  'counting-stopped',
  // every row with all its columns is too wide for paper
  'report-not-pdf',
  'reader-stopped',
  // privacy
  // no days are set after which anything is removed
  'retention-off',
  // nobody asks about that person, who said so
  'person-restricted',
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** `message` is a short English sentence for logs and scripts; the window shows its own translation of `code`. */
const callErrorShape = z.object({
  code: errorCodeSchema,
  message: z.string(),
  /** Facts the translated sentence needs (a name, a number); never a secret, never personal data. */
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** For `invalid-input` and `person-invalid`: which fields, and the problem code of each. */
  fields: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
});
export interface CallError extends z.infer<typeof callErrorShape> {}

export type Result<T> = { ok: true; value: T } | { ok: false; error: CallError };

/** What a file is that is no list (`file-not-spreadsheet`), as far as it changes what to do next. */
export const otherFileKinds = ['lock-file', 'page', 'xml', 'picture', 'archive', 'document', 'other'] as const;
export type OtherFileKind = (typeof otherFileKinds)[number];

const kindOfFound: Readonly<Record<string, OtherFileKind>> = {
  ...{ 'lock-file': 'lock-file', html: 'page', mhtml: 'page', xml: 'xml', document: 'document', rtf: 'document' },
  ...{
    pdf: 'picture',
    png: 'picture',
    jpeg: 'picture',
    gif: 'picture',
    bmp: 'picture',
    tiff: 'picture',
    riff: 'picture',
  },
  ...{ zip: 'archive', gzip: 'archive', rar: 'archive', '7z': 'archive' },
};

export function otherFileKind({ details }: Pick<CallError, 'details'>): OtherFileKind {
  return kindOfFound[String(details?.found)] ?? 'other';
}
