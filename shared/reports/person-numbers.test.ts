import { expect, test } from 'vitest';
import { personNumbersIn } from './person-numbers.ts';

test.each(['943 476 5919', '9434765919', '943-476-5919', 'her number, 999 000 0018, was on it'])(
  'an NHS number is seen in "%s"',
  (text) => {
    expect(personNumbersIn(text)).toEqual(['nhs-number']);
  },
);

test.each(['07700 900123', '020 7946 0018', '+44 7700 900123', 'ring 01632 960001 at night'])(
  'a phone number is seen in "%s"',
  (text) => {
    expect(personNumbersIn(text)).toEqual(['phone']);
  },
);

test.each([
  '123 456 7890',
  'version 1.2.26 of 2026-03-02',
  'at 23:40 on 2 March',
  'confidence 0.9434',
  '12 of 400 films',
])('nothing is seen in "%s"', (text) => {
  expect(personNumbersIn(text)).toEqual([]);
});

test('both kinds are told, each once, however often the text is looked at', () => {
  const text = '943 476 5919 and 943 476 5919, phone 07700 900123';
  expect(personNumbersIn(text)).toEqual(['nhs-number', 'phone']);
  expect(personNumbersIn(text)).toEqual(['nhs-number', 'phone']);
});
