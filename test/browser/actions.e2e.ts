/** An action has one home: what is written in the browser stands in SQLite, and both pages show the same row. */
import Database from 'better-sqlite3';
import { expect, test } from './fixtures.ts';
import { makePanel, openPanel } from './panel.ts';
import { ReviewPage } from './review-page.ts';

const second = 1000;

const actionsWithFactors = `
  select actions.title, actions.strength, factors.statement, factors.layer
  from actions
  left join action_factors using (review_id, action_id)
  left join factors using (review_id, factor_id)`;

/** What anybody sees who opens the file beside the running server. */
function storedActions(databaseFile: string): unknown[] {
  const database = new Database(databaseFile, { readonly: true, fileMustExist: true });
  try {
    return database.prepare(actionsWithFactors).all();
  } finally {
    database.close();
  }
}

test('an action written in the browser stands in SQLite within a second, with its factor and its strength', async ({
  server,
  open,
}) => {
  const { chair, review } = await makePanel(server);
  const ana = await new ReviewPage(await open(chair, `/reviews/${review.id}`)).opened();
  await ana.addFactor('Workflow', 'Results come after the round');
  await ana.addAction('Move the round');
  const actions = ana.section('Safety actions');
  await actions.getByRole('button', { name: /^Factors for/ }).click();
  await ana.page.getByRole('checkbox', { name: /Results come after the round/ }).check();
  await ana.page.getByRole('button', { name: 'Done', exact: true }).click();
  await actions.getByRole('button', { name: /^Choose a kind/ }).click();
  const kinds = ana.page.getByRole('dialog', { name: 'What kind of action is it?' });
  await kinds.getByRole('group', { name: 'Stronger' }).getByRole('radio').first().check();
  const expected = {
    title: 'Move the round',
    strength: 'stronger',
    statement: 'Results come after the round',
    layer: 'workflow',
  };
  await expect
    .poll(() => storedActions(server.databaseFile), { timeout: second, intervals: [50] })
    .toEqual([expected]);
});

test('a status set on the tracker shows in the open document of a colleague within a second, and the other way round', async ({
  server,
  open,
}) => {
  const { ana, ben } = await openPanel(server, open);
  await ana.addAction('Ask the vendor for the threshold');
  await ana.section('Safety actions').getByRole('button', { name: 'Agree this action' }).click();

  // Ana goes to the tracker; Ben stays in the document.
  const tracker = ana.page;
  await tracker.getByRole('link', { name: 'Causeway, start page' }).click();
  await tracker.getByRole('link', { name: 'Actions', exact: true }).click();
  const row = tracker.getByRole('row', { name: /Ask the vendor for the threshold/ });
  await expect(row).toContainText('Agreed');
  await row.getByRole('link', { name: 'Ask the vendor for the threshold' }).click();
  const panel = tracker.getByRole('dialog', { name: 'Ask the vendor for the threshold' });
  await panel.getByLabel('Status').selectOption({ label: 'In progress' });

  const card = ben.section('Safety actions');
  await card.getByRole('button', { name: 'Ask the vendor for the threshold', exact: true }).click();
  const status = card.getByLabel('Status: Ask the vendor for the threshold');
  await expect(status).toHaveValue('agreed');
  const saved = tracker.waitForResponse((response) => response.request().method() === 'PATCH');
  await panel.getByRole('button', { name: 'Save' }).click();
  await saved;
  await expect(status).toHaveValue('in-progress', { timeout: second });

  await status.selectOption({ label: 'Implemented' });
  const done = ben.page.getByRole('dialog', { name: 'Implemented: Ask the vendor for the threshold' });
  await done.getByLabel('Web address').fill('https://records.example.org/1');
  const stored = ben.page.waitForResponse((response) => response.request().method() === 'PATCH');
  await done.getByRole('button', { name: 'Set to “Implemented”' }).click();
  await stored;
  await expect(panel.getByText('Implemented', { exact: true }).first()).toBeVisible({ timeout: second });
  await expect(row).toContainText('Implemented', { timeout: second });
});
