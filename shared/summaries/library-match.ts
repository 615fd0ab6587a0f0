/**
 * What the library shows of a summary in its list, what it can be filtered by, and whether a summary fits what a reader
 * asks for. Pure; reads the plain model alone.
 */
import type { LibraryQuery } from '../api/library.ts';
import { fold } from '../search/fold.ts';
import { layerIds, type Layer } from '../taxonomy/layers.ts';
import type { Audience } from './audiences.ts';
import type { LearningSummary } from './learning-summary.ts';

export interface LibraryFacts {
  readonly title: string;
  readonly audience: Audience;
  readonly revision: number;
  readonly publisher: string;
  readonly system: string | null;
  readonly setting: string | null;
  readonly kinds: readonly string[];
  /** Those in which it has a factor, in the order of the layers. */
  readonly layers: readonly Layer[];
  readonly codes: readonly string[];
  readonly withdrawn: string | null;
}

export function libraryFacts(model: LearningSummary): LibraryFacts {
  const { title, audience, revision, publisher, system, setting, failureKinds, factors, status } = model;
  return {
    ...{ title, audience, revision },
    publisher: publisher.name ?? [publisher.kind, publisher.region].filter(Boolean).join(', '),
    system: system.class ?? null,
    setting: setting ?? null,
    kinds: failureKinds,
    layers: layerIds.filter((id) => factors.some(({ layer }) => layer === id)),
    codes: [...new Set(factors.flatMap(({ codes }) => codes))].sort(),
    withdrawn: status === 'withdrawn' ? (model.withdrawnBecause ?? 'No reason was given.') : null,
  };
}

/** Whether it has everything that is asked for, but for the words. */
export function fitsFilters(
  facts: LibraryFacts,
  { layer, code, kind, system, setting, audience }: LibraryQuery,
): boolean {
  return (
    (layer === undefined || facts.layers.includes(layer)) &&
    (code === undefined || facts.codes.includes(code)) &&
    (kind === undefined || facts.kinds.includes(kind)) &&
    (system === undefined || facts.system === system) &&
    (setting === undefined || facts.setting === setting) &&
    (audience === undefined || facts.audience === audience)
  );
}

/**
 * Whether every word stands somewhere in what a summary says, in any order, in any case and without accents.
 * @param said as `saidIn` gives it
 */
export function holdsWords(said: string, words: string): boolean {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return wanted.every((word) => said.includes(word));
}

/** Everything a summary says, to be searched by `holdsWords`. */
export function saidIn(model: LearningSummary): string {
  const { title, setting, system, publisher, inPlainWords, narrative, timeline, outcomes, factors } = model;
  const { safeguards, wentRight, lessons, areas, actions, openQuestions, dissent, equity } = model;
  return fold(
    [
      ...[title, setting, publisher.kind, publisher.region, publisher.name],
      ...Object.values(system),
      ...inPlainWords,
      ...Object.values(narrative).flat(),
      ...[timeline, outcomes, safeguards, lessons, areas].flatMap((texts) => texts.map(({ text }) => text)),
      ...factors.flatMap(({ condition, mechanism, effect, codes }) => [
        ...[condition, mechanism, effect],
        ...codes,
      ]),
      ...actions.flatMap(({ title: action, detail, measure, result }) => [action, detail, measure, result]),
      ...[wentRight, openQuestions, dissent, equity].flat(),
    ].join('\n'),
  );
}
