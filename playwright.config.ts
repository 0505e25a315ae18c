/** The window, end to end: in a real Chromium over the web host, and in real Electron wherever its program is there. */
import { defineConfig } from '@playwright/test';
import { hostKind } from './test/e2e/support/host-kind.ts';

// Each host and part keeps its own: they are run from one folder, beside each other (test/run.ts).
const part = process.env.SAMBUNG_E2E_PART ? `-${process.env.SAMBUNG_E2E_PART}` : '';
const results = `test-results/window-${hostKind()}${part}`;

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: results,
  // Two cores: a browser, the program and its worker processes already keep both busy.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: `${results}.json` }]],
  // Without one a page that never comes is only known as a test that took too long.
  use: { actionTimeout: 15_000, navigationTimeout: 30_000 },
});
