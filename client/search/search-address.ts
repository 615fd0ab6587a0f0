/** A search as the address of its page, and back. Pure; what the address says wrongly counts as not said. */
import { stages } from '../../shared/access.ts';
import { searchKinds } from '../../shared/search/search-kinds.ts';
import { longestSearch } from '../../shared/search/search-words.ts';
import { layerIds } from '../../shared/taxonomy/layers.ts';

export interface SearchAddress {
  readonly typed: string;
  readonly kind: string;
  readonly layer: string;
  readonly stage: string;
  /** Id of an entry of the register. */
  readonly system: string;
  /** Id of the one review that is searched. */
  readonly review: string;
}

const nothing: SearchAddress = { typed: '', kind: '', layer: '', stage: '', system: '', review: '' };
const id = /^[\w-]{1,64}$/;

export function readAddress(query: URLSearchParams): SearchAddress {
  const idIn = (name: string): string => {
    const given = query.get(name) ?? '';
    return id.test(given) ? given : '';
  };
  return {
    typed: (query.get('q') ?? '').slice(0, longestSearch),
    kind: oneOf(searchKinds, query.get('in')),
    layer: oneOf(layerIds, query.get('layer')),
    stage: oneOf(stages, query.get('stage')),
    system: idIn('system'),
    review: idIn('review'),
  };
}

export function searchPath(address: Partial<SearchAddress>): string {
  const { typed, kind, layer, stage, system, review } = { ...nothing, ...address };
  const said = Object.entries({ q: typed, in: kind, layer, stage, system, review }).filter(
    ([, value]) => value !== '',
  );
  const query = new URLSearchParams(said).toString();
  return query === '' ? '/search' : `/search?${query}`;
}

/** As the server is asked. */
export function searchQueryOf(address: SearchAddress): Readonly<Record<string, string>> {
  const { typed, kind, ...rest } = address;
  return { q: typed, in: kind, ...rest };
}

/** Whether anything but words narrows it. */
export function isNarrowed({ kind, layer, stage, system, review }: SearchAddress): boolean {
  return [kind, layer, stage, system, review].some((value) => value !== '');
}

function oneOf(allowed: readonly string[], value: string | null): string {
  return allowed.find((one) => one === value) ?? '';
}
