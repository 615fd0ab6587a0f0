/** What goes wrong is said in a sentence that tells what to do, and loses nothing. */
import type { LinkMade } from '../../shared/api/accounts.ts';
import { setUp } from '../support/member-client.ts';
import { signOverHttp } from '../support/sign-over-http.ts';
import { expect, test } from './fixtures.ts';
import { makePanel } from './panel.ts';
import { ReviewPage } from './review-page.ts';

test('a wrong password says so and keeps the e-mail address', async ({ server, open }) => {
  await setUp(server.url);
  const page = await open(null, server.url);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.getByLabel('E-mail').fill('ana@test.example');
  await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const summary = page.getByRole('group', { name: 'Something needs your attention' });
  await expect(summary).toBeFocused();
  await expect(summary).toContainText(/password/i);
  await expect(page.getByLabel('E-mail')).toHaveValue('ana@test.example');
});

test('an invitation that was used says so, and where to go', async ({ server, open }) => {
  const chair = await setUp(server.url);
  const { path } = await chair.expectOk<LinkMade>('POST', '/invitations', { organisationRoles: ['member'] });
  await chair.expectOk('POST', `/invitations/by-link/${path.split('/').at(-1) ?? ''}`, {
    name: 'Ben',
    email: 'ben@test.example',
    password: 'a long enough password',
  });
  const page = await open(null, server.url + path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link has been used already.');
  await expect(page.getByRole('link', { name: 'Go to sign in' })).toBeVisible();
});

test('an empty title and a date that is none are named at their fields, and what was typed stays', async ({
  server,
  open,
}) => {
  const chair = await setUp(server.url);
  const page = await open(chair, '/reviews/new?template=full');
  await page.getByLabel('AI system').fill('Chest film triage');
  // The browser's own date field hands on nothing while the day is incomplete or does not exist.
  await page.getByLabel('Happened on').pressSequentially('3102');
  await page.getByRole('button', { name: 'Open the review' }).click();
  const summary = page.getByRole('group', { name: 'Something needs your attention' });
  await expect(summary).toContainText('Give the review a title');
  await expect(page.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('AI system')).toHaveValue('Chest film triage');

  await page.getByLabel('Title').fill('A title');
  await page.getByRole('button', { name: 'Open the review' }).click();
  await expect(summary).toContainText(/date/i);
  await expect(page.getByLabel('Happened on')).toHaveAttribute('aria-invalid', 'true');
  expect(new URL(page.url()).pathname).toBe('/reviews/new');
  await page.getByLabel('Happened on').fill('2026-02-28');
  await page.getByRole('button', { name: 'Open the review' }).click();
  await new ReviewPage(page).opened();
});

test('a paste of 5 MB is refused with a sentence, in prose and in a field, and what stood there stays', async ({
  server,
  open,
}) => {
  const { chair, review } = await makePanel(server);
  const ana = await new ReviewPage(await open(chair, `/reviews/${review.id}`)).opened();
  const prose = await ana.prose('What happened');
  const field = await ana.addFactor('Model', 'Stood there before');
  await prose.click();
  await ana.page.keyboard.type('Stood here before');

  for (const place of [prose, field]) {
    await place.click();
    await place.evaluate((element) => {
      const data = new DataTransfer();
      data.setData('text/plain', 'five megabytes '.repeat(350_000));
      const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      // A field takes what nobody prevented, as the browser would.
      if (element.dispatchEvent(paste) && element instanceof HTMLTextAreaElement)
        element.value += data.getData('text/plain');
    });
    await expect(ana.page.getByText('Put it in as several pieces').first()).toBeVisible();
    const putAway = ana.page.getByRole('button', { name: 'Put away' });
    await putAway.click();
    await expect(putAway).toBeHidden();
  }
  await expect(prose).toHaveText('Stood here before');
  await expect(field).toHaveValue('Stood there before');
  await ana.saved();
});

test('a call to an unknown page and an unknown review each say where to go', async ({ server, open }) => {
  const chair = await setUp(server.url);
  const page = await open(chair, '/no-such-page');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: /start page/ }).last()).toBeVisible();
  await page.goto('/reviews/no-such-review');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'There is no review here that is open to you.',
  );
  await page.getByRole('link', { name: 'To the start page' }).click();
  await expect(page.getByRole('heading', { name: 'Reviews', exact: true })).toBeVisible();
});

test('a review that is signed while it is open says so, closes to writing, and keeps what was written', async ({
  server,
  open,
}) => {
  const { chair, colleague, review } = await makePanel(server);
  const ben = await new ReviewPage(await open(colleague, `/reviews/${review.id}`)).opened();
  await ben.addFactor('Model', 'Before the signature');
  await ben.saved();
  await signOverHttp(review.id, [chair, colleague]);
  await expect(ben.page.getByText('This review is signed. Nobody can change the document')).toBeVisible();
  await expect(ben.page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  await expect(ben.layer('Model')).toContainText('Before the signature');
});
