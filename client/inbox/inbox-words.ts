/** What an item of the inbox says and where it leads. Kinds a newer server sends are passed over. Pure. */
import { reminderLine, reminderReason, reminderStop } from '../../shared/actions/reminder-words.ts';
import type { InboxItem } from '../../shared/api/inbox.ts';
import { audienceRules } from '../../shared/summaries/audience-rules.ts';
import { actionHref } from '../home/home-view.ts';
import { reportStateWords } from '../reports/report-words.ts';
import { stageNames } from '../review/stage-words.ts';
import { reviewRoleWords } from '../words.ts';

export interface InboxLine {
  readonly text: string;
  /** What it is about; empty when the member may not see it any more. */
  readonly about: string;
  readonly href: string | undefined;
}

/** Undefined for a kind that this page does not know. */
export function inboxLine(item: InboxItem): InboxLine | undefined {
  const who = item.byName ?? 'The review document';
  const { review, action, report, comment } = item;
  const ofReview = {
    about: review?.title ?? 'A review you take no part in any more',
    href: review === null ? undefined : `/reviews/${review.id}`,
  };
  const ofAgreement = { ...ofReview, href: review === null ? undefined : `/reviews/${review.id}#agreement` };
  const ofAction = {
    about:
      action === null ? 'An action that is not yours any more' : action.title || 'An action without a title',
    href: action === null ? undefined : actionHref(action),
  };
  const ofComment = {
    about: comment?.words ?? (review === null ? ofReview.about : 'A comment that its author removed'),
    href:
      comment === null || review === null
        ? ofReview.href
        : `/reviews/${review.id}#comment-${comment.threadId}`,
  };
  switch (item.kind) {
    case 'review-added':
      return { text: `${who} added you as ${roleOf(item)}`, ...ofReview };
    case 'review-role':
      return { text: `${who} made you ${roleOf(item)}`, ...ofReview };
    case 'review-stage':
      return { text: `${who} moved it to: ${stageOf(item)}`, ...ofReview };
    case 'action-owner':
      return { text: `${who} asked you to own an action`, ...ofAction };
    case 'action-agreed':
      return { text: `${who} agreed an action of yours`, ...ofAction };
    case 'action-changed':
      return { text: `${who} changed an action of yours`, ...ofAction };
    case 'action-approver':
      return { text: `${who} named you as having approved that an action is not done`, ...ofAction };
    case 'outside-words':
      return { text: 'The owner outside wrote about an action', ...ofAction };
    case 'reminder':
      return { text: reminderText(item), ...ofAction };
    case 'report-state':
      return {
        text:
          report === null
            ? 'A report of yours'
            : `Your report: ${reportStateWords[report.state].toLowerCase()}`,
        about: report?.words ?? '',
        href: report === null ? undefined : `/reports/${report.id}`,
      };
    case 'words-recovered':
      return { text: 'Words of yours were swallowed by a merge and kept', ...ofReview };
    case 'mention':
    case 'comment-reply':
    case 'comment-on-mine':
      return { text: `${who} ${commentWords[item.kind]}`, ...ofComment };
    case 'sign-off-asked':
    case 'sign-off-turn':
    case 'sign-off-given':
    case 'sign-off-refused':
      return { text: `${who} ${signOffWords[item.kind]}`, ...ofAgreement };
    case 'summary-asked':
    case 'summary-approved':
    case 'summary-refused':
    case 'summary-published':
    case 'summary-withdrawn':
      return summaryLine(item, item.kind, who);
    case 'break-glass':
      return { text: `${who} broke the glass: they read this review for a day, as an admin`, ...ofReview };
    case 'break-glass-ended':
      return {
        text:
          item.byName === null
            ? 'Break-glass access ended: its time was over'
            : `${who} ended a break-glass access`,
        ...ofReview,
      };
    default:
      return undefined;
  }
}

const commentWords = {
  mention: 'named you in a comment',
  'comment-reply': 'answered in a thread of yours',
  'comment-on-mine': 'commented on words or an action of yours',
} as const;

const signOffWords = {
  'sign-off-asked': 'asks you to sign',
  'sign-off-turn': 'has signed as the last reviewer: it is your turn to sign',
  'sign-off-given': 'has signed',
  'sign-off-refused': 'refused to sign, and said why',
} as const;

type SummaryKind = Extract<InboxItem['kind'], `summary-${string}`>;

const summaryWords = {
  'summary-approved': 'approved',
  'summary-refused': 'sent back',
  'summary-published': 'published',
  'summary-withdrawn': 'withdrew',
} as const;

const askingDone = {
  approved: 'Done: it was approved.',
  refused: 'Done: it was sent back.',
  'taken-back': 'Done: the request was taken back.',
} as const;

function summaryLine({ summary }: InboxItem, kind: SummaryKind, who: string): InboxLine {
  const what = summary === null ? '' : ` for ${lowerFirst(audienceRules[summary.audience].name)}`;
  const about = summary?.title ?? 'A learning summary that you may not read any more';
  const href = summary === null ? undefined : `/summaries/${summary.id}`;
  if (kind !== 'summary-asked') {
    const because = summary === null || summary.reason === '' ? '' : `: “${summary.reason}”`;
    return { text: `${who} ${summaryWords[kind]} a learning summary${what}${because}`, about, href };
  }
  if (summary === null || summary.answer === null)
    return {
      text: `${who} asks you to approve a learning summary${what}`,
      about,
      href: href === undefined ? undefined : `${href}#approval`,
    };
  const done = askingDone[summary.answer];
  return { text: `${who} asked you to approve a learning summary${what}. ${done}`, about, href };
}

function lowerFirst(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}

function reminderText({ reminder }: InboxItem): string {
  if (reminder === null) return 'A reminder';
  return `${reminderLine(reminder)}. ${reminderReason(reminder)} ${reminderStop(reminder)}`;
}

function roleOf({ role }: InboxItem): string {
  return role === null ? 'a participant' : reviewRoleWords[role].name.toLowerCase();
}

function stageOf({ stage }: InboxItem): string {
  return stage === null ? 'another stage' : stageNames[stage].toLowerCase();
}
