/**
 * How far a section is, told from what it holds and from nothing else. Pure.
 * It counts places that were looked at, never people; "looked through" is a statement about the content, not about
 * its quality. Prose that only accompanies other blocks makes a section begun, and is not asked for.
 */
import type {
  AnswerValue,
  CheckValue,
  FactValue,
  LayerValue,
  RecordLists,
} from '../../../shared/review-document/records.ts';
import { accountabilityFunctionIds, nobody } from '../../../shared/accountability/accountability-ids.ts';
import { unknownKindId } from '../../../shared/taxonomy/kinds-at-sign-off.ts';
import { coreDimensionIds } from '../../../shared/harm/core-dimensions.ts';
import { layerIds } from '../../../shared/taxonomy/layers.ts';
import type { Section, SectionBlock } from '../../../shared/templates/section.ts';
import { lacksAlternative } from '../../../shared/review-document/evidence-rules.ts';
import { isProseOnly, voicesOfSection } from '../shown-sections.ts';

export type ProgressState = 'empty' | 'begun' | 'through';

export interface SectionProgress {
  readonly state: ProgressState;
  /** Places looked at, of how many. */
  readonly done: number;
  readonly of: number;
  /** The same in words, such as "3 of 7 questions answered". */
  readonly sentence: string;
}

/** What progress looks at. */
export interface ProgressSource {
  readonly fact: (id: string) => FactValue | undefined;
  readonly answer: (id: string) => AnswerValue | undefined;
  readonly check: (id: string) => CheckValue | undefined;
  readonly layer: (id: string) => LayerValue | undefined;
  readonly kinds: () => readonly string[];
  /** Keys of what was shown of harm. */
  readonly harm: () => readonly string[];
  readonly records: <Root extends keyof RecordLists>(root: Root) => RecordLists[Root];
  readonly words: (sectionId: string) => number;
}

/** Words below which a section of prose counts as begun only. */
const fewWords = 25;

/** A huddle ends with one choice among several, so one tick is all of it. */
const oneTickIsEnough: ReadonlySet<string> = new Set(['s.next']);

interface Part {
  readonly done: number;
  readonly of: number;
  readonly sentence: string;
  /** Something is there although nothing of it counts as done. */
  readonly begun?: boolean;
}

/** The progress of one section. */
export function sectionProgress(section: Section, source: ProgressSource): SectionProgress {
  const words = section.blocks.some((block) => block.kind === 'prose') ? source.words(section.id) : 0;
  if (isProseOnly(section)) return proseProgress(words);
  const parts = section.blocks.flatMap((block) => partOf(section, block, source) ?? []);
  const done = parts.reduce((sum, part) => sum + part.done, 0);
  const of = parts.reduce((sum, part) => sum + part.of, 0);
  const touched = words > 0 || done > 0 || parts.some((part) => part.begun === true);
  const state: ProgressState = of > 0 && done === of ? 'through' : touched ? 'begun' : 'empty';
  const sentence =
    state === 'empty'
      ? 'Nothing here yet'
      : [...parts.map((part) => part.sentence), ...inWords(words)].join(', ');
  return { state, done, of, sentence };
}

function proseProgress(words: number): SectionProgress {
  const state: ProgressState = words === 0 ? 'empty' : words < fewWords ? 'begun' : 'through';
  const sentence = words === 0 ? 'Nothing here yet' : inWords(words).join('');
  return { state, done: state === 'through' ? 1 : 0, of: 1, sentence };
}

function inWords(words: number): readonly string[] {
  if (words === 0) return [];
  return [words === 1 ? '1 word' : `${String(words)} words`];
}

function partOf(section: Section, block: SectionBlock, source: ProgressSource): Part | undefined {
  switch (block.kind) {
    case 'prose':
    case 'dissent':
      // Nobody has to disagree.
      return block.kind === 'dissent' && source.records('dissent').length > 0
        ? records(source.records('dissent').length, 'differing view', 'differing views')
        : undefined;
    case 'facts': {
      const done = block.facts.filter(({ id }) => factIsSettled(source.fact(id))).length;
      return {
        done,
        of: block.facts.length,
        sentence: `${String(done)} of ${String(block.facts.length)} facts`,
      };
    }
    case 'questions':
      return questionsPart(block.questions, source);
    case 'checks': {
      const ticked = block.items.filter(({ id }) => source.check(id)?.done === true).length;
      const one = oneTickIsEnough.has(section.id);
      return {
        done: one ? Math.min(ticked, 1) : ticked,
        of: one ? 1 : block.items.length,
        sentence: `${String(ticked)} of ${String(block.items.length)} ticked`,
      };
    }
    case 'kinds': {
      const chosen = source.kinds();
      const named = chosen.filter((id) => id !== unknownKindId).length;
      const sentence =
        named === 0 && chosen.length > 0 ? 'kind not known yet' : counted(named, 'kind', 'kinds');
      return { done: Math.min(named, 1), of: 1, begun: chosen.length > 0, sentence };
    }
    case 'factors':
      return layersPart(source);
    case 'voices': {
      const of = voicesOfSection(section.id);
      const voices = source.records('voices').filter((voice) => voice.of !== null && of.includes(voice.of));
      return records(voices.length, 'voice', 'voices');
    }
    case 'timeline':
      return records(source.records('timeline').length, 'entry', 'entries');
    case 'graph':
      return records(source.records('links').length, 'link', 'links');
    case 'safeguards':
      return records(source.records('safeguards').length, 'safeguard', 'safeguards');
    case 'lessons':
      return records(source.records('lessons').length, 'lesson', 'lessons');
    case 'areas':
      return records(source.records('areas').length, 'area', 'areas');
    case 'actions':
      return records(source.records('actions').length, 'action', 'actions');
    case 'functions': {
      const held = source
        .records('functions')
        .filter(({ organisation, who }) => organisation === nobody || who.trim() !== '');
      const done = accountabilityFunctionIds.filter((id) => held.some((record) => record.function === id));
      const of = accountabilityFunctionIds.length;
      return { done: done.length, of, sentence: `${String(done.length)} of ${String(of)} functions` };
    }
    case 'equity':
    case 'drift': {
      const measures = source.records('metrics').filter(({ kind }) => kind === block.kind);
      return records(measures.length, 'measure', 'measures');
    }
    case 'evidence':
      return evidencePart(source);
    case 'pairs': {
      const pairs = source.records('pairs').length;
      // Not every review has a moment to compare.
      return pairs === 0 ? undefined : records(pairs, 'moment compared', 'moments compared');
    }
    case 'harm': {
      const shown = coreDimensionIds.filter((id) => source.harm().some((key) => key.startsWith(`${id}:`)));
      const of = coreDimensionIds.length;
      return { done: shown.length, of, sentence: `${String(shown.length)} of ${String(of)} grades shown` };
    }
    case 'clocks':
      // Rows beside the document, and no review has to have one.
      return undefined;
    case 'outcomes':
      return records(source.records('outcomes').length, 'outcome', 'outcomes');
  }
}

/** A picture counts as kept once its words stand beside it. */
function evidencePart(source: ProgressSource): Part {
  const pieces = source.records('evidence');
  const mute = pieces.filter(lacksAlternative).length;
  const part = records(pieces.length, 'piece of evidence', 'pieces of evidence');
  if (mute === 0) return part;
  const lacking = counted(mute, 'picture without alternative text', 'pictures without alternative text');
  return { ...part, done: 0, begun: true, sentence: `${part.sentence}, ${lacking}` };
}

function questionsPart(questions: readonly { readonly id: string }[], source: ProgressSource): Part {
  const answers = questions.map(({ id }) => source.answer(id));
  const done = answers.filter((answer) => answer !== undefined && answer.state !== 'open').length;
  return {
    done,
    of: questions.length,
    begun: answers.some((answer) => (answer?.text.trim() ?? '') !== ''),
    sentence: `${String(done)} of ${String(questions.length)} questions answered`,
  };
}

function layersPart(source: ProgressSource): Part {
  const factors = source.records('factors');
  const done = layerIds.filter(
    (layer) => source.layer(layer)?.none === true || factors.some((factor) => factor.layer === layer),
  ).length;
  return {
    done,
    of: layerIds.length,
    begun: factors.length > 0,
    sentence: `${String(done)} of ${String(layerIds.length)} layers looked at, ${counted(factors.length, 'factor', 'factors')}`,
  };
}

/** A fact is settled by words, or by saying that it is not known or does not apply. */
export function factIsSettled(fact: FactValue | undefined): boolean {
  if (fact === undefined) return false;
  return fact.value.trim() !== '' || fact.state === 'not-known' || fact.state === 'not-applicable';
}

function records(count: number, one: string, many: string): Part {
  return { done: Math.min(count, 1), of: 1, sentence: counted(count, one, many) };
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? `no ${many}` : count === 1 ? `1 ${one}` : `${String(count)} ${many}`;
}

/** Words of a prose tree, for counting only. */
export function countWords(
  node: { readonly text?: string; readonly content?: readonly unknown[] } | undefined,
): number {
  if (node === undefined) return 0;
  return (plainText(node).match(/\S+/gu) ?? []).length;
}

function plainText(node: { readonly text?: string; readonly content?: readonly unknown[] }): string {
  if (node.text !== undefined) return node.text;
  const parts = (node.content ?? []) as readonly {
    readonly text?: string;
    readonly content?: readonly unknown[];
  }[];
  // Runs of one paragraph belong together; blocks do not.
  const inline = parts.every((part) => part.text !== undefined);
  return parts.map(plainText).join(inline ? '' : '\n');
}
