/** The glossary's states. The queue's state machine is documented in core/queue/drain/machine.ts; why a queue waits, in reasons.ts. */
import { z } from 'zod';
import { named } from './call.ts';

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

export const chargeSchema = z.enum(['charged', 'free', 'unknown']);
export type Charge = z.infer<typeof chargeSchema>;

/** Number of lookups in each state. */
export type StateCounts = Record<LookupState, number>;
export const stateCountsSchema: z.ZodType<StateCounts, StateCounts> = z.object({
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

/** Number of attempts by what they cost. */
export type ChargeCounts = Record<Charge, number>;
export const chargeCountsShape = z.object({ charged: z.int(), free: z.int(), unknown: z.int() });
export const chargeCountsSchema = named<ChargeCounts>(chargeCountsShape);
