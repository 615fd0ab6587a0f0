import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { createRecord } from '../../../shared/review-document/edits.ts';
import type { ReviewContext } from '../review-context.svelte.ts';
import { FromBeforeList } from './from-before.svelte.ts';

let doc: Y.Doc;
let asked: string[];
/** What the server found by. */
let codes: string[];

beforeEach(() => {
  doc = new Y.Doc();
  asked = [];
  codes = [];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    return Response.json({ open: [], more: 0, furtherReviews: false, answered: [], codes });
  });
});
afterEach(() => vi.unstubAllGlobals());

function makeList(): FromBeforeList {
  const review = { review: { id: 'r1' }, session: { doc }, api: { sentenceOf: String } };
  return new FromBeforeList(review as unknown as ReviewContext);
}

function addFactor(...added: string[]): void {
  let next = 0;
  const random = (size: number) => Uint8Array.from({ length: size }, () => (next += 7));
  createRecord({ doc, origin: null, random, now: () => 1 }, 'factors', { codes: added });
}

test('writing in factors asks for nothing again, another code does', async () => {
  const list = makeList();
  await list.refresh();
  expect(asked).toEqual(['/api/v1/reviews/r1/from-before']);
  addFactor();
  list.heard(['actions']);
  expect(asked).toHaveLength(1);
  codes = ['model.drift'];
  addFactor('model.drift');
  list.heard(['actions']);
  await vi.waitFor(() => expect(list.now?.codes).toEqual(codes));
  expect(asked).toHaveLength(2);
  list.heard(['actions']);
  expect(asked).toHaveLength(2);
});

test('an answer of somebody else, or another AI system, is asked for at once', async () => {
  const list = makeList();
  await list.refresh();
  list.heard(['comments']);
  expect(asked).toHaveLength(1);
  list.heard(['from-before']);
  list.heard(['review']);
  expect(asked).toHaveLength(3);
});
