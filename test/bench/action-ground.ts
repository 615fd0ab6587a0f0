/**
 * Fifty thousand actions in two thousand reviews, written straight into the tables of a folder that nothing serves:
 * what an organisation has after some years. The same rows for the same seed.
 */
import type { Statement } from 'better-sqlite3';
import { actionStatuses, type ActionStatus } from '../../shared/actions/action-status.ts';
import { addDays } from '../../shared/review-document/local-time.ts';
import { actionCategories } from '../../shared/taxonomy/action-categories.ts';
import { layerIds } from '../../shared/taxonomy/layers.ts';
import type { OpenDatabase } from '../../db/open-database.ts';
import { seededNumbers } from '../support/review-world.ts';

export const ground = { reviews: 2000, actions: 50_000, members: 120, systems: 25 } as const;
/** The calendar day on which everything is asked. */
export const benchDay = '2026-11-20';

/** How often each status is met, in parts of a hundred. */
const shares: Readonly<Partial<Record<ActionStatus, number>>> = {
  proposed: 12,
  agreed: 18,
  'in-progress': 16,
  implemented: 8,
  'awaiting-check': 8,
  'verified-effective': 22,
  'partly-effective': 4,
  'not-effective': 3,
  reopened: 2,
  declined: 4,
};
const deck = actionStatuses.flatMap((status) => Array.from({ length: shares[status] ?? 1 }, () => status));
const words = [
  'alarm',
  'threshold',
  'sample',
  'second read',
  'drift',
  'banner',
  'handover',
  'supplier',
  'night',
];

/** @param joined member who takes part in every fiftieth review, beside the chair of all of them */
export function fillActions(database: OpenDatabase, chair: string, joined: string): void {
  const next = seededNumbers(7);
  const at = (share: number): number => Math.floor(next() * share);
  const one = <T>(list: readonly T[]): T => list[at(list.length)] as T;
  const began = Date.UTC(2024, 0, 1);
  const { sqlite } = database;
  const inserts = new Map<string, Statement<[Record<string, unknown>]>>();
  const into = (table: string, row: Record<string, unknown>): void => {
    const columns = Object.keys(row);
    const text = `insert into ${table} (${columns.join()}) values (${columns.map((name) => `@${name}`).join()})`;
    const insert = inserts.get(table) ?? sqlite.prepare<[Record<string, unknown>]>(text);
    inserts.set(table, insert);
    insert.run(row);
  };
  sqlite.transaction(() => {
    const owners = Array.from({ length: ground.members }, (_, index) => `owner-${index}`);
    for (const id of owners) {
      into('members', {
        id,
        name: `${one(['Ana', 'Ben', 'Chi', 'Dee', 'Eli'])} Owner ${id.slice(6)}`,
        email: `${id}@example.org`,
        password_hash: 'none',
        organisation_roles: '["member"]',
        colour: '#336699',
        created_at: began,
      });
    }
    into('reminder_progress', { id: 1, done_until: benchDay });
    for (let index = 0; index < ground.systems; index += 1) {
      into('ai_systems', systemRow(`system-${index}`, chair, began));
    }
    for (let index = 0; index < ground.reviews; index += 1) {
      const system = at(ground.systems);
      into('reviews', {
        id: `review-${index}`,
        title: `Review ${index} of the ${one(words)}`,
        template_id: 'full',
        template_version: 1,
        stage: one(['gathering', 'analysing', 'in-review', 'signed', 'signed', 'signed']),
        ai_system: `System ${system}`,
        system_id: `system-${system}`,
        created_by: chair,
        created_at: began + index * 3_600_000,
      });
      if (index % 50 === 0) {
        into('participants', {
          review_id: `review-${index}`,
          member_id: joined,
          role: 'panel',
          added_at: began,
          added_by: chair,
        });
      }
    }
    for (let index = 0; index < ground.actions; index += 1) {
      const drawn = one(deck);
      const category = one(actionCategories);
      const dueOn = addDays(benchDay, at(500) - 250);
      const done = ['implemented', 'awaiting-check', 'verified-effective'].includes(drawn);
      // A server that runs has long moved what is due for its check, and measures nothing of that.
      const status = done && addDays(dueOn, 90) <= benchDay ? 'awaiting-check' : drawn;
      into('actions', {
        review_id: `review-${at(ground.reviews)}`,
        action_id: `action-${index}`,
        version: 1 + at(9),
        seq: 1,
        status,
        title: `${one(['Move', 'Show', 'Block', 'Measure', 'Rebuild'])} the ${one(words)} of the ${one(words)}, ${index}`,
        detail: `The ${one(words)} hid the ${one(words)}. `.repeat(6),
        category: next() < 0.1 ? null : category.id,
        strength: next() < 0.1 ? null : category.strength,
        measure_name: next() < 0.3 ? '' : `Share of ${one(words)} seen in time`,
        measure_kind: 'outcome',
        baseline: '61%',
        target: 'under 10% for 8 weeks',
        source: 'the weekly sample',
        unintended: '',
        equity: '',
        layers: JSON.stringify([one(layerIds)]),
        owner_id: next() < 0.15 ? null : one(owners),
        due_on: next() < 0.1 ? null : dueOn,
        next_check_on: done ? addDays(dueOn, 90) : null,
        created_at: began + index * 1000,
        changed_at: began + at(50_000_000) * 1000,
      });
    }
  })();
}

function systemRow(id: string, by: string, at: number): Record<string, unknown> {
  const words = ['maker', 'class', 'autonomy', 'regulatory_status', 'regulatory_class', 'use', 'purpose'];
  words.push('out_of_scope', 'setting', 'inputs', 'outputs', 'seen_by', 'limits', 'validation');
  words.push('validation_population', 'validation_gap', 'monitor_what', 'monitor_often');
  words.push('monitor_threshold', 'monitor_seen_by', 'paused_by');
  return {
    ...Object.fromEntries(words.map((word) => [word, ''])),
    ...{ id, name: `System ${id.slice(7)}`, state: 1 },
    ...{ created_at: at, changed_at: at, changed_by: by },
  };
}
