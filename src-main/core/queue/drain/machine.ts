/**
 * The state machine of a lookup: words and rules before the code. Pure: no store, no clock, no network.
 *
 *   queued ──claim──▶ sending ──▶ answered | no_record | refused | failed | in_doubt        (final but for the operator)
 *      ▲                 │
 *      └──── run_at ─────┘   (untouched: at once, no attempt spent · retry: after a backoff, one attempt spent)
 *
 *   queued ──operator──▶ cancelled            sending, of a list cancelled meanwhile ──back unpaid──▶ cancelled
 *                                             failed, cancelled ──retry──▶ queued (attempts from 0)
 *                                             (of many at once: not the closed doubts)
 *   in_doubt ──resend──▶ queued               in_doubt ──close──▶ failed (its charge stays unknown)
 *   queued twin ──its leader is final──▶ reused (an answer came) | refused | failed
 *   queued ──history has a paid answer (reuse.ts)──▶ reused          reused from another list ──ask again──▶ queued
 *
 * Promises
 * 1. `sending` and its attempt are committed before the request leaves. Found in `sending` at start-up, a lookup may have
 *    been paid for: it becomes in_doubt, or queued again only where the operator chose `resend` for the connection.
 * 2. Only an attempt that reached the provider counts towards `maxAttempts`. Offline, a login page, a pause by the
 *    provider and an account matter leave the row as if it had not been tried.
 * 3. A lookup that is in doubt is never sent again by itself, except under `resend`.
 *    Nor is anything of a list that was cancelled while it was under way: unpaid it is cancelled, in doubt it stays so.
 * 4. A twin never leaves: it waits for its leader and shares what came. Its leader may be of another list (shared-twins.ts);
 *    where that one comes back unsent, it is released and asks for itself.
 */
import type { LookupState } from '../../../contract/states.ts';
import type { Outcome } from '../../td/outcome.ts';

export type RetryRules = {
  inDoubtPolicy: 'hold' | 'resend';
  maxAttempts: number;
};

export type Settled =
  | { state: Exclude<LookupState, 'queued' | 'sending' | 'cancelled' | 'reused'>; attemptsUsed: number }
  /** Back in the queue: at once, or after a backoff that grows with `attemptsUsed`. */
  | { state: 'queued'; attemptsUsed: number; backoff: boolean };

/** What becomes of a lookup in `sending` whose attempt ended in `outcome`. `attemptsUsed` counts the earlier ones. */
export function settle(outcome: Pick<Outcome, 'row'>, attemptsUsed: number, rules: RetryRules): Settled {
  const used = attemptsUsed + 1;
  switch (outcome.row) {
    case 'answered':
    case 'no_record':
    case 'refused':
    case 'failed':
      return { state: outcome.row, attemptsUsed: used };
    case 'untouched':
      return { state: 'queued', attemptsUsed, backoff: false };
    case 'retry':
      return used >= rules.maxAttempts
        ? { state: 'failed', attemptsUsed: used }
        : { state: 'queued', attemptsUsed: used, backoff: true };
    case 'in_doubt':
      if (rules.inDoubtPolicy === 'hold') return { state: 'in_doubt', attemptsUsed: used };
      // Under `resend` the limit still holds: a provider that breaks every answer must not be paid without end.
      return used >= rules.maxAttempts
        ? { state: 'in_doubt', attemptsUsed: used }
        : { state: 'queued', attemptsUsed: used, backoff: true };
  }
}

/** What a twin becomes when its leader is in `leader`; null: it goes on waiting. */
export function settleTwin(leader: LookupState): 'reused' | 'refused' | 'failed' | null {
  switch (leader) {
    case 'answered':
    case 'no_record':
      return 'reused';
    case 'refused':
    case 'failed':
      return leader;
    case 'queued':
    case 'sending':
    case 'in_doubt':
    case 'cancelled':
    case 'reused':
      return null;
  }
}
