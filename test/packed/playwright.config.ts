/** The packed program: the main job, unchanged, in the build that can be driven, and what the release is. Started by run.ts. */
import { defineConfig } from '@playwright/test';
import own from '../../playwright.config.ts';

export default defineConfig({
  ...own,
  testDir: '..',
  testMatch: ['e2e/main-job.spec.ts', 'packed/release.spec.ts'],
  outputDir: '../../test-results/packed',
  reporter: [['list'], ['json', { outputFile: '../../test-results/packed.json' }]],
});
