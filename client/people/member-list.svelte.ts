/** The members of the organisation, and what an admin may do with them. */
import type { OrganisationRole } from '../../shared/access.ts';
import type { LinkMade, Member } from '../../shared/api/accounts.ts';
import { call } from '../api/api-client.ts';
import { events } from '../api/events.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';

export class MemberList {
  readonly list = new Resource(async () => (await call<{ members: Member[] }>('GET', '/members')).members);

  follow(): () => void {
    void this.list.refresh();
    return events.subscribe(['members'], () => void this.list.refresh());
  }

  /** Those who can be given something to do, by name. */
  get active(): Member[] {
    return (this.list.value ?? []).filter((member) => !member.disabled);
  }

  async changeRoles(memberId: string, organisationRoles: OrganisationRole[]): Promise<void> {
    this.#put(await call<Member>('PATCH', `/members/${memberId}`, { body: { organisationRoles } }));
  }

  async setDisabled(memberId: string, disabled: boolean): Promise<void> {
    this.#put(await call<Member>('PATCH', `/members/${memberId}`, { body: { disabled } }));
  }

  /** A link by which this member sets a new password; shown once. */
  async makeResetLink(memberId: string): Promise<LinkMade> {
    return call<LinkMade>('POST', `/members/${memberId}/reset-link`);
  }

  #put(changed: Member): void {
    this.list.set((this.list.value ?? []).map((member) => (member.id === changed.id ? changed : member)));
  }
}
