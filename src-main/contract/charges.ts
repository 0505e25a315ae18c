/** What was paid: one charge per attempt. The ledger and its reconciliation are an issue of their own. */
import { z } from 'zod';
import { query } from './call.ts';
import { chargeCountsSchema } from './states.ts';

export const chargeCalls = {
  /** Counts and rupiah (charged only) of the attempts in [from, to), milliseconds since the epoch. */
  'charges.summary': query({
    input: z.object({
      listId: z.int().optional(),
      connectionId: z.int().optional(),
      from: z.number().optional(),
      to: z.number().optional(),
    }),
    output: chargeCountsSchema.extend({ rupiah: z.number() }),
  }),
};
