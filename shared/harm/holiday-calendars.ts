/**
 * Public holidays by which working days are counted. Typed content with the years it covers: a count that runs beyond
 * them is marked, because it may be a day too early.
 */

export const holidayCalendarIds = ['england-wales', 'us-federal'] as const;
export type HolidayCalendarId = (typeof holidayCalendarIds)[number];

export interface HolidayCalendar {
  readonly name: string;
  /** First and last year of which every holiday stands below. */
  readonly fromYear: number;
  readonly toYear: number;
  /** Calendar days on which nobody is expected to work although they are no Saturday or Sunday. */
  readonly days: readonly string[];
  readonly source: string;
  /** The day on which the list was last compared with its source. */
  readonly checkedOn: string;
}

export const holidayCalendars: Readonly<Record<HolidayCalendarId, HolidayCalendar>> = {
  'england-wales': {
    name: 'Bank holidays in England and Wales',
    fromYear: 2025,
    toYear: 2028,
    days: [
      ...['2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-08-25'],
      ...['2025-12-25', '2025-12-26'],
      ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31'],
      ...['2026-12-25', '2026-12-28'],
      ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30'],
      ...['2027-12-27', '2027-12-28'],
      ...['2028-01-03', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-29', '2028-08-28'],
      ...['2028-12-25', '2028-12-26'],
    ],
    source: 'Worked out from the standing rules; a holiday proclaimed for one year only is not in it.',
    checkedOn: '2026-11-20',
  },
  'us-federal': {
    name: 'Federal holidays of the United States, as observed',
    fromYear: 2025,
    toYear: 2028,
    days: [
      ...['2025-01-01', '2025-01-20', '2025-02-17', '2025-05-26', '2025-06-19', '2025-07-04'],
      ...['2025-09-01', '2025-10-13', '2025-11-11', '2025-11-27', '2025-12-25'],
      ...['2026-01-01', '2026-01-19', '2026-02-16', '2026-05-25', '2026-06-19', '2026-07-03'],
      ...['2026-09-07', '2026-10-12', '2026-11-11', '2026-11-26', '2026-12-25'],
      ...['2027-01-01', '2027-01-18', '2027-02-15', '2027-05-31', '2027-06-18', '2027-07-05'],
      ...['2027-09-06', '2027-10-11', '2027-11-11', '2027-11-25', '2027-12-24', '2027-12-31'],
      ...['2028-01-17', '2028-02-21', '2028-05-29', '2028-06-19', '2028-07-04', '2028-09-04'],
      ...['2028-10-09', '2028-11-10', '2028-11-23', '2028-12-25'],
    ],
    source:
      'Worked out from the standing rules of 5 U.S.C. 6103; days off by order of a President are not in it.',
    checkedOn: '2026-11-20',
  },
};
