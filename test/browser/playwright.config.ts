import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { CHROMIUM, CHROMIUM_ARGS } from './chromium.ts';

const hasChromium = existsSync(CHROMIUM);
const isCi = process.env['CI'] === 'true';
if (!hasChromium && isCi) throw new Error(`CI must not skip the browser: there is none at ${CHROMIUM}`);

export default defineConfig({
  testDir: '.',
  testMatch: hasChromium ? '**/*.spec.ts' : 'missing-browser.ts',
  outputDir: '../../test-results/browser',
  fullyParallel: false,
  // As many as CI has processors: drawing pages is what takes the time.
  workers: 2,
  forbidOnly: isCi,
  // A shared machine sometimes stands still for seconds. What passes only at a second try is reported as flaky.
  retries: isCi ? 2 : 0,
  timeout: 120_000, // ms, a whole journey of two people on a busy machine
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    timezoneId: 'Asia/Kolkata',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    // Every new profile would fetch and keep the whole shell, a third of what a test costs. Files that show what the kept
    // shell is for, and the journeys of whole people, allow it.
    serviceWorkers: 'block',
    // Recording every page takes as long as the tests themselves.
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: CHROMIUM,
      args: CHROMIUM_ARGS,
    },
  },
});
