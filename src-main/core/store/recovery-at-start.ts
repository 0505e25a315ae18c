/** What can be said of a data folder's recovery key while its store is not open. */
import { existsSync } from 'node:fs';
import { CoreError } from '../kernel/errors.ts';
import { parseRecoveryKey } from './recovery-key.ts';
import { openByRecovery, type RecoverySeal } from './recovery-seal.ts';
import { readVaultFile, vaultPath } from './vault-file.ts';

/** A recovery key was made for the data in that folder. Never throws. */
export function hasRecoveryKey(dataDir: string): boolean {
  return recoveryOf(dataDir) !== null;
}

/** Errors: `recovery-key-none`, `recovery-key-mistyped` with its `group`, `recovery-key-wrong`. */
export function tryRecoveryKey(dataDir: string, typed: string): void {
  const recovery = recoveryOf(dataDir);
  if (!recovery) throw new CoreError('recovery-key-none', 'No recovery key was made for this data.');
  openByRecovery(recovery, parseRecoveryKey(typed));
}

function recoveryOf(dataDir: string): RecoverySeal | null {
  try {
    const path = vaultPath(dataDir);
    return existsSync(path) ? (readVaultFile(path).recovery ?? null) : null;
  } catch {
    return null;
  }
}
