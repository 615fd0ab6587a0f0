/**
 * Gives an open review another template with everything in it: a version is kept, the document takes what is missing
 * through the one door, then the row follows and everybody who has the review open is told. Nothing is taken away.
 */
import type { ReviewStores } from '../db/review-stores.ts';
import type { Clock } from '../shared/clock.ts';
import { AppError } from '../shared/errors.ts';
import { promoteReview } from '../shared/review-document/promote.ts';
import { shownTemplate } from '../shared/templates/shown-template.ts';
import type { TemplateRef } from '../shared/templates/template.ts';
import type { DocumentDoor } from './document-door.ts';
import type { Hints } from './hints.ts';
import type { Versions } from './versions.ts';

export interface PromotionDeps {
  readonly stores: Pick<ReviewStores, 'templates'>;
  readonly versions: Versions;
  readonly door: DocumentDoor;
  readonly hints: Hints;
  readonly clock: Clock;
}

export interface PromotionAsked {
  readonly reviewId: string;
  /** What the member saw it to be; anything else is refused. */
  readonly from: TemplateRef;
  /** Id of the template it is to have, at its newest version. */
  readonly to: string;
  readonly memberId: string;
}

/**
 * Resolves when document and row are durable. Should the server stop between the two, asking again completes it.
 * @throws AppError `not-found`, `forbidden`, `signed`, `invalid-input`, `not-allowed-now`, `changed-meanwhile`, `storage`
 */
export async function promote(deps: PromotionDeps, asked: PromotionAsked): Promise<void> {
  const { stores, versions, door, hints, clock } = deps;
  const { reviewId, from, memberId } = asked;
  await stores.templates.demandPromotable(reviewId, from, memberId);
  const to = await stores.templates.find(asked.to);
  const shown = await stores.templates.ofReview(reviewId);
  const current = await stores.templates.find(from.id, from.version);
  if (to === undefined || shown === undefined || current === undefined) {
    const sentence = 'This template is not offered any more.';
    throw new AppError('invalid-input', sentence, 'Choose one of the templates offered.', {
      fields: { templateId: sentence },
    });
  }
  if (to.id === from.id && to.version === from.version) {
    throw new AppError(
      'not-allowed-now',
      'The review has this template already.',
      'Choose another one, or leave it as it is.',
    );
  }
  const former = [current, ...(await formerOf(deps, shown.formerly))];
  const kept = shownTemplate(to, former).kept.map(({ id }) => id);
  await versions.keep(reviewId, 'promotion', memberId);
  await door.edit(reviewId, { memberId }, (doc) => promoteReview(doc, to, kept));
  await stores.templates.promote(
    reviewId,
    from,
    { id: to.id, version: to.version },
    { memberId, at: clock() },
  );
  hints.publish({ kind: 'review', reviewId });
}

async function formerOf({ stores }: PromotionDeps, refs: readonly TemplateRef[]) {
  const found = await Promise.all(refs.map(({ id, version }) => stores.templates.find(id, version)));
  return found.filter((one) => one !== undefined);
}
