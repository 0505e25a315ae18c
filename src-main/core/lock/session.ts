/** Who has unlocked the data, and what may be told of the lock, also while it is locked. */
import type { Result } from '../../contract/errors.ts';
import type { LockStatus } from '../../contract/lock.ts';
import type { VaultFile } from '../store/vault-file.ts';
import type { Tries } from './tries.ts';

export type LockSession = {
  /** null: nobody by name. */
  readonly operator: string | null;
  /** The recovery key stands for the passphrase of whoever changes the lock. */
  readonly byRecoveryKey: boolean;
};

export const nobody: LockSession = { operator: null, byRecoveryKey: false };

export const lockedAnswer: Result<never> = {
  ok: false,
  error: { code: 'locked', message: 'The data is locked. Give the name and the passphrase of an operator.' },
};

type Now = { locked: boolean; finishing: boolean; tries: Pick<Tries, 'waitSeconds'>; required: boolean };

export function lockStatus(
  vault: Pick<VaultFile, 'operators'> | null,
  { operator }: LockSession,
  { locked, finishing, tries, required }: Now,
): LockStatus {
  const operators = vault?.operators ?? [];
  return {
    ...{ on: operators.length > 0, locked, operator, required, finishing },
    operators: operators.map(({ name, createdAt, changedAt }) => ({ name, createdAt, changedAt })),
    waitSeconds: operators.length > 0 ? tries.waitSeconds() : 0,
  };
}
