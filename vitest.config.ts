import { defineConfig } from 'vitest/config';
import { compileCache } from './test/fakes/compile-cache.ts';

// Of the workers, which load the same libraries, and of the programs that they start: a fifth of the processor.
process.env.NODE_COMPILE_CACHE ??= compileCache;

/**
 * They leave the process as they found it: many of them share a worker, which saves starting one, loading the program and
 * warming its reading process anew for each.
 */
const shareWorkers = [
  'test/renderer/**/*.test.ts',
  'test/hosts/cli/**/*.test.ts',
  'test/core/{charges,connections,history,imports,lists,lookups,people,person,practice,queue,reports,spreadsheet,td}/**/*.test.ts',
];

/** Of those folders, what counts bytes or calls of the whole process, or changes a library in it. */
const ofTheProcess = [
  'test/core/imports/columns/column-names.test.ts',
  'test/core/imports/reading/files.test.ts',
  'test/core/queue/open.test.ts',
  'test/core/spreadsheet/read/packed-table.test.ts',
  'test/core/td/readable.test.ts',
];

export default defineConfig({
  test: {
    pool: 'forks',
    globalSetup: ['test/fakes/memory-files.ts', 'test/fakes/built-programs.ts', 'test/fakes/make-used-store.ts'],
    // Real sockets, real SQLite files and child processes on two cores: patience, never a looser assertion.
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // One more than the processors there are here: tests wait for timers, sockets and child processes a third of their time.
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'shared', include: shareWorkers, exclude: ofTheProcess, isolate: false } },
      { extends: true, test: { name: 'alone', include: ['test/**/*.test.ts'], exclude: shareWorkers } },
      { extends: true, test: { name: 'of-the-process', include: ofTheProcess } },
    ],
  },
});
