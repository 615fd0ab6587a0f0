import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { participants, reviews } from '../../db/schema.ts';
import type { Hint } from '../../server/hints.ts';
import { memberPassword, openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

const day = 24 * 60 * 60 * 1000;
let app: TestApp;
let ada: Visitor;
let hints: Hint[];

beforeEach(async () => {
  app = await openTestApp();
  ada = await app.setUp();
  hints = [];
  app.services.deps.hints.subscribe((hint) => hints.push(hint));
});
afterEach(() => app.close());

async function idOf(visitor: Visitor): Promise<string> {
  return String((await visitor.call('GET', '/me')).json['id']);
}

async function invite(body: object = {}, headers: Record<string, string> = {}): Promise<string> {
  const made = await ada.call('POST', '/invitations', { organisationRoles: ['member'], ...body }, headers);
  expect(made.status).toBe(201);
  return String(made.json['path']).replace('/join/', '/invitations/by-link/');
}

const ben = { name: 'Ben', email: 'ben@example.org', password: memberPassword };

describe('an invitation', () => {
  it('is looked at as often as one likes and accepted once', async () => {
    const path = await invite();
    const guest = app.visitor();
    for (let looks = 0; looks < 3; looks += 1) {
      expect((await guest.call('GET', path)).json).toEqual({ organisation: 'Northmere', email: null });
    }
    const joined = await guest.call('POST', path, ben);
    expect(joined).toMatchObject({
      status: 201,
      json: { name: 'Ben', organisationRoles: ['member'], reviewId: null },
    });
    expect((await guest.call('GET', '/me')).status).toBe(200);
    const again = await app.visitor().call('POST', path, { ...ben, email: 'eve@example.org' });
    expect(again).toMatchObject({ status: 410, json: { code: 'link-used' } });
    expect(again.json['remedy']).toMatch(/ask an admin for a new link/);
    expect((await app.visitor().call('GET', path)).json['code']).toBe('link-used');
  });

  it('keeps working after a try that was refused', async () => {
    const path = await invite();
    const taken = await app.visitor().call('POST', path, { ...ben, email: 'ada@example.org' });
    expect(taken).toMatchObject({ status: 409, json: { code: 'e-mail-taken' } });
    expect((await app.visitor().call('POST', path, { ...ben, password: 'short' })).status).toBe(422);
    expect((await app.visitor().call('POST', path, ben)).status).toBe(201);
  });

  it('for an address is good for that address only', async () => {
    const path = await invite({ email: 'Ben@Example.org' });
    const refused = await app.visitor().call('POST', path, { ...ben, email: 'eve@example.org' });
    expect(refused).toMatchObject({
      status: 422,
      json: { fields: { email: 'This invitation was made for another e-mail address.' } },
    });
    expect((await app.visitor().call('POST', path, ben)).status).toBe(201);
  });

  it('ends after 7 days and when it is taken back', async () => {
    const path = await invite();
    const revoked = await invite();
    const [newest] = (await ada.call('GET', '/invitations')).json['invitations'] as { id: string }[];
    const { status } = await ada.call('DELETE', `/invitations/${newest?.id ?? ''}`);
    expect(status).toBe(204);
    const open = (await ada.call('GET', '/invitations')).json['invitations'] as unknown[];
    expect(open).toHaveLength(1);
    const codes = [
      (await app.visitor().call('GET', path)).status,
      (await app.visitor().call('GET', revoked)).status,
    ];
    expect(codes.sort()).toEqual([200, 410]);
    app.time.now += 7 * day;
    expect((await app.visitor().call('POST', path, ben)).json['code']).toBe('link-expired');
  });

  it('that was never made says so', async () => {
    const unknown = await app.visitor().call('GET', `/invitations/by-link/${'x'.repeat(43)}`);
    expect(unknown).toMatchObject({ status: 404, json: { code: 'not-found' } });
  });

  it('made twice with one Idempotency-Key is one invitation, whose newest link works', async () => {
    const key = { 'idempotency-key': '5f1c0f8e-7a2b-4a3f-9a44-0d7f0f0e6a11' };
    const first = await invite({}, key);
    const second = await invite({}, key);
    const open = (await ada.call('GET', '/invitations')).json['invitations'] as unknown[];
    expect(open).toHaveLength(1);
    expect((await app.visitor().call('GET', first)).status).toBe(404);
    expect((await app.visitor().call('GET', second)).status).toBe(200);
  });

  describe('into a review', () => {
    function openReview(chairId: string): void {
      const at = app.time.now;
      const row = {
        id: 'review-1',
        title: 'T',
        templateId: 'full',
        templateVersion: 1,
        stage: 'gathering' as const,
      };
      const { orm } = app.services.deps;
      orm
        .insert(reviews)
        .values({ ...row, createdBy: chairId, createdAt: at })
        .run();
      const seat = {
        reviewId: 'review-1',
        memberId: chairId,
        role: 'chair' as const,
        addedAt: at,
        addedBy: chairId,
      };
      orm.insert(participants).values(seat).run();
    }
    const review = { id: 'review-1', role: 'panel' };

    it('makes the new member a participant and tells those who have it open', async () => {
      openReview(await idOf(ada));
      const path = await invite({ review });
      const guest = app.visitor();
      expect((await guest.call('POST', path, ben)).json['reviewId']).toBe('review-1');
      expect(await app.services.deps.roleIn('review-1', await idOf(guest))).toBe('panel');
      expect(hints).toContainEqual({ kind: 'participants', reviewId: 'review-1' });
    });

    it('cannot be made by an admin who takes no part, and is answered like an unknown review', async () => {
      openReview(await idOf(await app.join(ada, 'Cleo')));
      const body = { organisationRoles: ['member'] };
      const foreign = await ada.call('POST', '/invitations', { ...body, review });
      const unknown = await ada.call('POST', '/invitations', {
        ...body,
        review: { ...review, id: 'nowhere' },
      });
      expect(foreign.status).toBe(404);
      expect(unknown.text).toBe(foreign.text);
    });

    it('makes only a member when the inviter has left the review meanwhile', async () => {
      openReview(await idOf(ada));
      const path = await invite({ review });
      app.services.deps.orm.delete(participants).run();
      const guest = app.visitor();
      expect((await guest.call('POST', path, ben)).json['reviewId']).toBeNull();
    });
  });
});

describe('members', () => {
  it('are listed for everybody who is signed in, without anything about passwords', async () => {
    const guest = await app.join(ada, 'Ben');
    const listed = await guest.call('GET', '/members');
    expect((listed.json['members'] as { name: string }[]).map(({ name }) => name)).toEqual([
      'Ada Stern',
      'Ben',
    ]);
    expect(listed.text).not.toMatch(/argon2|password/i);
  });

  it('lose every session when their account is switched off, and cannot sign in until it is on again', async () => {
    const guest = await app.join(ada, 'Ben');
    const id = await idOf(guest);
    expect((await ada.call('PATCH', `/members/${id}`, { disabled: true })).json['disabled']).toBe(true);
    expect((await guest.call('GET', '/me')).status).toBe(401);
    const credentials = { email: ben.email, password: ben.password };
    expect((await guest.call('POST', '/session', credentials)).json['code']).toBe('wrong-credentials');
    expect(hints).toContainEqual({ kind: 'access', memberId: id });
    expect(hints).toContainEqual({ kind: 'session-ended', sessionIds: [expect.any(String)] });
    await ada.call('PATCH', `/members/${id}`, { disabled: false });
    expect((await guest.call('POST', '/session', credentials)).status).toBe(200);
  });

  it('always keep an admin who can sign in', async () => {
    const adaId = await idOf(ada);
    const guest = await app.join(ada, 'Ben', ['admin']);
    const benId = await idOf(guest);
    expect((await ada.call('PATCH', `/members/${benId}`, { organisationRoles: ['member'] })).status).toBe(
      200,
    );
    for (const change of [{ organisationRoles: ['member'] }, { disabled: true }]) {
      const refused = await ada.call('PATCH', `/members/${adaId}`, change);
      expect(refused).toMatchObject({ status: 409, json: { code: 'last-admin' } });
      expect(refused.json['remedy']).toBe('Make somebody else an admin first.');
    }
    expect((await ada.call('GET', '/me')).status).toBe(200);
  });
});
