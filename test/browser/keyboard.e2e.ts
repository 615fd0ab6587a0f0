/** The journey of two people without a mouse, from the set-up page to an agreed action. */
import type { Page } from '@playwright/test';
import type { Review } from '../../shared/api/reviews.ts';
import { join, MemberClient, testPassword } from '../support/member-client.ts';
import { expect, test } from './fixtures.ts';
import { chooseFromMenu, tabAndPress, tabTo } from './keyboard.ts';
import { makePanel, see } from './panel.ts';
import { ReviewPage } from './review-page.ts';

async function fill(page: Page, label: string, words: string): Promise<void> {
  await tabTo(page, page.getByRole('textbox', { name: label }));
  await page.keyboard.type(words);
}

/** By the field that finds sections and commands. */
async function goTo(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'A place or a command' })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'A place or a command' })).toBeHidden();
}

test('two people get from the set-up page to an agreed action by keyboard alone', async ({
  server,
  open,
}) => {
  test.setTimeout(90_000);
  const page = await open(null, server.url);
  await fill(page, 'Organisation', 'Northmere Hospital');
  await fill(page, 'Your name', 'Ana Admin');
  await fill(page, 'E-mail', 'ana@test.example');
  await fill(page, 'Password', testPassword);
  await tabTo(page, page.getByRole('checkbox', { name: 'Load four sample reviews' }));
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');

  await tabAndPress(page, page.getByRole('link', { name: 'Start your first review' }));
  await tabTo(page, page.getByRole('radio', { name: /Something has just happened/ }));
  for (let line = 0; line < 4; line += 1) await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /severe harm/ })).toBeChecked();
  await expect(page.getByRole('heading', { name: 'Full AI incident review' })).toBeVisible();
  await tabAndPress(page, page.getByRole('link', { name: 'Go on with this one' }));
  await fill(page, 'Title', 'Nodule not flagged');
  await page.keyboard.press('Enter');
  const ana = await new ReviewPage(page).opened();

  // A colleague, who is a member already, signs in and opens it.
  const chair = await new MemberClient(server.url).signIn('ana@test.example');
  const colleague = await join(chair, 'Ben Panel');
  const { reviews } = await chair.expectOk<{ reviews: Review[] }>('GET', '/reviews');
  await chair.addParticipant(reviews[0]?.id ?? '', colleague.me?.id ?? '', 'panel');
  const other = await open(null, server.url);
  await fill(other, 'E-mail', 'ben.panel@test.example');
  await fill(other, 'Password', testPassword);
  await other.keyboard.press('Enter');
  const live = other.getByRole('region', { name: 'Which reviews are live' });
  await tabAndPress(other, live.getByRole('link', { name: 'Nodule not flagged' }));
  const ben = await new ReviewPage(other).opened();
  await see(page, 'Ben Panel');

  // A factor: added, written, given a code, and moved to another layer.
  await goTo(page, 'Five-layer factors');
  await tabAndPress(page, ana.layer('Model').getByRole('button', { name: 'Add a factor to Model' }));
  await expect(ana.layer('Model').getByRole('textbox', { name: 'Condition' })).toBeFocused();
  await page.keyboard.type('The list shows all films alike');
  await tabAndPress(page, ana.layer('Model').getByRole('button', { name: /^Choose codes/ }));
  const codes = page.getByRole('dialog', { name: 'Codes for this factor' });
  await tabTo(page, codes.getByRole('checkbox').nth(1));
  await page.keyboard.press('Space');
  await tabAndPress(page, codes.getByRole('button', { name: 'Done', exact: true }), 120);
  const mover = ana.layer('Model').getByRole('button', { name: /^Move or remove: The list shows/ });
  await chooseFromMenu(page, mover, page.getByRole('menuitem', { name: 'Move to Interface' }));
  await expect(ben.layer('Interface')).toContainText('The list shows all films alike');
  await expect(ben.layer('Model')).not.toContainText('The list shows all films alike');

  // The colleague goes on in it, and in the text.
  await goTo(other, 'Five-layer factors');
  await tabAndPress(
    other,
    ben.layer('Interface').getByRole('button', { name: /^The list shows all films alike/ }),
  );
  await other.keyboard.press('End');
  await other.keyboard.type(', read or not');
  await expect(ana.layer('Interface')).toContainText('The list shows all films alike, read or not');
  await goTo(other, 'What happened');
  const prose = ben.section('What happened').getByRole('textbox', { name: 'What happened', exact: true });
  await tabTo(other, prose);
  await other.keyboard.type('- Read at night');
  await expect(ana.section('What happened')).toContainText('Read at night');
  await expect(prose.getByRole('listitem')).toHaveText('Read at night');
  // Tab has a meaning in a list; Escape before it lets it leave.
  await other.keyboard.press('Escape');
  await other.keyboard.press('Tab');
  await expect(prose).not.toBeFocused();

  // An action with its kind, agreed.
  await goTo(page, 'Safety actions');
  const actions = ana.section('Safety actions');
  await tabAndPress(page, actions.getByRole('button', { name: 'Add an action' }));
  await expect(actions.getByRole('textbox', { name: 'Title of the action' })).toBeFocused();
  await page.keyboard.type('Mark unread films');
  await tabAndPress(page, actions.getByRole('button', { name: /^Choose a kind/ }));
  const kinds = page.getByRole('dialog', { name: 'What kind of action is it?' });
  await tabTo(page, kinds.getByRole('radio').first());
  await page.keyboard.press('Space');
  await tabAndPress(page, kinds.getByRole('button', { name: 'Done', exact: true }));
  await tabAndPress(page, actions.getByRole('button', { name: 'Agree this action' }));
  await expect(actions.getByText('1 action, all decided.')).toBeVisible();
  await expect(ben.section('Safety actions').getByText('1 action, all decided.')).toBeVisible();
  await Promise.all([ana.saved(), ben.saved()]);
});

test('Tab leads from a text to its toolbar, from there to what comes next, and back', async ({
  server,
  open,
}) => {
  const { chair, review } = await makePanel(server);
  const ana = await new ReviewPage(await open(chair, `/reviews/${review.id}`)).opened();
  const { page } = ana;
  const prose = await ana.prose('What happened');
  await prose.click();
  await expect(prose).toBeFocused();
  const toolbar = ana.section('What happened').getByRole('toolbar');
  await page.keyboard.press('Tab');
  await expect(toolbar.getByRole('button', { name: 'Paragraph' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(prose).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(toolbar).toHaveCount(0);
  await expect(page.locator('main :focus')).toHaveCount(1);
});
