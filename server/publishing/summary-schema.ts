/** The JSON Schema of a learning summary, made from the model, for whoever reads or checks one without this program. */
import { z } from 'zod';
import { learningSummary, summarySchemaName } from '../../shared/summaries/learning-summary.ts';

/** Draft 2020-12. */
export function learningSummarySchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(learningSummary);
  return {
    $schema,
    $id: 'urn:causeway:learning-summary:1',
    title: summarySchemaName,
    description: 'What an organisation learnt from a failure of an AI system, without anybody in it.',
    ...schema,
  };
}
