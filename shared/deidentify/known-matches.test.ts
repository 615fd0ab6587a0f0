import { expect, test } from 'vitest';
import { answeredAsSuggested, foundWords } from './answer-findings.ts';
import { findIdentifiers } from './find-identifiers.ts';
import type { KnownNames } from './finding.ts';
import { nothingKnown } from './finding.ts';

const known: KnownNames = {
  people: [
    'Dr Ada Qvist-Brontë',
    'Jürgen Möllner',
    'Sanna Cook',
    'Li Wei',
    'Pieter van der Zwaan',
    "Siobhán O'Hanratty",
  ],
  organisations: ['Northfield General Hospital NHS Trust', 'Tarnbeck Analytics Ltd'],
  places: ['Upper Tarnbeck'],
  products: ['SepsisLantern 2.1'],
  ids: ['V1StGXR8_Z5jdHi6B-myT', 'IMG 0042 lung.png', 'ada@northfield.example'],
};

function read(text: string): string[] {
  return findIdentifiers(text, known).map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`);
}

test.each([
  'Ada Qvist-Brontë',
  'ada qvist-brontë',
  'ADA QVIST-BRONTE',
  'Ada\nQvist-Brontë',
  'Qvist-Brontë, Ada',
  'A. Qvist-Bronte',
  'A Qvist Bronte',
  'Qvist-Brontë A',
  'Bronte',
  'Qvist',
  'Qvist-Brontë’s',
  'AdaQvistBronte',
  'ada_qvist_bronte',
  'А\u200Bda Qvist',
  'Jurgen Mollner',
  'Juergen Moellner',
  'MÖLLNER',
  'Mollners',
  'Sanna',
  'S. Cook',
  'Li Wei',
  'van der Zwaan',
  'Zwaan, P',
  "O'Hanratty",
  'O’Hanratty’s',
  'OHanratty',
  'Siobhan O Hanratty',
])('a person the review knows is found as "%s"', (name) => {
  expect(read(`It was ${name}, on call.`)).toEqual([`person: ${name}`]);
});

test('a title before a known name is found with it', () => {
  expect(read('It was Dr Qvist who saw it.')).toEqual(['person: Dr Qvist']);
});

test('initials of somebody the review knows are found where they stand alone in capitals', () => {
  expect(read('Later JM was told, and AQ as well.')).toEqual(['initials: JM', 'initials: AQ']);
  expect(read('Later jm and JMX were told, and SC was given.')).toEqual([]);
});

test('an ordinary word is not a known name unless it is written as one', () => {
  expect(read('The cook was not told.')).toEqual([]);
  expect(read('Later Cook was told.')).toEqual(['person: Cook']);
});

test.each([
  ['organisation', 'Northfield General Hospital NHS Trust'],
  ['organisation', 'northfield general hospital'],
  ['organisation', 'Northfield General'],
  ['organisation', 'Northfield'],
  ['organisation', 'NGHNT'],
  ['organisation', 'Tarnbeck Analytics'],
  ['place', 'Upper Tarnbeck'],
  ['product', 'SepsisLantern 2.1'],
  ['product', 'SepsisLantern'],
  ['product', 'sepsis lantern'],
  ['code', 'v1stgxr8_z5jdhi6b-myt'],
  ['file-name', 'IMG_0042_lung.png'],
  ['file-name', 'img 0042 lung.png'],
  ['email', 'ada@northfield.example'],
])('a known %s is found as "%s"', (kind, name) => {
  expect(read(`It was seen with ${name} then.`)).toEqual([`${kind}: ${name}`]);
});

test('answering as suggested leaves a sentence that names nobody', () => {
  const text =
    'On 3 April 2026 Dr Qvist-Brontë of the Northfield General Hospital (NHS number 943 476 5919) opened SepsisLantern; Möllner’s list was empty.';
  const answered = answeredAsSuggested(text, findIdentifiers(text, known));
  expect(answered).toBe(
    "In April 2026 a doctor of a hospital (NHS number) opened the system; a colleague's list was empty.",
  );
  expect(findIdentifiers(answered, known)).toEqual([]);
});

test.each([
  ['On 3 September the value was low.', 'In September the value was low.'],
  ['It had been down since 28 August.', 'It had been down since August.'],
  ['It happened on Christmas Day 2024.', 'It happened on a public holiday in 2024.'],
  ['It was done for a practice in London.', 'It was done for a practice in a town or city.'],
  ['They drove to Devon.', 'They drove to a county.'],
  ['It missed about three patients.', 'It missed fewer than five patients.'],
])('a finding answered as suggested leaves a whole sentence: "%s"', (text, answered) => {
  expect(answeredAsSuggested(text, findIdentifiers(text, nothingKnown))).toBe(answered);
});

test('a country, a state and a people are nobody’s name', () => {
  const text =
    'A hospital in Denmark, then the Texas project; a Danish team saw people of Afro-Caribbean background.';
  expect(findIdentifiers(text, nothingKnown)).toEqual([]);
});

test('what is taken out leaves no empty brackets and no doubled blanks, and what is replaced leaves the rest as it was', () => {
  const answered = (text: string) => answeredAsSuggested(text, findIdentifiers(text, nothingKnown));
  expect(answered('Seen (943 476 5919) by 07700 900123 , twice.')).toBe('Seen by, twice.');
  expect(answered('Two  blanks, then March 3rd ( so ).')).toBe('Two  blanks, then March ( so ).');
});

test('what was found is remembered alike however it was spaced and spelled', () => {
  const words = (text: string): string => foundWords(text, { from: 0, to: text.length });
  expect(words('Qvist-Brontë')).toBe(words('QVIST\u00ADBRONTE'.replace('\u00AD', ' ')));
  expect(words('943 476 5919')).toBe(words('943\n476\u00A05919'));
});

test('with nothing known, nothing is known', () => {
  expect(findIdentifiers('Northfield and SepsisLantern were spoken of.', nothingKnown)).toEqual([]);
});
