/**
 * Templates: what a review can be opened from, what one review asks for, giving it another template, and the templates
 * an organisation makes. Whether a template may be stored is decided by the one rule in shared.
 */
import type { Context } from 'hono';
import type { By } from '../../../db/participant-store.ts';
import {
  copyTemplateRequest,
  managedTemplate,
  managedTemplateList,
  promotionRequest,
  retireTemplateRequest,
  reviewTemplate,
  templateDraft,
  templateList,
  type TemplateSummary,
} from '../../../shared/api/templates.ts';
import { review } from '../../../shared/api/reviews.ts';
import { AppError } from '../../../shared/errors.ts';
import { faultsOfTemplate } from '../../../shared/templates/check-template.ts';
import type { Template, TemplateDraft } from '../../../shared/templates/template.ts';
import { sectionsOf, template } from '../../../shared/templates/templates.ts';
import { promote } from '../../promotion.ts';
import type { SignedIn } from '../../session.ts';
import type { AppDeps } from '../app-deps.ts';
import { creationId } from '../creation-id.ts';
import { notFound } from '../errors.ts';
import { Routes } from '../route.ts';
import { expectedVersion, setVersion } from '../versioned.ts';

export function templateRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, clock, random } = deps;

  /** Answers with a template of the organisation as it now is, and the revision the next change is made against. */
  async function asItIs(c: Context, templateId: string) {
    const found = await stores.templates.get(templateId);
    setVersion(c, found.revision);
    return mutable(found);
  }

  function byNow(caller: SignedIn): By {
    return { memberId: caller.member.id, at: clock() };
  }

  routes.add({
    method: 'get',
    path: '/templates',
    act: 'signed-in',
    summary: 'Templates a review can be opened from, with their sections and prompts',
    answer: templateList,
    handle: async () => ({ templates: (await stores.templates.offered()).map(summaryOf) }),
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/template',
    act: 'review.see',
    summary: 'What this review asks for: the sections of its template and of those it had before',
    answer: reviewTemplate,
    handle: async ({ params }) => {
      const shown = await stores.templates.ofReview(params.reviewId);
      if (shown === undefined) throw notFound();
      return mutable(shown);
    },
  });

  routes.add({
    method: 'post',
    path: '/reviews/{reviewId}/promotion',
    act: 'review.change',
    summary: 'Give the review another template; everything written stays, and a version is kept first',
    body: promotionRequest,
    answer: review,
    handle: async ({ caller, params: { reviewId }, body }) => {
      const memberId = caller.member.id;
      await promote(deps, { reviewId, from: body.from, to: body.templateId, memberId });
      const found = await stores.reviews.get(reviewId, memberId);
      if (found === undefined) throw notFound();
      return { ...found, participants: await stores.participants.list(reviewId) };
    },
  });

  routes.add({
    method: 'get',
    path: '/templates/own',
    act: 'template.change',
    summary: 'Every template of the organisation, drafts and retired ones among them',
    answer: managedTemplateList,
    handle: async () => ({ templates: mutable(await stores.templates.managed()) }),
  });

  routes.add({
    method: 'post',
    path: '/templates',
    act: 'template.change',
    summary:
      'Begin a template of the organisation as a copy of another; nobody else sees it before it is published',
    body: copyTemplateRequest,
    status: 201,
    answer: managedTemplate,
    handle: async ({ c, caller, body }) => {
      const source = await stores.templates.find(body.copyOf);
      if (source === undefined) {
        const sentence = 'This server has no such template to copy.';
        throw new AppError('invalid-input', sentence, 'Choose one of the templates offered.', {
          fields: { copyOf: sentence },
        });
      }
      const id = creationId(c, 'template', caller.member.id, random);
      await stores.templates.create(id, copyOf(source), byNow(caller));
      return asItIs(c, id);
    },
  });

  routes.add({
    method: 'get',
    path: '/templates/{templateId}',
    act: 'template.change',
    summary: 'One template of the organisation as it is being written',
    answer: managedTemplate,
    handle: ({ c, params }) => asItIs(c, params.templateId),
  });

  routes.add({
    method: 'put',
    path: '/templates/{templateId}/draft',
    act: 'template.change',
    summary: 'Keep what is being written of a template; reviews see it only once it is published',
    body: templateDraft,
    answer: managedTemplate,
    handle: async ({ c, caller, params, body }) => {
      const draft = tidied(body);
      demandFit(draft);
      await stores.templates.saveDraft(params.templateId, draft, expectedVersion(c), byNow(caller));
      return asItIs(c, params.templateId);
    },
  });

  routes.add({
    method: 'delete',
    path: '/templates/{templateId}/draft',
    act: 'template.change',
    summary: 'Let go of what was written since the last published version',
    answer: managedTemplate,
    handle: async ({ c, caller, params }) => {
      await stores.templates.dropDraft(params.templateId, expectedVersion(c), byNow(caller));
      return asItIs(c, params.templateId);
    },
  });

  routes.add({
    method: 'post',
    path: '/templates/{templateId}/publication',
    act: 'template.change',
    summary: 'Publish the draft as the next version; reviews that are open keep the one they began with',
    answer: managedTemplate,
    handle: async ({ c, caller, params }) => {
      const { draft } = await stores.templates.get(params.templateId);
      demandFit(draft);
      await stores.templates.publish(params.templateId, expectedVersion(c), byNow(caller));
      return asItIs(c, params.templateId);
    },
  });

  routes.add({
    method: 'patch',
    path: '/templates/{templateId}',
    act: 'template.change',
    summary: 'Retire a template, or offer it again',
    body: retireTemplateRequest,
    answer: managedTemplate,
    handle: async ({ c, caller, params, body }) => {
      await stores.templates.setRetired(params.templateId, body.retired, expectedVersion(c), byNow(caller));
      return asItIs(c, params.templateId);
    },
  });

  return routes.app;
}

function summaryOf(one: Template): TemplateSummary {
  const { id, version, name, forWhat, who, time, situations } = one;
  return {
    id,
    version,
    name,
    forWhat,
    who,
    time,
    situations: [...situations],
    own: template(id, version) === undefined,
    sections: sectionsOf(one).map((section) => ({
      id: section.id,
      heading: section.heading,
      why: section.why,
      prompts: [...section.prompts],
      blocks: section.blocks.map(({ kind }) => kind),
      questions: section.blocks.flatMap((block) =>
        block.kind === 'questions' ? block.questions.map(({ text }) => text) : [],
      ),
    })),
  };
}

function copyOf({ name, forWhat, who, time, sections }: Template): TemplateDraft {
  return { name: `${name}, our own`.slice(0, 80), forWhat, who, time, sections };
}

/** Without spaces at the ends of what was typed. */
function tidied(draft: TemplateDraft): TemplateDraft {
  return JSON.parse(JSON.stringify(draft), (_key, value: unknown) =>
    typeof value === 'string' ? value.trim() : value,
  ) as TemplateDraft;
}

/** @throws AppError `invalid-input` with a sentence for each place */
function demandFit(draft: TemplateDraft): void {
  const faults = faultsOfTemplate(draft);
  const [first] = faults;
  if (first === undefined) return;
  // The first sentence of each place is the one to act on.
  const fields = Object.fromEntries(faults.toReversed().map(({ field, sentence }) => [field, sentence]));
  throw new AppError(
    'invalid-input',
    faults.length === 1
      ? first.sentence
      : `The template cannot be stored yet: ${faults.length} things need your attention.`,
    'Put right what is marked, then save again. Nothing you wrote is lost.',
    { fields },
  );
}

/** The contract's types are mutable; what is read here is not changed. */
function mutable<T>(value: T): Mutable<T> {
  return value as Mutable<T>;
}
type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;
