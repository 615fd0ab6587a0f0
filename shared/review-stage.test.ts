import { expect, test } from 'vitest';
import { stages, type Stage } from './access.ts';
import { stageMove, stageMoves } from './review-stage.ts';

test('the way forward leads from gathering to signed and back into review after reopening', () => {
  const way: Stage[] = [stages[0]];
  for (let i = 0; i < 5; i += 1) way.push(stageMoves(way.at(-1) ?? 'gathering')[0]?.to ?? 'gathering');
  expect(way).toEqual(['gathering', 'analysing', 'in-review', 'signed', 'reopened', 'in-review']);
});

test('going back is one step among open stages, and needs a reason as reopening does', () => {
  expect(stageMove('in-review', 'analysing')).toMatchObject({ direction: 'back', needsReason: true });
  expect(stageMove('in-review', 'gathering')).toBeUndefined();
  expect(stageMove('signed', 'in-review')).toBeUndefined();
  expect(stageMove('signed', 'reopened')).toMatchObject({ needsReason: true });
});

test('signing and reopening ask for the right to sign, every other move for the right to change the stage', () => {
  const acts = stages.flatMap((from) => stageMoves(from).map(({ to, act }) => [`${from}>${to}`, act]));
  const signing = acts.filter(([, act]) => act === 'review.sign').map(([move]) => move);
  expect(signing).toEqual(['in-review>signed', 'signed>reopened']);
});
