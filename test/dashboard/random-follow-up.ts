/**
 * Reviews, factors and actions as chance has them, written straight into the tables: every combination that the
 * figures of the dashboard have to tell apart, also such as the product itself would rarely make.
 */
import { checkOutcomes } from '../../shared/actions/effect-checks.ts';
import { actionStatuses } from '../../shared/actions/action-status.ts';
import { stages } from '../../shared/access.ts';
import { addDays } from '../../shared/review-document/local-time.ts';
import { actionCategories } from '../../shared/taxonomy/action-categories.ts';
import { layerIds } from '../../shared/taxonomy/layers.ts';
import { seededNumbers, type ReviewWorld } from '../support/review-world.ts';

const dayMs = 86_400_000;
const reviews = 40;
const actions = 600;

/** @param lead becomes an observer of every tenth review */
export function fillAtRandom(world: ReviewWorld, seed: number, chair: string, lead: string): void {
  const next = seededNumbers(seed);
  const below = (many: number): number => Math.floor(next() * many);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const some = <T>(share: number, value: T): T | null => (next() < share ? value : null);
  const now = world.clock();
  const today = new Date(now).toISOString().slice(0, 10);
  const ago = (most: number): number => now - below(most * dayMs);
  const day = (before: number, after: number): string => addDays(today, below(before + after) - before);
  const { sqlite } = world.database;
  const into = (table: string, row: Readonly<Record<string, unknown>>): void => {
    const columns = Object.keys(row);
    const values = columns.map((name) => `@${name}`).join();
    sqlite
      .prepare(`insert into ${table} (${columns.map((name) => `"${name}"`).join()}) values (${values})`)
      .run(row);
  };
  for (let index = 0; index < reviews; index += 1) {
    const id = `r${index}`;
    const stage = one(stages);
    const created_at = ago(200);
    const by = { by: chair, at: ago(60) };
    into('reviews', {
      ...{ id, title: `Secret ${index}`, template_id: 'huddle', template_version: 1, stage, created_at },
      ...{ created_by: chair, sample: next() < 0.1 ? 1 : 0 },
    });
    into('documents', { review_id: id, epoch: 1, layout: 1, seq: 1, changed_at: ago(60) });
    into('participants', { review_id: id, member_id: chair, role: 'chair', added_at: 1, added_by: chair });
    if (index % 10 === 0)
      into('participants', {
        review_id: id,
        member_id: lead,
        role: 'observer',
        added_at: 1,
        added_by: chair,
      });
    if (next() < 0.4) into('stage_changes', { review_id: id, from: 'gathering', to: stage, ...by });
    if (next() < 0.3) {
      into('comment_threads', {
        ...{ id: `t${index}`, review_id: id, number: 1, place: 'review', repeated: 0, state: 'open' },
        ...{ created_by: chair, created_at: by.at },
      });
      into('comments', {
        ...{
          id: `c${index}`,
          number: 1,
          thread_id: `t${index}`,
          review_id: id,
          author_id: chair,
          version: 1,
        },
        ...{ text: 'Why?', at: ago(60) },
      });
    }
    const rounds = below(3);
    for (let number = 1; number <= rounds; number += 1) {
      const end = number < rounds || next() < 0.4 ? 'went-back' : null;
      const asked_at = ago(60);
      into('sign_off_rounds', {
        ...{ review_id: id, number, version: 1, sha256: '', asked_by: chair, asked_at, end },
      });
      const answered_at = some(0.5, Math.min(now, asked_at + below(20 * dayMs)));
      into('sign_offs', {
        ...{ review_id: id, round: number, member_id: chair, function: 'approver', place: 0 },
        ...{ answer: answered_at === null ? null : 'refused', answered_at },
      });
    }
    for (let factor = 0; factor < below(6); factor += 1) {
      into('factors', {
        ...{ review_id: id, factor_id: `f${factor}`, layer: some(0.9, one(layerIds)), statement: 'Words' },
        ...{ state: one(['proposed', 'supported', 'disputed', 'ruled-out', null]), codes: '[]' },
        withdrawn: next() < 0.15 ? 1 : 0,
      });
    }
  }
  // The document of a learning summary lies beside those of reviews.
  into('reviews', {
    ...{ id: 'summary', title: 'Secret', template_id: 'huddle', template_version: 1, stage: 'gathering' },
    ...{ created_at: 1, created_by: chair, purpose: 'summary' },
  });
  into('documents', { review_id: 'summary', epoch: 1, layout: 1, seq: 1, changed_at: 1 });
  for (let index = 0; index < actions; index += 1) {
    const review_id = `r${below(reviews)}`;
    const action_id = `a${index}`;
    const kind = some(0.85, one(actionCategories));
    const agreed_on = some(0.8, day(900, 1));
    const implemented_on = some(0.5, day(800, 2));
    into('actions', {
      ...{
        review_id,
        action_id,
        version: 1,
        seq: 1,
        status: one(actionStatuses),
        title: 'Do it',
        detail: '',
      },
      ...{ category: kind?.id ?? some(0.1, 'a-kind-of-later'), strength: kind?.strength ?? null },
      ...{ measure_name: '', baseline: '', target: '', source: '', unintended: '', equity: '', layers: '[]' },
      ...{ due_on: some(0.8, day(120, 30)), agreed_on, implemented_on, verified_on: some(0.3, day(800, 1)) },
      ...{ last_outcome: some(0.4, one(checkOutcomes)), created_at: 1, changed_at: 1 },
    });
    const carrier = `r${below(reviews)}`;
    if (index % 8 === 0 && carrier !== review_id)
      into('action_reviews', {
        ...{ review_id: carrier, action_review_id: review_id, action_id, reason: '', by_system: 1 },
        ...{ answer: one(['carried', 'left']), by_codes: '[]', by: chair, at: 1 },
      });
    for (let link = 0; link < below(3); link += 1)
      into('action_factors', { review_id, action_id, factor_id: `f${link}` });
  }
}
