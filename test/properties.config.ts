import { defineConfig } from 'vitest/config';

/** The properties at length, with seeds of their own each time: `npm run test:properties`. */
export default defineConfig({
  test: {
    include: ['test/core/queue/properties/*.test.ts'],
    pool: 'forks',
    testTimeout: 60 * 60_000,
    maxWorkers: 2,
    provide: { timesTheRuns: 40 },
  },
});
