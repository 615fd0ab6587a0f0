/** axe finds no serious or critical fault on any of the main pages, light and dark. */
import type { Page } from '@playwright/test';
import type { Review } from '../../shared/api/reviews.ts';
import { templates } from '../../shared/templates/templates.ts';
import { setUp, type MemberClient } from '../support/member-client.ts';
import { axeFaults } from './axe-faults.ts';
import { expect, test, type Open } from './fixtures.ts';
import { ReviewPage } from './review-page.ts';

/** @param part a selector, where the rest of the page has been looked at already */
async function seriousFaults(page: Page, part?: string): Promise<string[]> {
  return axeFaults(page, { least: 'serious', ...(part === undefined ? {} : { within: part }) });
}

async function openFullReview(
  admin: MemberClient,
  open: Open,
  colorScheme: 'light' | 'dark',
): Promise<ReviewPage> {
  const { reviews } = await admin.expectOk<{ reviews: Review[] }>('GET', '/reviews');
  const full = reviews.find(({ title }) => title.startsWith('Lung nodule'));
  const page = await open(admin, `/reviews/${full?.id ?? ''}`, { colorScheme });
  const review = await new ReviewPage(page).opened();
  await review.prose('What happened');
  return review;
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds no serious fault before anybody is signed in (${colorScheme})`, async ({
    server,
    samples,
    open,
  }) => {
    const setUp = await open(null, server.url, { colorScheme });
    await expect(setUp.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await seriousFaults(setUp)).toEqual([]);
    await setUp.getByRole('button', { name: 'Set up and go in' }).click();
    await expect(setUp.getByRole('group', { name: 'Something needs your attention' })).toBeVisible();
    expect(await seriousFaults(setUp)).toEqual([]);
    const signIn = await open(null, samples.server.url, { colorScheme });
    await expect(signIn.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(await seriousFaults(signIn)).toEqual([]);
  });

  for (const [path, heading] of [
    ['/', 'Reviews'],
    ['/reviews/new', 'What has happened?'],
    ['/reviews/new?template=full', 'What is it about?'],
    ['/templates', 'Templates'],
    ['/report', 'Report something'],
    ['/reports', 'Reports'],
    ['/systems', 'AI systems'],
    ['/search?q=the', 'Search'],
    ['/themes?samples=true', 'Themes'],
    ['/inbox', 'Inbox'],
    ['/people', 'People'],
    ['/account', 'Your account'],
    ['/dashboard', 'Dashboard'],
    ['/dashboard/reviews', 'Reviews'],
    ['/audit', 'Audit'],
    ['/audit/break-glass', 'Break-glass access'],
  ] as const) {
    test(`axe finds no serious fault on ${path} (${colorScheme})`, async ({ samples, open }) => {
      const page = await open(samples.admin, path, { colorScheme });
      await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
      await expect(page.getByText(/^Loading/)).toHaveCount(0);
      expect(await seriousFaults(page)).toEqual([]);
    });
  }

  test(`axe finds no serious fault on the tracker with an action open (${colorScheme})`, async ({
    samples,
    open,
  }) => {
    const page = await open(samples.admin, '/actions', { colorScheme });
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('row').nth(1).getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: 'Change this action' })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    // The first is the one whose measure has readings, and whose effect was checked.
    await page.getByRole('button', { name: 'Record a check' }).click();
    await expect(page.getByRole('dialog', { name: 'Did it work?' })).toBeVisible();
    expect(await seriousFaults(page, 'dialog')).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByLabel('Status').last().selectOption('Superseded');
    await expect(page.getByText('Which action takes its place?')).toBeVisible();
    expect(await seriousFaults(page, 'dialog')).toEqual([]);
  });

  test(`axe finds no serious fault on the agreement, declaring interests and reading it through (${colorScheme})`, async ({
    samples,
    open,
  }) => {
    const { reviews } = await samples.admin.expectOk<{ reviews: Review[] }>('GET', '/reviews');
    const inReview = reviews.find(({ stage }) => stage === 'in-review');
    const path = `/reviews/${inReview?.id ?? ''}#agreement`;
    const { page } = await new ReviewPage(await open(samples.admin, path, { colorScheme })).opened();
    await expect(page.getByRole('heading', { name: 'Before it can be signed' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Ask for signatures' })).toBeVisible();
    expect(await seriousFaults(page, '#review-panel')).toEqual([]);
    await page.getByRole('button', { name: 'Declare yours…' }).click();
    await page.getByRole('radio', { name: 'I have one or more' }).check();
    expect(await seriousFaults(page, 'dialog')).toEqual([]);
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('button', { name: 'Read it through' }).click();
    await expect(page.getByText(/^Section 1 of/)).toBeVisible();
    expect(await seriousFaults(page, 'dialog')).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText(/^Section 2 of/)).toBeVisible();
  });

  test(`axe finds no serious fault on a whole review (${colorScheme})`, async ({ samples, open }) => {
    const review = await openFullReview(samples.admin, open, colorScheme);
    // The report is long, and looking at the whole of it takes its time.
    test.setTimeout(120_000);
    expect(await seriousFaults(review.page)).toEqual([]);
  });

  test(`axe finds no serious fault on the cards and panels of a whole review (${colorScheme})`, async ({
    samples,
    open,
  }) => {
    const review = await openFullReview(samples.admin, open, colorScheme);
    // Four looks, two of them at long sections.
    test.setTimeout(120_000);
    await review.layer('Interface').getByRole('listitem').first().getByRole('button').first().click();
    await review.section('Five-layer factors').getByText('Which layer leads to which').click();
    await review.section('Safety actions').locator('button[aria-expanded="false"]').first().click();
    await review.page.getByRole('button', { name: /Show people$/ }).click();
    await expect(review.page.getByRole('complementary', { name: 'People' })).toBeVisible();
    for (const part of ['[data-section="s.five"]', '[data-section="s.act"]', 'aside'])
      expect(await seriousFaults(review.page, part)).toEqual([]);
    await review.choose('Participants…');
    await expect(review.page.getByRole('dialog', { name: 'Who takes part' })).toBeVisible();
    expect(await seriousFaults(review.page, 'dialog')).toEqual([]);
  });
}

test('axe finds no serious fault on a new review of any template', async ({ server, open }) => {
  const chair = await setUp(server.url);
  // Eight reviews, each looked at as a whole.
  test.setTimeout(180_000);
  for (const [index, { id, name }] of templates.entries()) {
    const { id: reviewId } = await chair.createReview({ templateId: id, title: name });
    const colorScheme = index % 2 === 0 ? 'light' : 'dark';
    const review = await new ReviewPage(await open(chair, `/reviews/${reviewId}`, { colorScheme })).opened();
    await expect(review.page.getByText(/^(Loading|Fetching)/)).toHaveCount(0);
    expect(await seriousFaults(review.page), `${name}, ${colorScheme}`).toEqual([]);
    await review.page.context().close();
  }
});
