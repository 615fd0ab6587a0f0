/** What reviews have in common: from the home page to the review behind a number, and from a review to one like it. */
import { join, setUp } from '../support/member-client.ts';
import { expect, test } from './fixtures.ts';
import { ReviewPage } from './review-page.ts';

test('a number leads by keyboard to the reviews behind it, and to whoever takes no part they have no name', async ({
  samples: { admin },
  open,
}) => {
  const page = await open(admin, '/');
  await page.getByRole('link', { name: 'What reviews have in common' }).click();
  await expect(page.getByRole('heading', { name: 'Themes', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Count the samples' }).click();
  await expect(page).toHaveURL(/samples=true/);
  const table = page.getByRole('region', { name: 'Layers and codes by quarters' });
  const first = table.locator('[data-cell][tabindex="0"]');
  await first.focus();
  await page.keyboard.press('ArrowDown');
  const reached = table.locator('[data-cell]:focus');
  await expect(reached).toHaveCount(1);
  const label = (await reached.getAttribute('aria-label')) ?? '';
  const count = Number(/(\d+) reviews?$/.exec(label)?.[1]);
  await page.keyboard.press('Enter');
  const behind = page.getByRole('dialog');
  await expect(behind.getByRole('link')).toHaveCount(count);
  const title = (await behind.getByRole('link').first().textContent()) ?? '';
  await page.keyboard.press('Escape');
  await expect(behind).toBeHidden();

  // Tables and drawings that do not fit a telephone are moved within their places; the page does not.
  await page.setViewportSize({ width: 390, height: 844 });
  const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate<number>(wider)).toBe(0);

  const download = page.waitForEvent('download');
  await page
    .getByRole('region', { name: 'What was found' })
    .getByRole('button', { name: 'Take out as CSV' })
    .click();
  expect((await download).suggestedFilename()).toMatch(/^causeway-themes-grid-.*\.csv$/);

  const lea = await join(admin, 'Lea Lead', ['safety-lead']);
  const hers = await open(lea, '/themes?samples=true');
  await hers.getByRole('button', { name: label }).click();
  const dialog = hers.getByRole('dialog');
  await expect(dialog.getByText('in which you take no part')).toBeVisible();
  await expect(dialog.getByRole('link')).toHaveCount(0);
  await expect(dialog.getByText(title)).toHaveCount(0);
});

test('an earlier review like it is offered before a review is opened, and below its factors', async ({
  server,
  open,
}) => {
  const ana = await setUp(server.url);
  const title = 'Nodule not flagged on a chest film';
  await ana.createReview({ title, aiSystem: 'Lung finder' });
  const page = await open(ana, '/reviews/new?template=full');
  await page.getByLabel('Title').fill('A chest film with a shadow');
  const offer = page.getByRole('region', { name: 'Reviews of yours that are like it' });
  await expect(offer.getByText('In both titles: chest, film.')).toBeVisible();
  await expect(offer.getByRole('link', { name: title })).toBeVisible();
  await page.getByLabel(/^AI system/).fill('Lung finder');
  await expect(offer.getByText('Same AI system; in both titles: chest, film.')).toBeVisible();
  await page.getByRole('button', { name: 'Open the review' }).click();

  const review = await new ReviewPage(page).opened();
  const factors = review.section('Five-layer factors');
  await factors.getByText('One other review of yours is like this one').click();
  await expect(factors.getByText('Same AI system; in both titles: chest, film.')).toBeVisible();
  await factors.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});
