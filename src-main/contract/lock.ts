/** The lock: operators with a passphrase each, without which the machine's keyring does not open the data. */
import { z } from 'zod';
import { command, named, query } from './call.ts';

/** NIST SP 800-63B: what makes a passphrase strong is its length; nothing is asked of its letters. */
export const shortestPassphrase = 10;
const longestPassphrase = 200;

const operatorName = z.string().trim().min(1).max(60);
/** One that is typed to be compared. */
const typed = z.string().max(longestPassphrase);
const newPassphrase = z.string().min(shortestPassphrase).max(longestPassphrase);

const lockStatusShape = z.object({
  on: z.boolean(),
  locked: z.boolean(),
  /** Who unlocked it; null: nobody, or the recovery key did, which a terminal may be given. */
  operator: z.string().nullable(),
  /** Times in milliseconds since the epoch. `changedAt`: when the passphrase was set last. */
  operators: z.array(z.object({ name: z.string(), createdAt: z.number(), changedAt: z.number() })),
  /** Seconds until a passphrase is tried again, after wrong ones; 0: at once. */
  waitSeconds: z.int(),
  /** The organisation wants it on. */
  required: z.boolean(),
  /** Locked, and lookups are still being sent, after which the keys go. */
  finishing: z.boolean(),
});
export interface LockStatus extends z.infer<typeof lockStatusShape> {}
export const lockStatusSchema = named<LockStatus>(lockStatusShape);

/**
 * `own`: the passphrase of whoever is at it, once more; not needed where the recovery key opened the data.
 * Errors of those that ask for it: `unlock-wrong`, `unlock-wait`.
 */
const own = typed.default('');

export const lockCalls = {
  /** Works while it is locked, as do the four below; every other call is refused then (`locked`). */
  'lock.status': query({ input: z.object({}), output: lockStatusSchema }),
  /** Errors: `operator-unknown`, `unlock-wrong`, `unlock-wait` with the `seconds`, those of opening the store. */
  'lock.unlock': query({ input: z.object({ operator: operatorName, passphrase: typed }), output: lockStatusSchema }),
  /**
   * By the recovery key, which gives that operator a new passphrase. Errors: `operator-unknown`, `recovery-key-mistyped` with its
   * `group`, `recovery-key-wrong`, `recovery-key-none`, those of opening the store.
   */
  'lock.recover': query({
    input: z.object({ recoveryKey: z.string().max(200), operator: operatorName, passphrase: newPassphrase }),
    output: lockStatusSchema,
  }),
  /** Locks now: answers once the keys are gone, or, by the setting `lockedQueue`, once it is closed to everybody. Errors: `lock-off`. */
  'lock.now': query({ input: z.object({}), output: lockStatusSchema }),
  /** Somebody is at the window: the time until it locks by itself begins anew. */
  'lock.active': query({ input: z.object({}), output: z.object({}) }),
  /** Puts the lock on, with its first operator. Errors: `lock-needs-recovery-key`, `operator-name-taken` (it is on). */
  'lock.on': command({
    input: z.object({ operator: operatorName, passphrase: newPassphrase }),
    output: lockStatusSchema,
  }),
  /** Errors: `lock-off`, `set-by-organisation`. */
  'lock.off': command({ input: z.object({ own }), output: lockStatusSchema }),
  /** Errors: `lock-off`, `operator-name-taken`. */
  'operators.add': command({
    input: z.object({ operator: operatorName, passphrase: newPassphrase, own }),
    output: lockStatusSchema,
  }),
  /** Errors: `lock-off`, `operator-unknown`, `operator-last`. */
  'operators.remove': command({ input: z.object({ operator: operatorName, own }), output: lockStatusSchema }),
  /** Errors: `lock-off`, `operator-unknown`. */
  'operators.setPassphrase': command({
    input: z.object({ operator: operatorName, passphrase: newPassphrase, own }),
    output: lockStatusSchema,
  }),
};
