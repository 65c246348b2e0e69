/// <reference types="vitest/config" />
import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vite';
import { CHROMIUM } from './test/support/chromium.ts';

/** All of them: Vitest would leave one to whoever watches. */
const CORES = availableParallelism();

export default defineConfig({
  build: {
    outDir: 'dist/page',
    target: 'es2023',
    rolldownOptions: { input: ['index.html', 'stage.html'] },
  },
  test: {
    projects: [
      {
        test: {
          name: 'core',
          environment: 'node',
          include: ['test/{core,rehearsal,docs,house}/**/*.test.ts'],
          // Pure functions leave nothing behind for the next file.
          isolate: false,
          maxWorkers: CORES,
          // Nothing waits for a clock; a busy machine is only slow.
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'bridge',
          environment: 'node',
          include: ['test/{bridge,interop}/**/*.test.ts'],
          // They wait for other processes most of the time.
          maxWorkers: CORES + 1,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'page',
          include: ['test/page/**/*.browser.test.ts'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: CHROMIUM }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
