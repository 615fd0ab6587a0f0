/**
 * Scrolls the views of the tracker in Chromium for five seconds each, the list by "Show more" whenever its end is near, and
 * times the longest task.
 */
import { chromium, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '../browser/find-chromium.ts';
import type { MemberClient } from '../support/member-client.ts';

const duration = 5000;
/** Each view, and what has to be there before it is scrolled. */
const views = {
  list: ['/actions?settled=true', 'table'],
  board: ['/actions?view=board', 'section li'],
  calendar: ['/actions?view=calendar', 'table'],
} as const;

export interface Scrolled {
  readonly view: string;
  /** The longest task in milliseconds; 0 when the browser saw none of 50 ms or more. */
  readonly longest: number;
}

export async function scrollTracker(client: MemberClient, profile: string): Promise<readonly Scrolled[]> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    args: [...chromiumArguments],
    viewport: { width: 1440, height: 900 },
  });
  try {
    const [name = '', value = ''] = client.cookie.split('=', 2);
    await context.addCookies([{ name, value, url: client.url }]);
    const page = context.pages()[0] ?? (await context.newPage());
    const seen: Scrolled[] = [];
    for (const [view, [path, ready]] of Object.entries(views)) {
      await page.goto(client.url + path);
      await page.locator(ready).first().waitFor();
      const { longest, to, pages } = await scroll(page);
      console.log(`${view}: scrolled to ${Math.round(to)} px, ${pages} more pages`);
      seen.push({ view, longest });
    }
    return seen;
  } finally {
    await context.close();
  }
}

/** Down and up again, as far as there is anything, and to the side where a part is wider than its place. */
async function scroll(page: Page): Promise<{ longest: number; to: number; pages: number }> {
  return page.evaluate(async (length) => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    });
    observer.observe({ entryTypes: ['longtask'] });
    const wide = [...document.querySelectorAll<HTMLElement>('main *')].find(
      (part) => part.scrollWidth > part.clientWidth + 40 && getComputedStyle(part).overflowX !== 'visible',
    );
    const began = performance.now();
    let to = 0;
    let pages = 0;
    let step = 60;
    await new Promise<void>((resolve) => {
      const next = (): void => {
        const before = window.scrollY;
        window.scrollBy(0, step);
        wide?.scrollBy(step, 0);
        to = Math.max(to, window.scrollY);
        const more = [...document.querySelectorAll('button')].find(
          (button) => button.innerText === 'Show more' && button.ariaDisabled !== 'true',
        );
        if (more !== undefined && more.getBoundingClientRect().top < window.innerHeight * 2) {
          more.click();
          pages += 1;
        }
        if (window.scrollY === before && more === undefined) step = -step;
        if (performance.now() - began < length) requestAnimationFrame(next);
        else resolve();
      };
      requestAnimationFrame(next);
    });
    for (const entry of observer.takeRecords()) tasks.push(entry.duration);
    observer.disconnect();
    return { longest: Math.max(0, ...tasks), to, pages };
  }, duration);
}
