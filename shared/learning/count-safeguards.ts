/** How safeguards did at each stage, where they keep failing, and in which layers the panels looked. Pure. */
import type { Themes } from '../api/themes.ts';
import type { SafeguardStatus } from '../review-document/records.ts';
import { layerIds } from '../taxonomy/layers.ts';
import { countUp, themeFrom, type CountedReview } from './counted-review.ts';
import { halvesOf } from './theme-conditions.ts';

export function countSafeguards(reviews: readonly CountedReview[]): Themes['safeguards'] {
  const counts = new Map<string, number>();
  for (const { themes } of reviews) {
    for (const { aspect, value } of themes) if (aspect === 'safeguard') countUp(counts, value);
  }
  return [...counts].map(([value, count]) => {
    const [stage, status] = halvesOf(value);
    return { stage, status: status as SafeguardStatus, reviews: count };
  });
}

/** Stages at which safeguards of one system did not hold, in more than one of its reviews. */
export function countFailing(reviews: readonly CountedReview[]): Themes['failing'] {
  const counts = new Map<string, number>();
  for (const { system, themes } of reviews) {
    if (system === null) continue;
    const stages = themes
      .filter(({ aspect, value }) => aspect === 'safeguard' && halvesOf(value)[1] !== 'held')
      .map(({ value }) => halvesOf(value)[0]);
    for (const stage of new Set(stages)) countUp(counts, `${stage}/${system}`);
  }
  return [...counts]
    .filter(([, count]) => count >= themeFrom)
    .map(([key, count]) => {
      const [stage, systemId] = halvesOf(key);
      return { stage, systemId, reviews: count };
    });
}

/** For each layer: reviews with a factor there, with "looked at, none found", and where nobody has looked yet. */
export function countLayers(reviews: readonly CountedReview[]): Pick<Themes, 'layers' | 'everyLayer'> {
  const counts = new Map<string, number>();
  let everyLayer = 0;
  for (const { themes } of reviews) {
    const looked = themes.filter(({ aspect }) => aspect === 'layer' || aspect === 'none');
    for (const { aspect, value } of looked) countUp(counts, `${aspect}:${value}`);
    if (looked.length === layerIds.length) everyLayer += 1;
  }
  const layers = layerIds.map((layer) => {
    const found = counts.get(`layer:${layer}`) ?? 0;
    const none = counts.get(`none:${layer}`) ?? 0;
    return { layer, found, none, unlooked: reviews.length - found - none };
  });
  return { layers, everyLayer };
}
