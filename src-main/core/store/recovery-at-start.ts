/** What can be said of a data folder's recovery key and of its lock while its store is not open. */
import { existsSync } from 'node:fs';
import { noRecoveryKey, openByTyped, sealsOf } from './recovery-seals.ts';
import { readVaultFile, type VaultFile, vaultPath } from './vault-file.ts';

/** A recovery key was made for the data in that folder. Never throws. */
export function hasRecoveryKey(dataDir: string): boolean {
  const file = fileOf(dataDir);
  return file !== null && sealsOf(file).length > 0;
}

/** Names of those who can unlock it; null: there is no lock. Never throws. */
export function operatorsAt(dataDir: string): readonly string[] | null {
  return fileOf(dataDir)?.operators?.map(({ name }) => name) ?? null;
}

/** Errors: `recovery-key-none`, `recovery-key-mistyped` with its `group`, `recovery-key-wrong`. */
export function tryRecoveryKey(dataDir: string, typed: string): void {
  const file = fileOf(dataDir);
  if (!file) throw noRecoveryKey();
  openByTyped(file, typed);
}

function fileOf(dataDir: string): VaultFile | null {
  try {
    const path = vaultPath(dataDir);
    return existsSync(path) ? readVaultFile(path) : null;
  } catch {
    return null;
  }
}
