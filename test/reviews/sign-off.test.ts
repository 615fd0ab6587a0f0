/** Reaching agreement, asked from outside: conditions, interests, asking, answering, signing, reopening. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '../../db/document-store.ts';
import { auditEntries, stageChanges, versions } from '../../db/schema.ts';
import { checkSignedFile } from '../../shared/agreement/signed-file.ts';
import type { AgreementState } from '../../shared/api/agreement.ts';
import { createRecord, setPosition, type Editing } from '../../shared/review-document/edits.ts';
import { appendProse } from '../../shared/review-document/prose-write.ts';
import { agreementOf, answer, ask, me, readyToSign, signReview } from '../support/sign-review.ts';
import { firstMember, openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let chair: Visitor;
let ben: Visitor;
let cleo: Visitor;
let reviewId: string;
let ids: Readonly<Record<'chair' | 'ben' | 'cleo', string>>;

beforeEach(async () => {
  app = await openTestApp();
  chair = await app.setUp();
  ben = await app.join(chair, 'Ben');
  cleo = await app.join(chair, 'Cleo');
  ids = { chair: (await me(chair)).id, ben: (await me(ben)).id, cleo: (await me(cleo)).id };
  const made = await chair.call('POST', '/reviews', { title: 'A missed nodule', templateId: 'full' });
  reviewId = String(made.json['id']);
  for (const memberId of [ids.ben, ids.cleo])
    await chair.call('POST', `/reviews/${reviewId}/participants`, { memberId, role: 'panel' });
});
afterEach(() => app.close());

async function edit(change: (editing: Editing) => void): Promise<void> {
  const { door, random, clock } = app.services.deps;
  await door.edit(reviewId, { memberId: ids.chair }, (doc) =>
    change({ doc, origin: null, random, now: clock }),
  );
}

const open = ({ conditions }: AgreementState) => conditions.filter(({ met }) => !met).map(({ id }) => id);
const stage = async () => (await agreementOf(chair, reviewId)).stage;
const acts = () => app.services.deps.orm.select().from(auditEntries).all();
const inboxOf = async (who: Visitor) =>
  ((await who.call('GET', '/inbox')).json['items'] as { kind: string }[]).map(({ kind }) => kind);

describe('conditions', () => {
  test('a review just opened lists everything that its template asks to be settled', async () => {
    const state = await agreementOf(chair, reviewId);
    expect(open(state)).toEqual(['layers', 'actions', 'kinds', 'harm', 'interests']);
    expect(state.conditions.find(({ id }) => id === 'interests')?.open).toHaveLength(3);
  });

  test('a template that asks for no harm and no actions sets no condition about them', async () => {
    const made = await chair.call('POST', '/reviews', { title: 'Short', templateId: 'huddle' });
    const { conditions } = await agreementOf(chair, String(made.json['id']));
    expect(conditions.map(({ id }) => id)).toEqual(['layers', 'evidence', 'kinds', 'comments', 'interests']);
  });

  test('nobody is asked to sign while something is open, and the refusal names it', async () => {
    for (const to of ['analysing', 'in-review'])
      await chair.call('POST', `/reviews/${reviewId}/stage`, { to });
    const refused = await ask(chair, reviewId, [ids.ben]);
    expect(refused.status).toBe(409);
    expect(refused.json).toMatchObject({
      code: 'not-allowed-now',
      details: { conditions: ['layers', 'actions', 'kinds', 'harm', 'interests'] },
    });
    expect(refused.text).toContain('Model: no factor, and not marked');
  });

  test('an open comment made after people were asked holds the signature up', async () => {
    await readyToSign(app, chair, reviewId);
    await ask(chair, reviewId, [ids.ben]);
    await cleo.call('POST', `/reviews/${reviewId}/comments`, { place: 'review', text: 'Is this so?' });
    const refused = await answer(ben, reviewId);
    expect(refused.text).toContain('1 thread of comments is open');
    expect(await stage()).toBe('in-review');
  });

  test('a written reason stands in for a stronger action, and for nothing else', async () => {
    const reason = (condition: string, who: Visitor, text: string) =>
      who.call('PUT', `/reviews/${reviewId}/condition-reasons/${condition}`, { reason: text });
    expect((await reason('layers', chair, 'No time.')).status).toBe(404);
    expect((await reason('actions', ben, 'No time.')).status).toBe(403);
    await reason('actions', chair, 'Nothing stronger is ours to do.');
    expect(open(await agreementOf(chair, reviewId))).not.toContain('actions');
    await reason('actions', chair, '');
    expect(open(await agreementOf(chair, reviewId))).toContain('actions');
  });
});

describe('interests', () => {
  const declare = (who: Visitor, body: object) => who.call('PUT', `/reviews/${reviewId}/interest`, body);

  test('what somebody declares is seen by the panel, and the newest counts', async () => {
    await declare(ben, { kind: 'none' });
    await declare(ben, { kind: 'declared', text: 'I chose this system.' });
    const { interests } = await agreementOf(cleo, reviewId);
    expect(interests.find(({ memberId }) => memberId === ids.ben)).toMatchObject({
      kind: 'declared',
      text: 'I chose this system.',
      required: true,
    });
    expect(acts().filter(({ act }) => act === 'interest.declared')).toMatchObject([
      { actorId: ids.ben, detail: { kind: 'none' } },
      { actorId: ids.ben, detail: { kind: 'declared' } },
    ]);
  });

  test('an interest without words is not taken', async () => {
    expect((await declare(ben, { kind: 'declared', text: ' ' })).json['fields']).toHaveProperty('text');
  });

  test('an observer who is asked to sign declares first', async () => {
    const dora = await app.join(chair, 'Dora');
    const { id: memberId } = await me(dora);
    await chair.call('POST', `/reviews/${reviewId}/participants`, { memberId, role: 'observer' });
    await readyToSign(app, chair, reviewId);
    app.services.database.sqlite
      .prepare('DELETE FROM interest_declarations WHERE member_id = ?')
      .run(memberId);
    await ask(chair, reviewId, [memberId]);
    expect((await answer(dora, reviewId)).text).toContain('you have not');
    await declare(dora, { kind: 'none' });
    expect((await answer(dora, reviewId)).json['stage']).toBe('signed');
  });
});

describe('signing', () => {
  beforeEach(() => readyToSign(app, chair, reviewId));

  test('no stage change signs a review, the chair’s included', async () => {
    const refused = await chair.call('POST', `/reviews/${reviewId}/stage`, { to: 'signed' });
    expect([refused.status, refused.json['code']]).toEqual([409, 'not-allowed-now']);
    expect(await stage()).toBe('in-review');
  });

  test('only the chair asks, and only people who read the whole review', async () => {
    expect((await ask(ben, reviewId, [ids.ben])).status).toBe(403);
    const outsider = await me(await app.join(chair, 'Olga'));
    for (const [approvers, reviewers] of [
      [[], [ids.ben]],
      [[ids.ben], [ids.ben]],
      [[outsider.id], []],
    ] as const)
      expect((await ask(chair, reviewId, approvers, reviewers)).status).toBe(422);
    expect((await agreementOf(chair, reviewId)).rounds).toEqual([]);
  });

  test('approvers wait for the reviewers, and each hears when it is their turn', async () => {
    await ask(chair, reviewId, [ids.cleo], [ids.ben]);
    expect(await inboxOf(ben)).toContain('sign-off-asked');
    expect(await inboxOf(cleo)).not.toContain('sign-off-asked');
    expect((await answer(cleo, reviewId)).text).toContain('The reviewers answer first');
    await answer(ben, reviewId);
    expect(await inboxOf(cleo)).toContain('sign-off-turn');
    expect(await inboxOf(chair)).toContain('sign-off-given');
    expect((await answer(cleo, reviewId)).json['stage']).toBe('signed');
  });

  test('the password is asked again: a wrong one signs nothing, and tries run out as at signing in', async () => {
    await ask(chair, reviewId, [ids.ben]);
    const wrong = { answer: 'signed', password: 'not my password' };
    const refused = await answer(ben, reviewId, wrong);
    expect([refused.status, Object.keys(refused.json['fields'] as object)]).toEqual([422, ['password']]);
    for (let i = 0; i < 9; i += 1) await answer(ben, reviewId, wrong);
    expect((await answer(ben, reviewId)).status).toBe(429);
    expect(await stage()).toBe('in-review');
  });

  test('whoever was not asked signs nothing, and nobody answers twice', async () => {
    await ask(chair, reviewId, [ids.ben, ids.cleo]);
    expect((await answer(chair, reviewId)).status).toBe(403);
    await answer(ben, reviewId);
    expect((await answer(ben, reviewId)).json['code']).toBe('not-allowed-now');
  });

  test('a refusal needs a reason, ends the round, and tells the chair', async () => {
    await ask(chair, reviewId, [ids.ben, ids.cleo]);
    expect((await answer(ben, reviewId, { answer: 'refused' })).json['fields']).toHaveProperty('reason');
    await answer(ben, reviewId, { answer: 'refused', reason: 'The time is wrong.' });
    const { rounds } = await agreementOf(cleo, reviewId);
    expect(rounds[0]).toMatchObject({
      end: 'refused',
      people: [{ reason: 'The time is wrong.' }, { turn: false }],
    });
    expect(await inboxOf(chair)).toContain('sign-off-refused');
    expect((await answer(cleo, reviewId)).json['code']).toBe('changed-meanwhile');
    expect(await stage()).toBe('in-review');
  });

  test('a text that changed after the first signature voids it: the second is refused until the chair asks anew', async () => {
    await ask(chair, reviewId, [ids.ben, ids.cleo]);
    await answer(ben, reviewId);
    await edit((editing) => appendProse(editing, 's.what', ['One more word.']));
    expect((await agreementOf(cleo, reviewId)).rounds[0]).toMatchObject({ current: false, end: null });
    const refused = await answer(cleo, reviewId);
    expect(refused.json['code']).toBe('changed-meanwhile');
    expect(refused.text).toContain('The text was changed after you were asked');
    await ask(chair, reviewId, [ids.ben, ids.cleo]);
    const { rounds } = await agreementOf(cleo, reviewId);
    expect(rounds.map(({ number, end, current }) => [number, end, current])).toEqual([
      [2, null, true],
      [1, 'asked-anew', false],
    ]);
    expect(rounds[0]?.people.map(({ answer: given }) => given)).toEqual([null, null]);
  });

  test('a title, an agreed action and a reason are part of the text; cards moved and views that differ are not', async () => {
    const digest = async () => (await agreementOf(chair, reviewId)).sha256;
    const at = await digest();
    await edit((editing) => {
      setPosition(editing, 'map', 'a', [1, 2]);
      createRecord(editing, 'dissent', { text: 'I see it otherwise.' });
    });
    expect(await digest()).toBe(at);
    await chair.call('PATCH', `/reviews/${reviewId}`, { title: 'Another title' });
    const renamed = await digest();
    expect(renamed).not.toBe(at);
    await chair.call('PUT', `/reviews/${reviewId}/condition-reasons/actions`, { reason: 'Another reason.' });
    expect(await digest()).not.toBe(renamed);
  });

  test('the chair takes an asking back', async () => {
    await ask(chair, reviewId, [ids.ben]);
    const reply = await chair.call('DELETE', `/reviews/${reviewId}/sign-offs/1`);
    expect(reply.json['rounds']).toMatchObject([{ number: 1, end: 'taken-back' }]);
    expect((await answer(ben, reviewId)).json['code']).toBe('changed-meanwhile');
  });

  test('a chair who saw another text asks nobody', async () => {
    const body = { approvers: [ids.ben], reviewers: [], sha256: 'another' };
    const refused = await chair.call('POST', `/reviews/${reviewId}/sign-offs`, body);
    expect(refused.json['code']).toBe('changed-meanwhile');
  });

  test('going back to the analysis ends the round', async () => {
    await ask(chair, reviewId, [ids.ben]);
    await chair.call('POST', `/reviews/${reviewId}/stage`, { to: 'analysing', reason: 'A new witness.' });
    expect((await agreementOf(chair, reviewId)).rounds[0]?.end).toBe('went-back');
  });

  test('the last signature freezes text, signatures and dissent in one version that a reader can check alone', async () => {
    await edit((editing) => {
      appendProse(editing, 's.what', ['The scan was read at night.']);
      createRecord(editing, 'dissent', { text: 'The rota was no factor.' });
    });
    await ask(chair, reviewId, [ids.chair], [ids.ben]);
    await answer(ben, reviewId, { answer: 'signed', dissent: 'Layer W is thin.' });
    const done = await answer(chair, reviewId);
    const state = done.json as unknown as AgreementState;
    expect(state.stage).toBe('signed');
    const [signed] = state.signed;
    const file = await cleo.call('GET', `/reviews/${reviewId}/signed-versions/${signed?.version ?? 0}`);
    const check = checkSignedFile(file.text, digestOf);
    if (!check.sound) throw new Error(check.sentence);
    expect(check.sha256).toBe(signed?.sha256);
    expect(check.signed).toMatchObject({
      stage: 'signed',
      dissent: ['The rota was no factor.'],
      signatures: [
        { name: 'Ben', role: 'panel', function: 'reviewer', dissent: 'Layer W is thin.' },
        { name: firstMember.name, role: 'chair', function: 'approver', dissent: '' },
      ],
      agreed: { review: { title: 'A missed nodule' }, content: { prose: { 's.what': {} } } },
    });
    const { orm } = app.services.deps;
    expect(orm.select().from(versions).where(eq(versions.reason, 'signed')).all()).toHaveLength(1);
    expect(orm.select().from(stageChanges).all().at(-1)).toMatchObject({ from: 'in-review', to: 'signed' });
    expect(acts().find(({ act }) => act === 'review.signed')?.detail).toMatchObject({
      sha256: signed?.sha256,
      signatures: 2,
    });
  });

  test('exports name stage, signatures and dissent', async () => {
    await ask(chair, reviewId, [ids.ben]);
    await answer(ben, reviewId, { answer: 'signed', dissent: 'Layer W is thin.' });
    const { text } = await cleo.call('GET', `/reviews/${reviewId}/exports/markdown`);
    expect(text).toContain('Ben');
    expect(text).toContain('Layer W is thin.');
    const json = (await cleo.call('GET', `/reviews/${reviewId}/exports/json`)).json;
    expect(json['agreement']).toMatchObject({
      signed: [{ sha256: expect.any(String) as string }],
      rounds: [{ end: 'signed', people: [{ name: 'Ben', dissent: 'Layer W is thin.' }] }],
    });
  });
});

test('reopening keeps the signed version, and begins a new round under a new text', async () => {
  await signReview(app, chair, reviewId);
  const [first] = (await agreementOf(chair, reviewId)).signed;
  const reopen = (who: Visitor, reason?: string) =>
    who.call('POST', `/reviews/${reviewId}/stage`, {
      to: 'reopened',
      ...(reason !== undefined && { reason }),
    });
  expect((await reopen(ben, 'Because.')).status).toBe(403);
  expect((await reopen(chair)).status).toBe(422);
  await reopen(chair, 'The supplier sent the log.');
  expect(acts().at(-1)).toMatchObject({ act: 'review.reopened', actorId: ids.chair });
  const kept = (await chair.call('GET', `/reviews/${reviewId}/versions`)).json['versions'] as {
    reason: string;
  }[];
  expect(kept[0]?.reason).toBe('reopened');
  await edit((editing) => appendProse(editing, 's.what', ['The log says 03:12.']));
  await signReview(app, chair, reviewId);
  const { signed, rounds } = await agreementOf(chair, reviewId);
  expect(signed).toHaveLength(2);
  expect(signed[1]).toEqual(first);
  expect(rounds.map(({ end }) => end)).toEqual(['signed', 'signed']);
  const old = await chair.call('GET', `/reviews/${reviewId}/signed-versions/${first?.version ?? 0}`);
  expect(checkSignedFile(old.text, digestOf).sound).toBe(true);
  expect(old.text).not.toContain('03:12');
});

test('what somebody has read is theirs alone', async () => {
  const path = `/reviews/${reviewId}/sections-read`;
  await ben.call('PUT', path, { sectionId: 's.what', digest: 'abc' });
  expect((await agreementOf(ben, reviewId)).read).toEqual({ 's.what': 'abc' });
  expect((await agreementOf(chair, reviewId)).read).toEqual({});
  await ben.call('PUT', path, { sectionId: 's.what', digest: null });
  expect((await agreementOf(ben, reviewId)).read).toEqual({});
});
