/** What a panel asks and counts: plan beside finding, the accountability map, numbers by group, voices answered. */
import { expect, test } from './fixtures.ts';
import { makePanel, openPanel } from './panel.ts';
import { ReviewPage } from './review-page.ts';

const live = { timeout: 5000 };

test('a plan stands beside what was found, and a mark says when they differ', async ({ server, open }) => {
  const { ana, ben } = await openPanel(server, open);
  const section = ana.section('Designed-for-failure questions');
  const first = section.getByRole('listitem').filter({ hasText: 'What does failure look like here?' });
  await section.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded();
  await first.getByRole('textbox', { name: /^Answer: Planned before go-live/ }).fill('A wrong mark');
  await first.getByRole('textbox', { name: /^Answer: Found/ }).fill('No mark at all');
  await expect(first.getByText('Differs from the plan')).toBeVisible();
  const state = first.getByRole('combobox', { name: /^State of: Found/ });
  await state.selectOption({ label: 'Cannot be answered yet' });
  const his = ben.section('Designed-for-failure questions');
  await expect(his.getByText('0 of 10 answered, 1 cannot be answered yet')).toBeVisible(live);
});

test('the accountability map is filled by keyboard, keeps what two people begin at once, and states a gap', async ({
  server,
  open,
}) => {
  const { ana, ben } = await openPanel(server, open);
  const [hers, his] = [ana.section('Accountability map'), ben.section('Accountability map')];
  for (const section of [hers, his])
    await section.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded();
  const start = hers.getByRole('button', { name: 'Say who: Selected, Supplier' });
  await start.focus();
  await ana.page.keyboard.press('ArrowDown');
  const cell = 'Say who: Approved, Supplier';
  await expect(hers.getByRole('button', { name: cell })).toBeFocused();

  await ben.page.context().setOffline(true);
  await his.getByRole('button', { name: cell }).click();
  await ben.page.keyboard.type('Release board');
  await ana.page.keyboard.press('Enter');
  await expect(hers.getByRole('textbox', { name: 'Role: Approved, Supplier' })).toBeFocused();
  await ana.page.keyboard.type('Dr Example');
  await expect(hers.getByText('“Dr Example” looks like the name of a person')).toBeVisible();
  await ben.page.context().setOffline(false);
  for (const section of [hers, his]) {
    const roles = section.getByRole('textbox', { name: 'Role: Approved, Supplier' });
    await expect(roles).toHaveCount(2, { timeout: 20_000 });
    await expect
      .poll(async () =>
        (await roles.evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value))).sort(),
      )
      .toEqual(['Dr Example', 'Release board']);
  }
  await expect(his.getByText('looks like the name of a person')).toHaveCount(0);

  await hers.getByRole('button', { name: 'Nobody held this: Monitored' }).click();
  await expect(his.getByText('2 of 9 functions looked at, 1 held by nobody')).toBeVisible(live);
});

test('numbers by group give rates, mark small ones, and are pasted from a spreadsheet', async ({
  server,
  open,
}) => {
  const { chair, review } = await makePanel(server);
  const ana = await new ReviewPage(await open(chair, `/reviews/${review.id}`)).opened();
  const section = ana.section('Equity');
  await section.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded();
  await section.getByRole('button', { name: 'Add a measure' }).click();
  await expect(section.getByRole('textbox', { name: /^What is counted/ })).toBeFocused();
  await ana.page.keyboard.type('Missed');
  await section.getByRole('button', { name: 'Add a group: Missed' }).click();
  await ana.page.getByRole('menuitem', { name: 'Women' }).click();
  const table = section.getByRole('table', { name: 'Missed' });
  await table.getByRole('textbox', { name: 'Counted: Women' }).fill('3');
  await table.getByRole('textbox', { name: 'Of: Women' }).fill('40');
  const women = table.getByRole('row').nth(1);
  await expect(women).toContainText('7.5 %');
  await expect(women).toContainText('Small number: will leave as <5');
  const field = table.getByRole('textbox', { name: 'Group, row 1: Missed' });
  await field.evaluate((input) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Group\tMissed\tOf\nMen\t6\t60\nChildren\tmany\t9');
    input.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(section.getByText('Row 3: “many” is no whole number. Nothing was added.')).toBeVisible();
  await field.evaluate((input) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Group\tMissed\tOf\nMen\t6\t60\nChildren\t5\t9');
    input.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(table.getByRole('row')).toHaveCount(4);
  await section
    .getByRole('combobox', { name: /^Group the others are compared with/ })
    .selectOption({ label: 'Compare with: Men' });
  await expect(women).toContainText('−2.5 points');
});

test("a patient partner's point appears in the open document, and the answer on their page", async ({
  server,
  open,
}) => {
  const { chair, colleague, review } = await makePanel(server, 'patient-partner');
  const ana = await new ReviewPage(await open(chair, `/reviews/${review.id}`)).opened();
  const partner = await open(colleague, `/reviews/${review.id}`);
  await partner.getByRole('textbox', { name: 'Make a point' }).fill('Nobody told me a computer was in it.');
  await partner.getByRole('button', { name: 'Give it to the panel' }).click();
  await expect(partner.getByText('Open: the panel has not answered yet')).toBeVisible();
  await expect(partner.getByRole('textbox', { name: 'Make a point' })).toHaveValue('');

  const voices = ana.section('Patient, family and public view');
  await voices.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded();
  const words = voices.getByRole('textbox', { name: 'Voice 1', exact: true });
  await expect(words).toHaveValue('Nobody told me a computer was in it.', live);
  await expect(voices).not.toContainText('Ben Panel');
  await voices.getByRole('combobox', { name: 'What came of Voice 1' }).selectOption({ label: 'Changed' });
  await voices.getByRole('textbox', { name: 'Our answer to Voice 1' }).fill('Letters say so now.');
  await ana.saved();
  await partner.reload();
  await expect(partner.getByText('Letters say so now.')).toBeVisible();
  await expect(partner.getByText('Changed', { exact: true })).toBeVisible();
});
