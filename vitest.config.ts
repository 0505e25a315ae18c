import { defineConfig } from 'vitest/config';

/** They patch nothing of the process: many of them share a worker, which saves starting one and loading the libraries anew. */
const shareWorkers = ['test/renderer/**/*.test.ts', 'test/core/person/**/*.test.ts', 'test/core/td/**/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    globalSetup: ['test/fakes/memory-files.ts', 'test/fakes/built-programs.ts'],
    // Real sockets, real SQLite files and child processes on two cores: patience, never a looser assertion.
    testTimeout: 20_000,
    hookTimeout: 20_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'shared', include: shareWorkers, isolate: false } },
      { extends: true, test: { name: 'alone', include: ['test/**/*.test.ts'], exclude: shareWorkers } },
    ],
  },
});
