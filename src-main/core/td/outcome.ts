/**
 * How one attempt ended, and what that means: for the row, for the queue, for the bill. The words follow td-api.md,
 * "What each answer means for the queue and the bill"; the tables themselves are in codes.ts and transport.ts.
 */
import type { Answer } from '../../contract/answer.ts';
import type { attemptOutcomes } from '../../contract/history.ts';
import type { Charge, QueueReason } from '../../contract/states.ts';

export type OutcomeKind = (typeof attemptOutcomes)[number];

/**
 * answered, no_record, refused, failed: final. in_doubt: it left, nothing came back. retry: try again after a backoff;
 * spends one of the row's attempts. untouched: the row is as if it had not been tried.
 */
export type RowEffect = 'answered' | 'no_record' | 'refused' | 'failed' | 'in_doubt' | 'retry' | 'untouched';

export type QueueEffect = { state: 'running' } | { state: 'offline' | 'paused' | 'stopped'; reason: QueueReason };

export type Meaning = { kind: OutcomeKind; charge: Charge; row: RowEffect; queue: QueueEffect };

export type Outcome = Meaning & {
  httpStatus: number | null;
  code: number | null;
  /** The provider's words verbatim, or the transport's error code (ECONNRESET, …). Never a URL. */
  message: string | null;
  sequenceId: string | null;
  /** The body verbatim, when one came whole (at most 1 MiB). */
  raw: string | null;
  /** Only with row 'answered'. */
  answer: Answer | null;
  /** Milliseconds from now, from `Retry-After`; null when absent or unreadable. */
  retryAfterMs: number | null;
};
