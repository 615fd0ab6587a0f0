import { expect, test } from 'vitest';
import { RoleLabels } from './role-labels.ts';

function seeded(seed: number): (size: number) => Uint8Array {
  let state = seed;
  return (size) =>
    Uint8Array.from({ length: size }, () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return (state >> 16) & 255;
    });
}

test('a label is drawn anew, the same within a summary and apart from others of its role', () => {
  const labels = new RoleLabels(seeded(1), []);
  const first = labels.in('Nurse 2 told nurse 3, and Nurse 2 wrote it down.');
  const [a, b, c] = [...first.matchAll(/nurse ([A-Z])/gi)].map((match) => match[1]);
  expect(a).toBe(c);
  expect(a).not.toBe(b);
  expect(labels.in('Nurse 2')).toBe(`Nurse ${a ?? ''}`);
});

test('two summaries of one review cannot be joined by their labels', () => {
  const text = 'Radiologist A, Radiologist B, Radiologist C, Radiologist D';
  const drawn = new Set(Array.from({ length: 20 }, (_, seed) => new RoleLabels(seeded(seed), []).in(text)));
  expect(drawn.size).toBeGreaterThan(15);
});

test('whoever took part is a colleague, with or without a title before the name', () => {
  const labels = new RoleLabels(seeded(1), ['Priya Raman', 'Al']);
  expect(labels.in('Dr Priya Raman asked priya  raman; Al and Algernon agreed.')).toBe(
    'a colleague asked a colleague; Al and Algernon agreed.',
  );
});

test('a name that is made of words is taken out where it is written as one', () => {
  const labels = new RoleLabels(seeded(1), ['Will Young']);
  expect(labels.in('Will young people trust it? Dr Will Young did.')).toBe(
    'Will young people trust it? a colleague did.',
  );
});
