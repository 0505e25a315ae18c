/** What the operator prefers. */
import { z } from 'zod';
import { command, named, query } from './call.ts';
import { retentionSchema } from './purposes.ts';
import { updateSourceSchema } from './updates.ts';

export const languageSchema = z.enum(['id', 'en']);
export type Language = z.infer<typeof languageSchema>;

export const settingsShape = z.object({
  /** `system`: Indonesian on an Indonesian system, else English. */
  language: z.enum(['system', 'id', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  /** Rows of people take one line instead of two. */
  compactRows: z.boolean(),
  /** Chosen in forms when nothing else is said; null: the first real account, else practice. The terminal starts with practice. */
  defaultConnectionId: z.int().nullable(),
  /**
   * Days. A question that was answered and paid for within so many days is answered from history instead of being asked
   * again. 0: never.
   */
  reuseDays: z.int().min(0).max(3_650),
  /** How long what is settled stays, by purpose; {}: for ever. What the organisation has set goes over it, purpose by purpose. */
  retention: retentionSchema,
  /** A NIK or phone on screen is masked (contract/masked.ts) until somebody reveals it, which the access log tells. */
  maskNumbers: z.boolean(),
  /** Days between two backups that are made by themselves; 0: none is. */
  backupEvery: z.int().min(0).max(30),
  /** Of those in each place so many stay, the newest. */
  backupsKept: z.int().min(1).max(60),
  /** With the lock on: minutes without anybody at the window after which it locks; 0: never by itself. */
  lockMinutes: z.int().min(0).max(480),
  /** What a locked window does with lookups that are to be sent. `finish`: they are sent first, and the keys stay until then. */
  lockedQueue: z.enum(['stop', 'finish']),
  /** While lookups are being sent the machine does not go to sleep by itself, where the host can ask it not to. */
  keepAwake: z.boolean(),
  /**
   * When the desktop window is closed while a list is being sent: go on without a window, or stop and go on at the next
   * start. `ask`: nobody chose yet.
   */
  whenClosing: z.enum(['ask', 'background', 'quit']),
  /** The desktop program is started with the operator's session. */
  startAtLogin: z.boolean(),
  /**
   * The memory of what crashes in the desktop program is recorded, persons and keys in the clear; from its next start, as
   * little as the organisation lets it. Switched off, the next start deletes them.
   */
  crashDumps: z.boolean(),
  /** Where new versions of the program come from; null: nowhere, and nobody is asked. What the organisation has set goes first. */
  updatesFrom: updateSourceSchema.nullable(),
});
export interface Settings extends z.infer<typeof settingsShape> {}
export const settingsSchema = named<Settings>(settingsShape);

export const settingsCalls = {
  'settings.get': query({ input: z.object({}), output: settingsSchema }),
  'settings.set': command({ input: settingsShape.partial(), output: settingsSchema }),
};
