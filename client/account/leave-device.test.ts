import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { DeviceCopies } from '../collab/device-copy.ts';
import { leaveDevice } from './leave-device.ts';

const key = { memberId: 'ana', reviewId: 'r1', epoch: 1 };
let ended: number;
let answer: boolean;
let asked: number;
const end = (): Promise<void> => {
  ended += 1;
  return Promise.resolve();
};

beforeEach(() => {
  ended = 0;
  asked = 0;
  answer = true;
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('confirm', () => {
    asked += 1;
    return answer;
  });
});
afterEach(() => vi.unstubAllGlobals());

/** Puts one write on the device; `unsent` says whether the server has it. */
async function write(unsent: boolean): Promise<void> {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'words');
  const copies = await DeviceCopies.open(indexedDB);
  await copies.copy(key).keep(Y.encodeStateAsUpdate(doc), unsent ? 1 : null);
  copies.close();
}

async function left(): Promise<number> {
  const copies = await DeviceCopies.open(indexedDB);
  const list = await copies.list('ana');
  copies.close();
  return list.length;
}

test('clears the device without a question when the server has everything', async () => {
  await write(false);
  expect(await leaveDevice('ana', end)).toBe(true);
  expect([asked, ended, await left()]).toEqual([0, 1, 0]);
});

test('asks first when words are only here, and keeps them when the member stays', async () => {
  await write(true);
  answer = false;
  expect(await leaveDevice('ana', end)).toBe(false);
  expect([asked, ended, await left()]).toEqual([1, 0, 1]);
  answer = true;
  expect(await leaveDevice('ana', end)).toBe(true);
  expect([ended, await left()]).toEqual([1, 0]);
});

test('keeps everything when signing out did not succeed', async () => {
  await write(false);
  await expect(leaveDevice('ana', () => Promise.reject(new Error('No server.')))).rejects.toThrow(
    'No server.',
  );
  expect(await left()).toBe(1);
});

test('signs out as well where the browser keeps nothing', async () => {
  vi.stubGlobal('indexedDB', undefined);
  expect(await leaveDevice('ana', end)).toBe(true);
  expect(ended).toBe(1);
});
