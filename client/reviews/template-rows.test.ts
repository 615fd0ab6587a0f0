import { expect, test } from 'vitest';
import type { TemplateSummary } from '../../shared/api/templates.ts';
import { templates } from '../../shared/templates/templates.ts';
import { rowOf, templateRows } from './template-rows.ts';

const shipped: readonly TemplateSummary[] = templates.map((one) => ({
  ...one,
  situations: [...one.situations],
  own: false,
  sections: [],
}));
const own: TemplateSummary = { ...shipped[0]!, id: 'abc', name: 'Night huddle', situations: [], own: true };

test('every template can be reached by something that has happened', () => {
  const { shipped: rows } = templateRows(shipped);
  expect(new Set(rows.map(({ template }) => template.id))).toEqual(new Set(templates.map(({ id }) => id)));
  expect(rows[0]?.template.id).toBe('huddle');
});

test('a template of the organisation stands apart, by when it is used', () => {
  const rows = templateRows([...shipped, own]);
  expect(rows.own).toEqual([{ key: 'abc', situation: own.forWhat, template: own }]);
  expect(rows.shipped.some(({ template }) => template.id === 'abc')).toBe(false);
});

test('without a choice the first line is in hand', () => {
  const rows = templateRows(shipped);
  expect(rowOf(rows, '')?.template.id).toBe('huddle');
  expect(rowOf(rows, rows.shipped.at(-1)!.key)?.template.id).toBe('prelaunch');
  expect(rowOf(templateRows([]), '')).toBeUndefined();
});
