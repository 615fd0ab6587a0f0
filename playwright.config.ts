// Real Chromium, found on this machine or brought along by npm; the server under test is started by a fixture.
import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './test/browser/find-chromium.ts';

// Workers load this file too: they must find what the first one unpacked, not unpack it again at once.
process.env['CHROMIUM_PATH'] = await findChromium();

export default defineConfig({
  testDir: 'test/browser',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  workers: process.env['CI'] ? 1 : 2,
  fullyParallel: false,
  forbidOnly: true,
  // Where nobody can look, a journey is walked twice before it stops everything; the list then calls it flaky.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // Snapshots of whole reviews would take as long as the journeys themselves; the picture and the page's text stay.
    trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false },
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'],
      args: [...chromiumArguments],
    },
  },
});
