/**
 * What may be written where in a document of layout 1: content kinds, keys, values, node and mark names. Decides about
 * one piece of content at one place; knows nothing of clocks, owners or what is there already.
 */
import {
  answerRatings,
  answerStates,
  factStates,
  recordShapes,
  type PlainMapRoot,
  type RecordRoot,
} from '../../../shared/review-document/layout.ts';
import {
  isProseMark,
  proseChildren,
  proseMarkAttributes,
  proseNodeAttributes,
  type ProseNodeName,
} from '../../../shared/editor/prose-schema.ts';
import { isId } from '../../../shared/ids.ts';
import { placeWithin, type Place, type SeededRoot, type TypeShape } from './places.ts';
import { typeRefs, type WireContent } from './wire-update.ts';

/** The server may write what it alone seeds or reveals. */
export type Writer = 'member' | 'server';

export const maxDepth = 64;
const maxKey = 200;
const maxWord = 4000;
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** The editor names a mark that may overlap itself with a hash behind two dashes. */
const markHash = /--[A-Za-z0-9+/=]{8}$/;

/** Whether the content may stand there, and for a type the place it opens. */
export type Verdict = { readonly allowed: true; readonly opens: Place | null } | { readonly allowed: false };

const no: Verdict = { allowed: false };
const yes: Verdict = { allowed: true, opens: null };

export function judge(place: Place, key: string | null, content: WireContent, writer: Writer): Verdict {
  if (key !== null && (forbiddenKeys.has(key) || key.length > maxKey)) return no;
  // Without a living parent nothing of it will ever be seen.
  if (place.kind === 'dead') return { allowed: true, opens: content.kind === 'type' ? place : null };
  if (content.kind === 'deleted') return yes;
  if (content.kind === 'type') return judgeType(place, key, shapeOf(content.ref, content.name), writer);
  return judgeValue(place, key, content, writer) ? yes : no;
}

function judgeType(place: Place, key: string | null, shape: TypeShape, writer: Writer): Verdict {
  const opens = placeWithin(place, key, shape);
  if (opens === null || opens.depth > maxDepth) return no;
  return mayOpen(place, key, shape, writer) ? { allowed: true, opens } : no;
}

function mayOpen(place: Place, key: string | null, shape: TypeShape, writer: Writer): boolean {
  switch (place.kind) {
    case 'map-root':
      return writer === 'server';
    case 'record-root':
      return key !== null && isId(key);
    case 'record':
      return key !== null && recordShapes[place.root].texts.includes(key);
    case 'seeded':
      return writer === 'server';
    case 'node': {
      const children: readonly string[] = proseChildren[place.name];
      return children.includes(shape.kind === 'xml-text' ? 'text' : shape.name);
    }
    case 'dead':
      return true;
    case 'text':
    case 'sections':
    case 'prose-text':
      return false;
  }
}

function judgeValue(place: Place, key: string | null, content: WireContent, writer: Writer): boolean {
  switch (place.kind) {
    case 'text':
      return key === null && content.kind === 'string';
    case 'prose-text':
      return key === null && (content.kind === 'string' || (content.kind === 'format' && isMark(content)));
    case 'sections':
      return writer === 'server' && key === null && everyValue(content, isShortString);
    case 'node':
      return key !== null && attributesOf(place.name).includes(key) && everyValue(content, isAttribute);
    case 'record':
      return key !== null && everyValue(content, (value) => fitsRecord(place.root, key, value));
    case 'seeded':
      return key !== null && everyValue(content, (value) => fitsSeeded(place.root, key, value));
    case 'map-root':
      return key !== null && everyValue(content, (value) => fitsMapRoot(place.path, key, value, writer));
    case 'record-root':
    case 'dead':
      return false;
  }
}

/** Several values can lie in one struct: earlier ones that were overwritten. */
function everyValue(content: WireContent, fits: (value: unknown) => boolean): boolean {
  return content.kind === 'any' && content.values.length > 0 && content.values.every(fits);
}

function attributesOf(node: ProseNodeName): readonly string[] {
  return proseNodeAttributes[node];
}

function isMark({ key, value }: { readonly key: string; readonly value: unknown }): boolean {
  const name = key.replace(markHash, '');
  if (!isProseMark(name)) return false;
  if (value === null || value === true) return true;
  if (!isPlainTable(value)) return false;
  const known = proseMarkAttributes[name];
  return Object.entries(value).every(([attribute, given]) => known.includes(attribute) && isAttribute(given));
}

function isAttribute(value: unknown): boolean {
  return value === null || typeof value === 'boolean' || isFiniteNumber(value) || isShortString(value);
}

function fitsRecord(root: RecordRoot, key: string, value: unknown): boolean {
  const shape = recordShapes[root];
  if (key === 'id') return typeof value === 'string' && isId(value);
  if (key === 'order') return isShortString(value);
  if (key === 'createdAt') return isFiniteNumber(value);
  if (key === 'withdrawn') return isPlainTable(value) && hasOnly(value, { at: isFiniteNumber });
  if (Object.hasOwn(shape.choices, key)) return isOneOf(shape.choices[key] ?? [], value);
  if (shape.strings.includes(key)) return isShortString(value);
  if (shape.flags.includes(key)) return typeof value === 'boolean';
  return shape.sets.some((set) => isMember(set, key)) && typeof value === 'boolean';
}

function fitsSeeded(root: SeededRoot, key: string, value: unknown): boolean {
  switch (root) {
    case 'facts':
      return key === 'state' && isOneOf(factStates, value);
    case 'answers':
      if (key === 'state') return isOneOf(answerStates, value);
      if (key === 'rating') return isOneOf(answerRatings, value);
      return isMember('evidence', key) && typeof value === 'boolean';
    case 'layers':
      return key === 'none' && typeof value === 'boolean';
  }
}

function fitsMapRoot(root: PlainMapRoot, key: string, value: unknown, writer: Writer): boolean {
  switch (root) {
    case 'kinds':
      return typeof value === 'boolean';
    case 'checks':
      return isPlainTable(value) && hasOnly(value, { done: isBoolean, role: isShortString });
    case 'positions':
      return key.includes('/') && Array.isArray(value) && value.length === 2 && value.every(isFiniteNumber);
    case 'meta':
    case 'harm':
      return writer === 'server' && isPlain(value, 0);
    case 'facts':
    case 'answers':
    case 'layers':
      return false;
  }
}

/** `<set>/<key>`, the key not empty and without a further slash. */
function isMember(set: string, key: string): boolean {
  const rest = key.startsWith(`${set}/`) ? key.slice(set.length + 1) : '';
  return rest !== '' && !rest.includes('/') && !forbiddenKeys.has(rest);
}

function isOneOf(list: readonly string[], value: unknown): boolean {
  return value === null || (typeof value === 'string' && list.includes(value));
}

function isShortString(value: unknown): boolean {
  return typeof value === 'string' && value.length <= maxWord;
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isFiniteNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Reading `__proto__` from the wire sets the prototype instead of a key, so the prototype tells. */
function isPlainTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function hasOnly(
  value: Record<string, unknown>,
  fields: Readonly<Record<string, (value: unknown) => boolean>>,
): boolean {
  return Object.entries(value).every(
    ([key, given]) => Object.hasOwn(fields, key) && fields[key]?.(given) === true,
  );
}

function isPlain(value: unknown, depth: number): boolean {
  if (value === null || isBoolean(value) || isFiniteNumber(value) || isShortString(value)) return true;
  if (depth >= 8) return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1));
  if (!isPlainTable(value)) return false;
  return Object.entries(value).every(([key, item]) => !forbiddenKeys.has(key) && isPlain(item, depth + 1));
}

function shapeOf(ref: number, name: string): TypeShape {
  switch (ref) {
    case typeRefs.array:
      return { kind: 'array', name: '' };
    case typeRefs.map:
      return { kind: 'map', name: '' };
    case typeRefs.text:
      return { kind: 'text', name: '' };
    case typeRefs.xmlElement:
      return { kind: 'element', name };
    case typeRefs.xmlText:
      return { kind: 'xml-text', name: '' };
    default:
      return { kind: 'other', name: '' };
  }
}
