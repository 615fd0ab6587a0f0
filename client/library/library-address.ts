/** What the library shows, as its address says it. Pure; what the address says wrongly counts as not said. */
import { audiences } from '../../shared/summaries/audiences.ts';
import { layerIds } from '../../shared/taxonomy/layers.ts';

export interface LibraryAddress {
  readonly words: string;
  readonly layer: string;
  readonly code: string;
  readonly kind: string;
  readonly system: string;
  readonly setting: string;
  readonly audience: string;
  readonly from: string;
}

export const wholeLibrary: LibraryAddress = {
  ...{ words: '', layer: '', code: '', kind: '', system: '', setting: '', audience: '', from: '' },
};

const names = Object.keys(wholeLibrary) as (keyof LibraryAddress)[];
/** As long as the server takes it. */
const longest = 300;

const closed: Readonly<Partial<Record<keyof LibraryAddress, readonly string[]>>> = {
  layer: layerIds,
  audience: audiences,
  from: ['here', 'elsewhere'],
};

export function readLibrary(query: URLSearchParams): LibraryAddress {
  const said = names.map((name) => {
    const value = (query.get(name) ?? '').slice(0, longest);
    return [name, closed[name]?.includes(value) === false ? '' : value] as const;
  });
  return Object.fromEntries(said) as unknown as LibraryAddress;
}

/** What is said, without what is not. */
export function libraryQuestion(address: LibraryAddress): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => (address[name].trim() === '' ? [] : [[name, address[name]]])),
  );
}

export function libraryPath(address: LibraryAddress): string {
  const query = new URLSearchParams(libraryQuestion(address)).toString();
  return query === '' ? '/library' : `/library?${query}`;
}

export function isNarrowed(address: LibraryAddress): boolean {
  return Object.keys(libraryQuestion(address)).length > 0;
}
