/**
 * The vault: the store's random 32-byte key, sealed by one of the host's keyrings, in vault.json beside the store. The
 * file says which keyring sealed it, and no other is tried; beside it may lie the seal that the recovery key opens.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { CoreError } from '../kernel/errors.ts';
import { type ScryptCost, scryptCost } from '../kernel/passphrase-key.ts';
import type { Keyring, KeyringKind } from '../kernel/ports.ts';
import type { Remains } from './data-folder.ts';
import {
  type GivenPassphrase,
  moveToKeyring,
  type OperatorFacts,
  type OperatorSeal,
  openByPassphrase,
  sameOperator,
  sealForOperator,
} from './operator-seal.ts';
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
  /** null: there is no lock. */
  operators(): readonly OperatorFacts[] | null;
  /**
   * Gives an operator a passphrase: a new one, or one that is there; with the first, the keyring alone opens nothing any more.
   * Killed at any point, the vault of before or that of after is there. Errors: those of the keyring, of the file system.
   */
  setOperator(given: GivenPassphrase, now: number): Promise<void>;
  /** Errors: `operator-unknown`, `unlock-wrong`, those of the keyring. */
  checkPassphrase(given: GivenPassphrase): Promise<void>;
  /** Errors: `operator-unknown`, `operator-last`. */
  removeOperator(name: string): void;
  /** The keyring alone opens it again, and no operator is left. Errors: those of the keyring, of the file system. */
  endLock(): Promise<void>;
  /** Overwrites the key: nothing opens with this vault any more. */
  forget(): void;
};

/** How a vault with a lock is opened: by what somebody has typed already, and at which cost its passphrases are sealed. */
export type VaultLock = { readonly held: Uint8Array | null; readonly cost?: ScryptCost };

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
  { held, cost = scryptCost }: VaultLock = { held: null },
): Promise<Vault> {
  const path = vaultPath(dataDir);
  if (!existsSync(path)) {
    if (remains.any) throw keyLost();
    return create(path, keyrings, now, cost);
  }
  const file = readVaultFile(path);
  if (file.begun !== false && !remains.store) throw storeMissing();
  if (held !== null) return opened(path, file, keyrings, Buffer.from(held), cost);
  if (recoveryKey !== null) return opened(path, file, keyrings, openByTyped(file, recoveryKey).storeKey, cost);
  return opened(path, file, keyrings, await unsealByKeyring(file, keyrings), cost);
}

/** By the keyring that the file names. Errors: `locked` (it takes a passphrase too), those of the keyring, `store-key-lost`. */
export async function unsealByKeyring(file: VaultFile, keyrings: readonly Keyring[]): Promise<Uint8Array> {
  if (file.operators)
    throw new CoreError('locked', 'The data is locked. Give the name and the passphrase of an operator.');
  const storeKey = await ofKind(keyrings, file.keyring).unseal(Buffer.from(file.sealedKey, 'base64'), label);
  if (storeKey.length !== 32) throw keyLost();
  return storeKey;
}

/**
 * By an operator's passphrase and the keyring of that seal. The key is its caller's to overwrite.
 * Errors: `operator-unknown`, `unlock-wrong`, those of the keyring.
 */
export async function unsealByPassphrase(
  file: VaultFile,
  keyrings: readonly Keyring[],
  { operator, passphrase }: GivenPassphrase,
): Promise<Uint8Array> {
  const seal = operatorOf(file, operator);
  return openByPassphrase(seal, passphrase, ofKind(keyrings, seal.keyring));
}

/** Errors: `operator-unknown`. */
export function operatorOf({ operators = [] }: Pick<VaultFile, 'operators'>, name: string): OperatorSeal {
  const found = operators.find((one) => sameOperator(one.name, name));
  if (!found) throw new CoreError('operator-unknown', 'There is no operator of that name.');
  return found;
}

/** null: a keyring that cannot give back what it took must not be trusted with the only key. */
export async function sealChecked(keyring: Keyring, storeKey: Uint8Array): Promise<string | null> {
  const sealed = await keyring.seal(storeKey, label);
  const readBack = await keyring.unseal(sealed, label);
  return Buffer.from(readBack).equals(storeKey) ? Buffer.from(sealed).toString('base64') : null;
}

function opened(
  path: string,
  first: VaultFile,
  keyrings: readonly Keyring[],
  storeKey: Uint8Array,
  cost: ScryptCost,
): Vault {
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
      const { operators } = readVaultFile(path);
      if (operators) {
        const moved = await Promise.all(operators.map((one) => movedOrAsItIs(one, keyrings, keyring)));
        // Once more what the keyring can do is seen: where no seal could be moved, none has said so.
        if ((await sealChecked(keyring, storeKey)) === null) throw unavailable(keyring.kind);
        change(() => ({ keyring: keyring.kind, operators: moved }));
        if (before.kind !== keyring.kind && moved.every((one) => one.keyring === keyring.kind)) before.forget?.();
        return;
      }
      const sealedKey = await sealChecked(keyring, storeKey);
      if (sealedKey === null) throw unavailable(keyring.kind);
      change((now) => ({ keyring: keyring.kind, sealedKey, ...keptIdentity(now) }));
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
    operators: () =>
      readVaultFile(path).operators?.map(({ name, createdAt, changedAt }) => ({ name, createdAt, changedAt })) ?? null,
    async setOperator(given, now) {
      const { operators = [], keyring } = readVaultFile(path);
      const there = operators.find((one) => sameOperator(one.name, given.operator));
      const seal = await sealForOperator(
        { ...given, operator: there?.name ?? given.operator.normalize('NFC').trim() },
        { storeKey, keyring: ofKind(keyrings, keyring), cost, createdAt: there?.createdAt ?? now, now },
      );
      change(({ operators: before = [], name, ...file }) => ({
        operators: [...before.filter((one) => !sameOperator(one.name, seal.name)), seal],
        ...{ sealedKey: '', identity: undefined, name: name ?? identityOf(file) },
      }));
    },
    async checkPassphrase(given) {
      (await unsealByPassphrase(readVaultFile(path), keyrings, given)).fill(0);
    },
    removeOperator(name) {
      change((now) => {
        const gone = operatorOf(now, name);
        const operators = now.operators?.filter((one) => one !== gone) ?? [];
        if (operators.length === 0) throw new CoreError('operator-last', 'The last operator cannot be removed.');
        return { operators };
      });
    },
    async endLock() {
      const { keyring } = readVaultFile(path);
      const sealedKey = await sealChecked(ofKind(keyrings, keyring), storeKey);
      if (sealedKey === null) throw unavailable(keyring);
      change(() => ({ sealedKey, operators: undefined }));
    },
    forget: () => void storeKey.fill(0),
  };
}

/** One whose keyring is not here (another machine's, a profile that is gone) stays: its operator is given a new passphrase. */
async function movedOrAsItIs(one: OperatorSeal, keyrings: readonly Keyring[], to: Keyring): Promise<OperatorSeal> {
  try {
    return await moveToKeyring(one, ofKind(keyrings, one.keyring), to);
  } catch (error) {
    if (error instanceof CoreError) return one;
    throw error;
  }
}

async function create(path: string, keyrings: readonly Keyring[], now: number, cost: ScryptCost): Promise<Vault> {
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
    return opened(path, file, keyrings, storeKey, cost);
  }
  throw new CoreError('keyring-unavailable', 'This machine offers nothing to seal the data with.', {
    details: { keyring: 'none' },
  });
}

/** Also of a vault from before it could be sealed anew. */
export function identityOf({ name, identity, sealedKey }: Pick<VaultFile, 'name' | 'identity' | 'sealedKey'>): string {
  return (
    name ??
    createHash('sha256')
      .update(identity ?? sealedKey)
      .digest('hex')
      .slice(0, 16)
  );
}

/** What keeps it when the key is sealed anew. */
export function keptIdentity({ name, identity, sealedKey }: VaultFile): Pick<VaultFile, 'name' | 'identity'> {
  return name === undefined ? { identity: identity ?? sealedKey } : { name };
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
