/** vault.json: what it holds, and how it is replaced whole. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { CoreError } from '../kernel/errors.ts';
import { patientlyNow } from '../kernel/patience.ts';
import { flushFolder } from './flush.ts';
import { operatorSchema } from './operator-seal.ts';
import { recoverySealSchema } from './recovery-seal.ts';

/** What an older program does not know it passes over; the number of the schema keeps it from the store (store-newer). */
export const vaultSchema = z.object({
  version: z.literal(1),
  keyring: z.enum(['safe-storage', 'os-keyring', 'passphrase', 'key-file']),
  /** Empty while the lock is on: the keyring alone opens nothing then. */
  sealedKey: z.base64(),
  createdAt: z.number(),
  /** false until the first commit. Vaults from before there was a mark have none, and their store began long ago. */
  begun: z.boolean().optional(),
  /** The first `sealedKey`, once the key was sealed anew: what counts commits knows the vault by it. */
  identity: z.base64().optional(),
  /** In its place once a lock was on: the first seal's text opens the key by the keyring alone, and goes. */
  name: z.string().optional(),
  /** The operators, each with a seal; absent: there is no lock. Never empty. */
  operators: z.array(operatorSchema).min(1).optional(),
  /** The one made last. */
  recovery: recoverySealSchema.optional(),
  /** Those before it, newest first, while nobody has checked it: they open the data too. */
  recoveryBefore: z.array(recoverySealSchema).optional(),
});
export type VaultFile = z.infer<typeof vaultSchema>;

export function vaultPath(dataDir: string): string {
  return join(dataDir, 'vault.json');
}

/** Errors: `store-key-lost`. */
export function readVaultFile(path: string): VaultFile {
  try {
    return vaultSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw keyLost();
  }
}

/** Errors: those of the file system; the old file is then as it was. */
export function writeVaultFile(path: string, file: VaultFile): void {
  writeFileWhole(path, `${JSON.stringify(file)}\n`);
}

export function keyLost(): CoreError {
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
