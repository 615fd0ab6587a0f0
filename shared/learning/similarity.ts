/**
 * Which reviews are like one, and why: the same AI system, shared codes and failure kinds, safeguards that failed at the
 * same stage, words of the title that few others have. What many reviews share says little and counts little. Pure.
 */
import { fold } from '../search/fold.ts';
import { halvesOf } from './theme-conditions.ts';
import type { ReviewTheme } from './review-themes.ts';

/** What two reviews are compared by. */
export interface Traits {
  /** The AI system, as something that is equal for the same one; null when none is said. */
  readonly system: string | null;
  readonly codes: readonly string[];
  readonly kinds: readonly string[];
  /** Stages at which a safeguard did not hold. */
  readonly stages: readonly string[];
  readonly title: string;
}

export interface Candidate extends Traits {
  readonly id: string;
}

export interface SharedTraits {
  readonly system: boolean;
  readonly codes: readonly string[];
  readonly kinds: readonly string[];
  readonly stages: readonly string[];
  /** Words of both titles, as they stand in the candidate's. */
  readonly words: readonly string[];
}

export interface Similar {
  readonly id: string;
  readonly shared: SharedTraits;
}

const weights = { system: 3, code: 1, kind: 0.8, stage: 0.4, word: 0.5 } as const;
/** Less than this is chance: a stage alone, or one word of a title. */
const least = 1;
const shortestWord = 4;

/** The most alike first; of equals the one given first. @param candidates the newest first */
export function rankSimilar(of: Traits, candidates: readonly Candidate[], most: number): readonly Similar[] {
  const wanted = {
    codes: new Set(of.codes),
    kinds: new Set(of.kinds),
    stages: new Set(of.stages),
    words: new Set(titleWords(of.title).map(fold)),
  };
  const pick = (list: readonly string[], set: ReadonlySet<string>): readonly string[] =>
    set.size === 0 ? [] : list.filter((one) => set.has(one));
  const found = candidates.map((candidate) => ({
    id: candidate.id,
    shared: {
      system: of.system !== null && candidate.system === of.system,
      codes: pick(candidate.codes, wanted.codes),
      kinds: pick(candidate.kinds, wanted.kinds),
      stages: pick(candidate.stages, wanted.stages),
      words:
        wanted.words.size === 0
          ? []
          : titleWords(candidate.title).filter((word) => wanted.words.has(fold(word))),
    },
  }));
  const often = new Map<string, number>();
  const count = (key: string): void => void often.set(key, (often.get(key) ?? 0) + 1);
  for (const { shared } of found) {
    for (const code of shared.codes) count(code);
    for (const kind of shared.kinds) count(kind);
    for (const word of shared.words) count(fold(word));
  }
  /** Near 1 for what one in hundreds shares, near 0 for what all share; 1 while there are few to compare with. */
  const rarity = (key: string): number =>
    candidates.length < 10 ? 1 : 1 - Math.log(often.get(key) ?? 1) / Math.log(candidates.length);
  const sum = (list: readonly string[]): number => list.reduce((total, key) => total + 0.25 + rarity(key), 0);
  const scoreOf = ({ system, codes, kinds, stages, words }: SharedTraits): number =>
    (system ? weights.system : 0) +
    weights.code * sum(codes) +
    weights.kind * sum(kinds) +
    weights.stage * stages.length +
    weights.word * sum(words.map(fold));
  return found
    .map((one, at) => ({ ...one, at, score: scoreOf(one.shared) }))
    .filter(({ shared, score }) => score >= least && isReason(shared))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, most)
    .map(({ id, shared }) => ({ id, shared }));
}

/** What of the themes of a review it is compared by. */
export function traitsOf(themes: readonly ReviewTheme[]): Pick<Traits, 'codes' | 'kinds' | 'stages'> {
  const values = (aspect: ReviewTheme['aspect']): readonly string[] =>
    themes.filter((theme) => theme.aspect === aspect).map(({ value }) => value);
  const failed = values('safeguard').filter((value) => halvesOf(value)[1] !== 'held');
  return {
    codes: values('code'),
    kinds: values('kind'),
    stages: [...new Set(failed.map((value) => halvesOf(value)[0]))],
  };
}

/** A stage alone is no likeness, nor is a single word. */
function isReason({ system, codes, kinds, words }: SharedTraits): boolean {
  return system || codes.length > 0 || kinds.length > 0 || words.length > 1;
}

/** Words long enough to mean something, each once. */
function titleWords(title: string): readonly string[] {
  const words = title.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= shortestWord);
  const seen = new Set<string>();
  return words.filter((word) => !commonWords.has(fold(word)) && seen.size < seen.add(fold(word)).size);
}

const commonWords = new Set(
  'about after again before been could from have into more none only over review since some such than that their them then there these they this were what when where which while with without would'.split(
    ' ',
  ),
);
