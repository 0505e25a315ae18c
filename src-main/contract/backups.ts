/** Backups: copies of the whole data in one file each, encrypted as the data is, that open on another machine by the recovery key. */
import { z } from 'zod';
import { command, named, query } from './call.ts';

/** Numbers of rows and of rupiah: nobody's data. */
const backupRowsShape = z.object({
  lists: z.int(),
  lookups: z.int(),
  attempts: z.int(),
  rejectedRows: z.int(),
  outcomes: z.int(),
  reports: z.int(),
});
export const backupRowsSchema = backupRowsShape;
export type BackupRows = z.infer<typeof backupRowsShape>;

/** Why a file is no backup that can be used. `cut-off`: not all of it is there. `unreadable`: the file, or its end, cannot be read. */
export const backupFaults = ['cut-off', 'unreadable'] as const;

const backupShape = z.object({
  /** The file's name, without folders. */
  file: z.string(),
  /** `data`: in the data folder. `update`: there too, kept before an update changed the data; what it holds was not counted. */
  kind: z.enum(['data', 'update']),
  place: z.enum(['data-folder', 'second']),
  /** Milliseconds since the epoch. */
  madeAt: z.number(),
  bytes: z.int(),
  /** null: not counted. */
  lookups: z.int().nullable(),
  rows: backupRowsShape.nullable(),
  /** Rupiah that real accounts have charged so far. */
  rupiah: z.number().nullable(),
  /** When something was last sent; null: nothing was, or not counted. */
  lastSentAt: z.number().nullable(),
  /** Number of the schema. */
  schema: z.int().nullable(),
  /** Version of the program that made it. */
  program: z.string().nullable(),
  /** It was read back when it was made, and is as long as it was. */
  ok: z.boolean(),
  fault: z.enum(backupFaults).nullable(),
});
export interface Backup extends z.infer<typeof backupShape> {}
export const backupSchema = named<Backup>(backupShape);

/** One of the list by its name, or a file that was chosen elsewhere. */
const fromSchema = z.union([z.object({ file: z.string() }), z.object({ fileId: z.string() })]);
export type BackupFrom = z.infer<typeof fromSchema>;

/** What would be missing of the data that is there: answers, and what real accounts charged for since. */
const missingShape = { missingAnswers: z.int(), missingRupiah: z.number() };

const previewShape = z.object({
  madeAt: z.number(),
  /** null: not counted, as of a copy kept before an update. */
  lookups: z.int().nullable(),
  lastSentAt: z.number().nullable(),
  rupiah: z.number().nullable(),
  /** false: it is of other data, whose key and count replace those that are here. */
  sameData: z.boolean(),
  ...missingShape,
});
export interface BackupPreview extends z.infer<typeof previewShape> {}

/** Of one table of a database that was put together anew. */
export type TableAccount = {
  readonly table: string;
  /** Rows of the damaged file that the backup does not have, or not so. */
  readonly read: number;
  /** Rows that could not be read, and are as the backup has them, or as the calls about them say; or of which a part is gone. */
  readonly older: number;
  /** Rows that are gone. */
  readonly lost: number;
  /** false: there may be more of them that nobody knows of. */
  readonly sure: boolean;
};

/** What came of a damaged database. */
export type RebuildAccount = {
  /** false: nothing of it could be read, all is as the backup has it. */
  readonly readable: boolean;
  /** Those of which something was read, is older or is lost. */
  readonly tables: readonly TableAccount[];
  /** Charged for calls that are lost; still counted in sums and caps. null: nobody can say. */
  readonly missingRupiah: number | null;
  /** Nothing is missing that this does not say. */
  readonly complete: boolean;
};

export const backupCalls = {
  /** Newest first. */
  'backup.list': query({
    input: z.object({}),
    output: z.object({
      backups: z.array(backupSchema),
      second: z
        .object({
          /** The folder, as it was chosen. */
          folder: z.string(),
          /** It is there now: the stick is in, the network drive answers. */
          present: z.boolean(),
          /** When a backup last went there, or it was chosen. */
          lastAt: z.number(),
          /** For so long nothing went there that somebody is to be told. */
          overdue: z.boolean(),
        })
        .nullable(),
    }),
  }),
  /** Backups go there as well, by themselves. `fileId`: of a folder (`files.chooseFolder`); null: no second place. Errors: `file-not-writable`. */
  'backup.setPlace': command({ input: z.object({ fileId: z.string().nullable() }), output: z.object({}) }),
  /**
   * Makes one while everything goes on, and reads it back. `fileId` null: in the data folder; else from `files.chooseSave`.
   * Errors: `disk-full`, `file-not-writable`, `disk-io-error`, `store-damaged`, `backup-damaged` (it does not read back).
   */
  'backup.create': command({
    input: z.object({ fileId: z.string().nullable().default(null) }),
    output: z.object({
      /** The file's name, without folders. */
      out: z.string(),
      lookups: z.int(),
      bytes: z.int(),
    }),
  }),
  /** What restoring it would mean; nothing is changed. Errors: `not-found`, `backup-damaged`, `file-not-readable`. */
  'backup.preview': query({ input: z.object({ from: fromSchema }), output: named<BackupPreview>(previewShape) }),
  /**
   * Puts it in place of the data, which is set aside, and opens that; everything is to be read anew (`system.reopened`). Nothing is sent until
   * `system.acceptOlder`. `recoveryKey`: where no keyring of this computer opens it.
   * Errors: as of the preview; `backup-needs-key`, those of the recovery key, `store-newer`, `disk-full`.
   */
  'backup.restore': command({
    input: z.object({ from: fromSchema, recoveryKey: z.string().max(200).nullable().default(null) }),
    output: z.object({ lookups: z.int(), sameData: z.boolean(), ...missingShape }),
  }),
};
