/** The window, end to end: in a real Chromium over the web host, and in real Electron wherever its program is there. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/window',
  // Two cores: a browser, the program and its worker processes already keep both busy.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/window.json' }]],
  use: { actionTimeout: 15_000 },
});
