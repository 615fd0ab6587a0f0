/** One's own account: name, password, where one is signed in, and light or dark. */
import type { ChangePasswordRequest, Me, SessionSummary } from '../../shared/api/accounts.ts';
import { call } from '../api/api-client.ts';
import { Resource } from '../api/resource.svelte.ts';
import { session } from './session.svelte.ts';

export class Account {
  readonly sessions = new Resource(
    async () => (await call<{ sessions: SessionSummary[] }>('GET', '/sessions')).sessions,
  );

  async rename(name: string): Promise<void> {
    session.rename(await call<Me>('PATCH', '/me', { body: { name } }));
  }

  async changePassword(request: ChangePasswordRequest): Promise<void> {
    await call('POST', '/me/password', { body: request });
    void this.sessions.refresh();
  }

  async endSession(sessionId: string): Promise<void> {
    await call('DELETE', `/sessions/${sessionId}`);
    await this.sessions.refresh();
  }

  /** Signs out everywhere, here included. */
  async endAll(): Promise<void> {
    await call('DELETE', '/sessions');
    session.forget();
  }
}
