/** The access log: who saw, took in, gave away or changed what of how many people. Persons stand in it by keyed digests alone. */
import { z } from 'zod';
import { settingsShape } from './settings.ts';

/** What is told apart in a filter. `shown`: somebody saw it. `moved`: it came in or went out. `law`: a person's rights. */
export const accessGroups = ['shown', 'moved', 'law', 'set', 'end'] as const;
export type AccessGroup = (typeof accessGroups)[number];

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
] as const;

/** What can be set besides the settings of that name. */
const furtherSettings = ['branch', 'report-template', 'recovery-key', 'keyring'] as const;
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
