/**
 * What stands in the documents of the two thousand reviews of `action-ground.ts`, as their projections hold it: days,
 * factors with codes, kinds, layers, safeguards, and which factors each action answers. The same rows for the same seed.
 */
import { carriedOut } from '../../shared/learning/action-outcomes.ts';
import { failureKinds } from '../../shared/taxonomy/failure-kinds.ts';
import { factorCodes } from '../../shared/taxonomy/factor-codes.ts';
import { layerIds } from '../../shared/taxonomy/layers.ts';
import { containmentStages, safeguardStatuses } from '../../shared/review-document/layout.ts';
import { addDays } from '../../shared/review-document/local-time.ts';
import type { OpenDatabase } from '../../db/open-database.ts';
import { seededNumbers } from '../support/review-world.ts';
import { benchDay, ground } from './action-ground.ts';

const factorsEach = 8;
/** Days before the bench day over which the events are spread. */
const days = 1100;

export function fillThemes({ sqlite }: OpenDatabase): void {
  const next = seededNumbers(11);
  const at = (share: number): number => Math.floor(next() * share);
  const one = <T>(list: readonly T[]): T => list[at(list.length)] as T;
  const happened = sqlite.prepare('update reviews set occurred_on = ? where id = ?');
  const factor = sqlite.prepare(
    `insert into factors (review_id, factor_id, layer, statement, state, codes, withdrawn)
     values (?, ?, ?, 'A condition of the bench', 'supported', ?, 0)`,
  );
  const theme = sqlite.prepare(
    'insert or ignore into review_themes (review_id, aspect, value) values (?, ?, ?)',
  );
  const answers = sqlite.prepare(
    'insert or ignore into action_factors (review_id, action_id, factor_id) values (?, ?, ?)',
  );
  sqlite.transaction(() => {
    for (let index = 0; index < ground.reviews; index += 1) {
      const id = `review-${index}`;
      happened.run(addDays(benchDay, -at(days)), id);
      for (let number = 0; number < factorsEach; number += 1) {
        const code = one(factorCodes);
        factor.run(id, `factor-${number}`, code.layer, JSON.stringify([code.id]));
        theme.run(id, 'layer', code.layer);
        theme.run(id, 'code', code.id);
      }
      for (let number = 0; number < 2; number += 1) theme.run(id, 'kind', one(failureKinds).id);
      for (let number = 0; number < 4; number += 1) {
        theme.run(id, 'safeguard', `${one(containmentStages)}/${one(safeguardStatuses)}`);
      }
      if (next() < 0.4) theme.run(id, 'none', one(layerIds));
    }
    sqlite.exec(
      `update actions set implemented_on = due_on
       where status in (${carriedOut.map((status) => `'${status}'`).join()}) and due_on < '${benchDay}'`,
    );
    const actions = sqlite
      .prepare<[], { review: string; action: string }>(
        'select review_id as review, action_id as action from actions order by action_id',
      )
      .all();
    for (const { review, action } of actions) answers.run(review, action, `factor-${at(factorsEach)}`);
  })();
  sqlite.exec('analyze');
}
