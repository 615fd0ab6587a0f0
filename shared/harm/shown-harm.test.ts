import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readHarm } from '../review-document/reads.ts';
import { setAgreement, showRatings, type RatingToShow } from '../review-document/harm-edits.ts';
import { shownHarm, spreadWords } from './shown-harm.ts';

const rating = (rater: string, more: Partial<RatingToShow> = {}): RatingToShow => ({
  dimension: 'physical',
  rater,
  round: 1,
  grade: 'h3',
  confidence: 'medium',
  reason: 'One visit more.',
  role: 'Radiographer',
  on: '2026-03-02',
  alone: '',
  ...more,
});

function editing() {
  const doc = new Y.Doc();
  return { doc, origin: null, random: (size: number) => new Uint8Array(size), now: () => 1 };
}

describe('ratings that were shown', () => {
  test('are read back as they were, in the order of dimensions and raters', () => {
    const at = editing();
    showRatings(at, [
      rating('panel-2', { dimension: 'worst-case', grade: 'h6' }),
      rating('panel-2'),
      rating('chair-1'),
    ]);
    const shown = shownHarm(readHarm(at.doc));
    expect(shown.map(({ dimension }) => dimension)).toEqual(['physical', 'worst-case']);
    expect(shown[0]?.ratings.map(({ rater }) => rater)).toEqual(['chair-1', 'panel-2']);
    const { dimension: _dimension, ...fields } = rating('chair-1');
    expect(shown[0]?.ratings[0]).toEqual(fields);
  });

  test('a newer one in the open stands for its rater and leaves the earlier one to be read', () => {
    const at = editing();
    showRatings(at, [rating('panel-1')]);
    showRatings(at, [rating('panel-1', { round: 2, grade: 'h4' })]);
    const [shown] = shownHarm(readHarm(at.doc));
    expect(shown?.ratings).toMatchObject([{ rater: 'panel-1', round: 2, grade: 'h4' }]);
    expect(shown?.earlier).toMatchObject([{ rater: 'panel-1', round: 1, grade: 'h3' }]);
  });

  test('are never overwritten by another of the same round', () => {
    const at = editing();
    showRatings(at, [rating('panel-1')]);
    showRatings(at, [rating('panel-1', { grade: 'h5' })]);
    expect(shownHarm(readHarm(at.doc))[0]?.ratings).toMatchObject([{ grade: 'h3' }]);
  });

  test('the line of the panel is replaced by a newer one', () => {
    const at = editing();
    showRatings(at, [rating('panel-1'), rating('panel-2', { grade: 'h5' })]);
    setAgreement(at, 'physical', { kind: 'kept-apart', grade: null, reason: 'Two readings.', at: 1 });
    setAgreement(at, 'physical', { kind: 'agreed', grade: 'h4', reason: 'In between.', at: 2 });
    expect(shownHarm(readHarm(at.doc))[0]?.agreement).toEqual({
      kind: 'agreed',
      grade: 'h4',
      reason: 'In between.',
      at: 2,
    });
  });

  test('what is no rating of ours is passed over', () => {
    const table = {
      'physical:panel-1': { grade: 'h9' },
      'physical:nobody': { grade: 'h3' },
      'physical:panel-2': 'h3',
      'mood:panel-1': { grade: 'h3', confidence: 'low' },
      'psychological:panel-1': { grade: 'h6', confidence: 'low' },
      'physical:agreed': { kind: 'decreed', grade: 'h3' },
    };
    expect(shownHarm(table)).toEqual([]);
  });
});

describe('how far raters are apart', () => {
  const words = (...grades: RatingToShow['grade'][]): string => {
    const at = editing();
    showRatings(
      at,
      grades.map((grade, i) => rating(`panel-${String(i + 1)}`, { grade })),
    );
    const [shown] = shownHarm(readHarm(at.doc));
    return shown === undefined ? '' : spreadWords(shown);
  };

  test('is said in words', () => {
    expect(words('h3')).toBe('');
    expect(words('h3', 'h3')).toBe('They agree.');
    expect(words(null, null)).toBe('They agree.');
    expect(words('h3', 'h4')).toBe('They differ by one grade.');
    expect(words('h2', 'h5', 'h4')).toBe('They differ by 3 grades.');
    expect(words('h3', null)).toBe('They differ: for some it is too early to say.');
    expect(words('h3', 'h5', null)).toBe('They differ by 2 grades, and for some it is too early to say.');
  });
});
