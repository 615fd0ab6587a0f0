// Real Chromium, found on this machine or brought along by npm; the server under test is started by a fixture.
import { existsSync } from 'node:fs';
import { chromium, defineConfig } from '@playwright/test';

/** Where a usable Chromium lies: a given path, Debian's, Playwright's own, else the one npm installed. */
async function findChromium(): Promise<string> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return given;
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  // Without libnss3 on the machine the package must unpack its own libraries, which it does only there.
  const libraries = ['/usr/lib/x86_64-linux-gnu/libnss3.so', '/usr/lib64/libnss3.so'];
  if (!libraries.some((path) => existsSync(path))) process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  const packaged = await import('@sparticuz/chromium');
  return packaged.default.executablePath();
}

// Workers load this file too: they must find what the first one unpacked, not unpack it again at once.
process.env['CHROMIUM_PATH'] = await findChromium();

export default defineConfig({
  testDir: 'test/browser',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  workers: process.env['CI'] ? 1 : 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
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
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-gpu',
        '--disable-background-networking',
        '--no-first-run',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
      ],
    },
  },
});
