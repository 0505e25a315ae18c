/**
 * The recovery keys of a vault. One that is made anew stands beside those before it until somebody has checked it, so that at
 * every moment a key that a person has seen opens the data; checked, it alone does.
 */
import { CoreError } from '../kernel/errors.ts';
import { parseRecoveryKey, type RecoverySecret } from './recovery-key.ts';
import { openByRecovery, type RecoverySeal } from './recovery-seal.ts';
import type { VaultFile } from './vault-file.ts';

type RecoveryFields = Pick<VaultFile, 'recovery' | 'recoveryBefore'>;

/** Newest first. */
export function sealsOf({ recovery, recoveryBefore = [] }: RecoveryFields): readonly RecoverySeal[] {
  return recovery ? [recovery, ...recoveryBefore] : [];
}

/** Errors: `recovery-key-none`, `recovery-key-mistyped` with its `group`, `recovery-key-wrong`: it opens none of them. */
export function openByTyped(file: RecoveryFields, typed: string): { storeKey: Uint8Array; fingerprint: string } {
  const seals = sealsOf(file);
  if (seals.length === 0) throw noRecoveryKey();
  const secret = parseRecoveryKey(typed);
  const opens = seals.find((seal) => storeKeyOf(seal, secret) !== null) ?? seals[0];
  if (!opens) throw noRecoveryKey();
  return { storeKey: openByRecovery(opens, secret), fingerprint: opens.fingerprint };
}

export function withNewSeal(file: RecoveryFields, made: RecoverySeal): RecoveryFields {
  return fieldsOf([made, ...sealsOf(file)]);
}

/** Those made before it open nothing any more; those made after it, which nobody has checked, stay. Errors: `recovery-key-none`. */
export function withCheckedSeal(file: RecoveryFields, fingerprint: string, now: number): RecoveryFields {
  const seals = sealsOf(file);
  const at = seals.findIndex((seal) => seal.fingerprint === fingerprint);
  const checked = seals[at];
  if (!checked) throw noRecoveryKey();
  return fieldsOf([...seals.slice(0, at), { ...checked, checkedAt: now }]);
}

/** Without one that nobody has checked; one that somebody has is kept. */
export function withoutSeal(file: RecoveryFields, fingerprint: string): RecoveryFields {
  return fieldsOf(sealsOf(file).filter((seal) => seal.checkedAt !== null || seal.fingerprint !== fingerprint));
}

function fieldsOf([newest, ...before]: readonly RecoverySeal[]): RecoveryFields {
  return { recovery: newest, recoveryBefore: before.length > 0 ? before : undefined };
}

function storeKeyOf(seal: RecoverySeal, secret: RecoverySecret): Uint8Array | null {
  try {
    return openByRecovery(seal, secret);
  } catch (error) {
    if (error instanceof CoreError) return null;
    throw error;
  }
}

export function noRecoveryKey(): CoreError {
  return new CoreError('recovery-key-none', 'No recovery key was made for this data.');
}
