/** What the window needs to know about the program it runs in. */
import { z } from 'zod';
import { command, named, query } from './call.ts';
import { chosenFileSchema } from './files.ts';
import { keyringKindSchema } from './keys.ts';
import { policyStateSchema } from './policy.ts';

const systemShape = z.object({
  version: z.string(),
  host: z.enum(['electron', 'web', 'cli']),
  /** BCP 47, of the operating system. */
  locale: z.string(),
  dataDir: z.string(),
  /** It lies where other machines or a syncing program may write too, which damages a database; null: as far as can be told it does not. */
  sharedPlace: z.enum(['network', 'sync']).nullable(),
  /** `reader`: another copy of the program has this data open; commands are refused here. */
  role: z.enum(['owner', 'reader']),
  keyring: z.object({
    kind: keyringKindSchema,
    /** true: the key lies in a file beside the data; say so as long as it is so. */
    weak: z.boolean(),
  }),
  /**
   * What is missing of this data, when it turned out to be an older copy of what was there: commits, and calls that left
   * (each may have been paid for). Nothing is sent until `system.acceptOlder`. null: nothing is missing.
   */
  older: z.object({ commits: z.int(), calls: z.int() }).nullable(),
  /** What the organisation's IT has set on this machine; null: nothing. */
  policy: policyStateSchema,
  /** Whether `files.chooseOpen` and `files.chooseSave` show native dialogs. */
  dialogs: z.boolean(),
});
export interface SystemInfo extends z.infer<typeof systemShape> {}
export const systemSchema = named<SystemInfo>(systemShape);

/**
 * What somebody asked of the program outside of its page: in a menu, on a notification, by opening files with it. `import`
 * without files, `find`, `help` (of the screen that is shown), `shortcuts` and `settings` only go there. `unopened`: files by
 * their names that are not there or no lists.
 */
export const askedSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('import'), files: z.array(chosenFileSchema) }),
  z.object({ what: z.literal('unopened'), names: z.array(z.string()) }),
  z.object({ what: z.literal('list'), listId: z.int() }),
  z.object({ what: z.literal('queue') }),
  z.object({ what: z.literal('find') }),
  z.object({ what: z.literal('help') }),
  z.object({ what: z.literal('shortcuts') }),
  z.object({ what: z.literal('settings'), section: z.enum(['general', 'diagnostics', 'about']) }),
]);
export type Asked = z.infer<typeof askedSchema>;

export const systemCalls = {
  'system.info': query({ input: z.object({}), output: systemSchema }),
  /** The operator goes on with the older copy: what is missing may be asked, and paid for, again. */
  'system.acceptOlder': command({ input: z.object({}), output: systemSchema }),
  /** What was asked outside of the page since it was last taken, in order; after `system.asked`, and when a page begins. */
  'system.takeAsked': query({ input: z.object({}), output: z.object({ asked: z.array(askedSchema) }) }),
};
