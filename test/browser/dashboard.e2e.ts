/** The dashboard of a safety lead: a figure follows what happens elsewhere, and opens the list it was counted from. */
import { expect, test } from './fixtures.ts';
import { makePanel } from './panel.ts';
import { ReviewPage } from './review-page.ts';

const dayMs = 86_400_000;

test('a figure follows the tracker, and its list holds as many actions as it says', async ({
  server,
  open,
}) => {
  const { chair, review } = await makePanel(server);
  const document = await new ReviewPage(await open(chair, `/reviews/${review.id}`)).opened();
  await document.addAction('Show the cut-off');
  await document.addAction('Count the alarms');
  // The rows follow the typing; their versions hold once the words stand in them.
  await expect
    .poll(async () => (await chair.actionsOf(review.id)).map(({ title }) => title).toSorted())
    .toEqual(['Count the alarms', 'Show the cut-off']);

  const page = await open(chair, '/');
  await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
  const late = page.getByRole('region', { name: 'Late actions by age' });
  await expect(late).toContainText('An action is late when its due day has passed');
  const dueOn = new Date(Date.now() - 12 * dayMs).toISOString().slice(0, 10);
  for (const { actionId, version } of await chair.actionsOf(review.id)) {
    const path = `/actions/${review.id}/${actionId}`;
    await chair.expectOk('PATCH', path, { dueOn }, { 'if-match': `"${version}"` });
  }
  const figure = late.getByRole('link', { name: '2, late by 8 to 30 days' });
  await expect(figure).toBeVisible();
  await figure.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^2 actions/)).toBeVisible();
  await expect(page.getByRole('row', { name: /Show the cut-off|Count the alarms/ })).toHaveCount(2);
  await expect(page.getByLabel('Late by')).toHaveValue('8-30');

  await page.goBack();
  await page
    .getByRole('region', { name: 'Reviews that are stuck' })
    .getByRole('link', { name: '1, not signed: Gathering' })
    .click();
  await expect(page.getByText('1 review', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: '2 open actions' })).toBeVisible();
});
