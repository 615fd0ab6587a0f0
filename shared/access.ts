/**
 * Who may do what: the one table that every route, the socket, search and export ask. Pure; decides, never fetches.
 * An organisation admin has no right to read a review; a right to a review comes only from being its participant.
 */

export const organisationRoles = ['admin', 'safety-lead', 'member'] as const;
export type OrganisationRole = (typeof organisationRoles)[number];

export const reviewRoles = [
  'chair',
  'facilitator',
  'panel',
  'supplier',
  'observer',
  'patient-partner',
  /** An admin for a day, in an emergency that everybody is told of: reads, and does nothing else. */
  'break-glass',
] as const;
export type ReviewRole = (typeof reviewRoles)[number];
/** Roles that somebody can be given; the others come from an act of their own. */
export const givenRoles = reviewRoles.filter((role) => role !== 'break-glass');
export type GivenRole = (typeof givenRoles)[number];

const everyMember: readonly OrganisationRole[] = organisationRoles;
const wholeReview: readonly ReviewRole[] = ['chair', 'facilitator', 'panel', 'supplier', 'observer'];
const readers: readonly ReviewRole[] = [...wholeReview, 'break-glass'];
const writers: readonly ReviewRole[] = ['chair', 'facilitator', 'panel'];
const leaders: readonly ReviewRole[] = ['chair', 'facilitator'];

/** Acts that an organisation role grants. */
const organisationActs = {
  'organisation.change': ['admin'],
  'template.change': ['admin'],
  'member.list': everyMember,
  'member.invite': ['admin'],
  'member.change': ['admin'],
  'member.reset-password': ['admin'],
  /** Who did what in the whole organisation, without content. */
  'audit.read': ['admin'],
  /** Read a review one takes no part in for a day: with a reason, and told to all who take part. */
  'break-glass.use': ['admin'],
  'review.create': everyMember,
  'report.send': everyMember,
  /** Read every quick report and decide what becomes of it. */
  'report.triage': ['safety-lead'],
  'system.read': everyMember,
  'system.change': ['safety-lead'],
  'action.list-all': ['safety-lead'],
  'action.follow-any': ['safety-lead'],
  /** See what somebody who leaves owns, by title and day, and hand it over. */
  'action.hand-over': ['admin', 'safety-lead'],
  /** Show one action to somebody without an account, in any review. */
  'outside-link.change-any': ['safety-lead'],
  /** Read learning summaries that were published, and those others published. */
  'summary.read-library': everyMember,
  /** Read, and approve or refuse, summaries of reviews one takes no part in, from when approval is asked for. */
  'summary.follow-any': ['safety-lead'],
  'summary.publish': ['safety-lead'],
  'summary.import': ['safety-lead'],
  /** Counts over the reviews one works in oneself. */
  'themes.read': everyMember,
  /** The same over every review, named only where one takes part. */
  'themes.read-all': ['safety-lead'],
  /** Counts of reviews and actions of the whole organisation, and the reviews behind one without their titles. */
  'dashboard.read': ['safety-lead'],
  /** See and move on the actions one owns oneself, also those of reviews one takes no part in. */
  'action.follow-own': everyMember,
} as const satisfies Record<string, readonly OrganisationRole[]>;

/** Acts that a role in one review grants. */
const reviewActs = {
  'review.see': reviewRoles,
  'review.change': leaders,
  'review.change-stage': leaders,
  /** Ask people to sign it, and reopen it afterwards. */
  'review.sign': ['chair'],
  /** What stands between the review and its signing, who declared what, and who was asked. */
  'agreement.read': wholeReview,
  /** Declare one's own interests. */
  'interest.declare': wholeReview,
  /** Write why the review may be signed although a condition is not met. */
  'condition.give-reason': leaders,
  /** Sign or refuse, where the chair asked one to. */
  'sign-off.answer': wholeReview,
  'document.read': readers,
  /** Count it among one's themes, and be offered it as similar; an admin's day in it is for something else. */
  'review.learn-from': wholeReview,
  'document.write': writers,
  /** What a review has besides its document: its files, the quick reports behind it, reviews like it. */
  'review.read-around': readers,
  'evidence-file.add': writers,
  /** Ask everyone in the review to come to a place. */
  'presence.summon': leaders,
  'document.read-projected': ['patient-partner'],
  'voice.add': ['patient-partner'],
  'participant.list': reviewRoles,
  'participant.change': leaders,
  /** Who did what in this review. */
  'audit.read-review': ['chair'],
  /** End the break-glass access of an admin before its time. */
  'break-glass.end': ['chair'],
  'action.list': readers,
  'action.agree': writers,
  'action.change': writers,
  /** Bring in many from a table at once. */
  'action.import': leaders,
  /** Show one action to somebody without an account. */
  'outside-link.change': leaders,
  /** Carry, close or leave an action of an earlier review, for this review. */
  'from-before.answer': writers,
  'recovered.resolve': writers,
  /** Comments are open to everybody who reads the document, also to those who do not write in it. */
  'comment.read': readers,
  'comment.write': wholeReview,
  /** Resolve a thread that somebody else began. */
  'comment.settle': writers,
  /** Grade harm, in private until it is shown. */
  'harm.rate': ['chair', 'facilitator', 'panel', 'patient-partner'],
  'harm.show': leaders,
  /** Write what the panel makes of ratings that were shown. */
  'harm.agree': writers,
  'clock.list': readers,
  'clock.change': writers,
  'review.export': wholeReview,
  /** Take out everything: comments, files, versions and who did what. */
  'review.archive': leaders,
  /** Begin a learning summary; a safety lead who writes in the review may as well. */
  'summary.make': leaders,
  'summary.read': readers,
  /** Take one out as a file. */
  'summary.export': wholeReview,
  /** Write in a summary, answer what was found in it, and ask for its approval. */
  'summary.write': writers,
  /** Approve or refuse one that somebody else wrote and asked about. */
  'summary.approve': leaders,
  'version.list': readers,
  'version.keep': writers,
  'version.restore': writers,
} as const satisfies Record<string, readonly ReviewRole[]>;

/**
 * What a role in a review lets its bearer do under the id of a summary made from it: read and write the document, its
 * versions and what a merge swallowed, and the acts of summaries. A summary has no panel, stage, actions or comments.
 */
const actsInSummaries: readonly string[] = [
  'document.read',
  'document.write',
  'version.list',
  'version.keep',
  'version.restore',
  'recovered.resolve',
  'summary.make',
  'summary.read',
  'summary.export',
  'summary.write',
  'summary.approve',
] satisfies (keyof typeof reviewActs)[];

export type OrganisationAct = keyof typeof organisationActs;
export type ReviewAct = keyof typeof reviewActs;
export type Act = OrganisationAct | ReviewAct;

/** What the decision rests on: the member's organisation roles and, for a review, their role in it (null: none). */
export interface Standing {
  readonly organisationRoles: readonly OrganisationRole[];
  readonly reviewRole: ReviewRole | null;
}

/** Whether someone of this standing may do the act. */
export function can(standing: Standing, act: Act): boolean {
  if (act in organisationActs) {
    const allowed: readonly OrganisationRole[] = organisationActs[act as OrganisationAct];
    return standing.organisationRoles.some((role) => allowed.includes(role));
  }
  if (standing.reviewRole === null) return false;
  const allowed: readonly ReviewRole[] = reviewActs[act as ReviewAct];
  return allowed.includes(standing.reviewRole);
}

/** Whether there is anything to do by this act under the id of a summary. */
export function isActInSummary(act: Act): boolean {
  return act in organisationActs || actsInSummaries.includes(act);
}

export const stages = ['gathering', 'analysing', 'in-review', 'signed', 'reopened'] as const;
export type Stage = (typeof stages)[number];

/** A signed review takes no edit from anyone; every other stage is open to those who may write. */
export function isOpenForWriting(stage: Stage): boolean {
  return stage !== 'signed';
}
