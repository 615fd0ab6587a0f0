/** The published JSON Schema is that of the model. Run with `-u` after the model has changed, and look at the change. */
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { learningSummarySchema } from '../../server/publishing/summary-schema.ts';

const file = `${import.meta.dirname}/../../docs/learning-summary.schema.json`;

test('docs/learning-summary.schema.json is the schema of the model', async () => {
  const made = await format(JSON.stringify(learningSummarySchema()), { parser: 'json', printWidth: 110 });
  await expect(made).toMatchFileSnapshot(file);
});

test('the schema takes no field that the model does not name', () => {
  expect(learningSummarySchema()).toMatchObject({ type: 'object', additionalProperties: false });
});
