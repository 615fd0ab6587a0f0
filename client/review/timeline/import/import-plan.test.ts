import { describe, expect, it } from 'vitest';
import { guessRoles, laneOf } from './column-roles.ts';
import { makePlan, openQuestions } from './import-plan.ts';
import type { ImportSettings, PlannedLine } from './import-plan.ts';
import { guessKind, longestSource, mostLines, readLog, readTable, sourceRefusal } from './source-lines.ts';
import { settled, takeStamp } from './stamp.ts';

const nothingSaid = { order: null, year: '', day: '' } as const;
const settings = (change: Partial<ImportSettings> = {}): ImportSettings => ({
  ...nothingSaid,
  zone: 'Europe/London',
  roles: [],
  timeless: false,
  ...change,
});

function told(lines: readonly PlannedLine[]): readonly string[] {
  return lines.map((line) =>
    'fault' in line
      ? `${String(line.line)} ! ${line.fault}`
      : `${String(line.line)} ${line.entry.from ?? ''} ${line.entry.tz ?? ''} ${line.entry.text ?? ''}`.replace(
          /  +/g,
          ' ',
        ),
  );
}

describe('a timestamp', () => {
  it.each([
    ['2026-02-11T09:40:12.345Z rest', '2026-02-11T09:40:12', 'UTC'],
    ['2026-02-11 09:40:12,123 INFO', '2026-02-11T09:40:12', ''],
    ['2026-02-11T09:40+01:00', '2026-02-11T09:40', '+01:00'],
    ['2026/2/1 9:40', '2026-02-01T09:40', ''],
    ['11/Feb/2026:09:40:12 +0100] "GET', '2026-02-11T09:40:12', '+01:00'],
    ['Wed, 11 Feb 2026 09:40:12 GMT', '2026-02-11T09:40:12', 'UTC'],
    ['Feb 11, 2026 9:40 PM', '2026-02-11T21:40', ''],
    ['1770802812 started', '2026-02-11T09:40:12', 'UTC'],
    ['1770802812345 started', '2026-02-11T09:40:12', 'UTC'],
    ['13.02.2026 09:40', '2026-02-13T09:40', ''],
    ['2026-02-11', '2026-02-11', ''],
  ])('is taken from “%s”', (text, from, zone) => {
    const stamp = takeStamp(text);
    expect(stamp).toBeDefined();
    expect(stamp && settled(stamp, { ...nothingSaid, order: 'day-first' })).toMatchObject({
      ok: true,
      from,
      zone,
    });
  });

  it.each(['', 'INFO started', '44 images', '3.5 mg', 'May be', '12345678901234567 id'])(
    'is not seen in “%s”',
    (text) => {
      expect(takeStamp(text)).toBeUndefined();
    },
  );

  it('says what is missing or wrong instead of guessing', () => {
    const said = (text: string, more = {}): unknown => {
      const stamp = takeStamp(text);
      return stamp && settled(stamp, { ...nothingSaid, ...more });
    };
    expect(said('03/04/2026 10:00')).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('month') as string,
    });
    expect(said('03/04/2026', { order: 'day-first' })).toMatchObject({ from: '2026-04-03' });
    expect(said('03/04/2026', { order: 'month-first' })).toMatchObject({ from: '2026-03-04' });
    expect(said('03/03/2026')).toMatchObject({ from: '2026-03-03' });
    expect(said('Feb 11 09:40:12')).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('no year') as string,
    });
    expect(said('Feb 11 09:40:12', { year: '2026' })).toMatchObject({ from: '2026-02-11T09:40:12' });
    expect(said('09:40')).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('without a day') as string,
    });
    expect(said('09:40', { day: '2026-02-11' })).toMatchObject({ from: '2026-02-11T09:40' });
    expect(said('2026-02-30 09:40')).toMatchObject({
      ok: false,
      sentence: 'There is no day 2026-02-30 in the calendar.',
    });
    expect(said('2026-02-11 25:40')).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('no time 25:40') as string,
    });
  });
});

describe('telling a table from a log', () => {
  it.each([
    ['time,event\n2026-02-11 09:40,"Tick, placed"\n2026-02-11 09:50,Read', 'table'],
    ['2026-02-11 09:40;Tick placed;AI\n2026-02-11 09:50;Read;Staff', 'table'],
    ['when\twhat\n11/02/2026 09:40\tTick placed', 'table'],
    ['2026-02-11 09:40:12,123 INFO Tick placed, list sorted\n2026-02-11 09:41:12,400 INFO Read', 'log'],
    ['Feb 11 09:40:12 pacs app[3]: Tick placed\nFeb 11 09:41:12 pacs app[3]: Read', 'log'],
    ['[11/02/2026, 09:40:12] Reader: looks clear\n[11/02/2026, 09:41:12] Clinic: thanks, noted', 'log'],
    ['11 Feb 2026 09:40 Tick placed\n31 Feb 2026 never', 'log'],
  ])('takes “%s” for a %s', (text, kind) => {
    expect(guessKind(text)).toBe(kind);
  });
});

describe('a table', () => {
  const csv = [
    'When,Who,"What happened",Severity',
    '2026-02-11 09:40,AI,"Tick placed, list ""sorted""",low',
    '',
    '2026-02-31 09:45,Staff,Never,low',
    '2026-02-11 12:50,Staff,"Read',
    'with ten others",low',
    '2026-02-12,Porter,Knee operation booked,low',
    ',Staff,No time here,low',
    'tomorrow,Staff,Asked again,low',
  ].join('\n');
  const source = readTable(csv);
  const roles = guessRoles(source);

  it('knows its heading and what its columns hold', () => {
    expect(source.columns).toEqual(['When', 'Who', 'What happened', 'Severity']);
    expect(roles).toEqual(['time', 'lane', 'text', 'none']);
  });

  it('reports line by line, by the number of the line in the file', () => {
    const plan = makePlan(source, settings({ roles }));
    expect(told(plan.lines)).toEqual([
      '2 2026-02-11T09:40 Europe/London Tick placed, list "sorted"',
      '4 ! There is no day 2026-02-31 in the calendar.',
      '5 2026-02-11T12:50 Europe/London Read\nwith ten others',
      '7 2026-02-12 Europe/London Porter: Knee operation booked',
      '8 ! There is no time in this line.',
      '9 ! “tomorrow” could not be read as a time.',
    ]);
    expect(plan).toMatchObject({ good: 3, bad: 3 });
    expect(plan.lines[0]).toMatchObject({ entry: { lane: 'ai-system', precision: 'minute' } });
    expect(plan.lines[3]).toMatchObject({ note: '“Porter” is no lane, so none is chosen.' });
    expect(makePlan(source, settings({ roles, timeless: true })).bad).toBe(2);
  });

  it('tells of a quotation mark that is never closed', () => {
    const broken = readTable('time,text\n2026-02-11 09:40,"open\n2026-02-11 09:50,Next');
    const { lines } = makePlan(broken, settings({ roles: ['time', 'text'] }));
    expect(lines.some((line) => 'fault' in line && line.fault.includes('quotation mark'))).toBe(true);
  });

  it('joins day and time of day, and takes the zone of its own column', () => {
    const apart = readTable(
      'Date;Time;TZ;Note\n13.2.2026;09:40;UTC;One\n14.2.2026;10:00;CET;Two\n15.2.2026;10:00;Europe/Paris;Three',
    );
    const guessed = guessRoles(apart);
    expect(guessed).toEqual(['day', 'clock', 'zone', 'text']);
    const { ordersAs } = openQuestions(apart, guessed);
    expect(told(makePlan(apart, settings({ roles: guessed, order: ordersAs })).lines)).toEqual([
      '2 2026-02-13T09:40 UTC One',
      '3 ! “CET” is no time zone that can be used. Write it such as Europe/Berlin or +01:00.',
      '4 2026-02-15T10:00 Europe/Paris Three',
    ]);
  });

  it('asks which number is the month only where the dates do not say', () => {
    const asked = (...days: readonly string[]) =>
      openQuestions(readTable(`when,what\n${days.map((day) => `${day},x`).join('\n')}`), ['time', 'text']);
    expect(asked('03/04/2026', '05/06/2026')).toMatchObject({ order: true, ordersAs: null });
    expect(asked('03/04/2026', '25/06/2026')).toMatchObject({ order: false, ordersAs: 'day-first' });
    expect(asked('03/04/2026', '06/25/2026')).toMatchObject({ order: false, ordersAs: 'month-first' });
    expect(asked('25/04/2026', '06/25/2026')).toMatchObject({ order: true, ordersAs: null });
    expect(asked('2026-04-03')).toMatchObject({ order: false, year: false, day: false });
    expect(asked('09:40')).toMatchObject({ day: true });
  });

  it('refuses a time that the zone’s clocks jumped over', () => {
    const { lines } = makePlan(
      readTable('when,what\n2026-03-29 01:30,x'),
      settings({ roles: ['time', 'text'] }),
    );
    expect(told(lines)[0]).toContain('it never was 01:30');
  });
});

describe('a log', () => {
  it('is read line by line, lines that are set in belonging to the one before', () => {
    const source = readLog(
      [
        '2026-02-11 09:40:12,123 INFO Tick placed',
        '    at sorter',
        '[11/Feb/2026:09:41:00 +0100] List sorted',
        'no time at all',
        '11 Feb 2026, about 3pm Clinic called',
        '15:30 Clinic called again',
        '31 Feb 2026 never',
      ].join('\r\n'),
    );
    expect(told(makePlan(source, settings()).lines)).toEqual([
      '1 2026-02-11T09:40:12 Europe/London INFO Tick placed\nat sorter',
      '3 2026-02-11T09:41:00 +01:00 List sorted',
      '4 ! There is no time at its beginning.',
      '5 2026-02-11T15:00 Europe/London Clinic called',
      '6 2026-02-11T15:30 Europe/London Clinic called again',
      '7 ! There is no day 31 Feb 2026 in the calendar.',
    ]);
  });

  it('takes two ends for what they are, and a minus behind seconds for an offset', () => {
    const { lines } = makePlan(
      readLog('2026-02-11 09:40-10:30 Alarm\n2026-02-11 09:40:00-03:30 Alarm\n2026-02-11T09:40-03:30 Alarm'),
      settings(),
    );
    expect(lines).toMatchObject([
      { entry: { from: '2026-02-11T09:40', to: '2026-02-11T10:30', tz: 'Europe/London' } },
      { entry: { from: '2026-02-11T09:40:00', tz: '-03:30' } },
      { entry: { from: '2026-02-11T09:40', tz: '-03:30' } },
    ]);
    const cells = readTable('when,what\n"11 Feb 2026, about 3pm",One\n2026-02-11 09:40-10:30,Two');
    expect(makePlan(cells, settings({ roles: ['time', 'text'] })).lines).toMatchObject([
      { entry: { from: '2026-02-11T15:00', precision: 'hour', text: 'One' } },
      { entry: { from: '2026-02-11T09:40', to: '2026-02-11T10:30', text: 'Two' } },
    ]);
  });

  it('asks for the year of syslog and the day of bare times', () => {
    expect(openQuestions(readLog('Feb 11 09:40:12 pacs: Tick'), [])).toMatchObject({
      year: true,
      day: false,
    });
    expect(openQuestions(readLog('09:40:12 Tick'), [])).toMatchObject({ year: false, day: true });
  });
});

describe('what is taken', () => {
  it('has limits that are said in plain words', () => {
    expect(sourceRefusal('  \n')).toContain('nothing in it');
    expect(sourceRefusal('a\n'.repeat(mostLines))).toBeNull();
    expect(sourceRefusal('a\n'.repeat(mostLines + 1))).toContain('2,001 lines');
    expect(sourceRefusal('a'.repeat(longestSource + 1))).toContain('1,000,001 characters');
  });

  it('puts the usual words into lanes', () => {
    expect(['Patient', 'AI', 'screen', 'Nurses', 'Supplier', 'Porter'].map(laneOf)).toEqual([
      'person-affected',
      'ai-system',
      'interface',
      'staff',
      'organisation',
      null,
    ]);
  });
});
