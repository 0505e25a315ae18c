/** The second seal of the store's key, which the recovery key opens. It lies in vault.json beside the keyring's. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { CoreError } from '../kernel/errors.ts';
import { openBox, sealBox } from '../kernel/sealed-box.ts';
import { derive, type RecoverySecret } from './recovery-key.ts';

export const recoverySealSchema = z.object({
  salt: z.base64(),
  box: z.base64(),
  /** Tells one printed key from another; printed with it. Nothing of the key can be told from it. */
  fingerprint: z.string(),
  /** Milliseconds since the epoch. */
  madeAt: z.number(),
  /** When somebody last typed it, or the asked part of it, rightly; null: never. */
  checkedAt: z.number().nullable(),
});
export type RecoverySeal = z.infer<typeof recoverySealSchema>;

const label = 'store-key by recovery-key';

export function sealForRecovery(storeKey: Uint8Array, secret: RecoverySecret, now: number): RecoverySeal {
  const salt = randomBytes(16);
  return {
    salt: salt.toString('base64'),
    box: sealBox(derive(secret, salt, 'seal', 32), storeKey, label).toString('base64'),
    fingerprint: fingerprintOf(secret, salt),
    ...{ madeAt: now, checkedAt: null },
  };
}

/** The store's key. Errors: `recovery-key-wrong`: whole and well typed, but of other data, or one that was made anew since. */
export function openByRecovery(seal: RecoverySeal, secret: RecoverySecret): Buffer {
  const salt = Buffer.from(seal.salt, 'base64');
  const storeKey = openBox(derive(secret, salt, 'seal', 32), Buffer.from(seal.box, 'base64'), label);
  if (storeKey?.length !== 32) {
    throw new CoreError(
      'recovery-key-wrong',
      'This recovery key is of other data, or an older one that was replaced.',
      {
        details: { fingerprint: seal.fingerprint },
      },
    );
  }
  return storeKey;
}

/** `7F3A-91C2`. */
function fingerprintOf(secret: RecoverySecret, salt: Uint8Array): string {
  const text = derive(secret, salt, 'fingerprint', 4).toString('hex').toUpperCase();
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
