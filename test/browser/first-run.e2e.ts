/** From an empty machine to a first agreed action, as somebody who has read nothing. */
import { expect, test } from './fixtures.ts';
import { ReviewPage } from './review-page.ts';
import type { Page } from '@playwright/test';

async function setUp(page: Page, samples: boolean): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Set up Causeway' })).toBeVisible();
  await page.getByLabel('Organisation').fill('Northmere Hospital');
  await page.getByLabel('Your name').fill('Ana Admin');
  await page.getByLabel('E-mail').fill('ana@northmere.example');
  await page.getByRole('textbox', { name: 'Password' }).fill('a long enough password');
  await page.getByLabel('Load four sample reviews').setChecked(samples);
  await page.getByRole('button', { name: 'Set up and go in' }).click();
  await expect(page.getByRole('heading', { name: 'Reviews', exact: true })).toBeVisible();
}

test('somebody who has read nothing gets from the set-up page to a first agreed action', async ({
  server,
  open,
}) => {
  const page = await open(null, server.url);
  await setUp(page, false);

  await page.getByRole('link', { name: 'Start your first review' }).click();
  await page.getByRole('radio', { name: /severe harm/ }).check();
  await page.getByRole('link', { name: 'Go on with this one' }).click();
  await page.getByLabel('Title').fill('Nodule not flagged on a chest film');
  await page.getByRole('button', { name: 'Open the review' }).click();

  const review = await new ReviewPage(page).opened();
  await (await review.prose('What happened')).click();
  await page.keyboard.type('The film was read as normal.');
  await review.addFactor('Interface', 'The list shows unread and read films alike');

  await review.addAction('Show unread films first');
  const actions = review.section('Safety actions');
  await actions.getByRole('button', { name: /^Choose a kind/ }).click();
  const kinds = page.getByRole('dialog', { name: 'What kind of action is it?' });
  await kinds.getByRole('radio').first().check();
  await kinds.getByRole('button', { name: 'Done', exact: true }).click();
  await actions.getByRole('button', { name: /^Factors for/ }).click();
  const factors = page.getByRole('dialog', { name: 'Which factors does it address?' });
  await factors.getByRole('checkbox').check();
  await factors.getByRole('button', { name: 'Done', exact: true }).click();
  await actions.getByRole('button', { name: 'Agree this action' }).click();
  await expect(actions.getByText('1 action, all decided.')).toBeVisible();
  await review.saved();

  await page.getByRole('link', { name: 'Causeway, start page' }).click();
  const live = page.getByRole('region', { name: 'Which reviews are live' });
  await expect(live.getByRole('link', { name: 'Nodule not flagged on a chest film' })).toBeVisible();
  await page.getByRole('link', { name: 'Actions', exact: true }).click();
  const row = page.getByRole('row', { name: /Show unread films first/ });
  await expect(row).toContainText('Agreed');
  await expect(row).toContainText('The list shows unread and read films alike');
});

test('the samples, chosen on the set-up page, are four whole reviews that open', async ({ server, open }) => {
  const page = await open(null, server.url);
  await setUp(page, true);
  const live = page.getByRole('region', { name: 'Which reviews are live' });
  await expect(live.getByText('Sample', { exact: true })).toHaveCount(2);
  await expect(live.getByText('Sample: public case, not reviewed by the organisation')).toHaveCount(2);
  await live.getByRole('link', { name: /Lung nodule/ }).click();
  const review = await new ReviewPage(page).opened();
  for (const layer of ['Model', 'Interface', 'Workflow', 'Human factors', 'Governance'])
    await expect(review.layer(layer)).toBeVisible();
  await expect(review.section('Safety actions').getByText(/^\d actions/)).toBeVisible();
});
