/**
 * With what a backup opens: the key of the data that is there, where it is the same data, or one of the backup's own seals, by its
 * keyring or by the recovery key.
 */
import { existsSync } from 'node:fs';
import { CoreError } from '../kernel/errors.ts';
import type { Keyring, KeyringKind } from '../kernel/ports.ts';
import type { Manifest } from '../store/backup/manifest.ts';
import { openByTyped } from '../store/recovery-seals.ts';
import { identityOf, keptIdentity, sealChecked, unsealByKeyring } from '../store/vault.ts';
import { readVaultFile, type VaultFile, vaultPath } from '../store/vault-file.ts';

export type RestoreKey = {
  readonly storeKey: Uint8Array;
  /** The vault that takes the place of the one that is there; null: it is the same data, whose vault stays. */
  readonly vault: VaultFile | null;
};

/** The vault of the data that is there; null: none, or none that can be read. */
export function vaultThere(dataDir: string): VaultFile | null {
  try {
    const path = vaultPath(dataDir);
    return existsSync(path) ? readVaultFile(path) : null;
  } catch {
    return null;
  }
}

/** `manifest` null: a copy of before an update, which is of the data that is there. */
export function isSameData(there: VaultFile | null, manifest: Manifest | null): boolean {
  return there !== null && (manifest === null || identityOf(there) === identityOf(manifest.vault));
}

/**
 * Errors: `backup-needs-key` (no keyring here opens it: its recovery key does), `recovery-key-mistyped`, `recovery-key-wrong`,
 * `recovery-key-none`.
 */
export async function openBackupKey(deps: {
  dataDir: string;
  keyrings: readonly Keyring[];
  manifest: Manifest | null;
  recoveryKey: string | null;
}): Promise<RestoreKey> {
  const { dataDir, keyrings, manifest, recoveryKey } = deps;
  const there = vaultThere(dataDir);
  const same = isSameData(there, manifest);
  const vaults = [...(same && there ? [there] : []), ...(manifest ? [manifest.vault] : [])];
  const storeKey = recoveryKey === null ? await byKeyring(vaults, keyrings) : byRecoveryKey(vaults, recoveryKey);
  if (same || !manifest) return { storeKey, vault: null };
  return {
    storeKey,
    vault: recoveryKey === null ? manifest.vault : await sealedHere(manifest.vault, storeKey, keyrings),
  };
}

async function byKeyring(vaults: readonly VaultFile[], keyrings: readonly Keyring[]): Promise<Uint8Array> {
  for (const vault of vaults) {
    try {
      return await unsealByKeyring(vault, keyrings);
    } catch {
      // Absent, locked, or another one's: its recovery key is left.
    }
  }
  throw new CoreError('backup-needs-key', 'No keyring of this computer opens this backup. Its recovery key does.');
}

/** The error is the first one's: what is mistyped is mistyped for all. */
function byRecoveryKey(vaults: readonly VaultFile[], typed: string): Uint8Array {
  let refused: unknown = new CoreError('recovery-key-none', 'No recovery key was made for this data.');
  for (const [index, vault] of vaults.entries()) {
    try {
      return openByTyped(vault, typed).storeKey;
    } catch (error) {
      if (index === 0) refused = error;
    }
  }
  throw refused;
}

/** By the best keyring that works here, so that the next start opens it; where none does, the recovery key goes on opening it. */
async function sealedHere(vault: VaultFile, storeKey: Uint8Array, keyrings: readonly Keyring[]): Promise<VaultFile> {
  // Its operators' passphrases count on: where this machine's keyring is not theirs, each is given a new one.
  if (vault.operators) return vault;
  for (const keyring of keyrings) {
    const sealed = await sealedBy(keyring, storeKey);
    if (sealed) return { ...vault, ...sealed, ...keptIdentity(vault) };
  }
  return vault;
}

async function sealedBy(
  keyring: Keyring,
  storeKey: Uint8Array,
): Promise<{ keyring: KeyringKind; sealedKey: string } | null> {
  try {
    if ((await keyring.state()) !== 'works') return null;
    const sealedKey = await sealChecked(keyring, storeKey);
    return sealedKey === null ? null : { keyring: keyring.kind, sealedKey };
  } catch {
    // One that does not answer is passed over.
    return null;
  }
}
