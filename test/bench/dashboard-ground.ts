/**
 * What the dashboard counts beside the actions of `action-ground.ts`: documents with their last change, factors and the
 * actions tied to them, stage changes, people asked to sign, and the days and outcomes of actions. Same rows each time.
 */
import type { OpenDatabase } from '../../db/open-database.ts';
import { checkOutcomes } from '../../shared/actions/effect-checks.ts';
import { addDays } from '../../shared/review-document/local-time.ts';
import { themeForm } from '../../shared/learning/review-themes.ts';
import { layerIds } from '../../shared/taxonomy/layers.ts';
import { seededNumbers } from '../support/review-world.ts';
import { benchDay, ground } from './action-ground.ts';

const factorsEach = 6;
const dayMs = 86_400_000;

/** @param chair whoever may be named as having done it */
export function fillFollowUp(database: OpenDatabase, chair: string): void {
  const next = seededNumbers(8);
  const below = (many: number): number => Math.floor(next() * many);
  const now = Date.parse(benchDay);
  const { sqlite } = database;
  const document = sqlite.prepare(
    `insert into documents (review_id, epoch, layout, seq, projected_seq, projected_form, changed_at) values (?, 1, 1, 1, 1, ${themeForm}, ?)`,
  );
  const factor = sqlite.prepare(
    `insert into factors (review_id, factor_id, layer, statement, state, codes, withdrawn)
     values (?, ?, ?, ?, 'supported', '[]', 0)`,
  );
  const moved = sqlite.prepare(
    `insert into stage_changes (review_id, "from", "to", by, at) values (?, 'gathering', 'analysing', ?, ?)`,
  );
  const asked = sqlite.prepare(
    `insert into sign_off_rounds (review_id, number, version, sha256, asked_by, asked_at) values (?, 1, 1, '', ?, ?)`,
  );
  const tied = sqlite.prepare(
    'insert or ignore into action_factors (review_id, action_id, factor_id) values (?, ?, ?)',
  );
  const dated = sqlite.prepare(
    `update actions set agreed_on = ?, implemented_on = ?, verified_on = ?, last_outcome = ?
     where review_id = ? and action_id = ?`,
  );
  sqlite.transaction(() => {
    for (let index = 0; index < ground.reviews; index += 1) {
      const id = `review-${index}`;
      document.run(id, now - below(120) * dayMs);
      moved.run(id, chair, now - below(200) * dayMs);
      if (index % 10 === 0) asked.run(id, chair, now - below(40) * dayMs);
      for (let one = 0; one < factorsEach; one += 1) {
        const statement = 'The alarm was one of forty in that hour, which made it likely to be passed over. ';
        factor.run(id, `factor-${one}`, layerIds[below(layerIds.length)], statement.repeat(2));
      }
    }
    const rows = sqlite
      .prepare<[], { review: string; action: string; status: string }>(
        'select review_id as review, action_id as action, status from actions',
      )
      .all();
    for (const { review, action, status } of rows) {
      for (let one = 0; one < 2; one += 1) tied.run(review, action, `factor-${below(factorsEach)}`);
      if (['proposed', 'withdrawn'].includes(status)) continue;
      const done = /implemented|check|effective/u.test(status);
      const agreed = addDays(benchDay, -below(900));
      const implemented = done ? addDays(agreed, below(200)) : null;
      const verified =
        status === 'verified-effective' && implemented !== null ? addDays(implemented, 95) : null;
      const outcome = status.endsWith('effective') ? checkOutcomes[below(checkOutcomes.length)] : null;
      dated.run(agreed, implemented, verified, outcome, review, action);
    }
  })();
}
