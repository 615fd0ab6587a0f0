/**
 * What the cells of somebody's table are called here: statuses, kinds of action and layers under the names that other
 * lists give them. Pure. A word that is not known is refused by whoever asks, never guessed.
 */
import { actionCategories } from '../taxonomy/action-categories.ts';
import { layerIds, layers, type Layer } from '../taxonomy/layers.ts';
import { actionStatuses, type ActionStatus } from './action-status.ts';

/** Beside the names and ids of our own. */
const statusSpellings: readonly (readonly [ActionStatus, readonly string[]])[] = [
  ['proposed', ['suggested', 'draft']],
  ['agreed', ['open', 'new', 'not started', 'to do', 'accepted', 'approved', 'planned', 'pending']],
  ['in-progress', ['ongoing', 'started', 'active', 'under way', 'underway', 'on track', 'wip']],
  ['implemented', ['implemented effect not known yet', 'done', 'complete', 'completed']],
  ['implemented', ['closed', 'finished', 'resolved']],
  ['awaiting-check', ['done its check is due', 'awaiting verification', 'to be verified']],
  ['verified-effective', ['effective', 'verified', 'closed effective', 'worked']],
  ['partly-effective', ['partially effective', 'partly']],
  ['not-effective', ['ineffective', 'did not work']],
  ['declined', ['rejected', 'cancelled', 'canceled', 'not agreed', 'not accepted']],
  ['not-funded', ['unfunded', 'no funding']],
  ['superseded', ['replaced']],
  ['handed-to-programme', ['handed to a programme']],
  ['withdrawn', ['retracted']],
];

/** Small letters, one blank between words; signs and brackets do not count. */
export function plainWords(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const statuses: ReadonlyMap<string, ActionStatus> = new Map([
  ...actionStatuses.map((status) => [plainWords(status), status] as const),
  ...statusSpellings.flatMap(([status, words]) => words.map((word) => [word, status] as const)),
]);

export function statusNamed(cell: string): ActionStatus | undefined {
  return statuses.get(plainWords(cell));
}

/** The id of a kind of action, by its name or its id. */
export function categoryNamed(cell: string): string | undefined {
  const word = plainWords(cell);
  return actionCategories.find(({ id, name }) => plainWords(id) === word || plainWords(name) === word)?.id;
}

/** The layers a cell names, by name, id or letter, with commas or the like between them; null when one is unknown. */
export function layersNamed(cell: string): readonly Layer[] | null {
  const words = cell
    .split(/[,;/|]/)
    .map(plainWords)
    .filter((word) => word !== '');
  const found = words.map((word) =>
    layerIds.find((id) => [id, plainWords(layers[id].name), layers[id].letter.toLowerCase()].includes(word)),
  );
  if (found.includes(undefined)) return null;
  return layerIds.filter((id) => found.includes(id));
}
