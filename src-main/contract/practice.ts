/** The simulated provider behind the practice connection: its network weather and its ledger. */
import { z } from 'zod';
import { command, named, query } from './call.ts';

/**
 * up: answers by the person's digits. down: nothing listens. captive: a login page with HTTP 200. cut: the connection
 * breaks after the request was read. slow-cut: half an answer, then a break. silent: never answers. busy: HTTP 503.
 */
export const weatherSchema = z.enum([
  'up',
  'down',
  'captive',
  'cut',
  'slow-cut',
  'silent',
  'busy',
  'traffic-blocked',
  'traffic-insufficient',
  'expired',
  'wrong-key',
]);
export type Weather = z.infer<typeof weatherSchema>;

const practiceShape = z.object({
  /** Empty until the practice connection is first used, and while `down`. */
  baseUrl: z.string(),
  weather: weatherSchema,
  /** Milliseconds each answer takes, at least and at most; drawn by the person's digits. */
  latencyMs: z.object({ min: z.int().nonnegative(), max: z.int().nonnegative() }),
  /** Its ledger: requests it read whole, and what it charged for. */
  ledger: z.object({ requests: z.int(), charged: z.int(), free: z.int() }),
});
export interface Practice extends z.infer<typeof practiceShape> {}
export const practiceSchema = named<Practice>(practiceShape);

/** Milliseconds that practice can be set to take. */
export const latencySchema = z.object({ min: z.int().min(0).max(60_000), max: z.int().min(0).max(60_000) });

export const practiceCalls = {
  'practice.get': query({ input: z.object({}), output: practiceSchema }),
  'practice.steer': command({
    input: z.object({
      weather: weatherSchema.optional(),
      latencyMs: latencySchema.optional(),
    }),
    output: practiceSchema,
  }),
};
