/** The members of the organisation, and what an admin may do with them. */
import type { OrganisationRole } from '../../shared/access.ts';
import type { LinkMade, Member } from '../../shared/api/accounts.ts';
import type { HandOver, OwnedAction, OwnedActions } from '../../shared/api/hand-over.ts';
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

  /** `handOver` is needed for switching off somebody who owns open actions. */
  async setDisabled(memberId: string, disabled: boolean, handOver?: HandOver): Promise<void> {
    const body = { disabled, ...(handOver === undefined ? {} : { handOver }) };
    this.#put(await call<Member>('PATCH', `/members/${memberId}`, { body }));
  }

  /** What this member owns that is not at its end; soonest due first. */
  async openActions(memberId: string): Promise<readonly OwnedAction[]> {
    return (await call<OwnedActions>('GET', `/members/${memberId}/open-actions`)).actions;
  }

  /** A link by which this member sets a new password; shown once. */
  async makeResetLink(memberId: string): Promise<LinkMade> {
    return call<LinkMade>('POST', `/members/${memberId}/reset-link`);
  }

  #put(changed: Member): void {
    this.list.set((this.list.value ?? []).map((member) => (member.id === changed.id ? changed : member)));
  }
}
