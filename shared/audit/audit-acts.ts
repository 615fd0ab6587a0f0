/**
 * Every act the audit knows: the kind it is filtered by and what it is in plain words, to stand after a name. The words
 * come from roles, counts and fixed choices in the entry; nothing that people wrote can get into them. Pure.
 */
import { reviewRoleNames } from '../access-words.ts';
import { formatFacts } from '../summaries/summary-formats.ts';

export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>;

export const auditKinds = [
  'reading',
  'taking-out',
  'review',
  'people',
  'writing',
  'action',
  'agreement',
  'break-glass',
  'account',
  'report',
  'register',
  'upkeep',
] as const;
export type AuditKind = (typeof auditKinds)[number];

export const auditKindNames: Readonly<Record<AuditKind, string>> = {
  reading: 'Opening and reading',
  'taking-out': 'Taking out',
  review: 'Reviews and their stages',
  people: 'Who takes part, and roles',
  writing: 'Comments, files, versions',
  action: 'Actions',
  agreement: 'Agreement and sign-off',
  'break-glass': 'Break-glass access',
  account: 'Accounts and sign-in',
  report: 'Quick reports',
  register: 'Registers and templates',
  upkeep: 'Upkeep by the server',
};

/** What the words are made of. */
export interface AuditFacts {
  /** Name of the member it was done to; null when it was no member, or one that is not known. */
  readonly subject: string | null;
  readonly subjectId: string | null;
  readonly detail: AuditDetail;
}

interface Act {
  readonly kind: AuditKind;
  readonly words: string | ((facts: AuditFacts) => string);
  /** Who it was may not be shown, because the act was promised to be anonymous. */
  readonly hidesActor?: true;
}

const acts = {
  'organisation.set-up': { kind: 'account', words: 'set up the organisation' },
  'session.started': { kind: 'account', words: 'signed in' },
  'session.ended': { kind: 'account', words: 'signed out' },
  'member.added': { kind: 'people', words: (f) => `gave ${someone(f)} an account, as ${said(f, 'roles')}` },
  'member.changed': {
    kind: 'people',
    words: (f) =>
      `changed the account of ${someone(f)}: ${said(f, 'roles')}${f.detail['disabled'] === true ? ', switched off' : ''}`,
  },
  'member.renamed': { kind: 'account', words: 'changed their name' },
  'member.password-changed': { kind: 'account', words: 'changed their password' },
  'feed.made': { kind: 'account', words: 'made an address for the calendar of their actions' },
  'feed.revoked': { kind: 'account', words: 'ended the address of the calendar of their actions' },
  'member.password-reset': { kind: 'account', words: 'chose a new password by a link' },
  'password-link.made': {
    kind: 'account',
    words: (f) => `made a link for a new password of ${someone(f)}`,
  },
  'invitation.made': { kind: 'people', words: (f) => `made an invitation as ${said(f, 'roles')}` },
  'invitation.revoked': { kind: 'people', words: 'took an invitation back' },
  'invitation.accepted': { kind: 'people', words: 'accepted an invitation' },

  'review.created': { kind: 'review', words: 'started the review' },
  'review.opened': { kind: 'reading', words: 'opened the review' },
  'review.changed': { kind: 'review', words: (f) => `changed of the review: ${fieldNames(f)}` },
  'review.system-linked': { kind: 'review', words: 'tied the review to the register of AI systems' },
  'review.promoted': { kind: 'review', words: 'gave the review another template' },
  'review.stage-changed': {
    kind: 'review',
    words: (f) => `moved the stage from ${stageName(f, 'from')} to ${stageName(f, 'to')}`,
  },
  'review.exported': { kind: 'taking-out', words: (f) => `took the review out as ${formatName(f)}` },
  'review.imported': { kind: 'review', words: 'brought the review in from an archive' },
  'evidence-file.read': { kind: 'reading', words: 'read or downloaded a file kept as evidence' },
  'evidence-file.added': { kind: 'writing', words: 'added a file as evidence' },
  'participant.added': { kind: 'people', words: (f) => `added ${someone(f)} as ${roleName(f, 'role')}` },
  'participant.changed': {
    kind: 'people',
    words: (f) => `changed the role of ${someone(f)} from ${roleName(f, 'from')} to ${roleName(f, 'to')}`,
  },
  'participant.removed': {
    kind: 'people',
    words: (f) => `removed ${someone(f)}, who was ${roleName(f, 'role')}`,
  },

  'comment.thread-begun': { kind: 'writing', words: (f) => `began thread ${said(f, 'number')} of comments` },
  'comment.replied': { kind: 'writing', words: (f) => `answered in thread ${said(f, 'number')} of comments` },
  'comment.reworded': { kind: 'writing', words: 'reworded a comment of their own' },
  'comment.removed': { kind: 'writing', words: 'removed a comment of their own' },
  'comment.thread-settled': {
    kind: 'writing',
    words: (f) => `set thread ${said(f, 'number')} of comments to ${said(f, 'state')}`,
  },
  'version.kept': { kind: 'writing', words: (f) => `kept version ${f.subjectId ?? ''}` },
  'version.restored': { kind: 'writing', words: (f) => `went back to version ${f.subjectId ?? ''}` },
  'recovered.resolved': { kind: 'writing', words: 'decided about words that a merge had swallowed' },
  'recovered.offered-again': { kind: 'writing', words: 'offered swallowed words once more' },
  'harm.rated': { kind: 'writing', words: 'graded a kind of harm', hidesActor: true },
  'harm.withdrawn': { kind: 'writing', words: 'took a grade of harm back', hidesActor: true },
  'harm.shown': { kind: 'writing', words: (f) => `showed ${said(f, 'count')} grades of a kind of harm` },
  'harm.agreed': { kind: 'writing', words: 'wrote what the panel makes of a kind of harm' },
  'clock.added': { kind: 'writing', words: 'took up a reporting clock' },
  'clock.changed': { kind: 'writing', words: 'changed a reporting clock' },

  'review.reopened': { kind: 'agreement', words: 'reopened the review' },
  'interest.declared': { kind: 'agreement', words: 'declared their interests' },
  'condition.reason-given': {
    kind: 'agreement',
    words: (f) =>
      f.detail['given'] === false
        ? 'took back the reason given for a condition that is not met'
        : 'gave a reason for a condition that is not met',
  },
  'sign-off.asked': {
    kind: 'agreement',
    words: (f) =>
      `asked for signatures to version ${said(f, 'version')}: reviewers ${said(f, 'reviewers')}, approvers ${said(f, 'approvers')}`,
  },
  'sign-off.taken-back': { kind: 'agreement', words: 'took the request for signatures back' },
  'sign-off.given': {
    kind: 'agreement',
    words: (f) =>
      `signed as ${said(f, 'function')}${f.detail['dissent'] === true ? ', with dissent recorded' : ''}`,
  },
  'sign-off.refused': { kind: 'agreement', words: (f) => `refused to sign as ${said(f, 'function')}` },
  'review.signed': {
    kind: 'agreement',
    words: (f) => `completed the sign-off; version ${f.subjectId ?? ''} is the signed one`,
  },

  'action.changed': {
    kind: 'action',
    words: (f) => `changed an action${'status' in f.detail ? `, now ${said(f, 'status')}` : ''}`,
  },
  'actions.imported': {
    kind: 'action',
    words: (f) =>
      `brought in actions from a table: ${said(f, 'made')} made, ${said(f, 'changed')} changed, ${said(f, 'refused')} refused`,
  },

  'action.handed-over': {
    kind: 'action',
    words: (f) =>
      f.detail['owned'] === true
        ? 'handed an action of somebody who left to a new owner'
        : 'left an action of somebody who left to nobody yet',
  },
  'actions.looked-through': {
    kind: 'reading',
    words: (f) =>
      `looked at the titles of ${said(f, 'count')} open actions of ${someone(f)}, to hand them over`,
  },
  'outside-link.made': {
    kind: 'action',
    words: (f) => `gave somebody outside a link to one action, for ${said(f, 'days')} days`,
  },
  'outside-link.ended': { kind: 'action', words: 'ended a link to one action' },
  'outside-link.opened': { kind: 'reading', words: 'showed one action outside, by its link' },
  'outside-words.sent': {
    kind: 'action',
    words: (f) =>
      f.detail['kind'] === 'done'
        ? 'took in from outside, by a link, that an action is done'
        : 'took in a note to an action from outside, by a link',
  },
  'outside-words.answered': {
    kind: 'action',
    words: (f) =>
      f.detail['answer'] === 'taken'
        ? 'took over what came from outside to an action'
        : 'left aside what came from outside to an action',
  },

  'from-before.carried': { kind: 'action', words: 'carried an action of an earlier review into the review' },
  'from-before.closed': { kind: 'action', words: 'closed an action of an earlier review' },
  'from-before.left': { kind: 'action', words: 'left an action of an earlier review where it is' },
  'from-before.taken-back': {
    kind: 'action',
    words: 'took back what the review answered about an action of an earlier one',
  },

  'break-glass.begun': {
    kind: 'break-glass',
    words: (f) => `broke the glass: opened the review in an emergency for ${said(f, 'hours')} hours`,
  },
  'break-glass.ended': {
    kind: 'break-glass',
    words: (f) =>
      f.detail['by'] === 'time'
        ? `ended the break-glass access of ${someone(f)}, whose time was over`
        : `ended the break-glass access of ${someone(f)} early`,
  },

  'report.sent': { kind: 'report', words: 'sent a quick report', hidesActor: true },
  'report.changed': { kind: 'report', words: (f) => `moved a quick report on to ${said(f, 'to')}` },

  'system.added': { kind: 'register', words: 'added an AI system to the register' },
  'system.changed': { kind: 'register', words: 'changed an AI system in the register' },
  'system.version-added': { kind: 'register', words: 'added a version of an AI system' },
  'system.version-changed': { kind: 'register', words: 'changed a version of an AI system' },
  'system.version-removed': { kind: 'register', words: 'removed a version of an AI system' },
  'template.created': { kind: 'register', words: 'began a template' },
  'template.changed': { kind: 'register', words: 'changed the draft of a template' },
  'template.draft-dropped': { kind: 'register', words: 'dropped the draft of a template' },
  'template.published': { kind: 'register', words: 'published a template' },
  'template.retired': { kind: 'register', words: 'retired a template' },
  'template.offered-again': { kind: 'register', words: 'offered a retired template again' },

  'summary.opened': { kind: 'reading', words: 'opened a learning summary' },
  'summary.made': {
    kind: 'writing',
    words: (f) => `began a learning summary for ${said(f, 'audience')}`,
  },
  'summary.changed': { kind: 'writing', words: 'changed what is said of a learning summary as a whole' },
  'summary.finding-answered': {
    kind: 'writing',
    words: (f) =>
      `decided about something that could tell who or where it was (${said(f, 'kind')}): ${said(f, 'decision')}`,
  },
  'summary.asked': { kind: 'agreement', words: 'asked for approval of a learning summary' },
  'summary.taken-back': { kind: 'agreement', words: 'took back the request to approve a learning summary' },
  'summary.approved': {
    kind: 'agreement',
    words: (f) => `approved revision ${said(f, 'revision')} of a learning summary`,
  },
  'summary.refused': { kind: 'agreement', words: 'did not approve a learning summary' },
  'summary.names-released': { kind: 'agreement', words: 'released the names in a learning summary' },
  'summary.names-kept-back': { kind: 'agreement', words: 'kept back the names in a learning summary' },
  'summary.published': {
    kind: 'taking-out',
    words: (f) => `published revision ${said(f, 'revision')} of a learning summary`,
  },
  'summary.withdrawn': { kind: 'taking-out', words: 'withdrew a learning summary' },
  'summary.revised': {
    kind: 'writing',
    words: (f) => `began revision ${said(f, 'revision')} of a learning summary`,
  },
  'summary.exported': {
    kind: 'taking-out',
    words: (f) => `took a learning summary for ${said(f, 'audience')} out as ${formatName(f)}`,
  },

  'summary.imported': {
    kind: 'register',
    words: (f) =>
      f.detail['withdrawn'] === true
        ? 'brought in the withdrawal of a learning summary of another organisation'
        : `brought in revision ${said(f, 'revision')} of a learning summary of another organisation`,
  },
  'summary.key-made': { kind: 'upkeep', words: 'made the key with which learning summaries are signed' },
  'summary.key-changed': {
    kind: 'upkeep',
    words: 'changed the key with which learning summaries are signed',
  },

  'themes.exported': { kind: 'taking-out', words: 'took a table of themes out as CSV' },
  'actions.exported': { kind: 'taking-out', words: 'took the list of actions out as CSV' },
  'audit.exported': { kind: 'taking-out', words: 'took the audit out as CSV' },
  'audit.linked': {
    kind: 'upkeep',
    words: (f) =>
      `began the chain: ${said(f, 'entries')} entries and ${said(f, 'versions')} versions were there before, and got their links then`,
  },
  'version.linked': {
    kind: 'upkeep',
    words: (f) => `took version ${f.subjectId ?? ''}, kept before, into the chain`,
  },
  'database.restored': {
    kind: 'upkeep',
    words: (f) => `put a backup in place, whose chain ended at entry ${said(f, 'entries')}`,
  },
} as const satisfies Readonly<Record<string, Act>>;

export type AuditAct = keyof typeof acts;

const known: Readonly<Record<string, Act>> = acts;

/** The acts of a kind, for a filter. */
export function actsOfKind(kind: AuditKind): readonly string[] {
  return Object.entries(known)
    .filter(([, act]) => act.kind === kind)
    .map(([id]) => id);
}

/** An act of a newer version counts as upkeep. */
export function kindOfAct(act: string): AuditKind {
  return known[act]?.kind ?? 'upkeep';
}

export function hidesActor(act: string): boolean {
  return known[act]?.hidesActor === true;
}

/** Acts whose doer is not shown to anybody. */
export const anonymousActs: readonly string[] = Object.keys(known).filter(hidesActor);

/** To stand after a name: "added Ben Ito as panel member". An act this version does not know is named as it is. */
export function auditWords(act: string, facts: AuditFacts): string {
  const words = known[act]?.words;
  if (words === undefined) return `did what is recorded as ${act}`;
  return typeof words === 'string' ? words : words(facts);
}

function someone({ subject }: AuditFacts): string {
  return subject ?? 'a member';
}

function said({ detail }: AuditFacts, key: string): string {
  const value = detail[key];
  return value === undefined || value === null || value === '' ? 'none' : String(value).replaceAll('-', ' ');
}

function roleName({ detail }: AuditFacts, key: string): string {
  const role = String(detail[key] ?? '');
  const names: Readonly<Record<string, string>> = reviewRoleNames;
  return (names[role] ?? 'participant').toLowerCase();
}

function stageName(facts: AuditFacts, key: string): string {
  return `“${said(facts, key)}”`;
}

const fieldWords: Readonly<Record<string, string>> = {
  title: 'title',
  aiSystem: 'name of the AI system',
  occurredOn: 'day it happened',
  detectedOn: 'day it was noticed',
};

function fieldNames({ detail }: AuditFacts): string {
  return String(detail['fields'] ?? '')
    .split(' ')
    .map((field) => fieldWords[field] ?? field)
    .join(', ');
}

const formatNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(formatFacts).map(([format, { inSentence }]) => [format, inSentence])),
  svg: 'a picture',
  signed: 'a signed version',
  archive: 'an archive of everything',
};

function formatName({ detail }: AuditFacts): string {
  const format = String(detail['format'] ?? '');
  return formatNames[format] ?? format;
}
