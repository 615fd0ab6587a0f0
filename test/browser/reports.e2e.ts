/** A report on its way: sent from a phone, turned into a review by a safety lead, and its reporter sees what became of it. */
import { join, setUp } from '../support/member-client.ts';
import { axeFaults } from './axe-faults.ts';
import { expect, test } from './fixtures.ts';
import { ReviewPage } from './review-page.ts';

test('a report goes from a phone to a review, and its reporter hears of it without reloading', async ({
  server,
  open,
}) => {
  const lead = await setUp(server.url);
  const rea = await join(lead, 'Rea Reporter');
  const phone = await open(rea, '/', { viewport: { width: 390, height: 844 }, hasTouch: true });
  await phone.getByRole('link', { name: 'Report something' }).first().click();
  const story = phone.getByRole('textbox', { name: '1. What happened?' });
  await story.fill('The film of 943 476 5919 was not marked. A colleague saw the shadow.');
  await expect(phone.getByText(/looks as if it held an NHS number/)).toBeVisible();

  // A closed tab costs nothing.
  await phone.reload();
  await expect(story).toHaveValue(/943 476 5919/);
  await story.fill('A film of the night was not marked. A colleague saw the shadow.');
  await expect(phone.getByText(/NHS number/)).toBeHidden();
  await phone.getByRole('button', { name: 'Send the report' }).click();
  await expect(phone.getByRole('group', { name: 'Something needs your attention' })).toBeFocused();
  await phone.getByRole('radio', { name: /^A near miss/ }).check();
  expect(await axeFaults(phone, { least: 'serious' })).toEqual([]);
  await phone.getByRole('button', { name: 'Send the report' }).click();
  await expect(phone.getByRole('heading', { name: 'Thank you. Your report is sent.' })).toBeVisible();
  await expect(phone.getByText(/a good catch/)).toBeVisible();

  const desk = await open(lead, '/reports');
  await desk.getByRole('link', { name: /^A film of the night/ }).press('Enter');
  await expect(desk.getByText('by somebody who gave no name')).toBeVisible();
  expect(await axeFaults(desk, { least: 'serious' })).toEqual([]);
  await desk.getByRole('radio', { name: /^Open a review or a huddle/ }).check();
  await desk
    .getByRole('combobox', { name: 'How to look at it' })
    .selectOption({ label: 'Full AI incident review' });
  await desk.getByRole('textbox', { name: 'Title of the review' }).fill('A shadow not marked');
  await desk.getByRole('textbox', { name: /^Words to the reporter/ }).fill('Thank you. A panel looks at it.');
  await desk.getByRole('button', { name: 'Do this' }).click();

  await expect(phone.getByText('A panel reviews what you reported.')).toBeVisible();
  await expect(phone.getByText('Thank you. A panel looks at it.')).toBeVisible();
  await expect(phone.getByText('A shadow not marked')).toBeHidden();
  await phone.getByRole('link', { name: 'Inbox, 1 unread' }).click();
  await phone.getByRole('button', { name: /^Mark as read/ }).click();
  await expect(phone.getByRole('link', { name: 'Inbox', exact: true })).toBeVisible();

  await desk.getByRole('link', { name: 'A shadow not marked' }).click();
  const review = await new ReviewPage(desk).opened();
  await expect(review.section('What happened')).toContainText('A colleague saw the shadow.');
});
