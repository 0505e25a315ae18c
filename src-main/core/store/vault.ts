/**
 * The vault: the store's random 32-byte key, sealed by one of the host's keyrings, in vault.json beside the store. The
 * file says which keyring sealed it, and no other is tried; beside it may lie the seal that the recovery key opens.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { CoreError } from '../kernel/errors.ts';
import type { Keyring, KeyringKind } from '../kernel/ports.ts';
import type { Remains } from './data-folder.ts';
import { formatRecoveryKey, newRecoverySecret } from './recovery-key.ts';
import { openByRecovery, type RecoverySeal, sealForRecovery } from './recovery-seal.ts';
import { openByTyped, sealsOf, withCheckedSeal, withNewSeal, withoutSeal } from './recovery-seals.ts';
import { keyLost, readVaultFile, type VaultFile, vaultPath, writeVaultFile } from './vault-file.ts';

/** What may be told of a recovery key once it was made. Times in milliseconds since the epoch. */
export type RecoveryFacts = Pick<RecoverySeal, 'fingerprint' | 'madeAt' | 'checkedAt'>;

export type Vault = {
  /** The one whose seal the file holds now. Where this machine has none of its kind, one that is absent. */
  keyring(): Keyring;
  /** As it is now, to be kept with a backup. */
  file(): VaultFile;
  /** 32 bytes; never another one while the store lives. */
  readonly storeKey: Uint8Array;
  /** No other vault has the same, and it stays when the key is sealed anew. */
  readonly identity: string;
  /** The store had its first commit before it was opened now. */
  readonly began: boolean;
  /** The store has its first commit. Does nothing where that was said before. Errors: those of the file system. */
  begun(): void;
  /**
   * From now on `keyring` opens it, and the one before does not. Killed at any point, one of the two does.
   * Errors: those of the keyring (`keyring-unavailable` also where it does not give back what it took), of the file system.
   */
  sealAnew(keyring: Keyring): Promise<void>;
  /** All recovery keys that open it, newest first; none: none was made. */
  recovery(): readonly RecoveryFacts[];
  /** Makes a recovery key; those made before open it too until this one is checked. Nothing keeps the key. */
  makeRecoveryKey(now: number): { key: string; fingerprint: string };
  /** The fingerprint of the one that was typed. Errors: `recovery-key-mistyped`, `recovery-key-wrong`, `recovery-key-none`. */
  checkRecoveryKey(typed: string): string;
  /** Somebody typed that key, or the part of it that was asked for, rightly: those made before it open nothing any more. */
  recoveryChecked(fingerprint: string, now: number): void;
  /** Nobody has seen that key: it opens nothing any more. One that somebody has checked stays. */
  dropRecoveryKey(fingerprint: string): void;
};

const label = 'store-key';

/**
 * The key is written once and never changed. After the store's first commit the vault is marked, and from then on a
 * store that is not there is missing, not new. Opens the vault, by `recoveryKey` where one is given, or makes one where
 * neither vault nor store exist.
 * Errors: `store-missing` (the store of a vault that began is not there), `store-key-lost` (a store without its vault,
 * or a seal that does not open), `keyring-unavailable`, `keyring-silent`, `passphrase-wrong`, and those of the recovery key.
 */
export async function openVault(
  dataDir: string,
  keyrings: readonly Keyring[],
  remains: Remains,
  now: number,
  recoveryKey: string | null = null,
): Promise<Vault> {
  const path = vaultPath(dataDir);
  if (!existsSync(path)) {
    if (remains.any) throw keyLost();
    return create(path, keyrings, now);
  }
  const file = readVaultFile(path);
  if (file.begun !== false && !remains.store) throw storeMissing();
  if (recoveryKey !== null) return opened(path, file, keyrings, openByTyped(file, recoveryKey).storeKey);
  return opened(path, file, keyrings, await unsealByKeyring(file, keyrings));
}

/** By the keyring that the file names. Errors: those of the keyring, `store-key-lost`. */
export async function unsealByKeyring(file: VaultFile, keyrings: readonly Keyring[]): Promise<Uint8Array> {
  const storeKey = await ofKind(keyrings, file.keyring).unseal(Buffer.from(file.sealedKey, 'base64'), label);
  if (storeKey.length !== 32) throw keyLost();
  return storeKey;
}

/** null: a keyring that cannot give back what it took must not be trusted with the only key. */
export async function sealChecked(keyring: Keyring, storeKey: Uint8Array): Promise<string | null> {
  const sealed = await keyring.seal(storeKey, label);
  const readBack = await keyring.unseal(sealed, label);
  return Buffer.from(readBack).equals(storeKey) ? Buffer.from(sealed).toString('base64') : null;
}

function opened(path: string, first: VaultFile, keyrings: readonly Keyring[], storeKey: Uint8Array): Vault {
  const identity = identityOf(first);
  let file = first;

  /** Read anew first: another process may have owned the data since it was opened here. */
  function change(changes: (now: VaultFile) => Partial<VaultFile>): void {
    const now = readVaultFile(path);
    if (identityOf(now) !== identity) throw keyLost();
    const next = { ...now, ...changes(now) };
    writeVaultFile(path, next);
    file = next;
  }

  return {
    keyring: () => ofKind(keyrings, file.keyring),
    file: () => readVaultFile(path),
    storeKey,
    identity,
    began: first.begun !== false,
    begun() {
      if (file.begun === false) change(() => ({ begun: true }));
    },
    async sealAnew(keyring) {
      const before = ofKind(keyrings, file.keyring);
      const sealedKey = await sealChecked(keyring, storeKey);
      if (sealedKey === null) throw unavailable(keyring.kind);
      change(() => ({ keyring: keyring.kind, sealedKey, identity }));
      if (before.kind !== keyring.kind) before.forget?.();
    },
    recovery: () => sealsOf(file).map(({ fingerprint, madeAt, checkedAt }) => ({ fingerprint, madeAt, checkedAt })),
    makeRecoveryKey(now) {
      const secret = newRecoverySecret();
      const recovery = sealForRecovery(storeKey, secret, now);
      // What it was made for is tried before anybody relies on it.
      if (!openByRecovery(recovery, secret).equals(storeKey)) throw new Error('A recovery key does not open its seal.');
      change((file) => withNewSeal(file, recovery));
      return { key: formatRecoveryKey(secret), fingerprint: recovery.fingerprint };
    },
    checkRecoveryKey: (typed) => openByTyped(file, typed).fingerprint,
    recoveryChecked: (fingerprint, now) => change((file) => withCheckedSeal(file, fingerprint, now)),
    dropRecoveryKey: (fingerprint) => change((file) => withoutSeal(file, fingerprint)),
  };
}

async function create(path: string, keyrings: readonly Keyring[], now: number): Promise<Vault> {
  for (const keyring of keyrings) {
    const state = await keyring.state();
    if (state === 'absent') continue;
    // The choice lasts: a weaker one must not be settled on because the better one was slow.
    if (state === 'silent') throw silent(keyring.kind);
    const storeKey = randomBytes(32);
    const sealedKey = await sealChecked(keyring, storeKey);
    if (sealedKey === null) continue;
    const file: VaultFile = { version: 1, keyring: keyring.kind, sealedKey, createdAt: now, begun: false };
    writeVaultFile(path, file);
    return opened(path, file, keyrings, storeKey);
  }
  throw new CoreError('keyring-unavailable', 'This machine offers nothing to seal the data with.', {
    details: { keyring: 'none' },
  });
}

/** Also of a vault from before it could be sealed anew. */
export function identityOf({ identity, sealedKey }: VaultFile): string {
  return identity ?? sealedKey;
}

function ofKind(keyrings: readonly Keyring[], kind: KeyringKind): Keyring {
  const none = async () => {
    throw unavailable(kind);
  };
  return (
    keyrings.find((keyring) => keyring.kind === kind) ?? {
      ...{ kind, weak: kind === 'key-file', state: async () => 'absent', seal: none, unseal: none },
    }
  );
}

/** The database of a vault that began is not there, or has nothing of it. */
export function storeMissing(): CoreError {
  return new CoreError(
    'store-missing',
    'The database of this data is missing or empty. Nothing was changed. Put it back, restore a backup, or start afresh.',
  );
}

function unavailable(keyring: KeyringKind): CoreError {
  return new CoreError('keyring-unavailable', `The keyring "${keyring}" is not available here.`, {
    details: { keyring },
  });
}

function silent(keyring: KeyringKind): CoreError {
  return new CoreError('keyring-silent', `The keyring "${keyring}" is there and does not answer.`, {
    details: { keyring },
  });
}
