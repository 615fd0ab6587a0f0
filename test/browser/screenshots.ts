/**
 * Pictures of the main pages in three widths, light and dark, to be looked at by people; no part of the tests.
 * `node test/browser/screenshots.ts [folder] [part of a name]` writes them; the built server has to be there.
 */
import { mkdirSync } from 'node:fs';
import { join as path } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import type { Review } from '../../shared/api/reviews.ts';
import type { LinkMade } from '../../shared/api/accounts.ts';
import { join, setUp, type MemberClient } from '../support/member-client.ts';
import { ServerProcess } from '../support/server-process.ts';
import { see } from './panel.ts';
import { ReviewPage } from './review-page.ts';

const folder = process.argv[2] ?? 'test-results/screens';
const wanted = process.argv[3] ?? '';
const widths = [1440, 1024, 390] as const;
const schemes = ['light', 'dark'] as const;

interface Scene {
  readonly name: string;
  readonly as: MemberClient | null;
  readonly at: string;
  readonly ready: (page: Page) => Promise<void>;
}

mkdirSync(folder, { recursive: true });
const empty = new ServerProcess({ entry: 'built' });
const server = new ServerProcess({ entry: 'built' });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  await empty.start();
  const ana = await setUp(await server.start(), true);
  const ben = await join(ana, 'Ben Bridge');
  for (const scene of await scenes(ana, ben)) {
    if (!scene.name.includes(wanted)) continue;
    for (const colorScheme of schemes)
      for (const width of widths) await shoot(browser, scene, width, colorScheme);
  }
} finally {
  await browser.close();
  await server.dispose();
  await empty.dispose();
}

async function scenes(ana: MemberClient, ben: MemberClient): Promise<Scene[]> {
  const { reviews } = await ana.expectOk<{ reviews: Review[] }>('GET', '/reviews');
  const full = reviews.find(({ title }) => title.startsWith('Lung nodule'))?.id ?? '';
  await ana.addParticipant(full, ben.me?.id ?? '', 'panel');
  const partner = await join(ana, 'Pia Partner');
  await ana.addParticipant(full, partner.me?.id ?? '', 'patient-partner');
  const fresh = await ana.createReview({ title: 'A review that was opened just now' });
  const link = await ana.expectOk<LinkMade>('POST', '/invitations', { organisationRoles: ['member'] });
  const register = await makeRegister(ana, ben, full);
  const heading = (page: Page): Promise<void> => page.getByRole('heading', { level: 1 }).waitFor();
  const at = (section: string) => async (page: Page) => {
    const review = await new ReviewPage(page).opened();
    await review
      .section(section)
      .getByRole('heading', { level: 2 })
      .evaluate((element) => element.scrollIntoView());
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  };
  const opened = async (page: Page): Promise<void> => {
    await new ReviewPage(page).opened();
  };
  const inReview = (name: string, ready: Scene['ready'], id = full): Scene => ({
    name,
    as: ana,
    at: `/reviews/${id}`,
    ready,
  });
  return [
    { name: 'set-up', as: null, at: empty.url, ready: heading },
    { name: 'sign-in', as: null, at: server.url, ready: heading },
    { name: 'join', as: null, at: server.url + link.path, ready: heading },
    {
      name: 'home',
      as: ana,
      at: '/',
      ready: (page) =>
        page
          .getByRole('link', { name: /Lung nodule/ })
          .first()
          .waitFor(),
    },
    { name: 'home-empty', as: ben, at: '/', ready: heading },
    { name: 'new-template', as: ana, at: '/reviews/new', ready: heading },
    { name: 'new-form', as: ana, at: '/reviews/new?template=full', ready: heading },
    { name: 'templates', as: ana, at: '/templates', ready: heading },
    { name: 'audit', as: ana, at: '/audit', ready: (page) => page.getByRole('row').nth(1).waitFor() },
    { name: 'break-glass', as: ana, at: '/audit/break-glass', ready: heading },
    inReview('review-top', opened),
    inReview('review-fresh', opened, fresh.id),
    inReview('review-fresh-board', at('Five-layer factors'), fresh.id),
    inReview('review-fresh-actions', at('Safety actions'), fresh.id),
    inReview('review-facts', at('The AI system')),
    inReview('review-what', at('What happened')),
    inReview('review-timeline', at('Timeline')),
    inReview('review-board', at('Five-layer factors')),
    inReview('review-safeguards', at('Safeguards')),
    inReview('review-questions', at('Seven responsibility questions')),
    inReview('review-actions', at('Safety actions')),
    inReview('review-factor-open', async (page) => {
      await at('Five-layer factors')(page);
      await page.locator('[data-section="s.five"] button[aria-expanded="false"]').first().click();
    }),
    inReview('review-action-open', async (page) => {
      await at('Safety actions')(page);
      await page.locator('[data-section="s.act"] button[aria-expanded="false"]').first().click();
    }),
    inReview('review-agreement', async (page) => {
      await (await new ReviewPage(page).opened()).choose('Agreement');
      await page.getByRole('heading', { name: 'Before it can be signed' }).waitFor();
    }),
    inReview('review-read-through', async (page) => {
      await (await new ReviewPage(page).opened()).choose('Agreement');
      await page.getByRole('button', { name: 'Read it through' }).click();
      await page.getByText(/^Section 1 of/).waitFor();
    }),
    inReview('review-participants', async (page) => {
      await (await new ReviewPage(page).opened()).choose('Participants…');
      await page
        .getByRole('dialog', { name: 'Who takes part' })
        .getByText('Ben Bridge', { exact: true })
        .waitFor();
    }),
    { name: 'partner', as: partner, at: `/reviews/${full}`, ready: heading },
    { name: 'themes', as: ana, at: '/themes?samples=true', ready: heading },
    { name: 'tracker', as: ana, at: '/actions', ready: (page) => page.getByRole('row').nth(1).waitFor() },
    {
      name: 'tracker-open',
      as: ana,
      at: '/actions',
      ready: async (page) => {
        await page.getByRole('row').nth(1).getByRole('link').first().click();
        await page.getByRole('heading', { name: 'Change this action' }).waitFor();
      },
    },
    {
      name: 'dashboard',
      as: ana,
      at: '/dashboard',
      ready: (page) => page.getByRole('row').nth(1).waitFor(),
    },
    {
      name: 'dashboard-reviews',
      as: ana,
      at: '/dashboard/reviews?layer=workflow&lacks=stronger',
      ready: (page) => page.getByRole('link', { name: 'open action' }).first().waitFor(),
    },
    { name: 'report-form', as: ana, at: '/report', ready: heading },
    { name: 'report-sent', as: ben, at: `/reports/${register.report}?sent=true`, ready: heading },
    { name: 'reports', as: ana, at: '/reports', ready: heading },
    {
      name: 'report-decide',
      as: ana,
      at: `/reports/${register.report}`,
      ready: async (page) => {
        await page.getByRole('radio', { name: /^Open a review/ }).check();
        await page.getByLabel('Title of the review').evaluate((element) => element.scrollIntoView());
      },
    },
    {
      name: 'systems',
      as: ana,
      at: '/systems',
      ready: (page) => page.getByRole('link', { name: 'Lung finder' }).waitFor(),
    },
    { name: 'system', as: ana, at: `/systems/${register.system}`, ready: heading },
    {
      name: 'system-change',
      as: ana,
      at: `/systems/${register.system}`,
      ready: (page) => page.getByRole('button', { name: 'Change the entry' }).click(),
    },
    {
      name: 'inbox',
      as: ben,
      at: '/inbox',
      ready: (page) => page.getByText('Mark as read').first().waitFor(),
    },
    inReview('review-register', async (page) => {
      await (await new ReviewPage(page).opened()).choose('Details');
      await page.getByRole('heading', { name: 'Register' }).waitFor();
    }),
    { name: 'people', as: ana, at: '/people', ready: heading },
    { name: 'account', as: ana, at: '/account', ready: heading },
    { name: 'readme', as: ana, at: `/reviews/${full}`, ready: (page) => twoOnTheBoard(page, ben, full) },
  ];
}

/** A system with two versions and a review, and reports of which one is answered. */
async function makeRegister(
  ana: MemberClient,
  ben: MemberClient,
  reviewId: string,
): Promise<{ readonly system: string; readonly report: string }> {
  const { id } = await ana.expectOk<{ id: string }>('POST', '/systems', {
    name: 'Lung finder',
    maker: 'Example Imaging',
    class: 'imaging',
    autonomy: 'suggests',
    purpose: 'Marks nodules on chest films of adults, for a radiologist who reads every film.',
    outOfScope: 'Children, and films taken lying down.',
    pausedBy: 'Lead radiographer on duty, by the number on the wall of the reading room',
    seenBy: 'Radiologists, beside the film',
    validation: 'partly',
    validationPopulation: '400 films of day clinics; nine in ten nodules were marked.',
    validationGap: 'No films of the night, which are taken on the older machine.',
    monitorWhat: 'Share of films marked; last reading 7 in 100.',
    monitorOften: 'Every month',
  });
  const versions = [
    { label: '2.3', from: '2024-05-01', to: '2025-09-30', changed: '', note: '' },
    {
      label: '2.4',
      from: '2025-10-01',
      to: null,
      changed: 'A new threshold for small nodules; the maker sent a letter of two pages.',
      note: 'Announced on the same day.',
    },
  ];
  let state = 1;
  for (const version of versions)
    await ana.expectOk('POST', `/systems/${id}/versions`, version, { 'if-match': `"${state++}"` });
  await ana.expectOk('PUT', `/reviews/${reviewId}/system`, { systemId: id });
  const words = {
    happened: 'The system did not mark a shadow on a film of the night. A colleague saw it an hour later.',
    shown: 'No finding, in green.',
    occurredOn: '2026-03-01',
    occurredAt: '23:40',
    grade: 'near-miss',
    affected: 'One person waiting for a result.',
    systemId: id,
    systemName: 'Lung finder',
    lookAt: 'Whether films of the night come through at a lower resolution.',
  };
  const report = await ben.expectOk<{ id: string }>('POST', '/reports', words);
  const other = {
    happened: 'The letter named a drug nobody takes.',
    grade: 'none-yet',
    systemName: 'Scribe',
  };
  await ana.expectOk('POST', '/reports', other);
  const answer = { state: 'under-look', words: 'Thank you. I have asked for the films of that night.' };
  await ana.expectOk('PATCH', `/reports/${report.id}`, answer, { 'if-match': '"1"' });
  return { system: id, report: report.id };
}

/** For the README: the board of the full sample, with a colleague writing in it. */
async function twoOnTheBoard(page: Page, ben: MemberClient, full: string): Promise<void> {
  const ana = await new ReviewPage(page).opened();
  const other = await open(browser, ben, `/reviews/${full}`, 1440, 'light');
  const colleague = await new ReviewPage(other).opened();
  await see(page, 'Ben Bridge');
  await colleague.layer('Interface').locator('button[aria-expanded="false"]').first().click();
  await other.keyboard.press('End');
  await ana
    .layer('Model')
    .getByRole('heading')
    .evaluate((element) => element.scrollIntoView());
  await ana
    .section('Five-layer factors')
    .getByRole('heading', { level: 2 })
    .evaluate((element) => element.scrollIntoView());
  await ana.section('Five-layer factors').getByRole('img', { name: 'Ben Bridge' }).first().waitFor();
}

async function open(
  on: Browser,
  as: MemberClient | null,
  at: string,
  width: number,
  colorScheme: 'light' | 'dark',
): Promise<Page> {
  const context = await on.newContext({
    baseURL: as?.url ?? new URL(at).origin,
    viewport: { width, height: width < 500 ? 844 : 900 },
    colorScheme,
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const [name = '', value = ''] = as?.cookie.split('=', 2) ?? [];
  if (as !== null) await context.addCookies([{ name, value, url: as.url }]);
  const page = await context.newPage();
  await page.goto(at);
  return page;
}

async function shoot(on: Browser, scene: Scene, width: number, colorScheme: 'light' | 'dark'): Promise<void> {
  const page = await open(on, scene.as, scene.at, width, colorScheme);
  try {
    await scene.ready(page);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: path(folder, `${scene.name}-${width}-${colorScheme}.png`) });
  } catch (fault) {
    console.error(
      `${scene.name} in ${width} ${colorScheme}: ${fault instanceof Error ? fault.message : String(fault)}`,
    );
  }
  for (const context of on.contexts()) await context.close();
}
