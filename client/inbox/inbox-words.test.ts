import { expect, test } from 'vitest';
import { inboxKinds, type InboxItem } from '../../shared/api/inbox.ts';
import { inboxLine } from './inbox-words.ts';

function item(over: Partial<InboxItem>): InboxItem {
  return {
    id: 1,
    kind: 'review-added',
    at: 0,
    readAt: null,
    byName: 'Ana',
    review: null,
    action: null,
    report: null,
    comment: null,
    reminder: null,
    summary: null,
    role: null,
    stage: null,
    ...over,
  };
}

test('every kind has its words, also when nothing of what it is about may be seen any more', () => {
  for (const kind of inboxKinds) {
    const line = inboxLine(item({ kind }));
    expect(line?.text, kind).not.toBe('');
    expect(line?.href, kind).toBeUndefined();
  }
});

test('a kind from a newer server is passed over', () => {
  expect(inboxLine(item({ kind: 'of tomorrow' as InboxItem['kind'] }))).toBeUndefined();
});

test('an item about a comment shows its words and leads to its thread', () => {
  const review = { id: 'r', title: 'A missed nodule' };
  const comment = { threadId: 't', number: 3, words: 'Since when?' };
  expect(inboxLine(item({ kind: 'mention', review, comment }))).toEqual({
    text: 'Ana named you in a comment',
    about: 'Since when?',
    href: '/reviews/r#comment-t',
  });
});

test('a reminder says when it is due, why it came and what stops it', () => {
  const reminder = {
    subject: 'action' as const,
    dueOn: '2026-03-09',
    days: 7,
    escalated: false,
    owner: true,
  };
  const action = { reviewId: 'r', actionId: 'a', title: 'Show the source' };
  expect(inboxLine(item({ kind: 'reminder', action, reminder }))).toEqual({
    text: 'An action you own was due 7 days ago. You get this because you own the action. It stops when the action is done or put aside, when its day is moved, or when you mute it.',
    about: 'Show the source',
    href: '/actions?open=r%2Fa',
  });
});

test('whoever is asked to approve a summary is led to where that is done, until somebody answered', () => {
  const summary = {
    id: 's',
    title: 'A list that hid',
    audience: 'public' as const,
    answer: null,
    reason: '',
  };
  expect(inboxLine(item({ kind: 'summary-asked', summary }))).toEqual({
    text: 'Ana asks you to approve a learning summary for the public',
    about: 'A list that hid',
    href: '/summaries/s#approval',
  });
  expect(inboxLine(item({ kind: 'summary-asked', summary: { ...summary, answer: 'taken-back' } }))).toEqual({
    text: 'Ana asked you to approve a learning summary for the public. Done: the request was taken back.',
    about: 'A list that hid',
    href: '/summaries/s',
  });
});

test('whoever wrote in a summary reads why it was sent back', () => {
  const summary = {
    id: 's',
    title: 'A list that hid',
    audience: 'staff' as const,
    answer: null,
    reason: 'Too long.',
  };
  expect(inboxLine(item({ kind: 'summary-refused', summary }))?.text).toBe(
    'Ana sent back a learning summary for staff: “Too long.”',
  );
});

test('an item leads to what it is about', () => {
  const review = { id: 'r', title: 'A missed nodule' };
  expect(inboxLine(item({ kind: 'review-role', review, role: 'observer' }))).toEqual({
    text: 'Ana made you observer',
    about: 'A missed nodule',
    href: '/reviews/r',
  });
  const action = { reviewId: 'r', actionId: 'a', title: '' };
  expect(inboxLine(item({ kind: 'action-owner', action }))).toEqual({
    text: 'Ana asked you to own an action',
    about: 'An action without a title',
    href: '/actions?open=r%2Fa',
  });
});
