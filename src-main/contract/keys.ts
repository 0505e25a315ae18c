/** How the data's own key is sealed: by which keyring of the machine, and by a recovery key that a person keeps. */
import { z } from 'zod';
import { command, named, query } from './call.ts';

export const keyringKinds = ['safe-storage', 'os-keyring', 'passphrase', 'key-file'] as const;
export const keyringKindSchema = z.enum(keyringKinds);
export type KeyringKind = z.infer<typeof keyringKindSchema>;

const keyringShape = z.object({
  /** Seals the data now. */
  keyring: keyringKindSchema,
  /** true: what opens it lies in a file beside the data. */
  weak: z.boolean(),
  /** Best first: what this machine could seal it with. */
  available: z.array(keyringKindSchema),
  /** There, but not answering within seconds: locked, or its prompt is open. Choosing one waits for it. */
  silent: z.array(keyringKindSchema),
});
export interface KeyringStatus extends z.infer<typeof keyringShape> {}
const keyringSchema = named<KeyringStatus>(keyringShape);

/** Times in milliseconds since the epoch. */
const recoveryFacts = {
  /** Printed with the key; tells one from another. */
  fingerprint: z.string(),
  madeAt: z.number(),
  /** When it, or the part of it that was asked for, was last typed rightly; null: never. */
  checkedAt: z.number().nullable(),
};
const recoveryShape = z.object({
  made: z.object(recoveryFacts).nullable(),
  /** Those made before it, newest first: they open the data too while nobody has checked it. */
  before: z.array(z.object(recoveryFacts)),
});
export interface RecoveryStatus extends z.infer<typeof recoveryShape> {}
const recoverySchema = named<RecoveryStatus>(recoveryShape);

/** A key has 40 symbols with hyphens between; this is one with blanks. */
const typed = z.string().max(200);

export const keyCalls = {
  'keyring.status': query({ input: z.object({}), output: keyringSchema }),
  /** Seals the data's key anew; the keyring before does not open it any more. Waits for one that is silent. */
  'keyring.change': command({ input: z.object({ kind: keyringKindSchema }), output: keyringSchema }),
  'recoveryKey.status': query({ input: z.object({}), output: recoverySchema }),
  /**
   * The one call that returns a secret: the key is shown to the person who asked for it, once, and kept nowhere. The one
   * before opens the data too until this one is checked. `ask`: the groups (from 1) that `recoveryKey.checkPart` wants typed.
   * The data's own key stays: a key of before opens it still together with a copy of `vault.json` of its time.
   */
  'recoveryKey.make': command({
    input: z.object({}),
    output: z.object({ key: z.string(), fingerprint: z.string(), madeAt: z.number(), ask: z.array(z.int()) }),
  }),
  /**
   * `fingerprint`: of the key that was typed. Those made before it open nothing any more.
   * Errors: `recovery-key-mistyped` with the `group`, `recovery-key-wrong`, `recovery-key-none`.
   */
  'recoveryKey.check': command({
    input: z.object({ typed }),
    output: recoveryShape.extend({ fingerprint: z.string() }),
  }),
  /** Of the key that was made since the program started. Errors as above; `not-found`: none was. */
  'recoveryKey.checkPart': command({
    input: z.object({ parts: z.array(z.object({ group: z.int(), typed })) }),
    output: recoverySchema,
  }),
  /** The key made since the program started and not checked was seen by nobody: it opens nothing any more. Errors: `not-found`. */
  'recoveryKey.drop': command({ input: z.object({}), output: recoverySchema }),
};
