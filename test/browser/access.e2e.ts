/** What each of those around a review gets to see: nothing, everything to read, a page of their own, or no longer. */
import { makeId } from '../../shared/ids.ts';
import { join, testPassword } from '../support/member-client.ts';
import { expect, test } from './fixtures.ts';
import { makePanel, see } from './panel.ts';
import { ReviewPage } from './review-page.ts';

test('a member who is no participant is shown the same for a review that exists and one that does not', async ({
  server,
  open,
}) => {
  const { chair, review } = await makePanel(server);
  const stranger = await join(chair, 'Sam Stranger');
  const unknown = makeId((size) => crypto.getRandomValues(new Uint8Array(size)));

  const answers = [];
  for (const id of [review.id, unknown]) {
    for (const path of ['', '/document', '/participants', '/actions', '/recovered', '/exports/markdown']) {
      const { status, body, headers } = await stranger.call('GET', `/reviews/${id}${path}`);
      answers.push({ id, path, answer: [status, body, headers.get('content-type')] });
    }
  }
  for (const { id, path, answer } of answers) {
    const other = answers.find((one) => one.path === path && one.id !== id);
    expect(answer, path).toEqual(other?.answer);
    expect(answer[0], path).toBe(404);
  }

  const pages = [];
  for (const id of [review.id, unknown]) {
    const page = await open(stranger, `/reviews/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'There is no review here that is open to you.',
    );
    pages.push([await page.title(), await page.locator('body').innerText()]);
  }
  expect(pages[0]).toEqual(pages[1]);
});

test('an observer sees everything as it is written and has no place to write, and nothing is refused', async ({
  server,
  open,
}) => {
  const { chair, colleague, review } = await makePanel(server, 'observer');
  const path = `/reviews/${review.id}`;
  const ana = await new ReviewPage(await open(chair, path)).opened();
  const observer = await new ReviewPage(await open(colleague, path)).opened();
  await see(observer.page, 'Ana Admin');
  await expect(observer.page.getByText('You take part as observer: you see everything')).toBeVisible();

  await (await ana.prose('What happened')).click();
  await ana.page.keyboard.type('Seen as it is written.');
  await ana.addFactor('Model', 'Small findings score low');
  await ana.addAction('Lower the threshold');
  await expect(observer.section('What happened')).toContainText('Seen as it is written.');
  await expect(observer.layer('Model')).toContainText('Small findings score low');
  await expect(observer.section('Safety actions')).toContainText('Lower the threshold');

  const main = observer.page.getByRole('main');
  await expect(main.getByRole('textbox')).toHaveCount(0);
  await expect(main.getByRole('button', { name: /^Add/ })).toHaveCount(0);
  await observer.section('What happened').getByText('Seen as it is written.').click();
  await observer.page.keyboard.type('scribble');
  await expect(observer.light).toHaveAttribute('data-saved-light', 'saved');
  await expect(observer.page.getByRole('button', { name: /texts? waits?/ })).toHaveCount(0);
  await ana.saved();
  await expect(ana.section('What happened')).not.toContainText('scribble');
});

test('a patient partner gets a page of their own, with lessons and without factors', async ({
  server,
  open,
}) => {
  const { chair, colleague, review } = await makePanel(server, 'patient-partner');
  const ana = await new ReviewPage(await open(chair, `/reviews/${review.id}`)).opened();
  await (await ana.prose('What happened')).click();
  await ana.page.keyboard.type('A shadow was missed.');
  await ana.addFactor('Governance', 'Not for the partner');
  await ana.saved();

  const page = await open(colleague, `/reviews/${review.id}`);
  await expect(page.getByText('Prepared for you by the panel')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('A shadow was missed.');
  await expect(page.getByRole('main')).not.toContainText('Not for the partner');
  // What they can write is a point of their own, which goes to the panel; nothing of the document.
  await expect(page.getByRole('textbox')).toHaveCount(1);
  await expect(page.getByRole('textbox', { name: 'Make a point' })).toBeVisible();
});

test('the page of a participant who is removed closes with a sentence within a second', async ({
  server,
  open,
}) => {
  const { chair, colleague, review } = await makePanel(server);
  const path = `/reviews/${review.id}`;
  const ana = await new ReviewPage(await open(chair, path)).opened();
  const ben = await new ReviewPage(await open(colleague, path)).opened();
  await ben.addFactor('Model', 'Written before leaving');
  await ben.saved();

  await ana.choose('Participants…');
  const people = ana.page.getByRole('dialog', { name: 'Who takes part' });
  await people.getByRole('button', { name: 'Remove Ben Panel' }).click();
  const removed = ana.page.waitForResponse((response) => response.request().method() === 'DELETE');
  await people.getByRole('button', { name: 'Remove', exact: true }).click();
  await removed;
  await expect(ben.page.getByRole('alert')).toContainText('This review is not open to you.', {
    timeout: 1000,
  });
  await expect(ben.page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  await people.getByRole('button', { name: 'Close' }).click();
  await expect(ana.layer('Model')).toContainText('Written before leaving');
});

test('somebody whose session ends in an open review signs in over it and goes on, with what they typed', async ({
  server,
  open,
}) => {
  const { chair, review } = await makePanel(server);
  const ana = await new ReviewPage(await open(chair, `/reviews/${review.id}`)).opened();
  const field = await ana.addFactor('Model', 'Before the session ended');
  await ana.saved();
  await chair.expectOk('DELETE', '/session');
  const again = ana.page.getByRole('dialog', { name: 'Sign in again' });
  await again.getByRole('textbox', { name: 'Password' }).fill(testPassword);
  await again.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(again).toBeHidden();
  await field.press('End');
  await ana.page.keyboard.type(', and after');
  await ana.saved();
  await expect(field).toHaveValue('Before the session ended, and after');
  await ana.page.reload();
  await expect(ana.layer('Model')).toContainText('Before the session ended, and after');
});
