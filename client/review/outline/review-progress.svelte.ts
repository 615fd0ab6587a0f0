/**
 * The progress of every section of an open review, live. Each section is computed again only when a root it looks at
 * has changed, so that typing in one section costs nothing for the other twenty-nine.
 */
import {
  readAnswer,
  readCheck,
  readFact,
  readHarm,
  readKinds,
  readLayer,
  readRecords,
  readSectionProse,
} from '../../../shared/review-document/reads.ts';
import { proseRoot } from '../../../shared/review-document/layout.ts';
import type { Section, SectionBlock } from '../../../shared/templates/section.ts';
import type { ReviewSession } from '../../collab/review-session.svelte.ts';
import { liveRead } from '../../collab/y-runes.svelte.ts';
import type { Live } from '../../collab/y-runes.svelte.ts';
import type { ShownSection } from '../shown-sections.ts';
import { countWords, sectionProgress } from './section-progress.ts';
import type { ProgressSource, SectionProgress } from './section-progress.ts';

type Doc = ReviewSession['doc'];

export class ReviewProgress {
  readonly #session: ReviewSession;
  readonly #asked: () => readonly Section[];
  readonly #shown: () => readonly ShownSection[];
  readonly #bySection: ReadonlyMap<string, Live<SectionProgress>> = $derived.by(
    () => new Map(this.#asked().map((section) => [section.id, this.#follow(section)])),
  );

  /**
   * @param asked every section that could be shown, which are others once the review is promoted
   * @param shown those that are
   */
  constructor(session: ReviewSession, asked: () => readonly Section[], shown: () => readonly ShownSection[]) {
    this.#session = session;
    this.#asked = asked;
    this.#shown = shown;
  }

  /** Undefined for a section that this review does not have. */
  of(sectionId: string): SectionProgress | undefined {
    return this.#bySection.get(sectionId)?.current;
  }

  /** All sections in order, each with its progress. */
  get all(): readonly { readonly section: ShownSection; readonly progress: SectionProgress }[] {
    return this.#shown().flatMap((section) => {
      const progress = this.of(section.id);
      return progress === undefined ? [] : [{ section, progress }];
    });
  }

  #follow(section: Section): Live<SectionProgress> {
    return liveRead(
      () => this.#session.doc,
      rootsOf(section),
      (doc) => sectionProgress(section, sourceOf(doc)),
    );
  }
}

function rootsOf(section: Section): readonly string[] {
  return section.blocks.flatMap((block) => rootsOfBlock(section.id, block));
}

function rootsOfBlock(sectionId: string, block: SectionBlock): readonly string[] {
  switch (block.kind) {
    case 'prose':
      return [proseRoot(sectionId)];
    case 'questions':
      return ['answers'];
    case 'factors':
      return ['factors', 'layers'];
    case 'graph':
      return ['links'];
    case 'equity':
    case 'drift':
      return ['metrics'];
    default:
      return [block.kind];
  }
}

function sourceOf(doc: Doc): ProgressSource {
  return {
    fact: (id) => readFact(doc, id),
    answer: (id) => readAnswer(doc, id),
    check: (id) => readCheck(doc, id),
    layer: (id) => readLayer(doc, id),
    kinds: () => readKinds(doc),
    harm: () => Object.keys(readHarm(doc)),
    records: (root) => readRecords(doc, root) as never,
    words: (sectionId) => countWords(readSectionProse(doc, sectionId)),
  };
}
