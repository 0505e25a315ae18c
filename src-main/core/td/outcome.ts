/**
 * How one attempt ended, and what that means: for the row, for the queue, for the bill. The words follow td-api.md,
 * "What each answer means for the queue and the bill"; the tables themselves are in codes.ts and transport.ts.
 */
import type { Answer } from '../../contract/answer.ts';
import type { attemptOutcomes } from '../../contract/history.ts';
import type { Waiting } from '../../contract/reasons.ts';
import type { Charge } from '../../contract/states.ts';

export type OutcomeKind = (typeof attemptOutcomes)[number];

/**
 * answered, no_record, refused, failed: final. in_doubt: it left, nothing came back. retry: try again after a backoff;
 * spends one of the row's attempts. untouched: the row is as if it had not been tried.
 */
export type RowEffect = 'answered' | 'no_record' | 'refused' | 'failed' | 'in_doubt' | 'retry' | 'untouched';

export type QueueEffect = { state: 'running' } | Waiting;

export type Meaning = { kind: OutcomeKind; charge: Charge; row: RowEffect; queue: QueueEffect };

/**
 * Why nobody knows what became of it. lost: no whole answer came back. unreadable: a whole one came that says nothing to
 * this program. server-error: HTTP 500 or its like, without a body of the provider. internal: an error of this program.
 */
export type Doubt = 'lost' | 'unreadable' | 'server-error' | 'internal';

export type Outcome = Meaning & {
  /** What the queue then waits for is about this: who issued a certificate, which proxy. */
  about?: string;
  /** With row 'in_doubt' alone. */
  doubt?: Doubt;
  httpStatus: number | null;
  code: number | null;
  /** The provider's words verbatim, or the transport's error code (ECONNRESET, …). Never a URL. */
  message: string | null;
  sequenceId: string | null;
  /** The body as text, when one came whole (at most 1 MiB) and could be unpacked. */
  raw: string | null;
  /** The body as it came, where `raw` alone does not give it back: it was packed, or is no UTF-8. */
  rawBytes?: Buffer;
  /** Only with row 'answered'. */
  answer: Answer | null;
  /** Milliseconds from now, from `Retry-After`; null when absent or unreadable. */
  retryAfterMs: number | null;
};
