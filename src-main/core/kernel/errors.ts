/** An expected error: a code of the contract's union. Anything else thrown is a bug and is shown as `internal`. */
import type { CallError, ErrorCode } from '../../contract/errors.ts';

export class CoreError extends Error {
  readonly code: ErrorCode;
  readonly details: CallError['details'];
  readonly fields: CallError['fields'];

  constructor(
    code: ErrorCode,
    message: string,
    more: { details?: CallError['details']; fields?: CallError['fields'] } = {},
  ) {
    super(message);
    this.name = 'CoreError';
    this.code = code;
    this.details = more.details;
    this.fields = more.fields;
  }
}

/** Why a store could not be opened, where starting afresh, or restoring a backup, is a way on (store/rescue.ts). */
export function canBeRescued(code: ErrorCode): boolean {
  return ['store-missing', 'store-damaged', 'store-key-lost', 'keyring-unavailable'].includes(code);
}

/** The data is there, and what its keyring should give is not: the recovery key opens it. */
export function isKeyMatter(code: ErrorCode): boolean {
  return [
    ...['store-key-lost', 'keyring-unavailable', 'keyring-silent', 'passphrase-wrong'],
    ...['recovery-key-mistyped', 'recovery-key-wrong'],
  ].includes(code);
}
