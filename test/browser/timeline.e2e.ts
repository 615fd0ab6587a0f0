/** A timeline written in quick lines, filled from a table with a bad line, and walked through as a picture by keys. */
import { expect, test } from './fixtures.ts';
import { openPanel } from './panel.ts';

const table = [
  'When,Who,What happened',
  '2026-02-11 09:38,Patient,X-ray taken',
  '2026-02-31 09:39,AI,Never was',
  '2026-02-11 12:50,Staff,"Reported as clear, with ten others"',
].join('\n');

test('a chronology is written in lines, imported from a table with a bad line, and read as a picture', async ({
  server,
  open,
}) => {
  const { ana, ben } = await openPanel(server, open);
  const { page } = ana;
  const timeline = ana.section('Timeline');
  const line = timeline.getByRole('textbox', { name: 'Next entry' });
  const entry = (words: string) =>
    timeline
      .locator('li')
      .filter({ has: page.locator(`textarea`) })
      .filter({ hasText: words });

  // Quick lines, one of them with a day that does not exist.
  await timeline.getByRole('button', { name: 'Add the first entry' }).click();
  await expect(line).toBeFocused();
  await page.keyboard.type('11 Feb 2026 09:40-09:42 Tick placed');
  await page.keyboard.press('Enter');
  await page.keyboard.type('next day about 3pm Clinic called');
  await page.keyboard.press('Enter');
  await expect(timeline.getByRole('region', { name: '12 February 2026' })).toContainText('about 15:00');
  await page.keyboard.type('31 Feb Scan repeated');
  await page.keyboard.press('Enter');
  await expect(timeline.getByText(/is no day of the calendar/)).toBeVisible();
  await expect(timeline.getByText('2 entries')).toBeVisible();
  await timeline.getByRole('button', { name: 'Add it without a time' }).click();
  await expect(timeline.getByRole('region', { name: 'Time not known' })).toBeVisible();

  // The unknown time is put between the others by hand.
  await timeline.getByRole('textbox', { name: 'What happened, Time not known' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(timeline.getByRole('region', { name: 'Time not known' })).toBeHidden();
  await expect(timeline.getByRole('region', { name: '12 February 2026' }).getByRole('listitem')).toHaveCount(
    2,
  );
  await expect(ben.section('Timeline').getByText('3 entries')).toBeVisible();

  // A table: what cannot be read is reported by its line, and nothing is imported by half.
  await timeline.getByRole('button', { name: 'Paste a log or a table' }).click();
  const dialog = page.getByRole('dialog', { name: 'Paste a log or a table' });
  await dialog.getByRole('textbox', { name: 'Lines' }).fill(table);
  await expect(dialog.getByRole('region', { name: 'Cannot be read' })).toContainText('Line 3');
  await expect(dialog.getByRole('combobox', { name: 'Who' })).toHaveValue('lane');
  const go = dialog.getByRole('button', { name: 'Import 2 entries' });
  await expect(go).toBeDisabled();
  await dialog.getByRole('checkbox', { name: 'Leave out the line that cannot be read' }).check();
  await go.click();
  await expect(dialog).toBeHidden();
  await expect(timeline.getByText('5 entries')).toBeVisible();
  await expect(ben.section('Timeline').getByText('5 entries')).toBeVisible();
  await expect(timeline.getByRole('button', { name: /^Evidence: .*pasted-table/ })).toHaveCount(2);
  await ana.saved();

  // One undo takes the import back, one redo brings it again.
  await timeline.getByRole('button', { name: 'Paste a log or a table' }).focus();
  await page.keyboard.press('Control+z');
  await expect(ben.section('Timeline').getByText('3 entries')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(ben.section('Timeline').getByText('5 entries')).toBeVisible();

  // Milestones give a duration.
  for (const [words, mark] of [
    ['Tick placed', 'output-given'],
    ['Reported as clear, with ten others', 'output-shown'],
  ] as const) {
    await entry(words).getByRole('combobox', { name: 'Milestone' }).selectOption(mark);
  }
  await expect(timeline.getByRole('region', { name: 'How long it took' })).toContainText(
    '3 hours 10 minutes',
  );

  // The picture, by keys.
  await timeline.getByRole('button', { name: 'Picture', exact: true }).press('Enter');
  const picture = timeline.getByRole('group', { name: 'Timeline by lanes' });
  await picture.getByRole('button').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(picture.getByRole('button', { name: /Tick placed/ })).toBeFocused();
  await page.keyboard.press('+');
  await page.keyboard.press('End');
  await expect(picture.getByRole('button', { name: /Clinic called/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(
    timeline.getByRole('textbox', { name: 'What happened, 12 February 2026, about 15:00' }),
  ).toBeInViewport();
  await Promise.all([ana.saved(), ben.saved()]);
});
