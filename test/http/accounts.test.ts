import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditEntries, sessions } from '../../db/schema.ts';
import type { Hint } from '../../server/hints.ts';
import { firstMember, memberPassword, openTestApp, type TestApp } from '../support/test-app.ts';

const day = 24 * 60 * 60 * 1000;
let app: TestApp;
let hints: Hint[];

beforeEach(async () => {
  app = await openTestApp();
  hints = [];
  app.services.deps.hints.subscribe((hint) => hints.push(hint));
});
afterEach(() => app.close());

describe('set-up', () => {
  it('makes the organisation and a signed-in first member who is admin and safety lead', async () => {
    const visitor = app.visitor();
    expect((await visitor.call('GET', '/setup')).json).toEqual({ needed: true, organisation: null });
    const made = await visitor.call('POST', '/setup', {
      organisation: 'Northmere',
      samples: false,
      ...firstMember,
    });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ name: 'Ada Stern', organisation: 'Northmere', samplesFailed: false });
    expect(made.json['organisationRoles']).toEqual(['admin', 'safety-lead']);
    expect((await visitor.call('GET', '/me')).json['email']).toBe('ada@example.org');
    expect((await visitor.call('GET', '/setup')).json).toEqual({ needed: false, organisation: 'Northmere' });
  });

  it('brings the sample reviews and their members along when asked to', async () => {
    const visitor = app.visitor();
    const body = { organisation: 'Northmere', samples: true, ...firstMember };
    expect((await visitor.call('POST', '/setup', body)).json['samplesFailed']).toBe(false);
    expect((await visitor.call('GET', '/reviews')).json['reviews']).toHaveLength(4);
    expect((await visitor.call('GET', '/members')).json['members']).toHaveLength(7);
  });

  it('stands even when the samples cannot be made, and says so', async () => {
    await app.close();
    app = await openTestApp({ loadSamples: () => Promise.reject(new Error('no room for samples')) });
    const visitor = app.visitor();
    const body = { organisation: 'Northmere', samples: true, ...firstMember };
    const made = await visitor.call('POST', '/setup', body);
    expect(made).toMatchObject({ status: 201, json: { samplesFailed: true, name: 'Ada Stern' } });
    expect((await visitor.call('GET', '/me')).status).toBe(200);
  });

  it('happens once', async () => {
    await app.setUp();
    const body = { organisation: 'Another', samples: false, ...firstMember, email: 'eve@example.org' };
    const again = await app.visitor().call('POST', '/setup', body);
    expect(again).toMatchObject({ status: 409, json: { code: 'already-set-up' } });
    expect(again.json['remedy']).toMatch(/sign in/i);
  });

  it('says for each field what is wrong, and stores nothing', async () => {
    const body = { organisation: ' ', samples: false, name: '', email: 'ada', password: 'short' };
    const refused = await app.visitor().call('POST', '/setup', body);
    expect(refused).toMatchObject({ status: 422, json: { code: 'invalid-input' } });
    expect(refused.json['fields']).toEqual({
      organisation: 'Enter a name.',
      name: 'Enter a name.',
      email: 'Enter an e-mail address such as ana@example.org.',
      password: 'Use at least 10 characters for the password.',
    });
    expect((await app.visitor().call('GET', '/setup')).json['needed']).toBe(true);
  });

  it('is asked for by the sign-in before it has happened', async () => {
    const refused = await app
      .visitor()
      .call('POST', '/session', { email: 'a@example.org', password: 'whatever' });
    expect(refused).toMatchObject({ status: 409, json: { code: 'set-up-needed' } });
  });
});

describe('signing in', () => {
  it('answers a wrong password and an unknown account with the same body', async () => {
    await app.setUp();
    const visitor = app.visitor();
    const wrong = await visitor.call('POST', '/session', {
      email: firstMember.email,
      password: 'not this one',
    });
    const unknown = await visitor.call('POST', '/session', {
      email: 'eve@example.org',
      password: 'not this one',
    });
    expect(wrong).toMatchObject({ status: 401, json: { code: 'wrong-credentials' } });
    expect(wrong.json['remedy']).toMatch(/try again/);
    expect(unknown.text).toBe(wrong.text);
    expect(visitor.cookie).toBeNull();
  });

  it('gives a cookie that scripts cannot read, and stores only its hash', async () => {
    await app.setUp();
    const visitor = app.visitor();
    const signedIn = await visitor.call('POST', '/session', firstMember);
    const cookie = signedIn.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^causeway_session=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/);
    const token = /=([\w-]{43});/.exec(cookie)?.[1] ?? '';
    const rows = JSON.stringify(app.services.deps.orm.select().from(sessions).all());
    expect(rows).not.toContain(token);
  });

  it('marks the cookie Secure when people come by https', async () => {
    await app.close();
    app = await openTestApp({}, { publicUrl: 'https://c.example.org' });
    const body = { organisation: 'Northmere', samples: false, ...firstMember };
    const made = await app.visitor().call('POST', '/setup', body, { origin: 'https://c.example.org' });
    expect(made.headers.get('set-cookie')).toContain('; Secure');
  });

  it('never accepts a session id that the visitor brought along', async () => {
    await app.setUp();
    const visitor = app.visitor();
    const fixed = `causeway_session=${'A'.repeat(43)}`;
    visitor.cookie = fixed;
    expect((await visitor.call('GET', '/me')).status).toBe(401);
    await visitor.call('POST', '/session', firstMember);
    expect(visitor.cookie).not.toBe(fixed);
  });

  it('turns the eleventh wrong try within fifteen minutes away, for that account only', async () => {
    const ada = await app.setUp();
    await app.join(ada, 'Ben');
    const visitor = app.visitor();
    for (let tries = 0; tries < 10; tries += 1) {
      await visitor.call('POST', '/session', { email: firstMember.email, password: 'not this one' });
    }
    const refused = await visitor.call('POST', '/session', firstMember);
    expect(refused).toMatchObject({ status: 429, json: { code: 'too-many-tries' } });
    expect(refused.json['remedy']).toMatch(/^Wait 15 minutes/);
    expect(
      (await visitor.call('POST', '/session', { email: 'ben@example.org', password: memberPassword })).status,
    ).toBe(200);
  });
});

describe('a session', () => {
  it('lasts 30 days from when it was last seen', async () => {
    const ada = await app.setUp();
    app.time.now += 29 * day;
    expect((await ada.call('GET', '/me')).status).toBe(200);
    app.time.now += 29 * day;
    expect((await ada.call('GET', '/me')).status).toBe(200);
    app.time.now += 30 * day;
    expect(await ada.call('GET', '/me')).toMatchObject({ status: 401, json: { code: 'signed-out' } });
  });

  it('ends here, and sockets hear of it', async () => {
    const ada = await app.setUp();
    const kept = ada.cookie;
    expect((await ada.call('DELETE', '/session')).status).toBe(204);
    expect(ada.cookie).toBeNull();
    ada.cookie = kept;
    expect((await ada.call('GET', '/me')).status).toBe(401);
    expect(hints).toContainEqual({ kind: 'session-ended', sessionIds: [expect.any(String)] });
  });

  it('ends everywhere', async () => {
    const ada = await app.setUp();
    const elsewhere = app.visitor();
    await elsewhere.call('POST', '/session', firstMember);
    const listed = (await elsewhere.call('GET', '/sessions')).json['sessions'] as { current: boolean }[];
    expect(listed.map(({ current }) => current).sort()).toEqual([false, true]);
    await ada.call('DELETE', '/sessions');
    expect((await elsewhere.call('GET', '/me')).status).toBe(401);
    expect(hints.find((hint) => hint.kind === 'session-ended')?.sessionIds).toHaveLength(2);
  });

  it('of somebody else cannot be ended', async () => {
    const ada = await app.setUp();
    const ben = await app.join(ada, 'Ben');
    const [own] = (await ada.call('GET', '/sessions')).json['sessions'] as { id: string }[];
    expect((await ben.call('DELETE', `/sessions/${own?.id ?? ''}`)).status).toBe(404);
    expect((await ada.call('GET', '/me')).status).toBe(200);
  });
});

describe('one’s own account', () => {
  it('takes a new name', async () => {
    const ada = await app.setUp();
    expect((await ada.call('PATCH', '/me', { name: 'Ada Lind' })).json['name']).toBe('Ada Lind');
    expect((await ada.call('GET', '/me')).json['name']).toBe('Ada Lind');
  });

  it('takes a new password only with the present one, and ends every other session', async () => {
    const ada = await app.setUp();
    const elsewhere = app.visitor();
    await elsewhere.call('POST', '/session', firstMember);
    const next = 'an entirely new password';
    const refused = await ada.call('POST', '/me/password', { current: 'wrong', next });
    expect(refused).toMatchObject({
      status: 422,
      json: { fields: { current: 'This is not your present password.' } },
    });
    expect((await ada.call('POST', '/me/password', { current: firstMember.password, next })).status).toBe(
      204,
    );
    expect((await ada.call('GET', '/me')).status).toBe(200);
    expect((await elsewhere.call('GET', '/me')).status).toBe(401);
    expect((await elsewhere.call('POST', '/session', firstMember)).status).toBe(401);
    expect((await elsewhere.call('POST', '/session', { ...firstMember, password: next })).status).toBe(200);
  });
});

describe('a password link', () => {
  async function link(): Promise<string> {
    const ada = await app.setUp();
    const ben = await app.join(ada, 'Ben');
    const benId = String((await ben.call('GET', '/me')).json['id']);
    const made = await ada.call('POST', `/members/${benId}/reset-link`);
    expect(made.status).toBe(201);
    return String(made.json['path']).replace('/reset/', '/password-resets/');
  }

  it('changes the password once, signs in, and ends every earlier session', async () => {
    const path = await link();
    const visitor = app.visitor();
    expect((await visitor.call('GET', path)).json).toEqual({ name: 'Ben', email: 'ben@example.org' });
    expect((await visitor.call('GET', path)).status).toBe(200);
    const password = 'chosen after the link';
    expect((await visitor.call('POST', path, { password })).json['name']).toBe('Ben');
    expect((await visitor.call('GET', '/me')).status).toBe(200);
    const again = await app.visitor().call('POST', path, { password: 'somebody else again' });
    expect(again).toMatchObject({ status: 410, json: { code: 'link-used' } });
    expect(again.json['remedy']).toMatch(/ask an admin/);
    expect((await visitor.call('POST', '/session', { email: 'ben@example.org', password })).status).toBe(200);
  });

  it('stops working after 24 hours, and when a newer one is made', async () => {
    const path = await link();
    app.time.now += day;
    const late = await app.visitor().call('POST', path, { password: 'chosen after the link' });
    expect(late).toMatchObject({ status: 410, json: { code: 'link-expired' } });
  });

  it('is not made by somebody who is no admin', async () => {
    const ada = await app.setUp();
    const ben = await app.join(ada, 'Ben');
    const adaId = String((await ada.call('GET', '/me')).json['id']);
    expect((await ben.call('POST', `/members/${adaId}/reset-link`)).status).toBe(403);
  });
});

describe('the audit', () => {
  it('has an entry for each act, with ids and no names, addresses or passwords', async () => {
    const ada = await app.setUp();
    await app.join(ada, 'Ben');
    await ada.call('PATCH', '/me', { name: 'Ada Lind' });
    await ada.call('DELETE', '/session');
    const rows = app.services.deps.orm.select().from(auditEntries).all();
    expect(rows.map(({ act }) => act)).toEqual([
      'organisation.set-up',
      'member.added',
      'session.started',
      'invitation.made',
      'member.added',
      'invitation.accepted',
      'session.started',
      'member.renamed',
      'session.ended',
    ]);
    // Digests and ids are random letters, in which any short name may stand by chance.
    const said = rows.map(({ act, detail }) => ({ act, detail }));
    expect(JSON.stringify(said)).not.toMatch(/Ada|Ben|example|password/i);
    for (const id of rows.flatMap(({ actorId, subjectId }) => [actorId, subjectId]))
      expect(id ?? 'V1StGXR8_Z5jdHi6B-myT').toMatch(/^[\w-]{21}$/);
  });
});
