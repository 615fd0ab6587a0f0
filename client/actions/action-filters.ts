/** What the tracker shows, as its address says it: view, filters, columns, order and the open action. Pure. */
import { stages, type Stage } from '../../shared/access.ts';
import { actionSorts } from '../../shared/actions/action-sorts.ts';
import { actionStatuses, type ActionStatus } from '../../shared/actions/action-status.ts';
import {
  lateBands,
  quarterPattern,
  statusGroups,
  statusesOf,
  type LateBand,
  type StatusGroup,
} from '../../shared/actions/dashboard-groups.ts';
import { checkOutcomes, type CheckOutcome } from '../../shared/actions/effect-checks.ts';
import type { ActionQuery } from '../../shared/api/actions.ts';
import { actionCategories, strengthIds, type Strength } from '../../shared/taxonomy/action-categories.ts';
import { layerIds, type Layer } from '../../shared/taxonomy/layers.ts';

export type ActionSort = NonNullable<ActionQuery['sort']>;

export const trackerViews = ['table', 'board', 'calendar', 'owner', 'system'] as const;
export type TrackerView = (typeof trackerViews)[number];

/** Columns beside the action itself, in the order in which they stand. */
export const columnIds = [
  'layer',
  'strength',
  'category',
  'owner',
  'system',
  'due',
  'check',
  'changed',
  'status',
] as const satisfies readonly ActionSort[];
export type ColumnId = (typeof columnIds)[number];
export const usualColumns: readonly ColumnId[] = ['layer', 'strength', 'owner', 'due', 'status'];

/** Filters that are on or off, as the address names them. */
export const switchNames = [
  'mine',
  'overdue',
  'checkDue',
  'noOwner',
  'ownerLeft',
  'noMeasure',
  'notEffective',
  /** Also those with which nobody has anything more to do. */
  'settled',
] as const;
export type SwitchName = (typeof switchNames)[number];

export interface ActionFilters extends Readonly<Record<SwitchName, boolean>> {
  readonly text: string;
  readonly status: ActionStatus | '';
  /** Several statuses at once; one asked for by name goes before it. */
  readonly group: StatusGroup | '';
  readonly layer: Layer | '';
  readonly strength: Strength | 'none' | '';
  readonly ownerId: string;
  readonly systemId: string;
  readonly reviewId: string;
  /** Id of a kind, or `none`. */
  readonly category: string;
  readonly late: LateBand | '';
  readonly outcome: CheckOutcome | '';
  /** Quarters such as `2026-Q3`. */
  readonly implementedIn: string;
  readonly verifiedIn: string;
  readonly stage: Stage | '';
  readonly view: TrackerView;
  readonly columns: readonly ColumnId[];
  /** `2026-11`, of the calendar; empty for the present one. */
  readonly month: string;
  readonly sort: ActionSort;
  readonly descending: boolean;
  /** `<review id>/<action id>` of the action shown beside the list, or empty. */
  readonly open: string;
}

export const noFilters: ActionFilters = {
  text: '',
  status: '',
  group: '',
  layer: '',
  strength: '',
  ownerId: '',
  systemId: '',
  reviewId: '',
  category: '',
  late: '',
  outcome: '',
  implementedIn: '',
  verifiedIn: '',
  stage: '',
  mine: false,
  overdue: false,
  checkDue: false,
  noOwner: false,
  ownerLeft: false,
  noMeasure: false,
  notEffective: false,
  settled: false,
  view: 'table',
  columns: usualColumns,
  month: '',
  sort: 'due',
  descending: false,
  open: '',
};

/** Reads the address; what it does not understand counts as not said. */
export function readFilters(query: URLSearchParams): ActionFilters {
  const said = (name: string): boolean => query.get(name) === 'true';
  const named = query.get('columns');
  const columns = named === null ? [] : named.split(',');
  return {
    text: (query.get('text') ?? '').slice(0, 200),
    status: oneOf(actionStatuses, query.get('status')),
    group: oneOf(statusGroups, query.get('group')),
    layer: oneOf(layerIds, query.get('layer')),
    strength: oneOf([...strengthIds, 'none'], query.get('strength')),
    ownerId: idIn(query.get('owner')),
    systemId: idIn(query.get('system')),
    reviewId: idIn(query.get('review')),
    category: oneOf([...actionCategories.map(({ id }) => id), 'none'], query.get('category')),
    late: oneOf(lateBands, query.get('late')),
    outcome: oneOf(checkOutcomes, query.get('outcome')),
    implementedIn: quarterIn(query.get('implemented')),
    verifiedIn: quarterIn(query.get('verified')),
    stage: oneOf(stages, query.get('stage')),
    mine: said('mine'),
    overdue: said('overdue'),
    checkDue: said('checkDue'),
    noOwner: said('noOwner'),
    ownerLeft: said('ownerLeft'),
    noMeasure: said('noMeasure'),
    notEffective: said('notEffective'),
    settled: said('settled'),
    view: oneOf(trackerViews, query.get('view')) || 'table',
    columns: named === null ? usualColumns : columnIds.filter((id) => columns.includes(id)),
    month: /^\d{4}-(0[1-9]|1[0-2])$/u.exec(query.get('month') ?? '')?.[0] ?? '',
    sort: oneOf(actionSorts, query.get('sort')) || 'due',
    descending: said('descending'),
    open: query.get('open') ?? '',
  };
}

/** The address of the tracker in this state; only what differs from the plain list is written down. */
export function trackerPath(filters: ActionFilters): string {
  const query = trackerQuery(filters);
  return query === '' ? '/actions' : `/actions?${query}`;
}

/** The same without the path, as it is kept under a name. */
export function trackerQuery(filters: ActionFilters): string {
  const said: Record<string, string> = {};
  const say = (name: string, value: string | boolean): void => {
    if (value !== '' && value !== false) said[name] = String(value);
  };
  if (filters.view !== 'table') say('view', filters.view);
  say('month', filters.month);
  say('text', filters.text);
  say('status', filters.status);
  say('group', filters.group);
  say('layer', filters.layer);
  say('strength', filters.strength);
  say('owner', filters.ownerId);
  say('system', filters.systemId);
  say('review', filters.reviewId);
  say('category', filters.category);
  say('late', filters.late);
  say('outcome', filters.outcome);
  say('implemented', filters.implementedIn);
  say('verified', filters.verifiedIn);
  say('stage', filters.stage);
  for (const name of switchNames) say(name, filters[name]);
  if (filters.columns.join() !== usualColumns.join()) said['columns'] = filters.columns.join();
  if (filters.sort !== 'due') say('sort', filters.sort);
  say('descending', filters.descending);
  say('open', filters.open);
  return new URLSearchParams(said).toString();
}

export type Question = Record<string, string | undefined>;

/** Whether the list leaves out what is settled; what is asked for by status, outcome or quarter is shown all the same. */
export function leavesSettledOut(filters: ActionFilters): boolean {
  const { settled, status, group, notEffective, outcome, implementedIn, verifiedIn } = filters;
  const named = [status, group, outcome, implementedIn, verifiedIn].some((value) => value !== '');
  return !settled && !named && !notEffective;
}

/** The question to the server. */
export function actionQueryOf(filters: ActionFilters, today: string): Question {
  const grouped = filters.view === 'owner' || filters.view === 'system';
  const on = (value: boolean): string | undefined => (value ? 'true' : undefined);
  const ofGroup = filters.group === '' ? '' : statusesOf[filters.group].join(',');
  const status = filters.status || (filters.notEffective ? 'not-effective' : ofGroup);
  return {
    text: filters.text || undefined,
    status: status || undefined,
    layer: filters.layer || undefined,
    strength: filters.strength || undefined,
    ownerId: filters.ownerId || undefined,
    systemId: filters.systemId || undefined,
    reviewId: filters.reviewId || undefined,
    category: filters.category || undefined,
    late: filters.late || undefined,
    outcome: filters.outcome || undefined,
    implementedIn: filters.implementedIn || undefined,
    verifiedIn: filters.verifiedIn || undefined,
    stage: filters.stage || undefined,
    mine: on(filters.mine),
    overdue: on(filters.overdue),
    checkDue: on(filters.checkDue),
    noOwner: on(filters.noOwner),
    ownerLeft: on(filters.ownerLeft),
    noMeasure: on(filters.noMeasure),
    open: on(leavesSettledOut(filters)),
    sort: grouped ? filters.view : filters.sort,
    descending: on(filters.descending && !grouped),
    today,
  };
}

/** What is chosen from a list or written, beside the switches. */
const chosenNames = [
  'text',
  'status',
  'group',
  'layer',
  'strength',
  'ownerId',
  'systemId',
  'reviewId',
  'category',
  'stage',
  'late',
  'outcome',
  'implementedIn',
  'verifiedIn',
] as const satisfies readonly (keyof ActionFilters)[];

/** Whether anything narrows the list. */
export function isNarrowed(filters: ActionFilters): boolean {
  return (
    chosenNames.some((name) => filters[name] !== '') ||
    switchNames.some((name) => name !== 'settled' && filters[name])
  );
}

/** Everything again, in the same view and order. */
export function widened(filters: ActionFilters): ActionFilters {
  const { view, columns, month, sort, descending } = filters;
  return { ...noFilters, view, columns, month, sort, descending };
}

/** Choosing the same column again turns the order round. */
export function sortedBy(filters: ActionFilters, sort: ActionSort): ActionFilters {
  return { ...filters, sort, descending: filters.sort === sort ? !filters.descending : false };
}

function oneOf<T extends string>(allowed: readonly T[], value: string | null): T | '' {
  return allowed.find((candidate) => candidate === value) ?? '';
}

function quarterIn(value: string | null): string {
  return quarterPattern.exec(value ?? '')?.[0] ?? '';
}

function idIn(value: string | null): string {
  return /^[\w-]{1,64}$/u.exec(value ?? '')?.[0] ?? '';
}
