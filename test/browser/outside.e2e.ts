/**
 * An action leaves the house by a link and comes back done; and an owner leaves, whose action goes to somebody else.
 * Seen by the chair in one window and by somebody without an account in another.
 */
import type { Page } from '@playwright/test';
import { type MemberClient } from '../support/member-client.ts';
import { axeFaults } from './axe-faults.ts';
import { expect, test } from './fixtures.ts';
import { makePanel } from './panel.ts';
import { ReviewPage } from './review-page.ts';
import type { Open } from './fixtures.ts';
import type { ServerProcess } from '../support/server-process.ts';

const title = 'Show how sure the mark is';

async function agreedAction(server: ServerProcess, open: Open) {
  const panel = await makePanel(server);
  const ana = await new ReviewPage(await open(panel.chair, `/reviews/${panel.review.id}`)).opened();
  await ana.addAction(title);
  await ana.saved();
  await expect
    .poll(async () => (await panel.chair.actionsOf(panel.review.id)).map((one) => one.title))
    .toEqual([title]);
  await change(panel.chair, panel.review.id, { status: 'agreed' });
  await ana.page.close();
  const [action] = await panel.chair.actionsOf(panel.review.id);
  const page = await open(panel.chair, `/actions?open=${panel.review.id}/${action?.actionId}`);
  return { ...panel, page };
}

/** Tried again when the row has followed the document meanwhile. */
async function change(client: MemberClient, reviewId: string, body: object): Promise<void> {
  await expect(async () => {
    const [action] = await client.actionsOf(reviewId);
    const match = { 'if-match': `"${action?.version}"` };
    await client.expectOk('PATCH', `/actions/${reviewId}/${action?.actionId}`, body, match);
  }).toPass();
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await axeFaults(page)).toEqual([]);
  const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate<number>(wider)).toBe(0);
}

test('an owner outside sees one action by a link, proposes that it is done, and sees nothing once the link is ended', async ({
  server,
  open,
}) => {
  const { page } = await agreedAction(server, open);
  const panel = page.getByRole('dialog', { name: title });
  await panel.getByRole('button', { name: 'Give it to somebody outside' }).click();
  const making = page.getByRole('dialog', { name: 'Give it to somebody outside' });
  await making.getByRole('button', { name: 'Make the link' }).click();
  await expect(making.getByText('2 things need your attention')).toBeVisible();
  await making.getByLabel('Name').fill('J. Weber');
  await making.getByLabel('Organisation').fill('Lumen');
  await making.getByLabel('What is to be done').fill('Draw a range around each mark.');
  await making.getByRole('button', { name: 'Make the link' }).click();
  const made = page.getByRole('dialog', { name: 'The link for J. Weber' });
  const address = await made.getByRole('textbox', { name: 'The link' }).inputValue();
  await made.getByRole('button', { name: 'Done' }).click();
  await expect(panel.getByText('Outside: J. Weber, Lumen', { exact: true })).toBeVisible();

  const outside = await open(null, address, {
    colorScheme: 'dark',
    viewport: { width: 390, height: 800 },
  });
  await expect(outside.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(outside.getByText('Draw a range around each mark.')).toBeVisible();
  await expect(outside.getByText('Nothing yet.')).toBeVisible();
  expect(await outside.context().cookies()).toEqual([]);
  await outside.getByText('It is done').click();
  await outside.getByRole('button', { name: 'Send' }).click();
  await expect(outside.getByText('One thing needs your attention')).toBeVisible();
  await outside.getByLabel('What shows that it was done').fill('Release 4.2 of 3 April.');
  await expectAccessible(outside);
  await outside.getByRole('button', { name: 'Send' }).click();
  await expect(outside.getByText('Waits to be read.')).toBeVisible();
  await expect(outside.getByText('Agreed', { exact: true })).toBeVisible();

  await expect(panel.getByText('says it is done')).toBeVisible();
  await panel.getByRole('button', { name: 'Accept as implemented' }).click();
  await expect(panel.getByText('Taken over by Ana Admin')).toBeVisible();
  await expect(panel.getByText('Release 4.2 of 3 April.').first()).toBeVisible();
  await outside.reload();
  await expect(outside.getByText('Implemented', { exact: true })).toBeVisible();

  await outside.getByLabel('Your note').fill('Not sent any more.');
  await panel.getByRole('button', { name: 'End the link' }).click();
  await expect(outside.getByRole('heading', { name: 'This link does not open anything.' })).toBeVisible({
    timeout: 10_000,
  });
  await expect(outside.getByRole('textbox')).toHaveValue('Not sent any more.');
  await expect(outside.getByText(title)).toHaveCount(0);
  await expectAccessible(outside);
});

test('an account is switched off with its actions handed over, and one left to nobody is at risk for that reason', async ({
  server,
  open,
}) => {
  const { page, chair, colleague, review } = await agreedAction(server, open);
  await change(chair, review.id, { ownerId: colleague.me?.id, dueOn: '2030-05-01' });
  const panel = page.getByRole('dialog', { name: title });
  await panel.getByRole('button', { name: 'Hand over' }).click();
  const handing = page.getByRole('dialog', { name: 'Hand over 1 action' });
  await handing.getByLabel('Who takes over').selectOption({ label: 'Ana Admin' });
  await handing.getByLabel('Why').fill('Ben is away until May.');
  await handing.getByRole('button', { name: 'Hand over', exact: true }).click();
  await expect(handing).toBeHidden();
  await expect(panel.getByText('Ben is away until May.')).toBeVisible();
  await change(chair, review.id, { ownerId: colleague.me?.id });

  const people = await open(chair, '/people', { viewport: { width: 390, height: 800 } });
  await people.getByRole('button', { name: 'Change Ben Panel' }).click();
  const dialog = people.getByRole('dialog', { name: 'Ben Panel' });
  await dialog.getByRole('button', { name: 'Switch the account off' }).click();
  await expect(dialog.getByText('Ben Panel owns 1 open action.')).toBeVisible();
  await expect(dialog.getByText(title)).toBeVisible();
  await dialog.getByLabel('Hand over to').selectOption({ label: 'Nobody yet' });
  await dialog.getByRole('button', { name: 'Hand over and switch off' }).click();
  await expect(dialog.getByText('One thing needs your attention')).toBeVisible();
  await expectAccessible(people);
  await dialog.getByLabel('Why').fill('Ben has left, and nobody has the time yet.');
  await dialog.getByRole('button', { name: 'Hand over and switch off' }).click();
  await expect(dialog).toBeHidden();

  await panel.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Owner has left' }).click();
  await expect(page.getByRole('row', { name: new RegExp(title) })).toContainText('its owner has left');
});
