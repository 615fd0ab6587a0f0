/** Following somebody's view, asking everyone to come, and the history of what they wrote. */
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openPanel } from './panel.ts';
import type { ReviewPage } from './review-page.ts';

/** Opens the people panel and waits until others can be followed. */
async function people(one: ReviewPage): Promise<Locator> {
  await one.page.getByRole('button', { name: /^Here now/ }).click();
  const panel = one.page.getByRole('complementary', { name: 'People' });
  await expect(panel.getByRole('button', { name: /^(Follow|Stop following) / }).first()).toBeVisible();
  return panel;
}

test('a view goes along until its person goes on alone; two who follow each other stay', async ({
  server,
  open,
}) => {
  const { ana, ben } = await openPanel(server, open);
  const following = ana.page.getByRole('region', { name: 'Following' });
  const list = await people(ana);
  await list.getByRole('button', { name: 'Follow Ben Panel' }).press('Enter');
  await expect(following).toContainText('Following Ben Panel');

  await ben.addFactor('Workflow', 'Two lists are kept by hand');
  await expect(following).toContainText('in Five-layer factors');
  await expect(ana.layer('Workflow').getByRole('textbox', { name: 'Condition' })).toBeInViewport();
  await expect(list.getByRole('button', { name: 'Stop following Ben Panel' })).toBeFocused();

  const lessons = await ben.prose('What happened');
  await lessons.click();
  await expect(following).toContainText('in What happened');
  await expect(ana.section('What happened').getByRole('heading', { level: 2 })).toBeInViewport();

  // Ben follows back: nobody moves any more.
  const theirs = await people(ben);
  await expect(theirs).toContainText('Follows you');
  await theirs.getByRole('button', { name: 'Follow Ana Admin' }).click();
  await expect(following).toContainText('you follow each other, so both stay here');

  await ana.page.keyboard.press('Escape');
  await expect(following).toHaveCount(0);
  await expect(list).toBeVisible();
  // Ana writes somewhere; Ben, who still follows, is taken there, until he turns the wheel.
  const field = await ana.addFactor('Governance', 'Nobody owns the threshold');
  await expect(field).toBeFocused();
  await expect(ben.layer('Governance').getByRole('textbox', { name: 'Condition' })).toBeInViewport();
  await ben.page.getByRole('main').hover();
  await ben.page.mouse.wheel(0, -300);
  await expect(ben.page.getByRole('region', { name: 'Following' })).toHaveCount(0);
});

test('everyone is asked to come, only by who leads; whoever stays is not moved, whoever goes is there', async ({
  server,
  open,
}) => {
  const { ana, ben } = await openPanel(server, open);
  const theirs = await people(ben);
  await expect(theirs.getByRole('button', { name: 'Bring everyone here' })).toHaveCount(0);
  await ana.addFactor('Workflow', 'Two lists are kept by hand');
  const list = await people(ana);
  await list.getByRole('button', { name: 'Bring everyone here' }).click();
  const asked = ben.page.getByText('Ana Admin asks everyone to come to Five-layer factors.');
  await expect(asked.first()).toBeVisible();
  const before = await ben.page.evaluate(() => scrollY);
  expect(before, 'nobody is moved by being asked').toBe(0);
  await ben.page.getByRole('button', { name: 'Go there' }).last().click();
  await expect(ben.layer('Workflow').getByRole('textbox', { name: 'Condition' })).toBeInViewport();
  await list.getByRole('button', { name: 'Bring everyone here' }).click();
  await expect(ana.page.getByText('Everyone was asked a moment ago.').first()).toBeVisible();
});

test('the history of a factor says who did what, and follows along', async ({ server, open }) => {
  const { ana, ben } = await openPanel(server, open);
  await ana.addFactor('Workflow', 'Two lists are kept by hand');
  await ana.saved();
  await ana.page.getByRole('button', { name: /^Move or remove: Two lists/ }).click();
  await ana.page.getByRole('menuitem', { name: /^History/ }).click();
  const history = ana.page.getByRole('complementary', { name: 'History' });
  await expect(history).toContainText(/Ana Admin\s+proposed it in Workflow and wrote the condition/);
  await ben
    .layer('Workflow')
    .getByRole('button', { name: /Two lists are kept by hand/ })
    .first()
    .click();
  const field = ben.layer('Workflow').getByRole('textbox', { name: 'Condition' });
  await field.press('End');
  await ben.page.keyboard.type(' on paper');
  await expect(history).toContainText(/Ben Panel\s+wrote the condition/);
});
