/** What comes later than the page: when it does not come, the page says so, and it can be asked for again. */
import { expect, test } from './fixtures.ts';
import { makePanel } from './panel.ts';
import { ReviewPage } from './review-page.ts';

test('a panel that cannot be fetched says so, is asked for again, and comes', async ({ server, open }) => {
  const { chair, review } = await makePanel(server);
  const ana = await new ReviewPage(await open(chair, `/reviews/${review.id}`)).opened();
  const scripts = '**/assets/SidePanel-*.js';
  await ana.page.route(scripts, (route) => route.abort());
  await ana.choose('Versions');
  const missing = ana.page.getByRole('alert').filter({ hasText: 'The panel could not be loaded.' });
  await expect(missing).toBeVisible();

  await ana.page.unroute(scripts);
  await missing.getByRole('button', { name: 'Try again' }).click();
  await expect(ana.page.getByRole('complementary', { name: 'Versions' })).toBeVisible();
  await expect(missing).toHaveCount(0);
});
