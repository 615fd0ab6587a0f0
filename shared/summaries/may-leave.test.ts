import { expect, test } from 'vitest';
import { audiences } from './audiences.ts';
import { mayBeAsked, mayLeave, needsApproval, type Leaving } from './may-leave.ts';
import { summaryStates } from './summary-states.ts';

const ready: Leaving = {
  state: 'approved',
  openFindings: 0,
  namesShown: false,
  namesReleased: false,
  lessons: 1,
  plainWords: 1,
};
const codes = (also: Partial<Leaving>, audience: (typeof audiences)[number]) =>
  mayLeave({ ...ready, ...also }, audience).map(({ code }) => code);

test('an approved summary whose findings are all answered leaves for everybody', () => {
  for (const audience of audiences) expect(codes({}, audience)).toEqual([]);
});

test('a draft leaves for panel and board, and for nobody else before a second person approved it', () => {
  expect(audiences.filter((audience) => codes({ state: 'draft' }, audience).length === 0)).toEqual([
    'panel',
    'board',
  ]);
  expect(audiences.filter(needsApproval)).toEqual(['staff', 'family', 'network', 'public']);
});

test('an open finding keeps it from everybody, approved or not', () => {
  for (const state of summaryStates.filter((one) => one !== 'withdrawn')) {
    for (const audience of audiences) {
      expect(codes({ state, openFindings: 1 }, audience)).toContain('findings-open');
      expect(codes({ state, openFindings: 2 }, audience)).toContain('findings-open');
    }
  }
});

test('a withdrawn summary leaves for nobody', () => {
  for (const audience of audiences) expect(codes({ state: 'withdrawn' }, audience)).toEqual(['withdrawn']);
});

test('names that are switched on wait for their release', () => {
  expect(codes({ namesShown: true }, 'panel')).toEqual(['names-not-released']);
  expect(codes({ namesShown: true, namesReleased: true }, 'panel')).toEqual([]);
});

test('a family and the public are first told in plain words, and everybody gets a lesson', () => {
  expect(audiences.filter((audience) => codes({ plainWords: 0 }, audience).length > 0)).toEqual([
    'family',
    'public',
  ]);
  expect(codes({ lessons: 0 }, 'board')).toEqual(['no-lesson']);
});

test('approval can be asked for once everything but the approval is settled', () => {
  expect(mayBeAsked({ ...ready, state: 'draft' }, 'public')).toEqual([]);
});

test('whoever was asked is waited for, and nobody is where nobody was asked', () => {
  const remedy = (state: Leaving['state']) => mayLeave({ ...ready, state }, 'public').at(-1)?.remedy;
  expect(remedy('asked')).toMatch(/^Wait for whoever was asked/);
  expect(remedy('draft')).toMatch(/^Ask for approval/);
});

test('each reason says what happened and what to do', () => {
  const worst = {
    ...ready,
    state: 'asked',
    openFindings: 1,
    namesShown: true,
    lessons: 0,
    plainWords: 0,
  } as const;
  for (const { sentence, remedy } of [
    ...mayLeave(worst, 'public'),
    ...mayLeave({ ...ready, state: 'withdrawn' }, 'panel'),
  ]) {
    expect(sentence).toMatch(/^[A-Z].{20,}\.$/);
    expect(remedy).toMatch(/^[A-Z].{10,}\.$/);
  }
});
