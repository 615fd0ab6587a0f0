/** The register: entered by a safety lead, copied into a review by its chair, and never changing that review again. */
import { join, setUp } from '../support/member-client.ts';
import { axeFaults } from './axe-faults.ts';
import { expect, test } from './fixtures.ts';
import { ReviewPage } from './review-page.ts';

test('a system entered in the register gives a review its facts once', async ({ server, open }) => {
  const lead = await setUp(server.url);
  const ben = await join(lead, 'Ben Chair');
  const register = await open(lead, '/systems');
  await register.getByRole('button', { name: 'Enter the first system' }).click();
  await register.getByRole('textbox', { name: 'Name' }).fill('Lung finder');
  await register.getByRole('textbox', { name: 'Intended use' }).fill('Marks nodules on chest films.');
  await register.getByRole('button', { name: 'Enter it' }).click();
  await expect(register.getByRole('heading', { name: 'Lung finder', level: 1 })).toBeVisible();
  await register.getByRole('button', { name: 'Add a version' }).click();
  await register.getByRole('textbox', { name: 'Version' }).fill('2.4');
  await register.getByLabel('In use from').fill('2025-01-01');
  await register.getByRole('button', { name: 'Add it' }).click();
  await expect(register.getByText('Since 1 Jan 2025')).toBeVisible();
  expect(await axeFaults(register, { least: 'serious' })).toEqual([]);

  const chair = await open(ben, '/reviews/new?template=full');
  await chair.getByRole('textbox', { name: 'Title' }).fill('A nodule not marked');
  await chair.getByRole('combobox', { name: /^AI system/ }).fill('lung finder');
  await expect(chair.getByText('In the register, newest version 2.4.')).toBeVisible();
  await chair.getByRole('button', { name: 'Open the review' }).click();
  const review = await new ReviewPage(chair).opened();
  const facts = review.section('The AI system');
  await expect(facts).toContainText('Marks nodules on chest films.');
  await expect(facts).toContainText('2.4, in use from 2025-01-01');

  await register.getByRole('button', { name: 'Change the entry' }).click();
  await register.getByRole('textbox', { name: 'Intended use' }).fill('Marks nodules and fractures.');
  await register.getByRole('button', { name: 'Save the entry' }).click();
  await expect(register.getByText('Marks nodules and fractures.')).toBeVisible();
  await expect(register.getByText(/^One review of it you take no part in/)).toBeVisible();
  await expect(register.getByText('A nodule not marked')).toBeHidden();
  await chair.reload();
  await new ReviewPage(chair).opened();
  await expect(facts).toContainText('Marks nodules on chest films.');
});
