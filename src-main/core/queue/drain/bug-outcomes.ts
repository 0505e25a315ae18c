/** How an attempt ends where this program itself failed: what certainly never left is free and waits again, the rest is a doubt. */
import type { OwnCode } from '../../../contract/own-codes.ts';
import { waitsFor } from '../../../contract/reasons.ts';
import type { Outcome } from '../../td/outcome.ts';

const nothingCame = {
  httpStatus: null,
  code: null,
  sequenceId: null,
  raw: null,
  answer: null,
  retryAfterMs: null,
} as const;

/** The row is as if it had not been tried; its connection waits for the operator, or the next row would go the same way. */
const notSent: Outcome = {
  ...nothingCame,
  kind: 'not-sent',
  charge: 'free',
  row: 'untouched',
  queue: waitsFor('internal'),
  message: 'internal-unsent' satisfies OwnCode,
};

/** It may have been paid for: never lost, never sent again by itself. */
const lost: Outcome = {
  ...nothingCame,
  kind: 'in-doubt',
  charge: 'unknown',
  row: 'in_doubt',
  doubt: 'internal',
  queue: { state: 'running' },
  message: 'internal' satisfies OwnCode,
};

export function bugOutcome(left: boolean): Outcome {
  return left ? lost : notSent;
}

/** An outcome that cannot be stored as it is. What came is kept verbatim: it may be paid for. */
export function notStorable({ raw, rawBytes, httpStatus, sequenceId }: Outcome, left: boolean): Outcome {
  if (!left) return notSent;
  return { ...lost, raw, httpStatus, sequenceId, ...(rawBytes && { rawBytes }) };
}

/** Called off before its first byte because the machine goes to sleep. */
export const heldBack: Outcome = {
  ...nothingCame,
  kind: 'not-sent',
  charge: 'free',
  row: 'untouched',
  queue: { state: 'running' },
  message: 'HELD_BACK' satisfies OwnCode,
};
