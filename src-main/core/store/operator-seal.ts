/**
 * An operator's seal of the store's key: AES-256-GCM under a key that scrypt makes of the passphrase, and the machine's keyring
 * around it. Neither the machine alone nor the passphrase alone opens it. Salt and cost lie beside it, so that the cost can rise.
 */
import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { CoreError } from '../kernel/errors.ts';
import type { Keyring, KeyringKind } from '../kernel/ports.ts';
import { openBox, sealBox } from '../kernel/sealed-box.ts';

export type ScryptCost = { readonly n: number; readonly r: number; readonly p: number };

/** 128 MiB and about half a second on an office machine (OWASP Password Storage Cheat Sheet: scrypt). */
export const scryptCost: ScryptCost = { n: 2 ** 17, r: 8, p: 1 };

export const operatorSchema = z.object({
  /** As it was typed: it stands in the lock screen, the access log and reports. */
  name: z.string(),
  /** Milliseconds since the epoch. `changedAt`: when the passphrase was set last. */
  createdAt: z.number(),
  changedAt: z.number(),
  keyring: z.enum(['safe-storage', 'os-keyring', 'passphrase', 'key-file']),
  salt: z.base64(),
  // Bounded: a file that somebody changed must not fill the memory.
  n: z
    .int()
    .min(2)
    .max(2 ** 20),
  r: z.int().min(1).max(16),
  p: z.int().min(1).max(4),
  sealed: z.base64(),
});
export type OperatorSeal = z.infer<typeof operatorSchema>;

export type OperatorFacts = Pick<OperatorSeal, 'name' | 'createdAt' | 'changedAt'>;
export type GivenPassphrase = { readonly operator: string; readonly passphrase: string };

const outer = 'store-key by operator';
const inner = 'store-key by passphrase';

/** Errors: those of the keyring; `keyring-unavailable` also where it does not give back what it took. */
export async function sealForOperator(
  given: GivenPassphrase,
  deps: { storeKey: Uint8Array; keyring: Keyring; cost: ScryptCost; createdAt: number; now: number },
): Promise<OperatorSeal> {
  const salt = randomBytes(16);
  const key = await derive(given.passphrase, salt, deps.cost);
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
  const key = await derive(passphrase, Buffer.from(operator.salt, 'base64'), operator);
  const storeKey = openBox(key, box, inner);
  key.fill(0);
  if (storeKey?.length !== 32) {
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

function derive(passphrase: string, salt: Uint8Array, { n, r, p }: ScryptCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // NFC: the same passphrase typed on another system is the same bytes.
    scrypt(passphrase.normalize('NFC'), salt, 32, { N: n, r, p, maxmem: 256 * n * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
