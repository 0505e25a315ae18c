/** Which lookup may become what, and by whose word: the relation machine.ts describes, held against what was stored. */
import type { Scope } from '../../../../src-main/contract/queue.ts';
import type { LookupState } from '../../../../src-main/contract/states.ts';
import { type Book, type Change, trustedAheadMs } from './book.ts';
import type { Order } from './steps.ts';

const dayMs = 24 * 60 * 60 * 1_000;

export function createStateRules(deps: { book: Book; reuseDays: () => number; say: (what: string) => void }) {
  const { book, reuseDays, say } = deps;
  let order: Order | null = null;
  let named = false;
  const known = new Set<number>();

  function allowed(change: Change): boolean {
    const { old_state: from, new_state: to, outcome, policy } = change;
    const leads = change.new_twin === null;
    const lastTry = change.attempts_used + 1 >= (change.max_attempts ?? 0);
    switch (from) {
      case 'queued':
        if (to === 'sending') return leads;
        if (to === 'cancelled') return order === 'cancel' || change.cancel_asked === 1;
        return !leads && to === sharedEnd(change.leader_state);
      case 'sending':
        return (
          leads &&
          // Of a cancelled list nothing in doubt is sent again.
          to === endOf(outcome, change.cancel_asked ? 'hold' : policy, lastTry) &&
          change.used_after === change.attempts_used + (isUntouched(outcome) ? 0 : 1)
        );
      case 'failed':
      case 'cancelled':
        // Many at once: nothing that was closed in doubt is asked again.
        return to === 'queued' && order === 'retry' && (named || change.closed_doubt === 0);
      case 'in_doubt':
        return (to === 'queued' && order === 'resend') || (to === 'failed' && order === 'close-doubt');
      case 'reused':
        return to === 'queued' && order === 'ask-again';
      case 'answered':
      case 'no_record':
      case 'refused':
        return false;
    }
  }

  /** What the queue lets share an answer by itself: one of the same provider, young enough, where nobody wants it anew. */
  function sharedWrongly(change: Change): string | null {
    if (order !== null || change.old_twin !== null || change.new_twin === null) return null;
    if (change.other_provider) return 'shares the answer of another provider';
    // Waiting for what is on its way this moment is as good as asking: that answer is new.
    if (change.ask_again && change.new_state === 'reused') return 'shares, though it is to be asked again';
    if (change.new_state === 'reused' && reuseDays() === 0) return 'shares, though nothing is to be reused';
    if (change.new_state === 'reused' && (change.age ?? 0) > reuseDays() * dayMs)
      return 'shares an answer that is too old';
    if (change.new_state === 'reused' && (change.age ?? 0) < -trustedAheadMs) return 'shares an answer from the future';
    return null;
  }

  return {
    ordered(given: Order | null, scope: Scope | null): void {
      order = given;
      named = scope !== null && 'lookupId' in scope;
    },
    look(): void {
      for (const change of book.changes()) {
        const wrong = sharedWrongly(change);
        if (wrong) say(`lookup ${change.lookup} ${wrong}`);
        if (change.old_state !== change.new_state && !allowed(change)) {
          say(
            `lookup ${change.lookup} became ${change.new_state} from ${change.old_state}, ${order ?? 'no order'}${named ? ' of one' : ''}: ${JSON.stringify(change)}`,
          );
        }
      }
      const there = new Set(book.lookups().map(({ id }) => id));
      for (const id of known) if (!there.has(id)) say(`lookup ${id} is lost`);
      for (const id of there) known.add(id);
    },
  };
}

function sharedEnd(leader: LookupState | null): LookupState | null {
  switch (leader) {
    case 'answered':
    case 'no_record':
      return 'reused';
    case 'refused':
    case 'failed':
      return leader;
    default:
      return null;
  }
}

/** Nothing the row could do anything about: it must not cost it an attempt. */
function isUntouched(outcome: string | null): boolean {
  return ['not-sent', 'captive-page', 'traffic', 'account', 'http-refused'].includes(outcome ?? '');
}

/** Of a lookup in `sending` whose attempt ended so. */
function endOf(outcome: string | null, policy: 'hold' | 'resend' | null, lastTry: boolean): LookupState {
  switch (outcome) {
    case 'answered':
      return 'answered';
    case 'no-record':
      return 'no_record';
    case 'refused':
      return 'refused';
    case 'unknown-code':
    case 'filtered':
      return 'failed';
    case 'internal-error':
    case 'busy':
      return lastTry ? 'failed' : 'queued';
    case 'in-doubt':
      return policy === 'resend' && !lastTry ? 'queued' : 'in_doubt';
    default:
      return isUntouched(outcome) ? 'queued' : 'sending';
  }
}
