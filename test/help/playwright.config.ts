/** `npm run help:pictures`: makes the pictures of the help anew, from the built window in Chromium. */
import { defineConfig } from '@playwright/test';
import own from '../../playwright.config.ts';

process.env.SAMBUNG_E2E_HOST = 'web';

export default defineConfig({
  ...own,
  testDir: '.',
  testMatch: '*.spec.ts',
  timeout: 300_000,
  outputDir: '../../test-results/help',
  reporter: 'list',
});
