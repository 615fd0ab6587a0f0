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

/** In the page, before its scripts: the browser tells what comes near half a second late, all of it in one go. */
function tellLate(): void {
  const Told = window.IntersectionObserver;
  window.IntersectionObserver = class extends Told {
    constructor(tell: IntersectionObserverCallback, options?: IntersectionObserverInit) {
      let kept: IntersectionObserverEntry[] = [];
      super((entries, observer) => {
        if (kept.length === 0) {
          setTimeout(() => {
            const together = kept;
            kept = [];
            tell(together, observer);
          }, 500);
        }
        kept = [...kept, ...entries];
      }, options);
    }
  };
}

test('a text far down can be written in although a busy browser tells late and in one go that it came near', async ({
  server,
  open,
}) => {
  const { chair, review } = await makePanel(server);
  const page = await open(chair, '/', { viewport: { width: 390, height: 844 } });
  await page.addInitScript(tellLate);
  await page.goto(`/reviews/${review.id}`);
  const ana = await new ReviewPage(page).opened();
  const prose = await ana.prose('What happened');
  await prose.click();
  await expect(prose).toBeFocused();
});

test('a link is set though its dialog can no longer be fetched, for it came before it was wanted', async ({
  server,
  open,
}) => {
  const { chair, review } = await makePanel(server);
  const page = await open(chair, '/');
  const dialogFetched = page.waitForEvent('requestfinished', (request) =>
    request.url().includes('/assets/LinkDialog-'),
  );
  await page.goto(`/reviews/${review.id}`);
  const ana = await new ReviewPage(page).opened();
  const prose = await ana.prose('What happened');
  await prose.click();
  await dialogFetched;
  await page.route('**/assets/LinkDialog-*.js', (route) => route.abort());

  await page.keyboard.press('Control+Shift+k');
  const dialog = page.getByRole('dialog', { name: 'Add a link' });
  await dialog.getByLabel('Address').fill('example.org/log');
  await dialog.getByLabel('Words shown').fill('The log of the night');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(prose.getByText('The log of the night')).toBeVisible();
  await expect(prose.locator('a[href="https://example.org/log"]')).toHaveCount(1);
  await ana.saved();
});
