import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { DeviceCopies } from './device-copy.ts';
import type { CopyKey } from './device-copy.ts';

const key: CopyKey = { memberId: 'ana', reviewId: 'r1', epoch: 1 };
let factory: IDBFactory;
let copies: DeviceCopies;

beforeEach(async () => {
  factory = new IDBFactory();
  copies = await DeviceCopies.open(factory);
});

/** Types words one after the other; returns the document and its updates. */
function typing(...words: string[]): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const word of words) doc.getText('t').insert(doc.getText('t').length, word);
  return { doc, updates };
}

function textOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText('t').toJSON();
}

describe('a copy', () => {
  test('gives back what was kept, by another opening of the same storage', async () => {
    const { updates } = typing('one ', 'two ', 'three');
    const copy = copies.copy(key);
    for (const [index, update] of updates.entries()) await copy.keep(update, index + 1);
    copies.close();
    const again = await DeviceCopies.open(factory);
    const loaded = await again.copy(key).load();
    expect(textOf(loaded.updates)).toBe('one two three');
    expect(textOf(loaded.unsent)).toBe('one two three');
  });

  test('keeps apart members, reviews and epochs', async () => {
    await copies.copy(key).keep(typing('mine').updates[0]!, 1);
    for (const other of [{ memberId: 'ben' }, { reviewId: 'r2' }, { epoch: 2 }]) {
      expect((await copies.copy({ ...key, ...other }).load()).updates).toEqual([]);
    }
  });

  test('a write that failed is made up for by the next, so that nothing in the copy lacks what it builds on', async () => {
    const { updates } = typing('first ', 'second');
    const copy = copies.copy(key);
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(() => {
      throw new Error('The disk is full.');
    });
    await expect(copy.keep(updates[0]!, 1)).rejects.toThrow('The disk is full.');
    await copy.keep(updates[1]!, 2);
    expect(textOf((await copies.copy(key).load()).unsent)).toBe('first second');
  });

  test('drops what one tab was refused and leaves what another has written meanwhile', async () => {
    const { updates } = typing('confirmed ', 'refused');
    const other = typing('of the other tab').updates;
    const copy = copies.copy(key);
    await copy.keep(updates[0]!, 1);
    await copy.confirm(1);
    await copies.copy(key).keep(other[0]!, 1);
    await copy.keep(updates[1]!, 2);
    await copy.dropUnsent();
    const left = await copies.copy(key).load();
    expect(textOf(left.unsent)).toBe('of the other tab');
    expect(left.updates).toHaveLength(2);
  });

  test('tells what the server has confirmed from what it has not, after a reload', async () => {
    const { updates } = typing('sent ', 'unsent');
    const copy = copies.copy(key);
    await copy.keep(updates[0]!, 1);
    await copy.keep(updates[1]!, 2);
    await copy.confirm(1);
    const { unsent } = await copies.copy(key).load();
    expect(unsent).toHaveLength(1);
    expect(Y.decodeUpdate(unsent[0]!).structs).toEqual(Y.decodeUpdate(updates[1]!).structs);
  });

  test('counts nothing that came from the server as unsent', async () => {
    const copy = copies.copy(key);
    await copy.keep(typing('theirs').updates[0]!, null);
    expect((await copies.copy(key).load()).unsent).toEqual([]);
  });

  test('does not let one tab’s confirmation cover what another tab has not sent', async () => {
    const one = typing('from one');
    const other = typing('from the other');
    const first = copies.copy(key);
    const second = copies.copy(key);
    await second.keep(other.updates[0]!, 1);
    await first.keep(one.updates[0]!, 1);
    await first.confirm(1);
    const { unsent } = await copies.copy(key).load();
    expect(textOf(unsent)).toBe('from the other');
  });

  test('merges many confirmed writes into one and leaves unsent ones as they are', async () => {
    const words = Array.from({ length: 260 }, (_, index) => `${String(index)} `);
    const { doc, updates } = typing(...words);
    const copy = copies.copy(key);
    for (const [index, update] of updates.entries()) await copy.keep(update, index + 1);
    await copy.confirm(250);
    await copy.compact();
    const loaded = await copies.copy(key).load();
    expect(textOf(loaded.updates)).toBe(doc.getText('t').toJSON());
    expect(loaded.unsent).toHaveLength(10);
    expect(loaded.updates).toHaveLength(11);
  });

  test('writes what waits together in one go, each promise kept only after it', async () => {
    const { updates } = typing('a', 'b', 'c', 'd');
    const copy = copies.copy(key);
    await Promise.all(updates.map((update, index) => copy.keep(update, index + 1)));
    const loaded = await copies.copy(key).load();
    expect(textOf(loaded.updates)).toBe('abcd');
    expect(loaded.updates.length).toBeLessThan(4);
  });

  test('says so when the storage is gone, instead of pretending', async () => {
    const copy = copies.copy(key);
    copies.close();
    await expect(copy.keep(typing('lost?').updates[0]!, 1)).rejects.toThrow();
  });

  test('numbers what it found so that confirming it works like confirming anything else', async () => {
    const { updates } = typing('old ', 'older');
    const before = copies.copy(key);
    await before.keep(updates[0]!, 1);
    await before.keep(updates[1]!, 2);
    const now = copies.copy(key);
    expect((await now.load()).unsent).toHaveLength(2);
    await now.confirm(2);
    expect((await copies.copy(key).load()).unsent).toEqual([]);
  });
});

describe('a member’s copies', () => {
  test('are listed with their unsent writes, and go one by one or all at once', async () => {
    await copies.copy(key).keep(typing('x').updates[0]!, 1);
    await copies.copy({ ...key, reviewId: 'r2' }).keep(typing('y').updates[0]!, null);
    await copies.copy({ ...key, memberId: 'ben' }).keep(typing('z').updates[0]!, 1);
    expect(await copies.list('ana')).toEqual([
      { ...key, unsent: 1 },
      { ...key, reviewId: 'r2', unsent: 0 },
    ]);
    await copies.remove(key);
    expect(await copies.list('ana')).toEqual([{ ...key, reviewId: 'r2', unsent: 0 }]);
    await copies.removeAllOf('ana');
    expect(await copies.list('ana')).toEqual([]);
    expect(await copies.list('ben')).toHaveLength(1);
  });

  test('keep texts taken out of documents until they are dropped', async () => {
    const text = { id: 'k1', memberId: 'ana', reviewId: 'r1', at: 5, why: 'because', parts: [] };
    await copies.keepText(text);
    await copies.keepText({ ...text, id: 'k2', at: 3 });
    await copies.keepText({ ...text, id: 'k3', memberId: 'ben' });
    expect((await copies.keptTexts('ana', 'r1')).map(({ id }) => id)).toEqual(['k2', 'k1']);
    await copies.dropKeptText('k2');
    expect((await copies.keptTexts('ana')).map(({ id }) => id)).toEqual(['k1']);
  });
});
