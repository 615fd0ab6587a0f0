/**
 * What can be found of the product's own words: factor codes with their definitions, failure kinds, and what each
 * section is for. Pure; the same for everybody.
 */
import { factorCodes } from '../taxonomy/factor-codes.ts';
import { failureKinds } from '../taxonomy/failure-kinds.ts';
import type { Layer } from '../taxonomy/layers.ts';
import { sectionLibrary } from '../templates/section-library.ts';
import { fold } from './fold.ts';
import type { SearchKind } from './search-kinds.ts';

export interface OurWords {
  readonly kind: SearchKind & ('code' | 'failure-kind' | 'section');
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly layers: readonly Layer[];
}

const all: readonly OurWords[] = [
  ...factorCodes.map(({ id, name, definition, layer }): OurWords => {
    return { kind: 'code', id, title: name, text: definition, layers: [layer] };
  }),
  ...failureKinds.map(({ id, name, seen }): OurWords => {
    return { kind: 'failure-kind', id, title: name, text: seen, layers: [] };
  }),
  ...sectionLibrary.map(({ id, heading, why }): OurWords => {
    return { kind: 'section', id, title: heading, text: why, layers: [] };
  }),
];
const folded = all.map(({ id, title, text }) => ({
  title: fold(title),
  whole: fold(`${title}\n${text}\n${id}`),
}));

/** Those that hold every word, the ones with all of them in the title first. */
export function findOurWords(words: readonly string[], layer?: Layer): readonly OurWords[] {
  const wanted = words.map(fold);
  const holds = (text: string): boolean => wanted.every((word) => text.includes(word));
  const found = all.flatMap((one, index) => {
    const text = folded[index];
    if (text === undefined || !holds(text.whole)) return [];
    return layer !== undefined && !one.layers.includes(layer) ? [] : [{ one, inTitle: holds(text.title) }];
  });
  return [...found.filter(({ inTitle }) => inTitle), ...found.filter(({ inTitle }) => !inTitle)].map(
    ({ one }) => one,
  );
}
