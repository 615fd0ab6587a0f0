/** What versions tell of one place: between which two of them it came, changed or went. Pure; no words of the review. */
import type { RecordRoot } from '../review-document/layout.ts';
import { prosePrefix, recordRoots } from '../review-document/layout.ts';
import type { ReviewContent } from '../review-document/records.ts';

export interface VersionChange {
  /** UTC milliseconds of the version before; null when there is none. */
  readonly from: number | null;
  readonly at: number;
  readonly change: 'came' | 'went' | 'changed';
  /** Names of fields; empty where the place as a whole is meant. */
  readonly fields: readonly string[];
}

/** What a place held in one version; null when it was not there. */
export type PlaceState = Readonly<Record<string, string>> | null;

/** Order is told by the log alone: a record moves when others are put before it. */
const silent: readonly string[] = ['id', 'order', 'createdAt', 'withdrawnAt'];

/** The state of a place in content that was kept. Content of an earlier Causeway may lack whole parts. */
export function placeState(content: Partial<ReviewContent>, place: string): PlaceState {
  if (place.startsWith(prosePrefix)) {
    const prose = content.prose?.[place.slice(prosePrefix.length)];
    return prose === undefined ? null : { '': JSON.stringify(prose) };
  }
  const [root = '', id = ''] = place.split('/');
  const parts = content as Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
  const entry = (recordRoots as readonly string[]).includes(root)
    ? content.records?.[root as RecordRoot]?.find((record) => record.id === id)
    : parts[root]?.[id];
  if (typeof entry !== 'object' || entry === null) return null;
  const fields = Object.entries(entry).filter(([field]) => !silent.includes(field));
  return Object.fromEntries(fields.map(([field, value]) => [field, JSON.stringify(value)]));
}

/** From the states of a place in versions, oldest first; newest first. */
export function versionChanges(
  states: readonly { readonly at: number; readonly state: PlaceState }[],
  hasOlder: boolean,
): readonly VersionChange[] {
  const found: VersionChange[] = [];
  states.forEach(({ at, state }, index) => {
    const before = states[index - 1];
    // What came before the oldest one looked at is not known.
    if (before === undefined && hasOlder) return;
    const was = before?.state ?? null;
    const from = before?.at ?? null;
    if (was === null && state !== null) found.push({ from, at, change: 'came', fields: [] });
    else if (was !== null && state === null) found.push({ from, at, change: 'went', fields: [] });
    else if (was !== null && state !== null) {
      const names = new Set([...Object.keys(was), ...Object.keys(state)]);
      const fields = [...names].filter((name) => was[name] !== state[name]);
      if (fields.length > 0) found.push({ from, at, change: 'changed', fields });
    }
  });
  return found.reverse();
}
