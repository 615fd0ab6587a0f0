/** Names that are words of the language: found where they are written as names, and left alone where they are words. */
import { expect, test } from 'vitest';
import { findIdentifiers } from './find-identifiers.ts';
import { nothingKnown, type KnownNames } from './finding.ts';

const known: KnownNames = {
  ...nothingKnown,
  people: [
    'Marit Lead',
    'Anneke Ward',
    'Bea Nurse',
    'Sanna Cook',
    'Ottilie Round',
    'Torben Page',
    'Per Will',
    'Grace Ohlund',
    'May Sundin',
    'Theda Rust',
    'Alrik Cross',
    'Safety Lead',
  ],
};

function read(text: string): string[] {
  return findIdentifiers(text, known).map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`);
}

const surnames = ['Lead', 'Ward', 'Nurse', 'Cook', 'Round', 'Page'];
const asNames: readonly ((name: string) => readonly [text: string, found: string])[] = [
  (name) => [`It was seen by ${name} at the end.`, name],
  (name) => [`At the end ${name} was told.`, name],
  (name) => [`Dr ${name} saw it.`, name],
  (name) => [`It was seen by mr ${name.toLowerCase()} then.`, name.toLowerCase()],
  (name) => [`The list of Mrs. ${name} was empty.`, name],
  (name) => [`${name} told the panel.`, name],
  (name) => [`${name} was on call.`, name],
  (name) => [`The list was empty. ${name}’s phone rang.`, name],
  (name) => [`They asked X. ${name} twice.`, name],
  (name) => [`Reported by: ${name}`, name],
  (name) => [`It was seen by ${name.toUpperCase()} at the end.`, name.toUpperCase()],
  (name) => [`They asked ${name}, P. about it.`, name],
];

test.each(surnames.flatMap((name) => asNames.map((frame) => frame(name))))(
  'a known name is found in "%s"',
  (text, name) => {
    const found = read(text).map((each) => each.replace(/^person: /, ''));
    expect(found.join(' ')).toContain(name);
  },
);

test.each(['Marit Lead', 'MARIT LEAD', 'marit lead', 'Lead, Marit', 'M. Lead', 'M Lead', 'MaritLead'])(
  'in full or with an initial it is found as "%s"',
  (name) => {
    expect(read(`It was seen with ${name} there.`)).toEqual([`person: ${name}`]);
  },
);

test.each([
  'The lead was told.',
  'Approved by: Safety lead',
  'Safety lead',
  'The Lead asked the Ward twice.',
  'They asked the Ward Manager, a Lead Nurse and the Clinical Lead.',
  'Lead time was short. Ward staff knew. Nurse staffing was low.',
  'Nurse 2 told Nurse B.',
  'Lead',
  'Ward round, page 2 of 3. Page 3 was empty.',
  'WARD MANAGER, LEAD NURSE',
  'Role: Lead',
  'The wards gave leads and cooks an award.',
  'A ward was full, and a nurse took the lead.',
  'He came across it on the round; trust was low.',
  'Will it be asked? Round numbers help. Page readings failed. Cook issues were none.',
  'It failed in May and again in early May.',
  'May be so. It may well be.',
  'By grace of the rota nobody was harmed.',
])('nobody is found in "%s"', (text) => {
  expect(read(text)).toEqual([]);
});

test('at the beginning of a sentence it is found with what only people do, or alone on its line', () => {
  expect(read('Grace was on call.')).toEqual(['person: Grace']);
  expect(read('Will answered.')).toEqual(['person: Will']);
  expect(read('Told:\n- Cook\n- Will')).toEqual(['person: Cook', 'person: Will']);
  expect(read('Cook, Ohlund and Page were there.')).toContain('person: Cook');
});

test('a product called by a word of the language is found with its capital, and the word is left alone', () => {
  const guide: KnownNames = { ...nothingKnown, products: ['Guide', 'Insight 2.1'] };
  const found = (text: string) => findIdentifiers(text, guide).map(({ kind }) => kind);
  expect(found('They had a guide, and no insight into it.')).toEqual([]);
  expect(found('Later Guide and Insight were off, and Insight 2.1 was on.')).toHaveLength(3);
});

test('a name that is no word is found however it is written', () => {
  expect(read('ohlund knew, and so did SUNDIN.')).toEqual(['person: ohlund', 'person: SUNDIN']);
});
