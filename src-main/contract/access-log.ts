/** The access log: who saw, took in, gave away or changed what of how many people. Persons stand in it by keyed digests alone. */
import { z } from 'zod';
import { command, named, query } from './call.ts';
import { fileFormatSchema } from './files.ts';
import { languageSchema, settingsShape } from './settings.ts';

/** What is told apart in a filter. `shown`: somebody saw it. `moved`: it came in or went out. `law`: a person's rights. */
export type AccessGroup = 'shown' | 'moved' | 'law' | 'set' | 'end';

/** Every kind of entry, and its facts. `persons`: its number of people means something. */
export const accessKinds = {
  /** Whole digits of numbers that are shown masked. */
  revealed: { group: 'shown', persons: true },
  /** A whole NIK or phone was typed into a search. */
  searched: { group: 'shown', persons: false },
  /** The page of one person. */
  viewed: { group: 'shown', persons: true },
  imported: { group: 'moved', persons: true },
  exported: { group: 'moved', persons: true },
  reported: { group: 'moved', persons: true },
  'log-exported': { group: 'moved', persons: false },
  corrected: { group: 'law', persons: true },
  restricted: { group: 'law', persons: true },
  unrestricted: { group: 'law', persons: true },
  erased: { group: 'law', persons: true },
  purged: { group: 'law', persons: true },
  'setting-changed': { group: 'set', persons: false },
  'connection-changed': { group: 'set', persons: false },
  /** Somebody gave the passphrase of an operator; `tries`: wrong ones before it. */
  unlocked: { group: 'set', persons: false },
  /** An older copy of the data was put back, and somebody went on with it: entries after it are with the copy of before. */
  restored: { group: 'end', persons: false },
  /** Found at a start: the log did not end where it had ended. */
  gap: { group: 'end', persons: false },
} as const satisfies Record<string, { group: AccessGroup; persons: boolean }>;
export type AccessKind = keyof typeof accessKinds;

/** What was taken in or given away. */
export const accessObjects = [
  'list',
  'mended-rows',
  'outcomes',
  'invoice',
  'rows-report',
  'field-report',
  'summary-report',
  'history',
  'person',
  'problems-file',
  'ledger',
  'invoice-lines',
  'backup',
] as const;
export type AccessObject = (typeof accessObjects)[number];

/** What can be set besides the settings of that name. */
const furtherSettings = [
  'branch',
  'report-template',
  'history-view',
  'recovery-key',
  'keyring',
  'backup-place',
  'lock',
  'operators',
] as const;
export type AccessSetting = keyof typeof settingsShape.shape | (typeof furtherSettings)[number];
export const accessSettings: readonly AccessSetting[] = [
  ...(Object.keys(settingsShape.shape) as (keyof typeof settingsShape.shape)[]),
  ...furtherSettings,
];

/** Never a person's name, NIK or phone. Each is there where it means something. */
const accessDetailShape = z.strictObject({
  object: z.enum(accessObjects).optional(),
  /** Ending of the file: xlsx, csv, pdf, json … */
  format: z.string().max(10).optional(),
  masked: z.boolean().optional(),
  /** With a password. */
  locked: z.boolean().optional(),
  /** How much was revealed at once. */
  scope: z.enum(['row', 'page', 'session']).optional(),
  by: z.enum(['nik', 'phone']).optional(),
  settings: z.array(z.enum(accessSettings)).optional(),
  change: z.enum(['added', 'changed', 'deleted']).optional(),
  /** Its name, as the operator gave it. */
  connection: z.string().max(200).optional(),
  days: z.int().optional(),
  /** Of `unlocked`: wrong passphrases since the last right one. */
  tries: z.int().optional(),
  /** Of `restored`: calls that are missing. */
  calls: z.int().optional(),
  /** Of `restored` and `gap`: the entry the log had ended with. */
  until: z.int().optional(),
  /** Of `gap`: the first entry that is not there; what was written down of the end is lost, so that nobody knows. */
  cut: z.enum(['cut', 'unmarked']).optional(),
  /** Of `restored` and `gap`: the hash of the end that was written down, so that it is told once. */
  mark: z.string().max(64).optional(),
});
export interface AccessDetail extends z.infer<typeof accessDetailShape> {}
export const accessDetailSchema = named<AccessDetail>(accessDetailShape);

const accessKindSchema = z.enum(Object.keys(accessKinds) as [AccessKind, ...AccessKind[]]);

const accessEntryShape = z.object({
  /** From 1, without gaps. */
  seq: z.int(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** Of the operating system. */
  systemUser: z.string(),
  /** The name given at unlock; null: there is no lock. */
  operator: z.string().nullable(),
  what: accessKindSchema,
  people: z.int(),
  detail: accessDetailShape,
  /** Those it was of that are still there. */
  lists: z.array(z.object({ listId: z.int(), listName: z.string() })),
});
export interface AccessLogEntry extends z.infer<typeof accessEntryShape> {}

const filterShape = z.object({
  kinds: z.array(accessKindSchema).default([]),
  /** Milliseconds since the epoch; `to` is not in it. null: not bounded. */
  from: z.number().nullable().default(null),
  to: z.number().nullable().default(null),
  /** A whole NIK or phone, however it is written: what was done with that person alone, or with a list the person is in. */
  person: z.string().trim().max(60).default(''),
});
export interface AccessLogFilter extends z.infer<typeof filterShape> {}

const verifiedShape = z.object({
  entries: z.int(),
  /** No entry is missing or changed, and its end is not known to be cut off. */
  intact: z.boolean(),
  /** The number of the first entry that is missing or was changed; null: none. */
  firstBroken: z.int().nullable(),
  /**
   * The end, beside what was written down of it outside the database. `unknown`: that is lost. `cut`: there were more entries, or
   * others. `older`: an older copy of the data that nobody has decided on yet.
   */
  end: z.enum(['as-marked', 'unknown', 'cut', 'older']),
});
export interface VerifiedAccessLog extends z.infer<typeof verifiedShape> {}

export const accessLogCalls = {
  /** Newest first. A page may be shorter than `limit`, or empty, and there be more. Errors: `invalid-input` for a `person` that is neither. */
  'accessLog.page': query({
    input: filterShape.extend({
      after: z.string().nullable().default(null),
      limit: z.int().min(1).max(500).default(50),
    }),
    output: z.object({ entries: z.array(named<AccessLogEntry>(accessEntryShape)), next: z.string().nullable() }),
  }),
  /** Looks at every entry: minutes for millions, in turns. */
  'accessLog.verify': query({ input: z.object({}), output: named<VerifiedAccessLog>(verifiedShape) }),
  /** Writes what the filter finds, whole or not at all. */
  'accessLog.export': command({
    input: filterShape.extend({
      /** From `files.chooseSave`. */
      fileId: z.string(),
      format: fileFormatSchema.default('xlsx'),
      language: languageSchema,
    }),
    output: z.object({ rows: z.int(), fileName: z.string() }),
  }),
  /**
   * Somebody wants to see whole numbers that are shown masked: written down before they show. `lookupIds`: of whom; of a session
   * none, for whoever comes. Errors: `not-found` for a lookup that is not there.
   */
  'privacy.reveal': command({
    input: z.object({ scope: z.enum(['row', 'page', 'session']), lookupIds: z.array(z.int()).max(500) }),
    output: z.object({}),
  }),
};
