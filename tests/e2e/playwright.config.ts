import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from '../support/chromium.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../../node_modules/.cache/playwright',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  maxFailures: process.env.CI ? 0 : 5,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    launchOptions: { executablePath: await findChromium(), args: chromiumArguments },
    locale: 'en-GB',
    timezoneId: 'Europe/Bratislava',
    trace: 'off',
    actionTimeout: 10_000,
  },
});
