/**
 * The shape of a public case: a sample without people of ours in it. Says once what holds for all of them: nobody's
 * name, published facts only, and what nobody could check against a source is marked as uncertain.
 */
import type { Keyed, SampleCase } from '../samples/sample-case.ts';

/** Everything a case may leave out is empty. */
export type PublicCaseParts = Partial<Omit<SampleCase, 'publicCase' | 'participants'>> &
  Pick<SampleCase, 'title' | 'templateId' | 'aiSystem'>;

export interface PublicCase extends SampleCase {
  /** Stable and never shown: entering the same case twice finds the first one by it. */
  readonly name: string;
}

/** Source of a fact that was published, as far as anybody here recalls, and was not looked up. */
export const uncertain = 'Uncertain: not checked against a source';

const empty = {
  stages: ['analysing'],
  facts: {},
  answers: {},
  prose: {},
  kinds: [],
  checks: {},
  outcomes: [],
  evidence: [],
  timeline: [],
  factors: [],
  layersNone: {},
  links: [],
  safeguards: [],
  lessons: [],
  areas: [],
  actions: [],
  voices: [],
  dissent: [],
} as const;

export function publicCase(name: string, parts: PublicCaseParts): PublicCase {
  return { ...empty, ...parts, name, publicCase: true, participants: [] };
}

/** An entry whose time or content is recalled and was not looked up: its words say so. */
export function unsure(entry: Keyed<'timeline'>): Keyed<'timeline'> {
  return { ...entry, text: `${entry.text ?? ''} (uncertain)` };
}
