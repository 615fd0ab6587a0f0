/**
 * Makes the prose of a section what an earlier version had, block by block: blocks that are the same are not touched,
 * a block whose words changed is patched, others are put in or taken out. Marks and references come along as they are.
 */
import * as Y from 'yjs';
import { textDiff } from '../text/text-diff.ts';

type Node = Y.XmlElement | Y.XmlText;

/** Blocks compared at most, in steps of a table; beyond that all between the first and last difference is replaced. */
const mostCompared = 1_000_000;

/** Run inside a transaction. `then` may belong to another document. */
export function restoreProse(now: Y.XmlFragment, then: Y.XmlFragment): void {
  const [have, want] = [childrenOf(now), childrenOf(then)];
  const kept = keptPairs(have.map(signature), want.map(signature));
  // From the end, so that what is still to be changed keeps its place.
  let [haveEnd, wantEnd] = [have.length, want.length];
  for (const [haveAt, wantAt] of [...kept, [-1, -1] as const].sort((one, other) => other[0] - one[0])) {
    restoreGap(now, have.slice(haveAt + 1, haveEnd), want.slice(wantAt + 1, wantEnd), haveAt + 1);
    [haveEnd, wantEnd] = [haveAt, wantAt];
  }
}

/** Between two blocks that stay: pairs are patched in order, the rest is put in or taken out. */
function restoreGap(now: Y.XmlFragment, have: readonly Node[], want: readonly Node[], at: number): void {
  const paired = pairable(have, want);
  if (have.length > paired) now.delete(at + paired, have.length - paired);
  if (want.length > paired) now.insert(at + paired, want.slice(paired).map(copyOf));
  for (let index = 0; index < paired; index += 1) {
    const [block, wanted] = [have[index], want[index]];
    if (block instanceof Y.XmlElement && wanted instanceof Y.XmlElement) restoreBlock(block, wanted);
  }
}

function pairable(have: readonly Node[], want: readonly Node[]): number {
  const most = Math.min(have.length, want.length);
  for (let index = 0; index < most; index += 1) {
    const [block, wanted] = [have[index], want[index]];
    const same =
      block instanceof Y.XmlElement &&
      wanted instanceof Y.XmlElement &&
      block.nodeName === 'block' &&
      wanted.nodeName === 'block';
    if (!same) return index;
  }
  return most;
}

function restoreBlock(block: Y.XmlElement, wanted: Y.XmlElement): void {
  const [have, want] = [attributesOf(block), attributesOf(wanted)];
  for (const [name, value] of Object.entries(want)) {
    // Yjs keeps numbers and booleans as they are, though its type speaks of strings only.
    if (have[name] !== value) block.setAttribute(name, value as string);
  }
  for (const name of Object.keys(have)) if (!(name in want)) block.removeAttribute(name);
  if (inner(block) === inner(wanted)) return;
  const [text, words] = [onlyPlainText(block), onlyPlainText(wanted)];
  if (text !== null && words !== null) {
    const change = textDiff(plain(text), plain(words));
    if (change === null) return;
    text.delete(change.at, change.remove);
    if (change.insert !== '') text.insert(change.at, change.insert);
    return;
  }
  block.delete(0, block.length);
  block.insert(0, childrenOf(wanted).map(copyOf));
}

/** The one text of a block that has nothing but words without marks in it. */
function onlyPlainText(block: Y.XmlElement): Y.XmlText | null {
  const [only, ...others] = childrenOf(block);
  if (!(only instanceof Y.XmlText) || others.length > 0) return null;
  const pieces = only.toDelta() as { insert: unknown; attributes?: object }[];
  return pieces.every(({ insert, attributes }) => typeof insert === 'string' && attributes === undefined)
    ? only
    : null;
}

function plain(text: Y.XmlText): string {
  const pieces = text.toDelta() as { insert: string }[];
  return pieces.map(({ insert }) => insert).join('');
}

function childrenOf(parent: Y.XmlFragment): Node[] {
  return parent
    .toArray()
    .filter((child): child is Node => child instanceof Y.XmlElement || child instanceof Y.XmlText);
}

function copyOf(node: Node): Node {
  return node instanceof Y.XmlText ? node.clone() : node.clone();
}

function attributesOf(element: Y.XmlElement): Readonly<Record<string, unknown>> {
  return element.getAttributes();
}

/** Equal for nodes that read the same. */
function signature(node: Node): string {
  if (node instanceof Y.XmlText) return JSON.stringify(node.toDelta());
  const attributes = Object.entries(attributesOf(node)).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([node.nodeName, attributes, inner(node)]);
}

function inner(element: Y.XmlElement): string {
  return JSON.stringify(childrenOf(element).map(signature));
}

/** The longest run of blocks that stay, as pairs of places. */
function keptPairs(have: readonly string[], want: readonly string[]): [number, number][] {
  const pairs: [number, number][] = [];
  let [start, haveEnd, wantEnd] = [0, have.length, want.length];
  while (start < haveEnd && start < wantEnd && have[start] === want[start]) {
    pairs.push([start, start]);
    start += 1;
  }
  while (haveEnd > start && wantEnd > start && have[haveEnd - 1] === want[wantEnd - 1]) {
    haveEnd -= 1;
    wantEnd -= 1;
    pairs.push([haveEnd, wantEnd]);
  }
  if ((haveEnd - start) * (wantEnd - start) > mostCompared) return pairs;
  const inside = commonPairs(have.slice(start, haveEnd), want.slice(start, wantEnd));
  return [...pairs, ...inside.map(([one, other]): [number, number] => [one + start, other + start])];
}

/** Longest common subsequence by the usual table. */
function commonPairs(have: readonly string[], want: readonly string[]): [number, number][] {
  const width = want.length + 1;
  const table = new Uint32Array((have.length + 1) * width);
  const at = (row: number, column: number): number => table[row * width + column] ?? 0;
  for (let row = have.length - 1; row >= 0; row -= 1) {
    for (let column = want.length - 1; column >= 0; column -= 1) {
      table[row * width + column] =
        have[row] === want[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  let [row, column] = [0, 0];
  while (row < have.length && column < want.length) {
    if (have[row] === want[column]) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}
