/** Break-glass access as an admin, the chair and the audit of both see it. */
import { join, setUp, testPassword } from '../support/member-client.ts';
import { expect, test } from './fixtures.ts';
import { ReviewPage } from './review-page.ts';

const reason = 'A patient may be harmed today, and nobody of the panel can be reached.';

test('an admin breaks the glass, everybody learns of it, the chair ends it, and the audit tells it all', async ({
  server,
  open,
}) => {
  const chair = await setUp(server.url);
  const admin = await join(chair, 'Ida Admin', ['admin']);
  const review = await chair.createReview({ title: 'Wrong side read as clear' });

  const ida = await open(admin, `/reviews/${review.id}`);
  await ida.getByRole('link', { name: 'Break-glass access' }).click();
  await expect(ida.getByRole('heading', { name: 'Break-glass access', level: 1 })).toBeVisible();
  await expect(ida.getByLabel('Which review')).toHaveValue(review.id);
  await ida.getByLabel('Why you must read it').fill(reason);
  await ida.getByLabel('Your password', { exact: true }).fill('not my password');
  const breakIt = ida.getByRole('button', { name: 'Break the glass and tell everybody' });
  await breakIt.click();
  await expect(ida.getByRole('link', { name: 'This is not your password.' })).toBeVisible();
  await expect(ida.getByLabel('Why you must read it')).toHaveValue(reason);
  await ida.getByLabel('Your password', { exact: true }).fill(testPassword);
  await breakIt.click();
  const reader = await new ReviewPage(ida).opened();
  await expect(reader.page.getByRole('main').getByRole('textbox')).toHaveCount(0);

  const ana = await open(chair, '/inbox');
  await expect(ana.getByText('Ida Admin broke the glass')).toBeVisible();
  await ana.getByRole('link', { name: 'Wrong side read as clear' }).click();
  const led = await new ReviewPage(ana).opened();
  await led.page.getByRole('button', { name: /Show people$/ }).click();
  const people = led.page.getByRole('complementary', { name: 'People' });
  await expect(people.getByText(reason)).toBeVisible();
  await people.getByRole('button', { name: 'End the break-glass access of Ida Admin' }).click();
  await expect(ida.getByText('This review is not open to you.')).toBeVisible();
  await expect(people.getByText(reason)).toHaveCount(0);

  await people.getByRole('link', { name: 'Who did what in this review' }).click();
  await expect(ana.getByRole('heading', { name: 'Audit of this review' })).toBeVisible();
  await ana.getByLabel('Kind').selectOption('Break-glass access');
  await expect(ana.getByRole('row')).toHaveText([
    /^Entry/,
    /Ana Admin \(you\)\s*ended the break-glass access of Ida Admin early/,
    /Ida Admin\s*broke the glass: opened the review in an emergency for 24 hours/,
  ]);
  await ana.getByRole('button', { name: 'Check the chain' }).click();
  await expect(ana.getByText(/^The chain holds up to entry \d+/)).toBeVisible();
  const download = ana.waitForEvent('download');
  await ana.getByRole('button', { name: 'Download as CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^causeway-audit-.*\.csv$/);

  const audit = await open(admin, '/audit?kind=break-glass');
  await expect(audit.getByRole('row').nth(2)).toContainText(review.id);
  await expect(audit.getByText('Wrong side read as clear')).toHaveCount(0);
});
