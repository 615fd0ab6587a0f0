/** Invitations that can still be used, for admins. A made link is given out once and then only its hash is known. */
import type { Invitation, InvitationRequest, LinkMade } from '../../shared/api/accounts.ts';
import { call } from '../api/api-client.ts';
import { Resource } from '../api/resource.svelte.ts';

export class InvitationList {
  readonly list = new Resource(
    async () => (await call<{ invitations: Invitation[] }>('GET', '/invitations')).invitations,
  );

  async make(request: InvitationRequest): Promise<LinkMade> {
    const made = await call<LinkMade>('POST', '/invitations', { body: request });
    void this.list.refresh();
    return made;
  }

  async revoke(invitationId: string): Promise<void> {
    await call('DELETE', `/invitations/${invitationId}`);
    this.list.set((this.list.value ?? []).filter((invitation) => invitation.id !== invitationId));
  }
}
