/** A review with two people in it, each in a browser of their own: where most journeys begin. */
import type { Page } from '@playwright/test';
import type { ReviewRole } from '../../shared/access.ts';
import type { Review } from '../../shared/api/reviews.ts';
import { join, setUp, type MemberClient } from '../support/member-client.ts';
import type { ServerProcess } from '../support/server-process.ts';
import type { Open, OpenOptions } from './fixtures.ts';
import { ReviewPage } from './review-page.ts';

export interface Panel {
  readonly review: Review;
  readonly chair: MemberClient;
  readonly colleague: MemberClient;
}

export interface OpenPanel extends Panel {
  readonly ana: ReviewPage;
  readonly ben: ReviewPage;
}

/** Ana Admin chairs; Ben Panel has the role given. */
export async function makePanel(
  server: ServerProcess,
  role: ReviewRole = 'panel',
  templateId: 'full' | 'huddle' = 'full',
): Promise<Panel> {
  const chair = await setUp(server.url);
  const colleague = await join(chair, 'Ben Panel');
  const review = await chair.createReview({ templateId });
  await chair.addParticipant(review.id, colleague.me?.id ?? '', role);
  return { review, chair, colleague };
}

/** The same with the review open in both browsers, and each seen by the other. */
export async function openPanel(
  server: ServerProcess,
  open: Open,
  templateId: 'full' | 'huddle' = 'full',
  options: OpenOptions = {},
): Promise<OpenPanel> {
  const panel = await makePanel(server, 'panel', templateId);
  const path = `/reviews/${panel.review.id}`;
  const ana = await new ReviewPage(await open(panel.chair, path, options)).opened();
  const ben = await new ReviewPage(await open(panel.colleague, path, options)).opened();
  await see(ana.page, 'Ben Panel');
  await see(ben.page, 'Ana Admin');
  return { ...panel, ana, ben };
}

/** Waits until the page shows that somebody else is here. */
export async function see(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Here now: you.*${name}`) }).waitFor();
}
