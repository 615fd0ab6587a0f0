/** When a timeline entry was, as a patient partner reads it. Pure. A date-time is cut to what is known of it. */

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** "14 March 2026, 09:41", "March 2026", a span, or that the time is not known. */
export function partnerTime(entry: { readonly from: string; readonly to: string }): string {
  if (entry.from === '') return 'Time not known';
  return entry.to === '' ? moment(entry.from) : `${moment(entry.from)} to ${moment(entry.to)}`;
}

function moment(at: string): string {
  const [date = '', time = ''] = at.split('T');
  const [year = '', month, day] = date.split('-');
  const named = month === undefined ? undefined : months[Number(month) - 1];
  if (named === undefined) return at;
  const dayAndMonth = day === undefined ? named : `${String(Number(day))} ${named}`;
  return time === '' ? `${dayAndMonth} ${year}` : `${dayAndMonth} ${year}, ${time.slice(0, 5)}`;
}
