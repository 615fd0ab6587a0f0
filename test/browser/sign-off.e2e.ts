/** A review is agreed on: asked about, refused with a reason, mended, signed by two, closed to writing, and reopened. */
import type { Page } from '@playwright/test';
import type { AgreementState } from '../../shared/api/agreement.ts';
import { join, testPassword } from '../support/member-client.ts';
import { settleOverHttp } from '../support/sign-over-http.ts';
import { expect, test } from './fixtures.ts';
import { makePanel } from './panel.ts';
import { ReviewPage } from './review-page.ts';

test('two approvers are asked: one refuses, the text is mended, both sign, and the review takes no edit until it is reopened', async ({
  server,
  open,
}) => {
  test.setTimeout(120_000);
  const { chair, colleague, review } = await makePanel(server, 'panel', 'huddle');
  const third = await join(chair, 'Cleo Panel');
  await chair.addParticipant(review.id, third.me?.id ?? '', 'panel');
  await settleOverHttp(review.id, [chair, third]);
  const path = `/reviews/${review.id}`;
  const ana = await new ReviewPage(await open(chair, path)).opened();
  const ben = await new ReviewPage(await open(colleague, `${path}#agreement`)).opened();
  const cleo = await new ReviewPage(await open(third, path)).opened();

  // The last thing open is Ben's to settle.
  await ana.page.getByRole('button', { name: 'Ask for signatures' }).click();
  const panelOfAna = ana.page.getByRole('complementary', { name: 'Agreement' });
  await expect(panelOfAna).toContainText('Ben Panel has not declared yet');
  await ben.page.getByRole('button', { name: 'Declare yours…' }).click();
  await ben.page.getByRole('radio', { name: 'I have none' }).check();
  await ben.page.getByRole('button', { name: 'Declare', exact: true }).click();
  await expect(panelOfAna).not.toContainText('Ben Panel has not declared yet');

  await ask(ana.page, ['Ben Panel', 'Cleo Panel']);
  await expect(panelOfAna).toContainText('Waiting for Ben Panel and Cleo Panel.');
  await answer(ben.page, { refuse: 'Who read the scan is missing.' });
  await expect(panelOfAna).toContainText('Ben Panel refused to sign');
  await expect(panelOfAna).toContainText('Who read the scan is missing.');
  await expect(cleo.page.getByRole('button', { name: 'Sign or refuse' })).toHaveCount(0);

  // Mended, and asked again about the text as it is now.
  const { sha256 } = await agreement();
  const prose = await ana.prose('What happened');
  await prose.click();
  await expect(prose).toBeFocused();
  await ana.page.keyboard.type('Two people read the scan.');
  await ana.saved();
  await expect.poll(async () => (await agreement()).sha256).not.toBe(sha256);
  await ask(ana.page, []);
  await answer(ben.page, {});
  await expect(panelOfAna).toContainText('Waiting for Cleo Panel.');
  await answer(cleo.page, { dissent: 'The rota mattered more.' });

  // Closed for everybody, with what was signed to take out.
  for (const { page } of [ana, ben, cleo]) {
    await expect(page.getByText('This review is signed. Nobody can change the document')).toBeVisible();
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  }
  await expect(panelOfAna).toContainText('The rota mattered more.');
  const download = ana.page.waitForEvent('download');
  await panelOfAna.getByRole('link', { name: /^Download version \d+ as JSON$/ }).click();
  expect((await download).suggestedFilename()).toMatch(/^causeway-signed-version-\d+\.json$/);

  await ana.page.getByRole('button', { name: /^Stage: Signed/ }).click();
  await ana.page.getByRole('button', { name: 'Reopen the review' }).click();
  const dialog = ana.page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Why?' }).fill('The supplier sent the log.');
  await dialog.getByRole('button', { name: 'Reopen the review' }).click();
  await expect(await ben.prose('What happened')).toHaveAttribute('contenteditable', 'true');
  expect((await agreement()).signed).toHaveLength(1);

  function agreement(): Promise<AgreementState> {
    return chair.expectOk<AgreementState>('GET', `/reviews/${review.id}/agreement`);
  }
});

/** Asks those named as approvers; nobody new is named in a second asking, which offers the same people. */
async function ask(page: Page, names: readonly string[]): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Ask for signatures' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ask people to sign' });
  for (const name of names) {
    await dialog
      .getByRole('group', { name: new RegExp(`^${name}`) })
      .getByRole('radio', { name: 'Approver' })
      .check();
  }
  await dialog.getByRole('button', { name: 'Ask them' }).click();
  await expect(dialog).toHaveCount(0);
}

async function answer(
  page: Page,
  given: { readonly refuse?: string; readonly dissent?: string },
): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Sign or refuse' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign the review?' });
  if (given.refuse !== undefined) {
    await dialog.getByRole('radio', { name: 'I refuse' }).check();
    await dialog.getByRole('textbox', { name: 'Why?' }).fill(given.refuse);
  }
  if (given.dissent !== undefined) {
    await dialog.getByRole('textbox', { name: /^What you see differently/ }).fill(given.dissent);
  }
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(testPassword);
  await dialog
    .getByRole('button', { name: given.refuse === undefined ? 'Sign the review' : 'Refuse to sign' })
    .click();
  await expect(dialog).toHaveCount(0);
}
