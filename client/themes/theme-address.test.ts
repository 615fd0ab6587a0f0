import { expect, test } from 'vitest';
import { countsQuestion, readThemes, scopeQuestion, themesPath, wholeAddress } from './theme-address.ts';

const read = (query: string) => readThemes(new URLSearchParams(query));

test('an address is read as it was written, and says only what is not usual', () => {
  expect(themesPath(wholeAddress)).toBe('/themes');
  const address = {
    ...wholeAddress,
    ...({
      rows: 'kinds',
      columns: 'layers',
      system: 's1',
      kind: 'drift',
      from: '2025-Q3',
      signed: true,
    } as const),
    open: 'code:model.drift,quarter:2026-Q1',
  };
  expect(read(themesPath(address).split('?')[1] ?? '')).toEqual(address);
});

test('what an address says wrongly counts as not said', () => {
  expect(
    read(
      'rows=people&columns=wards&system=a%20b&kind=nothing&layer=x&from=2026&to=Q1&signed=yes&open=person:ana',
    ),
  ).toEqual(wholeAddress);
});

test('filters and the number that is opened are asked for together', () => {
  const address = { ...wholeAddress, system: 's1', layer: 'human', to: '2026-Q1', samples: true };
  expect(countsQuestion(address)).toEqual({
    ...{ has: 'system:s1,layer:human', to: '2026-Q1', samples: 'true', rows: 'codes', columns: 'quarters' },
  });
  expect(scopeQuestion(address, 'none:model')).toMatchObject({ has: 'system:s1,layer:human,none:model' });
  expect(scopeQuestion(wholeAddress, '')).toEqual({});
});
