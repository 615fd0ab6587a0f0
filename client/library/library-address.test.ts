import { expect, test } from 'vitest';
import { isNarrowed, libraryPath, readLibrary, wholeLibrary } from './library-address.ts';

test('what is chosen comes back from its address as it was', () => {
  const chosen = { ...wholeLibrary, words: 'not flagged', layer: 'interface', code: 'I1', from: 'elsewhere' };
  const path = libraryPath(chosen);
  expect(readLibrary(new URLSearchParams(path.split('?')[1]))).toEqual(chosen);
  expect(isNarrowed(chosen)).toBe(true);
});

test('an address that says nothing, or what there is not, shows the whole library', () => {
  expect(libraryPath(wholeLibrary)).toBe('/library');
  const wrong = readLibrary(new URLSearchParams('layer=person&audience=press&from=heaven&words='));
  expect(wrong).toEqual(wholeLibrary);
  expect(isNarrowed(wrong)).toBe(false);
});
