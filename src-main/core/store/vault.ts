/**
 * The vault: the store's random 32-byte key, sealed by one of the host's keyrings, in vault.json beside the store. The
 * file says which keyring sealed it, and no other is tried.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { CoreError } from '../kernel/errors.ts';
import { patientlyNow } from '../kernel/patience.ts';
import type { Keyring } from '../kernel/ports.ts';
import type { Remains } from './data-folder.ts';
import { flushFolder } from './flush.ts';

const vaultSchema = z.object({
  version: z.literal(1),
  keyring: z.enum(['safe-storage', 'os-keyring', 'passphrase', 'key-file']),
  sealedKey: z.base64(),
  createdAt: z.number(),
  /** false until the first commit. Vaults from before there was a mark have none, and their store began long ago. */
  begun: z.boolean().optional(),
});
type VaultFile = z.infer<typeof vaultSchema>;

export type Vault = {
  readonly keyring: Keyring;
  /** 32 bytes. */
  readonly storeKey: Uint8Array;
  /** As it stands in the file: no other vault has the same. */
  readonly sealedKey: string;
  /** The store had its first commit before it was opened now. */
  readonly began: boolean;
  /** The store has its first commit. Does nothing where that was said before. Errors: those of the file system. */
  begun(): void;
};

const label = 'store-key';

/**
 * The key is written once and never changed. After the store's first commit the vault is marked, and from then on a
 * store that is not there is missing, not new. Opens the vault, or makes one where neither vault nor store exist.
 * Errors: `store-missing` (the store of a vault that began is not there), `store-key-lost` (a store without its vault,
 * or a seal that does not open), `keyring-unavailable`, `passphrase-wrong`.
 */
export async function openVault(
  dataDir: string,
  keyrings: readonly Keyring[],
  remains: Remains,
  now: number,
): Promise<Vault> {
  const path = join(dataDir, 'vault.json');
  if (!existsSync(path)) {
    if (remains.any) throw keyLost();
    return create(path, keyrings, now);
  }
  const file = read(path);
  if (file.begun !== false && !remains.store) throw storeMissing();
  return unseal(path, file, keyrings);
}

function read(path: string): VaultFile {
  try {
    return vaultSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw keyLost();
  }
}

function write(path: string, file: VaultFile): void {
  writeFileWhole(path, `${JSON.stringify(file)}\n`);
}

async function unseal(path: string, file: VaultFile, keyrings: readonly Keyring[]): Promise<Vault> {
  const keyring = keyrings.find((candidate) => candidate.kind === file.keyring);
  if (!keyring || !(await keyring.available())) {
    throw new CoreError(
      'keyring-unavailable',
      `This data was sealed with the keyring "${file.keyring}", which is not available here.`,
      { details: { keyring: file.keyring } },
    );
  }
  const storeKey = await keyring.unseal(Buffer.from(file.sealedKey, 'base64'), label);
  if (storeKey.length !== 32) throw keyLost();
  return opened(path, file, keyring, storeKey);
}

function opened(path: string, file: VaultFile, keyring: Keyring, storeKey: Uint8Array): Vault {
  return {
    keyring,
    storeKey,
    sealedKey: file.sealedKey,
    began: file.begun !== false,
    begun() {
      if (file.begun === false) write(path, { ...file, begun: true });
    },
  };
}

async function create(path: string, keyrings: readonly Keyring[], now: number): Promise<Vault> {
  for (const keyring of keyrings) {
    if (!(await keyring.available())) continue;
    const storeKey = randomBytes(32);
    const sealed = await keyring.seal(storeKey, label);
    // A keyring that cannot give back what it took must not be trusted with the only key.
    const readBack = await keyring.unseal(sealed, label);
    if (!Buffer.from(readBack).equals(storeKey)) continue;
    const file: VaultFile = {
      ...{ version: 1, keyring: keyring.kind, sealedKey: Buffer.from(sealed).toString('base64') },
      ...{ createdAt: now, begun: false },
    };
    write(path, file);
    return opened(path, file, keyring, storeKey);
  }
  throw new CoreError('keyring-unavailable', 'This machine offers nothing to seal the data with.', {
    details: { keyring: 'none' },
  });
}

/** The database of a vault that began is not there, or has nothing of it. */
export function storeMissing(): CoreError {
  return new CoreError(
    'store-missing',
    'The database of this data is missing or empty. Nothing was changed. Put it back, restore a backup, or start afresh.',
  );
}

function keyLost(): CoreError {
  return new CoreError(
    'store-key-lost',
    'The key of the stored data is lost or damaged. Restore vault.json from a backup; the data itself is untouched.',
  );
}

/** Writes a small file so that after a power cut either the old or the new one is there, never a part. */
export function writeFileWhole(path: string, text: string): void {
  const part = `${path}.part`;
  const file = openSync(part, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  patientlyNow(() => renameSync(part, path));
  flushFolder(dirname(path));
}
