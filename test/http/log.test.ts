import { expect, it } from 'vitest';
import { makeLog } from '../../server/log.ts';
import { firstMember, openTestApp } from '../support/test-app.ts';

it('the log has the requests and faults, and nothing that anybody wrote, is called, or carries as a secret', async () => {
  let lines = '';
  const log = makeLog('debug', { write: (line) => void (lines += line) });
  const app = await openTestApp({ log });
  const admin = await app.setUp();
  const token = /=([\w-]{43})/.exec(admin.cookie ?? '')?.[1] ?? '';
  const made = await admin.call('POST', '/invitations', {
    organisationRoles: ['member'],
    email: 'canary@example.org',
  });
  const link = String(made.json['path']).replace('/join/', '');
  await app.visitor().call('GET', `/invitations/by-link/${link}`);
  await app.visitor().call('GET', `//join/${link}`);
  await app.visitor().call('POST', '/session', { ...firstMember, password: 'canary password' });
  // Messages of the database quote what they were given.
  app.services.database.sqlite.exec(
    `CREATE TRIGGER broken BEFORE UPDATE ON members BEGIN SELECT RAISE(ABORT, 'canary in a message'); END`,
  );
  const failed = await admin.call('PATCH', '/me', { name: 'Canary Name' });
  expect(failed).toMatchObject({ status: 500, json: { code: 'internal' } });
  await app.close();

  expect(lines).toContain('/api/v1/invitations/by-link/:token');
  expect(lines).toContain('"fault"');
  for (const secret of [token, link, 'anary', 'Ada Stern', 'example.org', firstMember.password]) {
    expect(secret.length).toBeGreaterThan(4);
    expect(lines).not.toContain(secret);
  }
});
