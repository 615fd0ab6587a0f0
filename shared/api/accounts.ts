/** Contract of set-up, sessions, members, invitations and password links. */
import { z } from 'zod';
import { givenRoles, organisationRoles, reviewRoles } from '../access.ts';
import { emailField, idField, instantField, nameField, newPasswordField } from './fields.ts';
import { handOver } from './hand-over.ts';

export const organisationRolesField = z
  .array(z.enum(organisationRoles))
  .min(1, 'Choose at least one role.')
  .refine((roles) => new Set(roles).size === roles.length, 'Each role may be chosen once.');

export const setupState = z.object({ needed: z.boolean(), organisation: z.string().nullable() });
export type SetupState = z.infer<typeof setupState>;

export const setupRequest = z.object({
  organisation: nameField,
  name: nameField,
  email: emailField,
  password: newPasswordField,
  /** Load the four sample reviews and demo members. */
  samples: z.boolean(),
});
export type SetupRequest = z.infer<typeof setupRequest>;

export const me = z.object({
  id: idField,
  name: z.string(),
  email: z.string(),
  organisationRoles: z.array(z.enum(organisationRoles)),
  organisation: z.string(),
  colour: z.string(),
});
export type Me = z.infer<typeof me>;

/** The first member, signed in. `samplesFailed`: the organisation stands, but the samples asked for could not be made. */
export const setupDone = me.extend({ samplesFailed: z.boolean() });
export type SetupDone = z.infer<typeof setupDone>;

export const signInRequest = z.object({
  email: emailField,
  password: z.string().min(1, 'Enter your password.').max(200),
});

export const changeMeRequest = z.object({ name: nameField });
export const changePasswordRequest = z.object({
  current: z.string().min(1, 'Enter your present password.').max(200),
  next: newPasswordField,
});
export type ChangePasswordRequest = z.infer<typeof changePasswordRequest>;

export const sessionSummary = z.object({
  id: idField,
  startedAt: instantField,
  lastSeenAt: instantField,
  agent: z.string(),
  current: z.boolean(),
});
export type SessionSummary = z.infer<typeof sessionSummary>;

export const member = z.object({
  id: idField,
  name: z.string(),
  email: z.string(),
  organisationRoles: z.array(z.enum(organisationRoles)),
  colour: z.string(),
  disabled: z.boolean(),
  createdAt: instantField,
});
export type Member = z.infer<typeof member>;

export const changeMemberRequest = z.object({
  organisationRoles: organisationRolesField.optional(),
  disabled: z.boolean().optional(),
  /** Goes with switching off somebody who owns open actions. */
  handOver: handOver.optional(),
});

/** `path` is shown once; only its hash is stored. Whoever makes it sends it on themselves. */
export const linkMade = z.object({ id: idField, path: z.string(), expiresAt: instantField });
export type LinkMade = z.infer<typeof linkMade>;

export const invitationRequest = z.object({
  email: emailField.optional(),
  organisationRoles: organisationRolesField,
  /** Also make them a participant of this review on acceptance. */
  review: z.object({ id: idField, role: z.enum(givenRoles) }).optional(),
});
export type InvitationRequest = z.infer<typeof invitationRequest>;

export const invitation = z.object({
  id: idField,
  email: z.string().nullable(),
  organisationRoles: z.array(z.enum(organisationRoles)),
  reviewId: idField.nullable(),
  reviewRole: z.enum(reviewRoles).nullable(),
  createdAt: instantField,
  expiresAt: instantField,
});
export type Invitation = z.infer<typeof invitation>;

/** What the bearer of an unused link sees before accepting. */
export const invitationPreview = z.object({ organisation: z.string(), email: z.string().nullable() });
export type InvitationPreview = z.infer<typeof invitationPreview>;

/** What a new member gets back: who they are now, and the review they were invited to, if they could be added. */
export const invitationAccepted = me.extend({ reviewId: idField.nullable() });
export type InvitationAccepted = z.infer<typeof invitationAccepted>;

/** What the bearer of an unused password link sees before choosing: whose password it is. */
export const resetPreview = z.object({ name: z.string(), email: z.string() });
export type ResetPreview = z.infer<typeof resetPreview>;

export const acceptInvitationRequest = z.object({
  name: nameField,
  email: emailField,
  password: newPasswordField,
});
export type AcceptInvitationRequest = z.infer<typeof acceptInvitationRequest>;

export const resetPasswordRequest = z.object({ password: newPasswordField });
