/** How many runs a property gets: few beside all other tests, many in `npm run test:properties`. */
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    timesTheRuns?: number;
  }
}

export function runs(few: number): { numRuns: number } {
  return { numRuns: few * (inject('timesTheRuns') ?? 1) };
}

/** Shrinking a failure on a busy machine takes its time. */
export const patienceMs = inject('timesTheRuns') === undefined ? 180_000 : 60 * 60_000;
