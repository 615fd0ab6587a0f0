/** Open from before over HTTP: what is told to whom, what the exports and the signed version say of it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Action } from '../../shared/api/actions.ts';
import type { FromBefore } from '../../shared/api/from-before.ts';
import type { Hint } from '../../server/hints.ts';
import { createRecord, createRecords } from '../../shared/review-document/edits.ts';
import { answer, ask, me, readyToSign } from '../support/sign-review.ts';
import { openTestApp, type Reply, type TestApp, type Visitor } from '../support/test-app.ts';

const title = 'Show how sure the finder is';
const detail = 'In figures beside each mark.';
let app: TestApp;
let ada: Visitor;
let ben: Visitor;
let oldId: string;
let newId: string;
let actionId: string;

/** Ada chairs both reviews; Ben is on the panel of the new one alone. */
beforeEach(async () => {
  app = await openTestApp();
  ada = await app.setUp();
  ben = await app.join(ada, 'Ben');
  oldId = await opened('The missed nodule');
  const { deps } = app.services;
  await deps.door.edit(oldId, { memberId: null }, (doc) => {
    const editing = { doc, origin: null, random: deps.random, now: deps.clock };
    createRecord(editing, 'actions', { title, detail, category: 'software-change' });
  });
  await vi.waitFor(async () => expect(await actionsOf(oldId)).toHaveLength(1));
  const [action] = await actionsOf(oldId);
  actionId = action!.actionId;
  await patch(ada, { status: 'agreed' });
  newId = await opened('The second nodule');
  const memberId = (await me(ben)).id;
  await ada.call('POST', `/reviews/${newId}/participants`, { memberId, role: 'panel' });
}, 30_000);
afterEach(() => app.close());

async function opened(name: string): Promise<string> {
  const made = await ada.call('POST', '/reviews', { title: name, templateId: 'full', aiSystem: 'Finder' });
  return String(made.json['id']);
}

async function actionsOf(reviewId: string): Promise<readonly Action[]> {
  return (await ada.call('GET', `/reviews/${reviewId}/actions`)).json['actions'] as Action[];
}

async function patch(who: Visitor, change: object): Promise<Reply> {
  const path = `/actions/${oldId}/${actionId}`;
  const { version } = (await who.call('GET', path)).json;
  return who.call('PATCH', path, change, { 'if-match': `"${String(version)}"` });
}

async function state(who: Visitor): Promise<FromBefore> {
  return (await who.call('GET', `/reviews/${newId}/from-before`)).json as unknown as FromBefore;
}

const given = (who: Visitor, body: object) =>
  who.call('POST', `/reviews/${newId}/from-before/${oldId}/${actionId}`, body);

test('each answer is the new state, and nothing of the earlier review goes to who takes no part in it', async () => {
  expect((await state(ben)).open).toEqual([]);
  expect((await state(ada)).open).toMatchObject([{ action: { title, reviewTitle: 'The missed nodule' } }]);
  const carried = await given(ada, { answer: 'carried' });
  expect(carried.json).toMatchObject({ open: [], answered: [{ answer: 'carried', action: { title } }] });
  const seen = JSON.stringify(await state(ben));
  expect(seen).toContain(title);
  expect(seen).not.toContain('missed nodule');
  expect(seen).not.toContain(detail);
  const back = await ada.call('DELETE', `/reviews/${newId}/from-before/${oldId}/${actionId}`);
  expect(back.json).toMatchObject({ open: [{ action: { title } }], answered: [] });
  expect((await ben.call('GET', `/actions/${oldId}/${actionId}`)).status).toBe(404);
});

test('an answer without its reason, or of no such kind, is refused', async () => {
  expect((await given(ada, { answer: 'left', reason: ' ' })).status).toBe(422);
  expect((await given(ada, { answer: 'copied' })).status).toBe(422);
  const left = await given(ada, { answer: 'left', reason: 'It is about another ward.' });
  expect(left.json).toMatchObject({ answered: [{ answer: 'left', reason: 'It is about another ward.' }] });
});

test('who has either review open hears of each move, wherever it was made', async () => {
  await given(ada, { answer: 'carried' });
  const heard: Hint[] = [];
  const stop = app.services.deps.hints.subscribe((hint) => heard.push(hint));
  expect((await patch(ben, { status: 'in-progress' })).status).toBe(200);
  stop();
  expect(heard).toContainEqual({ kind: 'actions', reviewId: oldId });
  expect(heard).toContainEqual({ kind: 'from-before', reviewId: newId });
});

test('the exports hold what is carried and why something was left, and no word of the earlier review', async () => {
  await given(ada, { answer: 'carried' });
  const markdown = (await ada.call('GET', `/reviews/${newId}/exports/markdown`)).text;
  expect(markdown).toContain(`| 1 | ${title} |`);
  expect(markdown).toContain('Carried on from an earlier review.');
  const json = (await ada.call('GET', `/reviews/${newId}/exports/json`)).text;
  expect(JSON.parse(json)).toMatchObject({
    actions: [],
    fromBefore: { carried: [{ title, detail: '' }], answers: [{ answer: 'carried' }] },
  });
  for (const text of [markdown, json]) {
    expect(text).not.toContain('missed nodule');
    expect(text).not.toContain(detail);
  }
  await ada.call('DELETE', `/reviews/${newId}/from-before/${oldId}/${actionId}`);
  await given(ada, { answer: 'left', reason: 'It is about _another_ ward' });
  const left = (await ada.call('GET', `/reviews/${newId}/exports/markdown`)).text;
  expect(left).toContain('- An action of an earlier review is left there: It is about \\_another\\_ ward.');
  expect(left).not.toContain(title);
});

test('a carried action counts for signing, stands in the signed version, and goes on after it', async () => {
  await given(ada, { answer: 'carried' });
  await readyToSign(app, ada, newId);
  const { conditions } = (await ada.call('GET', `/reviews/${newId}/agreement`)).json as {
    conditions: { id: string; open: unknown[] }[];
  };
  expect(conditions.find(({ id }) => id === 'actions')?.open).toEqual([]);
  expect((await ask(ada, newId, [(await me(ada)).id])).status).toBe(201);
  expect((await answer(ada, newId)).status).toBe(200);
  const { signed } = (await ada.call('GET', `/reviews/${newId}/agreement`)).json as {
    signed: { version: number }[];
  };
  const file = await ada.call('GET', `/reviews/${newId}/signed-versions/${signed[0]!.version}`);
  expect(file.json).toMatchObject({
    signed: { agreed: { actions: [], carried: [{ actionId, title, detail: '', status: 'agreed' }] } },
  });
  expect((await given(ada, { answer: 'left', reason: 'Too late.' })).status).toBe(409);
  // Signed, the review changes no more; what it carries goes on.
  expect((await patch(ben, { status: 'in-progress' })).status).toBe(200);
});

test('what was carried meanwhile is not what people were asked to sign', async () => {
  await readyToSign(app, ada, newId);
  await ask(ada, newId, [(await me(ada)).id]);
  await given(ada, { answer: 'carried' });
  const { rounds } = (await ada.call('GET', `/reviews/${newId}/agreement`)).json as {
    rounds: { current: boolean }[];
  };
  expect(rounds[0]?.current).toBe(false);
});

test('a code that is added to a factor brings the actions that answer that code', async () => {
  const { deps } = app.services;
  const code = 'I1.output-format';
  await deps.door.edit(oldId, { memberId: null }, (doc) => {
    const editing = { doc, origin: null, random: deps.random, now: deps.clock };
    const factors = createRecords(editing, 'factors', [{ condition: 'No figure is shown', codes: [code] }]);
    createRecord(editing, 'actions', { title: 'Ask for a figure', factors });
  });
  await vi.waitFor(async () => expect(await actionsOf(oldId)).toHaveLength(2));
  const other = (await actionsOf(oldId)).find((one) => one.actionId !== actionId)!;
  const path = `/actions/${oldId}/${other.actionId}`;
  await ada.call('PATCH', path, { status: 'agreed' }, { 'if-match': `"${other.version}"` });
  await ada.call('PATCH', `/reviews/${newId}`, { aiSystem: 'Another' });
  expect((await state(ada)).open).toEqual([]);
  await deps.door.edit(newId, { memberId: null }, (doc) => {
    const editing = { doc, origin: null, random: deps.random, now: deps.clock };
    createRecord(editing, 'factors', { condition: 'Again no figure', codes: [code] });
  });
  await vi.waitFor(async () => expect((await state(ada)).codes).toEqual([code]));
  expect((await state(ada)).open).toMatchObject([{ action: { title: 'Ask for a figure' }, codes: [code] }]);
});
