/** Where a usable Chromium lies: a given path, Debian's, Playwright's own, else the one npm installed. */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

export async function findChromium(): Promise<string> {
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

/** What a browser is started with: no screen, no sandbox of its own, and nothing it would ask other hosts for. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];
