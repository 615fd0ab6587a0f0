/** Scrolls the tracker in Chromium for five seconds, asking for more rows as they come, and times the longest task. */
import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '../browser/find-chromium.ts';
import type { MemberClient } from '../support/member-client.ts';

const duration = 5000;

/** @returns the longest task in milliseconds; 0 when the browser saw none of 50 ms or more. */
export async function scrollTracker(client: MemberClient, profile: string): Promise<number> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    args: [...chromiumArguments],
    viewport: { width: 1440, height: 900 },
  });
  try {
    const [name = '', value = ''] = client.cookie.split('=', 2);
    await context.addCookies([{ name, value, url: client.url }]);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${client.url}/actions?settled=true`);
    await page.getByRole('table').waitFor();
    const seen = await page.evaluate(async (length) => {
      const tasks: number[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) tasks.push(entry.duration);
      });
      observer.observe({ entryTypes: ['longtask'] });
      const began = performance.now();
      const rows = new Set<string>();
      await new Promise<void>((resolve) => {
        const step = (): void => {
          window.scrollBy(0, 60);
          for (const row of document.querySelectorAll<HTMLElement>('tbody tr')) rows.add(row.innerText);
          if (performance.now() - began < length) requestAnimationFrame(step);
          else resolve();
        };
        requestAnimationFrame(step);
      });
      for (const entry of observer.takeRecords()) tasks.push(entry.duration);
      observer.disconnect();
      return { longest: Math.max(0, ...tasks), to: window.scrollY };
    }, duration);
    console.log(`scrolled ${Math.round(seen.to)} px`);
    return seen.longest;
  } finally {
    await context.close();
  }
}
