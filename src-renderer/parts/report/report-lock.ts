/** The password a report is to be locked with, as it is typed, and what is still missing of it. */
import { canBeLocked, type ReportFormat } from '../../../src-main/contract/files.ts';

export type Lock = { locked: boolean; password: string; repeated: string };

export const unlocked: Lock = { locked: false, password: '', repeated: '' };

export type LockProblem = 'password-missing' | 'password-differs';

/** A password typed once is a guess at what was typed. */
export function passwordProblem({ password, repeated }: Pick<Lock, 'password' | 'repeated'>): LockProblem | null {
  if (password === '') return 'password-missing';
  return password === repeated ? null : 'password-differs';
}

const locks = ({ locked }: Lock, format: ReportFormat) => locked && canBeLocked(format);

/** null: it can be made. */
export function lockProblem(lock: Lock, format: ReportFormat): LockProblem | null {
  return locks(lock, format) ? passwordProblem(lock) : null;
}

/** As `reports.create` takes it. */
export function passwordOf(lock: Lock, format: ReportFormat): string | null {
  return locks(lock, format) ? lock.password : null;
}
