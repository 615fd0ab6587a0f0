import { expect, test } from 'vitest';
import type { AgreementState, SignOff, SignOffRound } from '../../../shared/api/agreement.ts';
import { answerWords, named, standing, voided } from './agreement-words.ts';

const person = (name: string, change: Partial<SignOff> = {}): SignOff => ({
  memberId: name,
  name,
  role: 'panel',
  function: 'approver',
  answer: null,
  reason: '',
  dissent: '',
  answeredAt: null,
  turn: true,
  ...change,
});
const round = (change: Partial<SignOffRound> = {}): SignOffRound => ({
  number: 1,
  version: 4,
  sha256: 'a',
  askedByName: 'Ada',
  askedAt: 0,
  end: null,
  endedAt: null,
  signedVersion: null,
  current: true,
  people: [person('Ben'), person('Cleo')],
  ...change,
});
const state = (rounds: SignOffRound[], change: Partial<AgreementState> = {}): AgreementState => ({
  stage: 'in-review',
  sha256: 'a',
  conditions: [],
  interests: [],
  rounds,
  signed: [],
  read: {},
  ...change,
});

test('names are told as a sentence tells them', () => {
  expect([[], ['Ada'], ['Ada', 'Ben'], ['Ada', 'Ben', 'Cleo']].map(named)).toEqual([
    '',
    'Ada',
    'Ada and Ben',
    'Ada, Ben and Cleo',
  ]);
});

test('where signing stands is one sentence at each point of its way', () => {
  const open = { id: 'kinds', asks: '', open: [], mayPass: false, reason: '', met: false } as const;
  expect(standing(state([], { stage: 'analysing' }))).toContain('once it is in review');
  expect(standing(state([], { conditions: [open] }))).toMatch(/^One thing is to be settled/);
  expect(standing(state([], { conditions: [open, open] }))).toMatch(/^2 things are/);
  expect(standing(state([]))).toMatch(/^Everything is settled/);
  expect(standing(state([round()]))).toBe('Waiting for Ben and Cleo.');
  const refused = round({ end: 'refused', people: [person('Ben', { answer: 'refused' })] });
  expect(standing(state([refused]))).toMatch(/^Ben refused to sign/);
  expect(standing(state([round({ end: 'signed' })], { stage: 'signed' }))).toMatch(
    /^Everybody who was asked/,
  );
});

test('a changed text names whose answers no longer count, and which version they were about', () => {
  const signed = (name: string) => person(name, { answer: 'signed', turn: false });
  expect(voided(round({ current: false }))).toContain('after people were asked about version 4');
  expect(voided(round({ people: [signed('Ben'), person('Cleo')] }))).toBe(
    'The text was changed after Ben signed. That answer was about version 4 and no longer counts. The chair asks again about the text as it is now.',
  );
  expect(voided(round({ people: [signed('Ben'), signed('Cleo')] }))).toContain('Those answers were');
});

test('an answer about an earlier text is not called signed', () => {
  const one = person('Ben', { answer: 'signed', turn: false });
  expect(answerWords(one, round())).toBe('Signed');
  expect(answerWords(one, round({ current: false }))).toBe('Signed an earlier text');
  expect(answerWords(one, round({ current: false, end: 'signed' }))).toBe('Signed');
  expect(answerWords(person('Ben', { turn: false }), round())).toBe('Comes after the reviewers');
  expect(answerWords(person('Ben'), round({ end: 'refused' }))).toBe('No answer');
});
