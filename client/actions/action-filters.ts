/** What the tracker shows, as its address says it: filters, order and the open action. Pure. */
import { actionStatuses, type ActionStatus } from '../../shared/actions/action-status.ts';
import type { ActionQuery } from '../../shared/api/actions.ts';
import { strengthIds, type Strength } from '../../shared/taxonomy/action-categories.ts';
import { layerIds, type Layer } from '../../shared/taxonomy/layers.ts';

export type ActionSort = NonNullable<ActionQuery['sort']>;

const sorts: readonly ActionSort[] = ['due', 'changed', 'status', 'strength', 'title'];

export interface ActionFilters {
  readonly text: string;
  readonly status: ActionStatus | '';
  readonly layer: Layer | '';
  readonly strength: Strength | '';
  readonly ownerId: string;
  readonly mine: boolean;
  readonly overdue: boolean;
  /** Also those with which nobody has anything more to do. */
  readonly settled: boolean;
  readonly sort: ActionSort;
  readonly descending: boolean;
  /** `<review id>/<action id>` of the action shown beside the list, or empty. */
  readonly open: string;
}

export const noFilters: ActionFilters = {
  text: '',
  status: '',
  layer: '',
  strength: '',
  ownerId: '',
  mine: false,
  overdue: false,
  settled: false,
  sort: 'due',
  descending: false,
  open: '',
};

/** Reads the address; what it does not understand counts as not said. */
export function readFilters(query: URLSearchParams): ActionFilters {
  return {
    text: (query.get('text') ?? '').slice(0, 200),
    status: oneOf(actionStatuses, query.get('status')),
    layer: oneOf(layerIds, query.get('layer')),
    strength: oneOf(strengthIds, query.get('strength')),
    ownerId: query.get('owner') ?? '',
    mine: query.get('mine') === 'true',
    overdue: query.get('overdue') === 'true',
    settled: query.get('settled') === 'true',
    sort: oneOf(sorts, query.get('sort')) || 'due',
    descending: query.get('descending') === 'true',
    open: query.get('open') ?? '',
  };
}

/** The address of the tracker in this state; only what differs from the plain list is written down. */
export function trackerPath(filters: ActionFilters): string {
  const said: Record<string, string> = {};
  const say = (name: string, value: string | boolean): void => {
    if (value !== '' && value !== false) said[name] = String(value);
  };
  say('text', filters.text);
  say('status', filters.status);
  say('layer', filters.layer);
  say('strength', filters.strength);
  say('owner', filters.ownerId);
  say('mine', filters.mine);
  say('overdue', filters.overdue);
  say('settled', filters.settled);
  if (filters.sort !== 'due') say('sort', filters.sort);
  say('descending', filters.descending);
  say('open', filters.open);
  const query = new URLSearchParams(said).toString();
  return query === '' ? '/actions' : `/actions?${query}`;
}

/** The question to the server. A status asked for by name is shown even if it is settled. */
export function actionQueryOf(filters: ActionFilters, today: string): Record<string, string | undefined> {
  return {
    text: filters.text || undefined,
    status: filters.status || undefined,
    layer: filters.layer || undefined,
    strength: filters.strength || undefined,
    ownerId: filters.ownerId || undefined,
    mine: filters.mine ? 'true' : undefined,
    overdue: filters.overdue ? 'true' : undefined,
    open: filters.settled || filters.status !== '' ? undefined : 'true',
    sort: filters.sort,
    descending: filters.descending ? 'true' : undefined,
    today,
  };
}

/** Whether anything narrows the list. */
export function isNarrowed(filters: ActionFilters): boolean {
  const { text, status, layer, strength, ownerId, mine, overdue } = filters;
  return [text, status, layer, strength, ownerId].some((value) => value !== '') || mine || overdue;
}

/** Choosing the same column again turns the order round. */
export function sortedBy(filters: ActionFilters, sort: ActionSort): ActionFilters {
  return { ...filters, sort, descending: filters.sort === sort ? !filters.descending : false };
}

function oneOf<T extends string>(allowed: readonly T[], value: string | null): T | '' {
  return allowed.find((candidate) => candidate === value) ?? '';
}
