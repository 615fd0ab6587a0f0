/**
 * One record, one set, one choice of a review document as plain data. Whatever layout 1 does not name is left out.
 */
import { isId } from '../ids.ts';
import { recordShapes } from './layout.ts';
import type { RecordRoot } from './layout.ts';
import { asPlainJson, isSafeKey } from './plain-json.ts';
import type { RecordOf } from './records.ts';
import { nestedText } from './roots.ts';
import type { AnyMap } from './roots.ts';

/** Whether a key of a root may name a record. */
export function isRecordId(id: string): boolean {
  return isId(id) && isSafeKey(id);
}

/** A record, live or binned. */
export function plainRecord<Root extends RecordRoot>(root: Root, id: string, record: AnyMap): RecordOf<Root> {
  const shape = recordShapes[root];
  const order = record.get('order');
  const createdAt = record.get('createdAt');
  const plain: Record<string, unknown> = {
    id,
    order: typeof order === 'string' ? order : '',
    createdAt: typeof createdAt === 'number' ? createdAt : 0,
    withdrawnAt: withdrawnAt(record),
  };
  for (const field of shape.texts) plain[field] = nestedText(record, field)?.toString() ?? '';
  for (const [field, allowed] of Object.entries(shape.choices))
    plain[field] = choiceIn(record, field, allowed);
  for (const field of shape.strings) {
    const value = record.get(field);
    plain[field] = typeof value === 'string' ? value : '';
  }
  for (const field of shape.flags) plain[field] = record.get(field) === true;
  for (const set of shape.sets) plain[set] = keysOfSet(record, set);
  return plain as unknown as RecordOf<Root>;
}

function withdrawnAt(record: AnyMap): number | null {
  if (!record.has('withdrawn')) return null;
  const withdrawn = asPlainJson(record.get('withdrawn')) as
    Partial<Record<string, unknown>> | null | undefined;
  const at = withdrawn?.['at'];
  return typeof at === 'number' ? at : 0;
}

export function choiceIn<Choice extends string>(
  map: AnyMap,
  field: string,
  allowed: readonly Choice[],
): Choice | null {
  const value = map.get(field);
  return allowed.find((choice) => choice === value) ?? null;
}

export function keysOfSet(map: AnyMap, set: string): readonly string[] {
  const prefix = `${set}/`;
  return [...map.keys()]
    .filter((key) => key.startsWith(prefix) && map.get(key) === true)
    .map((key) => key.slice(prefix.length))
    .filter((key) => key !== '' && isSafeKey(key))
    .sort();
}
