/** A member as the HTTP interface knows one: a cookie and the calls a test needs. */
import type { Invitation, LinkMade, Me } from '../../shared/api/accounts.ts';
import type { OrganisationRole, ReviewRole } from '../../shared/access.ts';
import type { Action, ActionPage } from '../../shared/api/actions.ts';
import type { CreateReviewRequest, Review } from '../../shared/api/reviews.ts';

export const testPassword = 'a long enough password';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

export class MemberClient {
  readonly url: string;
  cookie = '';
  me: Me | null = null;

  constructor(url: string) {
    this.url = url;
  }

  /** Any call; the body is parsed when it is JSON. */
  async call<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        origin: this.url,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const setCookie = response.headers.get('set-cookie');
    if (setCookie !== null) this.cookie = setCookie.split(';')[0] ?? '';
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') === true && text !== '';
    return {
      status: response.status,
      body: (json ? JSON.parse(text) : text) as T,
      headers: response.headers,
    };
  }

  /** The same, for calls that must succeed. */
  async expectOk<T>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<T> {
    const answer = await this.call<T>(method, path, body, headers);
    if (answer.status >= 300) {
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }

  async signIn(email: string, password = testPassword): Promise<this> {
    this.me = await this.expectOk<Me>('POST', '/session', { email, password });
    return this;
  }

  async createReview(request: Partial<CreateReviewRequest> = {}): Promise<Review> {
    return this.expectOk<Review>('POST', '/reviews', {
      title: 'A review under test',
      templateId: 'full',
      ...request,
    });
  }

  async addParticipant(reviewId: string, memberId: string, role: ReviewRole): Promise<void> {
    await this.expectOk('POST', `/reviews/${reviewId}/participants`, { memberId, role });
  }

  async actionsOf(reviewId: string): Promise<Action[]> {
    return (await this.expectOk<{ actions: Action[] }>('GET', `/reviews/${reviewId}/actions`)).actions;
  }

  async tracker(query = ''): Promise<ActionPage> {
    return this.expectOk<ActionPage>('GET', `/actions${query}`);
  }

  async invitations(): Promise<Invitation[]> {
    return (await this.expectOk<{ invitations: Invitation[] }>('GET', '/invitations')).invitations;
  }
}

/** Sets an empty server up; its first member is admin and safety lead. */
export async function setUp(url: string, samples = false): Promise<MemberClient> {
  const client = new MemberClient(url);
  client.me = await client.expectOk<Me>('POST', '/setup', {
    organisation: 'Test Hospital',
    name: 'Ana Admin',
    email: 'ana@test.example',
    password: testPassword,
    samples,
  });
  return client;
}

/** Adds a member by the way people use: an invitation link, accepted. */
export async function join(
  admin: MemberClient,
  name: string,
  organisationRoles: readonly OrganisationRole[] = ['member'],
): Promise<MemberClient> {
  const link = await admin.expectOk<LinkMade>('POST', '/invitations', { organisationRoles });
  const token = link.path.split('/').at(-1) ?? '';
  const client = new MemberClient(admin.url);
  client.me = await client.expectOk<Me>('POST', `/invitations/by-link/${token}`, {
    name,
    email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@test.example`,
    password: testPassword,
  });
  return client;
}
