import { expect, test } from 'vitest';
import { personNameIn } from './person-name.ts';

const known = ['Priya Raman', 'Ana Admin', 'Li Wu'];

test.each([
  ['Priya Raman', 'Priya Raman'],
  ['the consultant Raman', 'Raman'],
  ['Dr Example of radiology', 'Dr Example'],
  ['prof. Müller-Lüdenscheidt', 'prof. Müller-Lüdenscheidt'],
  ['asked Nurse Smith', 'Nurse Smith'],
])('“%s” is taken for a name', (words, found) => {
  expect(personNameIn(words, known)).toBe(found);
});

test.each([
  'Consultant radiologist on call',
  'Nurse Manager',
  'Sister of the ward',
  'Ramanujan fellow',
  'the raman spectroscopy lab',
  'Wu',
  'Head of procurement, Northmere Trust',
  'drug safety officer',
])('“%s” is taken for a role', (words) => {
  expect(personNameIn(words, known)).toBeNull();
});
