/**
 * The vault: the store's random 32-byte key, sealed by one of the host's keyrings, in vault.json beside the store. The
 * file says which keyring sealed it and refuses to guess another. It is written once and never overwritten.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CoreError } from '../errors.ts';
import type { Keyring } from '../ports.ts';
import { writeFileWhole } from './write-file-whole.ts';

const vaultSchema = z.object({
  version: z.literal(1),
  keyring: z.enum(['safe-storage', 'os-keyring', 'passphrase', 'key-file']),
  sealedKey: z.base64(),
  createdAt: z.number(),
});

export type Vault = {
  readonly keyring: Keyring;
  /** 32 bytes. */
  readonly storeKey: Uint8Array;
};

const label = 'store-key';

/**
 * Opens the vault, or makes one where neither vault nor store exist.
 * Errors: `store-key-lost` (a store without its vault, or a seal that does not open), `keyring-unavailable`,
 * `passphrase-wrong`.
 */
export async function openVault(
  dataDir: string,
  keyrings: readonly Keyring[],
  storeExists: boolean,
  now: number,
): Promise<Vault> {
  const path = join(dataDir, 'vault.json');
  if (existsSync(path)) return unseal(path, keyrings);
  if (storeExists) throw keyLost();
  return create(path, keyrings, now);
}

async function unseal(path: string, keyrings: readonly Keyring[]): Promise<Vault> {
  let parsed: z.infer<typeof vaultSchema>;
  try {
    parsed = vaultSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw keyLost();
  }
  const keyring = keyrings.find((candidate) => candidate.kind === parsed.keyring);
  if (!keyring || !(await keyring.available())) {
    throw new CoreError(
      'keyring-unavailable',
      `This data was sealed with the keyring "${parsed.keyring}", which is not available here.`,
      { details: { keyring: parsed.keyring } },
    );
  }
  const storeKey = await keyring.unseal(Buffer.from(parsed.sealedKey, 'base64'), label);
  if (storeKey.length !== 32) throw keyLost();
  return { keyring, storeKey };
}

async function create(path: string, keyrings: readonly Keyring[], now: number): Promise<Vault> {
  for (const keyring of keyrings) {
    if (!(await keyring.available())) continue;
    const storeKey = randomBytes(32);
    const sealed = await keyring.seal(storeKey, label);
    // A keyring that cannot give back what it took must not be trusted with the only key.
    const readBack = await keyring.unseal(sealed, label);
    if (!Buffer.from(readBack).equals(storeKey)) continue;
    writeFileWhole(
      path,
      `${JSON.stringify({ version: 1, keyring: keyring.kind, sealedKey: Buffer.from(sealed).toString('base64'), createdAt: now })}\n`,
    );
    return { keyring, storeKey };
  }
  throw new CoreError('keyring-unavailable', 'This machine offers nothing to seal the data with.', {
    details: { keyring: 'none' },
  });
}

function keyLost(): CoreError {
  return new CoreError(
    'store-key-lost',
    'The key of the stored data is lost or damaged. Restore vault.json from a backup; the data itself is untouched.',
  );
}
