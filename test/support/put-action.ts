/** An action of a review as a row, for tests that begin where an action is there already. */
import { actions } from '../../db/schema.ts';
import type { TestApp } from './test-app.ts';

type Row = typeof actions.$inferInsert;

/** Agreed, owned by nobody, with words of its own, unless told. */
export async function putAction(
  app: TestApp,
  row: Pick<Row, 'reviewId' | 'actionId'> & Partial<Row>,
): Promise<void> {
  const words = { title: 'Call the vendor', detail: '', measureName: '', baseline: '', target: '' };
  const rest = { source: '', unintended: '', equity: '', layers: [], createdAt: 0, changedAt: 0 };
  await app.services.engine.write((orm) => {
    orm
      .insert(actions)
      .values({ version: 1, seq: 1, status: 'agreed', ...words, ...rest, ...row })
      .run();
  });
}
