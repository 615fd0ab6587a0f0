/** Each rule of the protocol is quoted by the name of a test, and no test quotes a rule that is not there. */
import { expect, test } from 'vitest';
import { readText, testFiles, testNames } from './test-names.ts';

const rules = [...readText('docs/protocol.md').matchAll(/^- \*\*(P\d+)\*\* /gm)].map(([, rule]) => rule);
const quoted = new Set(
  testFiles()
    .flatMap(testNames)
    .flatMap((name) => [...name.matchAll(/\[(P\d+)\]/g)].map(([, rule]) => rule)),
);

test('every rule stands once and is quoted by the name of a test', () => {
  expect(rules.length).toBeGreaterThan(40);
  expect(new Set(rules).size).toBe(rules.length);
  expect(rules.filter((rule) => !quoted.has(rule))).toEqual([]);
});

test('every rule that a test quotes stands in the protocol', () => {
  expect([...quoted].filter((rule) => !rules.includes(rule))).toEqual([]);
});
