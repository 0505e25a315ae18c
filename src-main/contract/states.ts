/** The glossary's states, with what each means. The queue's state machine is documented in core/queue/machine.ts. */
import { z } from 'zod';

export const lookupStates = [
  'queued',
  'sending',
  'answered',
  'no_record',
  'refused',
  'failed',
  'in_doubt',
  'cancelled',
  'reused',
] as const;
export const lookupStateSchema = z.enum(lookupStates);
export type LookupState = z.infer<typeof lookupStateSchema>;

export const queueStates = ['running', 'offline', 'paused', 'stopped'] as const;
export const queueStateSchema = z.enum(queueStates);
export type QueueState = z.infer<typeof queueStateSchema>;

/**
 * Why a queue is not running. `offline`: unreachable, captive-page, certificate (it is not trusted). `paused`: operator,
 * traffic-blocked (302), traffic-insufficient (303), daily-maximum (305), provider-busy (goes on by itself),
 * unknown-answers (three in a row), unreadable-answers (three whole ones that say nothing), answers-lost and server-errors
 * (five sent one after the other brought none, or HTTP 500), daily-cap and monthly-cap (the connection's own; go on by
 * themselves in the next day or month, or when the cap is raised), disk-full, store-trouble (what comes cannot be stored now;
 * goes on by itself), store-gone (the data folder is not where it was), store-older (an older copy of the data, until the
 * operator has decided). `stopped`: the account matters; filter-page (a web filter refuses the address), wrong-address (the
 * provider answers elsewhere), proxy-refused.
 */
export const queueReasons = [
  'unreachable',
  'captive-page',
  'certificate',
  'operator',
  'traffic-blocked',
  'traffic-insufficient',
  'daily-maximum',
  'provider-busy',
  'unknown-answers',
  'unreadable-answers',
  'answers-lost',
  'server-errors',
  'daily-cap',
  'monthly-cap',
  'disk-full',
  'store-trouble',
  'store-gone',
  'store-older',
  'not-purchased',
  'not-effective',
  'expired',
  'country-not-open',
  'key-refused',
  'filter-page',
  'wrong-address',
  'proxy-refused',
] as const;
export const queueReasonSchema = z.enum(queueReasons);
export type QueueReason = z.infer<typeof queueReasonSchema>;

/**
 * What a paused queue is to the person who looks: paused by a person, waiting a moment that ends by itself, or held until a
 * limit or its cause is gone. Only the first is called paused in words.
 */
export type PauseKind = 'operator' | 'moment' | 'held';

/** Of a queue whose state is `paused`; `held` where the reason is not known. */
export function pauseKind(reason: QueueReason | null): PauseKind {
  switch (reason) {
    case 'operator':
      return 'operator';
    case 'provider-busy':
    case 'store-trouble':
      return 'moment';
    default:
      return 'held';
  }
}

export const chargeSchema = z.enum(['charged', 'free', 'unknown']);
export type Charge = z.infer<typeof chargeSchema>;

/** Number of lookups in each state. */
export const stateCountsSchema = z.object({
  queued: z.int(),
  sending: z.int(),
  answered: z.int(),
  no_record: z.int(),
  refused: z.int(),
  failed: z.int(),
  in_doubt: z.int(),
  cancelled: z.int(),
  reused: z.int(),
});
export type StateCounts = z.infer<typeof stateCountsSchema>;

/** Number of attempts by what they cost. */
export const chargeCountsSchema = z.object({ charged: z.int(), free: z.int(), unknown: z.int() });
export type ChargeCounts = z.infer<typeof chargeCountsSchema>;
