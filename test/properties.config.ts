import { defineConfig } from 'vitest/config';

/** A seed that a red run printed has it again: `SEED=-1124937716 npm run test:properties`. */
const { SEED } = process.env;

/** The properties at length, with seeds of their own each time: `npm run test:properties`. */
export default defineConfig({
  test: {
    include: ['test/core/queue/properties/*.test.ts'],
    pool: 'forks',
    testTimeout: 60 * 60_000,
    maxWorkers: 2,
    provide: { timesTheRuns: 40, ...(SEED !== undefined && { seed: Number(SEED) }) },
  },
});
