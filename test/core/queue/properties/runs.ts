/** How many runs a property gets: few beside all other tests, many in `npm run test:properties`. */
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    timesTheRuns?: number;
    seed?: number;
  }
}

/** Beside all other tests always the same ones, so that a red run can be had again; new ones each time at length. */
export function runs(few: number): { numRuns: number; seed?: number } {
  const times = inject('timesTheRuns');
  if (times === undefined) return { numRuns: few, seed: 1122 };
  const seed = inject('seed');
  return { numRuns: few * times, ...(seed !== undefined && { seed }) };
}

/** Shrinking a failure on a busy machine takes its time. */
export const patienceMs = inject('timesTheRuns') === undefined ? 180_000 : 60 * 60_000;
