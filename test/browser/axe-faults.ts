/** What axe finds on a page that has come to rest: a colour on its way to another is neither of the two. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export interface Look {
  /** Selector of the part to look at; else the whole page. */
  readonly within?: string;
  /** Selector of what has been looked at already. */
  readonly without?: string;
  /** Rules to go by; else all of them. */
  readonly rules?: string[];
  /** `serious` leaves out what axe calls minor or moderate. */
  readonly least?: 'any' | 'serious';
}

/** @returns one line per element at fault, with the rule it breaks and why; none when all is well */
export async function axeFaults(page: Page, look: Look = {}): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  if (look.within !== undefined) axe.include(look.within);
  if (look.without !== undefined) axe.exclude(look.without);
  if (look.rules !== undefined) axe.withRules(look.rules);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => look.least !== 'serious' || impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
    );
}
