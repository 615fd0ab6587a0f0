/** Working by keyboard alone: to get somewhere means pressing Tab until one is there, as a person does. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Presses Tab until the element has the focus. @throws when it is not reached within `most` stops. */
export async function tabTo(
  page: Page,
  target: Locator,
  most = 60,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < most; stop += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Not reached within ${most} stops of ${key}: ${String(target)}`);
}

/** Goes there and presses Enter. */
export async function tabAndPress(page: Page, target: Locator, most?: number): Promise<void> {
  await tabTo(page, target, most);
  await page.keyboard.press('Enter');
}

/** Opens a menu by its button and chooses an entry with the arrows. */
export async function chooseFromMenu(
  page: Page,
  button: Locator,
  item: Locator,
  most?: number,
): Promise<void> {
  await tabAndPress(page, button, most);
  await expect(item).toBeVisible();
  for (let step = 0; step < 20 && !(await hasFocus(item)); step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

async function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}
