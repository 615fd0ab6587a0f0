/**
 * Makes identifiers of every kind from seeded randomness, in the many ways people write them, and says of each by what it
 * would be recognised in a finished file. Names are made of syllables, so that no list of ours can hold them.
 */
import { passesGs1, passesLuhn, passesModulus11 } from '../../shared/deidentify/check-digits.ts';
import type { SeededRandom } from '../support/seeded-random.ts';

/** How it must be found: numbers with a check digit, other structures and what the review knows, always. */
export type SeededClass = 'checked' | 'structured' | 'known' | 'unknown-name';

export interface Seeded {
  readonly of: string;
  readonly class: SeededClass;
  /** As it stands in the text. */
  readonly text: string;
  /** Any of these in a finished file is a leak: plain, small, without anything but letters and digits. */
  readonly traces: readonly string[];
}

export function pick<T>(random: SeededRandom, list: readonly T[]): T {
  const found = list[random.below(list.length)];
  if (found === undefined) throw new RangeError('Nothing to pick from.');
  return found;
}

export function digits(random: SeededRandom, many: number): string {
  return Array.from({ length: many }, () => String(random.below(10))).join('');
}

function letters(random: SeededRandom, many: number, of = 'ABCDEFGHJKLMNPRSTUVWXYZ'): string {
  return Array.from({ length: many }, () => of.charAt(random.below(of.length))).join('');
}

/** Digits that pass their check, by trying the last one. */
function checked(random: SeededRandom, head: () => string, passes: (whole: string) => boolean): string {
  for (let round = 0; round < 100; round += 1) {
    const start = head();
    for (let last = 0; last < 10; last += 1) if (passes(start + String(last))) return start + String(last);
  }
  throw new Error('No check digit fits.');
}

const syllables =
  'ba bren cor dal der dra dun el fen gar gri hal hes jor kel kor lan lor mar mel mor nar nol or pel quin ral ren sal sor tal tor ul van vel wen yor zan'.split(
    ' ',
  );
const nameEnds =
  'bren dale dorf fax gate holm ingson kamp lund mere nik quist rath sby stad thorpe vander wick zel'.split(
    ' ',
  );

function madeWord(random: SeededRandom, ends: readonly string[]): string {
  const word = pick(random, syllables) + pick(random, syllables) + pick(random, ends);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export interface MadePerson {
  readonly given: string;
  readonly family: string;
  readonly full: string;
}

export function makePerson(random: SeededRandom): MadePerson {
  const given = madeWord(random, ['a', 'en', 'is', 'o', 'un']);
  const plain = madeWord(random, nameEnds);
  const family =
    random.below(4) === 0
      ? `${plain}-${madeWord(random, nameEnds)}`
      : random.below(4) === 0
        ? marked(plain)
        : plain;
  return { given, family, full: `${given} ${family}` };
}

function marked(name: string): string {
  return name.replace('o', 'ö').replace('e', 'é');
}

/** Ways in which colleagues write the name of somebody whom the review knows. */
export function knownPerson(random: SeededRandom, { given, family, full }: MadePerson): Seeded {
  const bare = full.normalize('NFD').replace(/\p{M}/gu, '');
  const text = pick(random, [
    ...[full, full.toUpperCase(), full.toLowerCase(), bare, `${full}’s`, `${full}'s`],
    ...[
      `${family}, ${given}`,
      family,
      `${family}’s`,
      given,
      `${given.charAt(0)}. ${family}`,
      `${family} ${given.charAt(0)}`,
    ],
    ...[
      `Dr ${family}`,
      full.replace(' ', '\u00A0'),
      full.replace(' ', '\n'),
      invisible(random, full),
      `${given}${family}`,
    ],
  ]);
  const parts = [given, ...family.split('-')]
    .map(trace)
    .filter((part) => text.length < full.length || part !== '');
  return {
    of: 'known person',
    class: 'known',
    text,
    traces: parts.filter((part) => trace(text).includes(part)),
  };
}

export function trace(text: string): string {
  return plainLetters(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Small letters without accents and without what nobody can see. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u00AD\u200B-\u200F\u2060]/gu, '')
    .toLowerCase();
}

function invisible(random: SeededRandom, text: string): string {
  const at = 1 + random.below(text.length - 1);
  return text.slice(0, at) + pick(random, ['\u200B', '\u00AD', '\u2060', '\u200D']) + text.slice(at);
}

function fullWidth(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
}

/** The ways in which a number is spaced, broken and disguised. */
function numbered(random: SeededRandom, value: string, groups: readonly number[]): string {
  let at = 0;
  const parts = groups.map((size) => value.slice(at, (at += size)));
  const ways = [value, ...[' ', '-', '\u00A0', '\u2011', '\n', '.', '\u202F'].map((gap) => parts.join(gap))];
  const written = pick(random, ways);
  const disguise = random.below(6);
  if (disguise === 0) return fullWidth(written);
  return disguise === 1 ? invisible(random, written) : written;
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

type Maker = (random: SeededRandom) => Seeded;

function made(of: string, kind: SeededClass, text: string, ...traces: string[]): Seeded {
  return { of, class: kind, text, traces: (traces.length === 0 ? [text] : traces).map(trace) };
}

function nhs(random: SeededRandom): string {
  return checked(random, () => `${pick(random, ['4', '6', '9'])}${digits(random, 8)}`, passesModulus11);
}

function day(random: SeededRandom): { y: string; m: number; d: number } {
  return { y: String(2020 + random.below(7)), m: 1 + random.below(12), d: 1 + random.below(28) };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** One maker for each way of being identified. */
export const makers: readonly Maker[] = [
  (random) => {
    const value = nhs(random);
    return made('nhs number', 'checked', numbered(random, value, [3, 3, 4]), value);
  },
  (random) => {
    const value = checked(
      random,
      () => `${two(1 + random.below(28))}${two(1 + random.below(12))}${digits(random, 5)}`,
      passesModulus11,
    );
    return made('chi number', 'checked', numbered(random, value, [6, 4]), value);
  },
  (random) => {
    const value = checked(random, () => `49${digits(random, 12)}`, passesLuhn);
    return made('imei', 'checked', numbered(random, value, [15]), value);
  },
  (random) => {
    const value = checked(random, () => `4${digits(random, 14)}`, passesLuhn);
    return made('card', 'checked', numbered(random, value, [4, 4, 4, 4]), value);
  },
  (random) => {
    const value = checked(random, () => `0${digits(random, 12)}`, passesGs1);
    return made(
      'device',
      'checked',
      `(01)${value}(17)290101(10)L${digits(random, 4)}(21)S${digits(random, 6)}`,
      value,
    );
  },
  (random) => {
    const value = `${pick(random, ['LS', 'M', 'SW', 'EH', 'CF'])}${String(1 + random.below(9))} ${String(random.below(10))}${letters(random, 2, 'ABDEFGHJLNPQRSTUWXYZ')}`;
    return made(
      'postcode',
      'structured',
      pick(random, [value, value.replace(' ', ''), value.replace(' ', '\n'), invisible(random, value)]),
      value,
    );
  },
  (random) => {
    const value = `07700 900${digits(random, 3)}`;
    return made(
      'phone',
      'structured',
      pick(random, [value, value.replace(' ', ''), `+44 ${value.slice(1)}`, fullWidth(value)]),
      value.slice(1),
    );
  },
  (random) => {
    const value = `(734) 555-0${digits(random, 3)}`;
    return made(
      'phone',
      'structured',
      pick(random, [value, value.replace('(', '').replace(') ', '-')]),
      value,
    );
  },
  (random) =>
    made(
      'ssn',
      'structured',
      `2${digits(random, 2)}-${two(1 + random.below(98))}-${String(1000 + random.below(8999))}`,
    ),
  (random) => {
    const { y, m, d } = day(random);
    const name = months[m - 1] ?? '';
    const text = pick(random, [
      ...[
        `${y}-${two(m)}-${two(d)}`,
        `${two(d)}/${two(m)}/${y}`,
        `${String(d)} ${name} ${y}`,
        `${name} ${String(d)}, ${y}`,
      ],
      ...[
        `${two(d)}.${two(m)}.${y}`,
        `${y}-${two(m)}-${two(d)}T09:41:07Z`,
        `${String(d)} ${name.slice(0, 3)} ${y}`,
        `${two(d)}-${name.slice(0, 3)}-${y}`,
      ],
    ]);
    return made('date', 'structured', text);
  },
  (random) => {
    const { m, d } = day(random);
    const value = `${two(d)}/${two(m)}/19${two(20 + random.below(70))}`;
    return made(
      'birth',
      'structured',
      pick(random, [`DOB: ${value}`, `date of birth ${value}`, `d.o.b. ${value}`]),
      value,
    );
  },
  (random) => {
    const age = String(91 + random.below(18));
    return made(
      'great age',
      'structured',
      pick(random, [`aged ${age}`, `${age}-year-old`, `${age} years old`]),
    );
  },
  (random) => {
    const { given, family } = makePerson(random);
    const host = pick(random, ['nhs.net', 'example.org', 'trust.nhs.uk']);
    const value = `${trace(given)}.${trace(family)}@${host}`;
    return made(
      'e-mail',
      'structured',
      pick(random, [value, value.toUpperCase(), value.replace('@', '@\u200B')]),
      value,
    );
  },
  (random) =>
    made(
      'address',
      'structured',
      `https://records.example.org/p/${digits(random, 7)}?x=${letters(random, 4)}`,
    ),
  (random) =>
    made(
      'address',
      'structured',
      `www.${madeWord(random, nameEnds).toLowerCase()}.nhs.uk/${digits(random, 5)}`,
    ),
  (random) =>
    made(
      'ip',
      'structured',
      `10.${String(10 + random.below(200))}.${String(10 + random.below(200))}.${String(10 + random.below(200))}`,
    ),
  (random) =>
    made(
      'mac',
      'structured',
      Array.from({ length: 6 }, (_each, at) =>
        at === 0 ? 'A4' : letters(random, 2, '0123456789ABCDEF'),
      ).join(':'),
    ),
  (random) =>
    made(
      'ni',
      'structured',
      `AB ${digits(random, 2)} ${digits(random, 2)} ${digits(random, 2)} ${pick(random, ['A', 'B', 'C', 'D'])}`,
    ),
  (random) => {
    const value = `7${digits(random, 6)}`;
    return made(
      'gmc',
      'structured',
      pick(random, [`GMC no: ${value}`, `GMC ${value}`, `GMC number ${value}`]),
      value,
    );
  },
  (random) =>
    made(
      'nmc',
      'structured',
      `${digits(random, 2)}${letters(random, 1)}${digits(random, 4)}${letters(random, 1)}`,
    ),
  (random) => {
    const value = `K${digits(random, 7)}`;
    return made(
      'mrn',
      'structured',
      pick(random, [`MRN: ${value}`, `hospital number ${value}`, `patient ID ${value}`]),
      value,
    );
  },
  (random) => {
    const value = `X${digits(random, 3)}-${digits(random, 5)}`;
    return made('serial', 'structured', pick(random, [`S/N ${value}`, `serial number ${value}`]), value);
  },
  (random) => {
    const value = `W${digits(random, 6)}`;
    return made(
      'reference',
      'structured',
      pick(random, [`Datix ${value}`, `incident number ${value}`]),
      value,
    );
  },
  (random) => {
    const value = `PN-${digits(random, 7)}`;
    return made(
      'account',
      'structured',
      pick(random, [`policy number ${value}`, `account no. ${value}`, `health plan no ${value}`]),
      value,
    );
  },
  (random) => {
    const value = `${pick(random, ['AB', 'KP', 'YD'])}${digits(random, 2)} ${letters(random, 3, 'ABCDEFGHJKLMNOPRSTUVWXYZ')}`;
    return made('plate', 'structured', value);
  },
  (random) =>
    made('file', 'structured', `scan_${digits(random, 5)}_${madeWord(random, nameEnds).toLowerCase()}.pdf`),
  (random) =>
    made(
      'uuid',
      'structured',
      `${letters(random, 8, '0123456789abcdef')}-${letters(random, 4, '0123456789abcdef')}-4${letters(random, 3, '0123456789abcdef')}-a${letters(random, 3, '0123456789abcdef')}-${letters(random, 12, '0123456789abcdef')}`,
    ),
  (random) =>
    made(
      'place',
      'structured',
      `51.${String(10000 + random.below(89999))}, -0.${String(10000 + random.below(89999))}`,
    ),
];

/** Somebody nobody has heard of, as texts name people. */
export function unknownPerson(random: SeededRandom): Seeded {
  const { given, family, full } = makePerson(random);
  const usual = pick(random, ['Maria', 'David', 'Fatima', 'Priya', 'James', 'Yusuf', 'Anna', 'Michael']);
  const ways: readonly (readonly [string, readonly string[]])[] = [
    [`Dr ${family}`, [family]],
    [`Mrs ${full}`, [given, family]],
    [`Professor ${given.charAt(0)}. ${family}`, [family]],
    [`nurse ${usual} ${family}`, [family]],
    [`${usual} ${family}`, [family]],
    [`signed by ${given.charAt(0)}. ${family}`, [family]],
    [full, [given, family]],
    [family, [family]],
  ];
  const [text, parts] = pick(random, ways);
  return { of: 'unknown person', class: 'unknown-name', text, traces: parts.map(trace) };
}
