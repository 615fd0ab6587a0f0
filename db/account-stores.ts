/** The stores of everything about accounts and of what is known of their acts, made together over one connection. */
import { AuditPages } from './audit-pages.ts';
import { BreakGlassStore } from './break-glass-store.ts';
import { InvitationStore } from './invitation-store.ts';
import { MemberStore } from './member-store.ts';
import { OrganisationStore } from './organisation-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { PasswordResetStore } from './password-reset-store.ts';
import { SessionStore } from './session-store.ts';

export interface AccountStores {
  readonly organisation: OrganisationStore;
  readonly members: MemberStore;
  readonly sessions: SessionStore;
  readonly invitations: InvitationStore;
  readonly passwordResets: PasswordResetStore;
  readonly breakGlasses: BreakGlassStore;
  readonly audit: AuditPages;
}

export function makeAccountStores(orm: Orm, writer: DurableWriter): AccountStores {
  return {
    organisation: new OrganisationStore(orm, writer),
    members: new MemberStore(orm, writer),
    sessions: new SessionStore(orm, writer),
    invitations: new InvitationStore(orm, writer),
    passwordResets: new PasswordResetStore(orm, writer),
    breakGlasses: new BreakGlassStore(orm, writer),
    audit: new AuditPages(orm, writer),
  };
}
