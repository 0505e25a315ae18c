/** The queue: its state, why it waits, and the orders the operator may give it. */
import { z } from 'zod';
import { command, named, query } from './call.ts';
import { connectionSchema } from './connections.ts';
import { queueReasonSchema } from './reasons.ts';
import { chargeCountsSchema, queueStateSchema, stateCountsSchema } from './states.ts';

/** Which lookups an order is for. */
export const scopeSchema = z.union([
  z.object({ lookupId: z.int() }),
  z.object({ listId: z.int() }),
  z.object({ all: z.literal(true) }),
]);
export type Scope = z.infer<typeof scopeSchema>;

const queueStatusShape = z.object({
  /** Of the connections with work: the one most in need of attention, else `running`. */
  state: queueStateSchema,
  reason: queueReasonSchema.nullable(),
  /** Whose state that is; null when running. */
  connectionId: z.int().nullable(),
  /** false: another copy of the program drains this data; this one reads. */
  draining: z.boolean(),
  connections: z.array(connectionSchema),
  /** Ids of those with work: lookups of started lists that wait or are under way. What waits in a list that is paused by itself is none. */
  working: z.array(z.int()),
  /** All lists together. */
  states: stateCountsSchema,
  /** Lookups of started lists that wait or are under way; without those of `heldLists` that wait. */
  open: z.int(),
  /** Lists that are paused by themselves and have something left, in the order they were paused. */
  heldLists: z.array(z.object({ listId: z.int(), listName: z.string(), waiting: z.int() })),
  ratePerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  /**
   * Since local midnight, of accounts. `rupiah` of what was charged, `rupiahUnknown` of what may have been: together what the
   * caps count. `withoutPrice`: of charged and unknown, those whose price was not set, which no rupiah hold. `practice`: what
   * came to its end at the practice connection, where nothing is paid.
   */
  today: z.object({
    final: z.int(),
    charges: chargeCountsSchema,
    rupiah: z.number(),
    rupiahUnknown: z.number(),
    withoutPrice: z.int(),
    practice: z.int(),
  }),
});
export interface QueueStatus extends z.infer<typeof queueStatusShape> {}
export const queueStatusSchema = named<QueueStatus>(queueStatusShape);

/** What a retry of more than one lookup takes. */
const retryStatesSchema = z.array(z.enum(['failed', 'cancelled'])).default(['failed']);

const whichSchema = z.object({ connectionId: z.int().optional(), listId: z.int().optional() });

/** Lookups that changed; what an order leaves out is not counted. */
const affected = z.object({ affected: z.int() });

export const queueCalls = {
  /**
   * Starts sending, of that list alone or of every started list. For hosts whose core was created with `drain: false`
   * (the command line, where `import` and `status` must not send anything); the window's core drains from the start.
   */
  'queue.drain': command({ input: z.object({ listId: z.int().nullable().default(null) }), output: queueStatusSchema }),
  'queue.status': query({ input: z.object({}), output: queueStatusSchema }),
  /**
   * Without a connection: all of them. What has left is waited for; nothing new leaves. With a list: that list alone, whatever
   * else is said; other lists of its connection go on. Errors: `not-found`; `invalid-input` for the list of single checks.
   */
  'queue.pause': command({ input: whichSchema, output: queueStatusSchema }),
  /**
   * Also mends `paused` by the provider and `stopped`: the operator says the cause is gone. A list that is paused by itself goes
   * on only when it is named, or started.
   */
  'queue.resume': command({ input: whichSchema, output: queueStatusSchema }),
  /** Looks at once whether the provider can be reached again. */
  'queue.tryNow': command({ input: z.object({}), output: queueStatusSchema }),
  /**
   * Queued lookups that have not left become `cancelled`. Of a twin: it alone. Of a list, or of all, those under way too, when
   * they come back unpaid; they are not counted.
   */
  'queue.cancel': command({ input: z.object({ scope: scopeSchema }), output: affected }),
  /**
   * `failed` lookups, or `cancelled` ones, are queued again with fresh attempts; one named by `lookupId` whichever it is. A
   * closed doubt may have been paid for, so it is left out unless it is named. Where the connection is deleted: refused,
   * and left out of `all`.
   */
  'queue.retry': command({ input: z.object({ scope: scopeSchema, states: retryStatesSchema }), output: affected }),
  /**
   * `in_doubt`: send again (each may be paid twice; refused, and left out of `all`, where the connection is deleted), or
   * close as failed with the charge left unknown.
   */
  'queue.resolve': command({
    input: z.object({ scope: scopeSchema, action: z.enum(['resend', 'close']) }),
    output: affected,
  }),
  /**
   * `reused` lookups whose answer came from another list are queued again and asked, whatever history has. Twins of a row
   * of their own list go on sharing that row's answer. Where the connection is deleted: refused, and left out of `all`.
   */
  'queue.askAgain': command({ input: z.object({ scope: scopeSchema }), output: affected }),
  /** What an order may cost, before it is given. */
  'queue.forecast': query({
    input: z.object({
      scope: scopeSchema,
      order: z.enum(['resend', 'retry', 'ask-again']),
      /** For `retry`. */
      states: retryStatesSchema,
    }),
    output: z.object({
      /** That the order would change. */
      lookups: z.int(),
      /** Of those, so many may be, or were, paid for before: paid twice if they are charged again. */
      paidTwice: z.int(),
      /** Rupiah, at most: what those calls cost. */
      rupiah: z.number(),
      /** Rupiah of `paidTwice` alone. */
      rupiahTwice: z.number(),
      /** Of `lookups`: at the practice connection, where nothing is paid; in none of the other figures. */
      practice: z.int(),
      /** Of `lookups`: of accounts whose price is not set, which no rupiah hold. */
      withoutPrice: z.int(),
    }),
  }),
};
