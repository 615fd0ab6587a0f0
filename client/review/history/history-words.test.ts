import { expect, test } from 'vitest';
import { recordRoots, recordShapes } from '../../../shared/review-document/layout.ts';
import { entryPhrases, historyTime, versionPhrase, type Entry } from './history-words.ts';

type Act = Entry['acts'][number];
const act = (kind: Act['kind'], field = '', value = '', was = ''): Act => ({ kind, field, value, was });
const said = (place: string, ...acts: Act[]): string =>
  entryPhrases(place, { acts }, (root, id) => (root === 'evidence' && id === 'e1' ? 'The alert log' : null));

test('what happened to a factor reads as people say it', () => {
  const place = 'factors/f1';
  expect(said(place, act('made', '', 'human'), act('wrote', 'condition'))).toBe(
    'proposed it in Human factors and wrote the condition',
  );
  expect(said(place, act('set', 'layer', 'workflow', 'human'))).toBe(
    'moved it from Human factors to Workflow',
  );
  expect(said(place, act('set', 'confidence', 'high', 'low'), act('binned'))).toBe(
    'set the confidence to high, before low and put it in the bin',
  );
  expect(said(place, act('tied', 'evidence', 'e1'), act('untied', 'evidence', 'gone'))).toBe(
    'added evidence “The alert log” and took away evidence',
  );
  expect(said(place, act('revived'), act('erased', 'mechanism'), act('cleared', 'state'))).toBe(
    'brought it back from the bin, took words out of the mechanism and cleared the state',
  );
});

test('entries, facts and prose have words of their own', () => {
  expect(said('timeline/t1', act('set', 'starred', 'yes'), act('set', 'from', '2026-03-02T09:41'))).toBe(
    'marked it as a turning point and set the beginning',
  );
  expect(said('facts/system.name', act('set', 'state', 'not-known'))).toBe('set the state to not known');
  expect(said('facts/system.name', act('made'))).toBe('set it up from the template');
  expect(said('prose:s.what', act('wrote'))).toBe('wrote here');
  expect(said('prose:s.what', act('erased'))).toBe('took words out');
  expect(versionPhrase('factors/f1', { from: 1, at: 2, change: 'changed', fields: ['condition'] })).toBe(
    'changed: the condition',
  );
});

test('each choice of the layout has a word for each of its values', () => {
  const bare: string[] = [];
  for (const root of recordRoots) {
    for (const [field, values] of Object.entries(recordShapes[root].choices)) {
      for (const value of values) {
        const words = said(`${root}/x`, act('set', field, value));
        if (!words.includes(' to ') && !words.startsWith('put it in')) bare.push(`${root}/${field}`);
      }
    }
  }
  // Told without their value: how precise a time is, what a measurement is, and where its alarm lies.
  expect([...new Set(bare)]).toEqual([
    'timeline/precision',
    'timeline/toPrecision',
    'timeline/milestone',
    'metrics/kind',
    'metrics/alarm',
  ]);
});

test('a stretch of time is told from when to when', () => {
  const at = new Date(2026, 10, 20, 14, 2).getTime();
  expect(historyTime(at, at + 20_000)).toBe('14:02');
  expect(historyTime(at, at + 23 * 60_000)).toBe('14:02 to 14:25');
});
