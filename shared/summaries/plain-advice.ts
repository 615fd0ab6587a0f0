/** Hints that would make a summary better for its readers; none of them keeps it from leaving. Pure. */
import { jargonIn } from '../language/jargon.ts';
import { layerIds, layers } from '../taxonomy/layers.ts';
import { audienceRules } from './audience-rules.ts';
import type { LearningSummary } from './learning-summary.ts';
import { longSentences, plainYears, schoolYears } from './readability.ts';

const mostNamed = 3;
const fewestLessons = 1;
const mostLessons = 7;

/** Sentences, the weightiest first. */
export function plainAdvice(model: LearningSummary): readonly string[] {
  const { plain } = audienceRules[model.audience];
  return [...missing(model), ...(plain ? [...unasked(model), ...hardWords(model)] : [])];
}

/** What patients, families and the public ask first. */
function unasked({ narrative, actions }: LearningSummary): readonly string[] {
  return [
    ...(narrative.meaning === undefined
      ? ['Say what it means for people like them: whether it can touch them, and what they can do.']
      : []),
    ...(actions.length === 0 ? ['Say what is done now, or that nothing is and why.'] : []),
    ...(narrative.whomToAsk === undefined ? ['Say whom they can ask.'] : []),
  ];
}

function missing({ audience, factors, noneFound, wentRight, lessons }: LearningSummary): readonly string[] {
  const looked = new Set([...factors, ...noneFound].map(({ layer }) => layer));
  const silent = layerIds.filter((layer) => !looked.has(layer)).map((layer) => layers[layer].name);
  const tellsLayers = !audienceRules[audience].without.includes('none-found');
  return [
    ...(tellsLayers && silent.length > 0
      ? [`Nothing is said of ${listed(silent)}. Write a factor, or that you looked and found none.`]
      : []),
    ...(wentRight.length === 0 ? ['Say what went right, or that nothing did: others build on it.'] : []),
    ...(lessons.length > mostLessons
      ? [
          `There are ${String(lessons.length)} lessons. Readers keep ${String(fewestLessons)} to ${String(mostLessons)}.`,
        ]
      : []),
  ];
}

function hardWords({ language, inPlainWords, narrative, lessons }: LearningSummary): readonly string[] {
  if (!language.startsWith('en')) return [];
  const texts = [...inPlainWords, ...narrative.whatHappened, ...lessons.map(({ text }) => text)];
  const years = schoolYears(inPlainWords);
  const [longest] = longSentences(texts);
  const jargon = [
    ...new Set(
      texts.flatMap((text) => jargonIn(text).map(({ from, to }) => text.slice(from, to).toLowerCase())),
    ),
  ];
  return [
    ...(years !== null && years > plainYears
      ? [
          `The plain words ask for about ${String(Math.round(years))} years of school. Aim for ${String(plainYears)}: shorter sentences, everyday words.`,
        ]
      : []),
    ...(longest === undefined ? [] : [`This sentence is long: “${shortened(longest)}”`]),
    ...(jargon.length === 0
      ? []
      : [`Readers may not know: ${listed(jargon.slice(0, mostNamed).map((word) => `“${word}”`))}.`]),
  ];
}

function shortened(sentence: string): string {
  return sentence.length <= 90 ? sentence : `${sentence.slice(0, sentence.lastIndexOf(' ', 90))} …`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
