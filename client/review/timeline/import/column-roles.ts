/** What each column of a table holds, guessed from its name and its first cells; whoever imports has the last word. Pure. */
import type { TimelineLane } from '../../../../shared/review-document/records.ts';
import type { Source } from './source-lines.ts';
import { takeStamp } from './stamp.ts';

export const columnRoles = ['none', 'time', 'day', 'clock', 'zone', 'text', 'lane'] as const;
export type ColumnRole = (typeof columnRoles)[number];

export const columnRoleNames: Readonly<Record<ColumnRole, string>> = {
  none: 'Leave out',
  time: 'Day and time',
  day: 'Day alone',
  clock: 'Time of day alone',
  zone: 'Time zone',
  text: 'What happened',
  lane: 'Whom or what it concerns',
};

const names: readonly (readonly [ColumnRole, RegExp])[] = [
  ['zone', /^(?:time ?)?zone|^tz$|offset/iu],
  ['lane', /^(?:lane|actor|who|role|source|system|component|service)\b/iu],
  ['day', /^(?:date|day)$/iu],
  ['clock', /^(?:clock|time of day|hour)$/iu],
  ['time', /time|when|stamp|date|^at$|^ts$/iu],
  ['text', /text|event|what|message|msg|description|detail|note|summary|action|entry/iu],
];

/** One role per column. A day beside a time of day is told apart from a column that holds both. */
export function guessRoles({ columns, records }: Source): readonly ColumnRole[] {
  const sample = (i: number): readonly string[] =>
    records
      .slice(0, 20)
      .flatMap(({ cells }) => (cells[i] === undefined || cells[i] === '' ? [] : [cells[i]]));
  const roles = columns.map((column, i): ColumnRole => {
    const stamps = sample(i).map((cell) => takeStamp(cell));
    const whole = stamps.filter((stamp) => stamp !== undefined);
    if (whole.length > 0 && whole.length >= stamps.length / 2) {
      if (whole.every(({ date }) => date.kind === 'none')) return 'clock';
      return whole.every(({ clock }) => clock === '') ? 'day' : 'time';
    }
    const byName = names.find(([, pattern]) => pattern.test(column))?.[0] ?? 'none';
    return byName === 'day' || byName === 'clock' || byName === 'time' ? 'none' : byName;
  });
  const first = (role: ColumnRole): number => roles.indexOf(role);
  const keepFirst = roles.map((role, i) =>
    role === 'none' || role === 'text' || first(role) === i ? role : 'none',
  );
  // A day needs no column of its own where another one holds day and time.
  const settled = keepFirst.map((role) =>
    keepFirst.includes('time') && (role === 'day' || role === 'clock') ? 'none' : role,
  );
  if (settled.includes('text')) return settled;
  const longest = columns
    .map((_, i) => ({ i, length: sample(i).reduce((sum, cell) => sum + cell.length, 0) }))
    .filter(({ i }) => settled[i] === 'none')
    .sort((a, b) => b.length - a.length)[0];
  return settled.map((role, i) => (i === longest?.i ? 'text' : role));
}

const laneWords: readonly (readonly [TimelineLane, RegExp])[] = [
  [
    'person-affected',
    /^(?:person affected|patient|person|client|customer|citizen|family|resident|student)s?$/iu,
  ],
  ['ai-system', /^(?:ai[ -]?system|ai|model|system|algorithm|assistant|bot|software|device)$/iu],
  ['interface', /^(?:interface|screen|ui|display|front ?end|app)$/iu],
  ['organisation', /^(?:organi[sz]ation|management|board|supplier|vendor|it|company|trust|hospital)$/iu],
  [
    'staff',
    /^(?:staff|people at work|nurse|doctor|clinician|physician|operator|worker|radiologist|team|gp)s?$/iu,
  ],
];

/** The lane a word names; null where it names none. */
export function laneOf(word: string): TimelineLane | null {
  return laneWords.find(([, pattern]) => pattern.test(word.trim()))?.[0] ?? null;
}
