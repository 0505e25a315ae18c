/** What the window must know of the program it is in. */
import { z } from 'zod';
import { query } from './call.ts';

export const systemSchema = z.object({
  version: z.string(),
  host: z.enum(['electron', 'web', 'cli']),
  /** BCP 47, of the operating system. */
  locale: z.string(),
  dataDir: z.string(),
  /** `reader`: another copy of the program has this data open; commands are refused here. */
  role: z.enum(['owner', 'reader']),
  keyring: z.object({
    kind: z.enum(['safe-storage', 'os-keyring', 'passphrase', 'key-file']),
    /** true: the key lies in a file beside the data; say so as long as it is so. */
    weak: z.boolean(),
  }),
  /** Whether `files.chooseOpen` and `files.chooseSave` show native dialogs. */
  dialogs: z.boolean(),
});
export type SystemInfo = z.infer<typeof systemSchema>;

export const systemCalls = {
  'system.info': query({ input: z.object({}), output: systemSchema }),
};
