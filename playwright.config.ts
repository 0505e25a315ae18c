/** The window, end to end: in a real Chromium over the web host, and in real Electron wherever its program is there. */
import { defineConfig } from '@playwright/test';
import { hostKind } from './test/e2e/support/host-kind.ts';

// Each host keeps its own: both may be run from one folder.
const results = `test-results/window-${hostKind()}`;

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: results,
  // Two cores: a browser, the program and its worker processes already keep both busy.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: `${results}.json` }]],
  use: { actionTimeout: 15_000 },
});
