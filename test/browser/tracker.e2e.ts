/** The tracker as a safety lead uses it: what is most at risk, several changed at once, a view that is kept, a board. */
import type { Page } from '@playwright/test';
import { testPassword, type MemberClient } from '../support/member-client.ts';
import { expect, test } from './fixtures.ts';
import { makePanel, openPanel } from './panel.ts';
import { ReviewPage } from './review-page.ts';

const dayMs = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);

/** Agrees the actions of a review once the words typed for them stand in their rows, which follow the typing. */
async function agreed(client: MemberClient, reviewId: string, titles: readonly string[]): Promise<void> {
  await expect
    .poll(async () => (await client.actionsOf(reviewId)).map(({ title }) => title).toSorted())
    .toEqual(titles.toSorted());
  for (const { actionId, version } of await client.actionsOf(reviewId)) {
    await client.expectOk(
      'PATCH',
      `/actions/${reviewId}/${actionId}`,
      { status: 'agreed' },
      { 'if-match': `"${version}"` },
    );
  }
}

function row(page: Page, title: string) {
  return page.getByRole('row', { name: new RegExp(title) });
}

test('from sign-in to the actions most at risk, and why, in at most five interactions', async ({
  server,
  open,
}) => {
  const { ana, chair, review } = await openPanel(server, open);
  await ana.addAction('Ask the vendor for the threshold');
  await agreed(chair, review.id, ['Ask the vendor for the threshold']);
  const [action] = await chair.actionsOf(review.id);
  await chair.expectOk(
    'PATCH',
    `/actions/${review.id}/${action?.actionId}`,
    { dueOn: daysAgo(12) },
    { 'if-match': `"${action?.version}"` },
  );

  const page = await open(null, `${server.url}/sign-in`);
  await page.getByLabel('E-mail').fill('ana@test.example');
  await page.getByLabel('Password', { exact: true }).fill(testPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const worst = page.getByRole('region', { name: 'Which actions are most at risk' });
  await expect(worst).toContainText('Ask the vendor for the threshold');
  await expect(worst).toContainText('12 days late; nobody owns it');
});

test('several actions get an owner at once with a preview and undo, and a view is kept under a name', async ({
  server,
  open,
}) => {
  const { chair, review } = await makePanel(server);
  const ana = await open(chair, `/reviews/${review.id}`);
  const document = await new ReviewPage(ana).opened();
  await document.addAction('Show the cut-off');
  await document.addAction('Count the alarms');
  await agreed(chair, review.id, ['Show the cut-off', 'Count the alarms']);

  const page = await open(chair, '/actions');
  await row(page, 'Count the alarms').getByRole('link', { name: 'Count the alarms' }).focus();
  await page.keyboard.press('x');
  await expect(page.getByRole('checkbox', { name: 'Choose: Count the alarms' })).toBeChecked();
  await page.getByRole('checkbox', { name: 'Choose: Show the cut-off' }).check();
  await page.getByRole('button', { name: 'Change them' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change 2 actions' });
  await dialog.getByLabel('Owner').selectOption({ label: 'Ben Panel' });
  await dialog.getByRole('button', { name: 'See what changes' }).click();
  await expect(dialog.getByText('2 actions will be changed')).toBeVisible();
  await dialog.getByRole('button', { name: 'Change 2 actions' }).click();
  await expect(dialog).toBeHidden();
  await expect(row(page, 'Count the alarms')).toContainText('Ben Panel');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'Count the alarms')).toContainText('Nobody yet');
  await expect(row(page, 'Show the cut-off')).toContainText('Nobody yet');

  await page.getByRole('button', { name: 'No owner' }).click();
  await expect(page).toHaveURL(/noOwner=true/);
  await page.getByRole('button', { name: 'Keep this view' }).click();
  await page.getByLabel('Name of the view').fill('Without an owner');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Without an owner' })).toHaveAttribute('aria-current', 'page');

  await page.getByRole('link', { name: 'Board', exact: true }).click();
  const column = page.getByRole('region', { name: /^In progress/ });
  await expect(column).toContainText('None');
  await page.getByRole('link', { name: 'Count the alarms' }).focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(column.getByRole('link', { name: 'Count the alarms' })).toBeFocused();
  // A move that was called off leaves nothing chosen, so that it can be chosen again.
  const choice = column.getByLabel('Move: Count the alarms');
  await choice.selectOption({ label: 'Implemented' });
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(choice).toHaveValue('');
  // Columns that do not fit are scrolled within the board; the page itself stays as wide as its window.
  const [shown] = (await chair.actionsOf(review.id)).filter(({ status }) => status === 'agreed');
  const proof = { kind: 'quote', text: 'In use since Monday' };
  await chair.expectOk(
    'PATCH',
    `/actions/${review.id}/${shown?.actionId}`,
    { status: 'implemented', proof },
    { 'if-match': `"${shown?.version}"` },
  );
  await page.setViewportSize({ width: 700, height: 800 });
  await expect(page.getByRole('region', { name: /^Implemented/ })).toContainText('Show the cut-off');
  const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate<number>(wider)).toBe(0);

  await page.getByRole('link', { name: 'Calendar' }).click();
  await expect(page.getByText('Nothing is due on this day')).toBeVisible();
  await page.locator('button[aria-current="date"]').focus();
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/month=/);
  await expect(page.locator('[data-day][aria-pressed="true"]')).toBeFocused();
});

test('what is written while actions are handed over stays when they leave the list meanwhile', async ({
  server,
  open,
}) => {
  const { ana, chair, colleague, review } = await openPanel(server, open);
  await ana.addAction('Show the cut-off');
  await agreed(chair, review.id, ['Show the cut-off']);
  const page = await open(chair, '/actions?noOwner=true');
  await page.getByRole('checkbox', { name: 'Choose: Show the cut-off' }).check();
  await page.getByRole('button', { name: 'Hand over' }).click();
  const why = page.getByRole('dialog', { name: 'Hand over 1 action' }).getByLabel('Why');
  await why.fill('Ben knows the vendor.');
  const [action] = await chair.actionsOf(review.id);
  await chair.expectOk(
    'PATCH',
    `/actions/${review.id}/${action?.actionId}`,
    { ownerId: colleague.me?.id },
    { 'if-match': `"${action?.version}"` },
  );
  await expect(page.getByText('No action fits all of this.')).toBeVisible();
  await expect(why).toHaveValue('Ben knows the vendor.');
});
