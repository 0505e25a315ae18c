/**
 * An operator's seal of the store's key: AES-256-GCM under a key that scrypt makes of the passphrase, and the machine's keyring
 * around it. Neither the machine alone nor the passphrase alone opens it.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { CoreError } from '../kernel/errors.ts';
import { passphraseKey, type ScryptCost, scryptCostShape } from '../kernel/passphrase-key.ts';
import type { Keyring, KeyringKind } from '../kernel/ports.ts';
import { openBox, sealBox } from '../kernel/sealed-box.ts';

export const operatorSchema = z.object({
  /** As it was typed: it stands in the lock screen, the access log and reports. */
  name: z.string(),
  /** Milliseconds since the epoch. `changedAt`: when the passphrase was set last. */
  createdAt: z.number(),
  changedAt: z.number(),
  keyring: z.enum(['safe-storage', 'os-keyring', 'passphrase', 'key-file']),
  salt: z.base64(),
  ...scryptCostShape,
  sealed: z.base64(),
});
export type OperatorSeal = z.infer<typeof operatorSchema>;

export type OperatorFacts = Pick<OperatorSeal, 'name' | 'createdAt' | 'changedAt'>;
export type GivenPassphrase = { readonly operator: string; readonly passphrase: string };

const keyBytes = 32;
const outer = 'store-key by operator';
const inner = 'store-key by passphrase';

/** Errors: those of the keyring; `keyring-unavailable` also where it does not give back what it took. */
export async function sealForOperator(
  given: GivenPassphrase,
  deps: { storeKey: Uint8Array; keyring: Keyring; cost: ScryptCost; createdAt: number; now: number },
): Promise<OperatorSeal> {
  const salt = randomBytes(16);
  const key = await passphraseKey(given.passphrase, salt, deps.cost, keyBytes);
  const box = sealBox(key, deps.storeKey, inner);
  key.fill(0);
  const sealed = await sealOuter(box, deps.keyring);
  const { n, r, p } = deps.cost;
  return {
    ...{ name: given.operator, createdAt: deps.createdAt, changedAt: deps.now, keyring: deps.keyring.kind },
    ...{ salt: salt.toString('base64'), n, r, p, sealed },
  };
}

/** The store's key, for its caller to overwrite. Errors: `unlock-wrong`, those of the keyring. */
export async function openByPassphrase(
  operator: OperatorSeal,
  passphrase: string,
  keyring: Keyring,
): Promise<Uint8Array> {
  const box = await keyring.unseal(Buffer.from(operator.sealed, 'base64'), outer);
  const key = await passphraseKey(passphrase, Buffer.from(operator.salt, 'base64'), operator, keyBytes);
  const storeKey = openBox(key, box, inner);
  key.fill(0);
  if (storeKey?.length !== keyBytes) {
    throw new CoreError('unlock-wrong', 'That passphrase does not open the stored data.');
  }
  return storeKey;
}

/** Under another keyring; the passphrase stays, and is not needed. Errors: those of both keyrings. */
export async function moveToKeyring(operator: OperatorSeal, from: Keyring, to: Keyring): Promise<OperatorSeal> {
  const box = await from.unseal(Buffer.from(operator.sealed, 'base64'), outer);
  return { ...operator, keyring: to.kind, sealed: await sealOuter(box, to) };
}

/** How a name is compared: nobody tells "Sari" from "sari " on a lock screen. */
export function sameOperator(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFC').trim().toLowerCase();
  return plain(one) === plain(other);
}

async function sealOuter(box: Uint8Array, keyring: Keyring): Promise<string> {
  const sealed = await keyring.seal(box, outer);
  if (!Buffer.from(await keyring.unseal(sealed, outer)).equals(box)) {
    throw new CoreError('keyring-unavailable', `The keyring "${keyring.kind}" does not give back what it took.`, {
      details: { keyring: keyring.kind satisfies KeyringKind },
    });
  }
  return Buffer.from(sealed).toString('base64');
}
