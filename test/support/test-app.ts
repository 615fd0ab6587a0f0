/**
 * The real HTTP app over a real database in a folder of its own, with a clock that a test moves, and visitors who keep
 * their cookie as a browser does. No socket: requests go straight into the app.
 */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Config } from '../../server/config.ts';
import { makeApp } from '../../server/http/app.ts';
import { makeLog } from '../../server/log.ts';
import { openServices, type Overrides, type Services } from '../../server/open-services.ts';
import { tempFolder } from './temp-folder.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON of the answer, loosely typed: a test claims about it what it needs. */
  readonly json: Readonly<Record<string, unknown>>;
}

export class Visitor {
  cookie: string | null = null;
  readonly #app: OpenAPIHono;

  constructor(app: OpenAPIHono) {
    this.#app = app;
  }

  /** A body of plain bytes, as an upload is. */
  async send(
    method: string,
    path: string,
    bytes: Uint8Array,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const response = await this.fetch(method, path, bytes, headers);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: text === '' ? {} : (JSON.parse(text) as Reply['json']),
    };
  }

  /** The answer itself, for one whose body is no text. */
  async fetch(
    method: string,
    path: string,
    bytes?: Uint8Array,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.#app.request(`http://127.0.0.1:3000/api/v1${path}`, {
      method,
      headers: {
        host: '127.0.0.1:3000',
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
        ...(bytes === undefined ? {} : { 'content-length': String(bytes.length) }),
        ...headers,
      },
      ...(bytes === undefined ? {} : { body: new Uint8Array(bytes) }),
    });
  }

  /** Below /api/v1 unless the path starts with "//". */
  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const address = path.startsWith('//') ? path.slice(1) : `/api/v1${path}`;
    const sent = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const response = await this.#app.request(`http://127.0.0.1:3000${address}`, {
      method,
      headers: {
        host: '127.0.0.1:3000',
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
        ...(sent === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(sent)) }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const set = response.headers.get('set-cookie');
    if (set !== null) this.cookie = /Max-Age=0/i.test(set) ? null : (set.split(';')[0] ?? null);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson && text !== '' ? (JSON.parse(text) as Reply['json']) : {},
    };
  }
}

export interface TestApp {
  readonly services: Services;
  readonly time: { now: number };
  visitor(): Visitor;
  /** A visitor signed in as the first member, who is admin and safety lead. */
  setUp(): Promise<Visitor>;
  /** A visitor signed in as a new member invited by `admin`. */
  join(admin: Visitor, name: string, organisationRoles?: readonly string[]): Promise<Visitor>;
  close(): Promise<void>;
}

export const firstMember = {
  name: 'Ada Stern',
  email: 'ada@example.org',
  password: 'a long enough password',
};
export const memberPassword = 'another long password';

/** The settings of a test, but for its folder. */
export const testConfig = {
  port: 3000,
  host: '127.0.0.1',
  publicUrl: null,
  logLevel: 'silent',
} as const satisfies Partial<Config>;

export async function openTestApp(
  overrides: Overrides = {},
  settings: Partial<Config> = {},
): Promise<TestApp> {
  const folder = tempFolder();
  const time = { now: Date.UTC(2026, 2, 2, 9) };
  const config: Config = { ...testConfig, dataDir: folder.path, ...settings };
  const services = await openServices(config, {
    clock: () => time.now,
    log: makeLog('silent'),
    ...overrides,
  });
  const app = makeApp(services.deps);
  const visitor = () => new Visitor(app);
  return {
    services,
    time,
    visitor,
    async setUp() {
      const first = visitor();
      await first.call('POST', '/setup', { organisation: 'Northmere', samples: false, ...firstMember });
      return first;
    },
    async join(admin, name, organisationRoles = ['member']) {
      const made = await admin.call('POST', '/invitations', { organisationRoles });
      const token = String(made.json['path']).replace('/join/', '');
      const email = `${name.toLowerCase()}@example.org`;
      const guest = visitor();
      await guest.call('POST', `/invitations/by-link/${token}`, { name, email, password: memberPassword });
      return guest;
    },
    async close() {
      await services.close();
      folder.remove();
    },
  };
}
