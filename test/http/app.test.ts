import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { members } from '../../db/schema.ts';
import { makeApp } from '../../server/http/app.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { tempFolder, type TempFolder } from '../support/temp-folder.ts';

let client: TempFolder;
let app: TestApp;

beforeEach(async () => {
  client = tempFolder();
  mkdirSync(join(client.path, 'assets'));
  writeFileSync(join(client.path, 'index.html'), '<!doctype html><title>Causeway</title>');
  writeFileSync(join(client.path, 'assets/main-1a2b.js'), 'start()');
  writeFileSync(join(client.path, 'assets/main-1a2b.js.gz'), gzipSync('start()'));
  app = await openTestApp({ clientDir: client.path });
});
afterEach(async () => {
  await app.close();
  client.remove();
});

/** What each role gets at each route of accounts: outsider, member, safety lead, admin. */
const accessTable: readonly [string, string, readonly [number, number, number, number]][] = [
  ['GET', '/setup', [200, 200, 200, 200]],
  ['GET', '/me', [401, 200, 200, 200]],
  ['GET', '/sessions', [401, 200, 200, 200]],
  ['GET', '/me/views', [401, 200, 200, 200]],
  ['POST', '/me/views', [401, 422, 422, 422]],
  ['PATCH', '/me/views/nothing', [401, 422, 422, 422]],
  ['DELETE', '/me/views/nothing', [401, 404, 404, 404]],
  ['GET', '/actions/at-risk', [401, 200, 200, 200]],
  ['POST', '/actions/changes', [401, 422, 422, 422]],
  ['GET', '/members', [401, 200, 200, 200]],
  ['PATCH', '/members/nobody', [401, 403, 403, 404]],
  ['POST', '/members/nobody/reset-link', [401, 403, 403, 404]],
  ['GET', '/invitations', [401, 403, 403, 200]],
  ['POST', '/invitations', [401, 403, 403, 422]],
  ['DELETE', '/invitations/nobody', [401, 403, 403, 404]],
];

describe('the access table, seen from outside', () => {
  it.each(accessTable)('%s %s', async (method, path, expected) => {
    const admin = await app.setUp();
    const member = await app.join(admin, 'Ben');
    const lead = await app.join(admin, 'Cleo', ['safety-lead']);
    const seen = [];
    for (const visitor of [app.visitor(), member, lead, admin]) {
      const body = method === 'PATCH' || (method === 'POST' && !path.endsWith('reset-link')) ? {} : undefined;
      seen.push((await visitor.call(method, path, method === 'GET' ? undefined : body)).status);
    }
    expect(seen).toEqual(expected);
  });

  it('is stated by every route of the API', async () => {
    const { paths } = (await app.visitor().call('GET', '/openapi.json')).json;
    const operations = Object.values(paths as Record<string, Record<string, object>>).flatMap(Object.values);
    expect(operations.length).toBeGreaterThan(15);
    for (const operation of operations) expect(operation).toHaveProperty('x-access');
  });
});

it('declares each route once', () => {
  const { definitions } = makeApp(app.services.deps).openAPIRegistry;
  const routes = definitions.flatMap((one) =>
    one.type === 'route' ? [`${one.route.method} ${one.route.path}`] : [],
  );
  expect(routes.length).toBeGreaterThan(100);
  expect(routes.filter((route, at) => routes.indexOf(route) !== at)).toEqual([]);
});

describe('a write', () => {
  const guess = { email: 'ada@example.org', password: 'whatever it is' };

  it.each([
    ['from another site', { origin: 'https://evil.example' }],
    ['from another port of this machine', { origin: 'http://127.0.0.1:8080' }],
    ['from a page without an origin', { origin: 'null' }],
    ['that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused', async (_case, headers) => {
    await app.setUp();
    const refused = await app.visitor().call('POST', '/session', guess, headers);
    expect(refused).toMatchObject({ status: 403, json: { code: 'forbidden' } });
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'])(
    'as %s is refused, which is all a foreign form can send',
    async (type) => {
      const refused = await app.visitor().call('POST', '/session', guess, { 'content-type': type });
      expect(refused).toMatchObject({ status: 400, json: { code: 'bad-request' } });
    },
  );

  it('that is no JSON gets a sentence', async () => {
    const refused = await app.visitor().call('POST', '/session', '{"email": ');
    expect(refused).toMatchObject({ status: 400, json: { code: 'bad-request' } });
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
  });

  it('of more than 1 MB is refused with what to do', async () => {
    const body = { ...guess, password: 'x'.repeat(5_000_000) };
    const refused = await app.visitor().call('POST', '/session', body);
    expect(refused).toMatchObject({ status: 413, json: { code: 'too-large' } });
    expect(refused.json['remedy']).toMatch(/Shorten/);
  });
});

describe('answers', () => {
  it('let a page load, reach and be framed by nothing but itself', async () => {
    const { headers } = await app.visitor().call('GET', '//');
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'self'",
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:3000");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('of the API are never kept by a cache', async () => {
    expect((await app.visitor().call('GET', '/setup')).headers.get('cache-control')).toBe('no-store');
    expect((await app.visitor().call('GET', '/me')).headers.get('cache-control')).toBe('no-store');
  });

  it('for an unknown API address are problems, not pages', async () => {
    const unknown = await app.visitor().call('GET', '/nowhere');
    expect(unknown).toMatchObject({ status: 404, json: { code: 'not-found' } });
  });

  it('say whether the server lives and takes work', async () => {
    expect((await app.visitor().call('GET', '//healthz')).text).toBe('ok');
    expect((await app.visitor().call('GET', '//readyz')).status).toBe(503);
    app.services.state.ready = true;
    expect((await app.visitor().call('GET', '//readyz')).status).toBe(200);
  });
});

describe('the client’s files', () => {
  it('under /assets/ are kept for ever and sent compressed', async () => {
    const asset = await app
      .visitor()
      .call('GET', '//assets/main-1a2b.js', undefined, { 'accept-encoding': 'gzip' });
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect(asset.headers.get('content-encoding')).toBe('gzip');
    expect(asset.headers.get('content-type')).toContain('javascript');
  });

  it('that are gone are 404, not the page', async () => {
    const gone = await app.visitor().call('GET', '//assets/main-old.js');
    expect(gone.status).toBe(404);
    expect(gone.text).not.toContain('<title>');
  });

  it('include one page for every other address, asked for anew each time', async () => {
    for (const path of ['//', '//reviews/abc', '//join/some-token', '//actions']) {
      const page = await app.visitor().call('GET', path);
      expect(page.status).toBe(200);
      expect(page.text).toContain('<title>Causeway</title>');
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('are missed with an explanation when nothing was built', async () => {
    await app.close();
    app = await openTestApp({ clientDir: join(client.path, 'nowhere') });
    const page = await app.visitor().call('GET', '//');
    expect(page.status).toBe(503);
    expect(page.text).toContain('npm run build');
  });
});

describe('the API page', () => {
  it('lists every route with whom it is open to, and loads nothing from elsewhere', async () => {
    const page = await app.visitor().call('GET', '//api/docs');
    expect(page.text).toContain('POST /api/v1/invitations');
    expect(page.text).toContain('member.invite');
    expect(page.text).not.toMatch(/(src|href)="https?:/);
  });
});

describe('what is committed but not yet on the disk', () => {
  it('is shown to nobody', async () => {
    await app.close();
    let release: () => void = () => undefined;
    let slow: Promise<void> | null = null;
    app = await openTestApp({ database: { sync: () => slow ?? Promise.resolve() } });
    const admin = await app.setUp();
    slow = new Promise((resolve) => (release = resolve));
    const order: string[] = [];
    const write = admin.call('PATCH', '/me', { name: 'Ada Lind' }).then(() => order.push('written'));
    const { orm } = app.services.deps;
    await vi.waitFor(() => expect(orm.select().from(members).get()?.name).toBe('Ada Lind'));
    const read = admin.call('GET', '/members').then((reply) => order.push(reply.text));
    for (let others = 0; others < 20; others += 1) await admin.call('GET', '//healthz');
    expect(order).toEqual([]);
    slow = null;
    release();
    await Promise.all([write, read]);
    expect(order).toHaveLength(2);
    expect(order.join()).toContain('Ada Lind');
  });
});
