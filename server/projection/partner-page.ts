/**
 * What a patient partner reads of a review, picked field by field. Pure; what is not named here stays inside.
 * Factors, evidence, staff views, names in prose and references to records are left out.
 */
import { isOpenForWriting } from '../../shared/access.ts';
import type { ReviewFacts } from '../../db/review-store.ts';
import type { PartnerPage } from '../../shared/api/reviews.ts';
import { blockAttributes } from '../../shared/editor/prose-schema.ts';
import { sortEntries } from '../../shared/review-document/entry-order.ts';
import { formatEntryTime, hasClock } from '../../shared/review-document/entry-time.ts';
import { shownHarm } from '../../shared/harm/shown-harm.ts';
import { milestones } from '../../shared/review-document/milestones.ts';
import type { ProseNode, ReviewContent } from '../../shared/review-document/records.ts';

type Block = PartnerPage['whatHappened'][number];

export function makePartnerPage(
  facts: Pick<ReviewFacts, 'title' | 'stage' | 'publicCase'>,
  content: ReviewContent,
  actions: PartnerPage['actions'],
): PartnerPage {
  const { records, prose } = content;
  return {
    title: facts.title,
    stage: facts.stage,
    publicCase: facts.publicCase,
    // A technical review tells it as the impact.
    whatHappened: [...blocksOf(prose['s.what']), ...blocksOf(prose['s.impact'])],
    outcomes: textsOf(records.outcomes),
    timeline: sortEntries(records.timeline)
      .filter(({ text }) => text.trim() !== '')
      .map((entry) => ({
        when: formatEntryTime(entry),
        zone: hasClock(entry) ? entry.tz : '',
        text: entry.text,
        milestone: entry.milestone === null ? null : milestones[entry.milestone].name,
      })),
    harm: blocksOf(prose['s.harm']),
    harmGrades: shownHarm(content.harm).map(({ dimension, ratings, agreement }) => ({
      dimension,
      grades: ratings.map(({ grade }) => grade),
      agreement,
    })),
    takesHarm: content.meta.sections.includes('s.harm') && isOpenForWriting(facts.stage),
    voices: records.voices
      .filter(({ of, text }) => of !== 'staff' && text.trim() !== '')
      .map(({ of, text, response, answer }) => ({ of, text, response, answer })),
    takesVoices: takesVoices(content) && isOpenForWriting(facts.stage),
    wentRight: blocksOf(prose['s.right']),
    lessons: textsOf(records.lessons),
    areas: textsOf(records.areas),
    actions: actions.filter(({ status }) => status !== 'withdrawn'),
  };
}

/** A point needs a section in which the panel sees it; a huddle has none. */
export function takesVoices({ meta }: Pick<ReviewContent, 'meta'>): boolean {
  return meta.sections.includes('s.voices');
}

function textsOf(records: readonly { readonly text: string }[]): string[] {
  return records.map(({ text }) => text).filter((text) => text.trim() !== '');
}

function blocksOf(node: ProseNode | undefined): Block[] {
  if (node === undefined) return [];
  if (node.type !== 'block') return (node.content ?? []).flatMap(blocksOf);
  const text = (node.content ?? []).map(plainText).join('');
  return text.trim() === '' ? [] : [{ as: blockAttributes(node.attrs).as, text }];
}

/** Plain text only: a mention would name somebody, a reference would quote the record it points to. */
function plainText(node: ProseNode): string {
  if (node.type === 'hardBreak') return '\n';
  return node.type === 'text' ? (node.text ?? '') : '';
}
