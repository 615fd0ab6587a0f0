import { describe, expect, test } from 'vitest';
import { isEntryTime } from '../review-document/local-time.ts';
import { clockStates, faultsOfClock, type ClockFacts } from './clock-state.ts';
import { coreDimensionIds } from './core-dimensions.ts';
import { gradesOf, gradeWords, harmDimensionIds, harmMeanings, kindOfDimension } from './harm-grades.ts';
import { harmElsewhere, harmScaleIds, harmScales } from './harm-scales.ts';
import { notInForceOn, reportingRegime, reportingRegimes, ruleWords } from './reporting-regimes.ts';

describe('grades', () => {
  test('every dimension has grades in rising order, each with a meaning of its own', () => {
    for (const dimension of harmDimensionIds) {
      const grades = gradesOf(dimension);
      expect(grades.length).toBeGreaterThanOrEqual(5);
      expect([...grades]).toEqual([...grades].sort());
      const meanings = grades.map((grade) => harmMeanings[kindOfDimension(dimension)][grade]);
      expect(new Set(meanings).size).toBe(grades.length);
    }
  });

  test('only body and worst case can be fatal, and a worst case is no hazard', () => {
    expect(harmDimensionIds.filter((id) => gradesOf(id).includes('h6'))).toEqual(['physical', 'worst-case']);
    expect(gradesOf('worst-case')).not.toContain('h0');
    expect(coreDimensionIds).toContain('worst-case');
    expect([gradeWords('h5'), gradeWords(null)]).toEqual(['Severe (H5)', 'Too early to say']);
  });
});

describe('other scales', () => {
  test('every grade of what happened has a place on each scale that speaks of it', () => {
    for (const dimension of harmDimensionIds.filter((id) => id !== 'worst-case')) {
      for (const grade of gradesOf(dimension)) {
        const found = harmElsewhere(dimension, grade);
        expect(found.length).toBeGreaterThanOrEqual(2);
        for (const { scale, value } of found) expect([harmScales[scale].name, value]).not.toContain('');
      }
    }
  });

  test('a severe harm to the body is 2 at LFPSE, b at AHRQ and a serious incident at the OECD', () => {
    expect(
      Object.fromEntries(harmElsewhere('physical', 'h5').map(({ scale, value }) => [scale, value])),
    ).toEqual({
      'lfpse-physical': '2 Severe',
      ahrq: 'b Severe harm',
      merp: 'G or H',
      cset: 'AI harm event',
      oecd: 'Serious AI incident',
    });
  });

  test('what did not happen stands on no scale, and too early is said only where a scale has it', () => {
    expect(harmElsewhere('worst-case', 'h6')).toEqual([]);
    expect(harmElsewhere('psychological', null).map(({ scale }) => scale)).toEqual(['ahrq', 'cset']);
  });

  test('each scale says its version, when it was checked, and what is unsure', () => {
    for (const id of harmScaleIds) {
      const { version, checkedOn, unsure } = harmScales[id];
      expect([version, unsure]).not.toContain('');
      expect(isEntryTime(checkedOn)).toBe(true);
    }
  });
});

describe('reporting rules', () => {
  test('have one id each, a role that reports, a trigger, a source and the day they were checked', () => {
    expect(new Set(reportingRegimes.map(({ id }) => id)).size).toBe(reportingRegimes.length);
    for (const { id, reporter, trigger, source, checkedOn, validity, rule } of reportingRegimes) {
      expect([id, reporter, trigger, source, ruleWords(rule)]).not.toContain('');
      expect(isEntryTime(checkedOn)).toBe(true);
      expect(validity.length).toBeGreaterThan(0);
    }
    expect(reportingRegime('no-such-rule')).toBeUndefined();
  });

  test('the AI Act holds for each of its two lists from its own day on', () => {
    const act = reportingRegime('eu-ai-act-death');
    expect(act && notInForceOn(act, '2026-11-20')).toHaveLength(2);
    expect(act && notInForceOn(act, '2027-12-02')).toEqual([
      expect.stringContaining('from 2028-08-02, for products under Annex I') as string,
    ]);
    expect(act && notInForceOn(act, '2028-08-02')).toEqual([]);
  });

  test('a rule that has ended says so', () => {
    const ended = { validity: [{ of: '', from: null, until: '2026-01-31' }] };
    expect(notInForceOn(ended, '2026-01-31')).toEqual([]);
    expect(notInForceOn(ended, '2026-02-01')).toEqual(['In force only until 2026-01-31']);
  });
});

describe('a clock', () => {
  const empty: ClockFacts = {
    state: 'not-started',
    trigger: '',
    zone: '',
    filedOn: '',
    evidenceId: '',
    reference: '',
    reason: '',
  };

  test('asks for what its state needs', () => {
    expect(clockStates.map((state) => Object.keys(faultsOfClock({ ...empty, state })))).toEqual([
      [],
      ['trigger'],
      ['filedOn', 'reference'],
      ['reason'],
    ]);
  });

  test('is filed with a day and either a reference or a piece of evidence', () => {
    const filed: ClockFacts = { ...empty, state: 'filed', filedOn: '2026-03-04' };
    expect(faultsOfClock({ ...filed, reference: 'R-17' })).toEqual({});
    expect(faultsOfClock({ ...filed, evidenceId: 'abc' })).toEqual({});
  });
});
