/** Tables of the register of AI systems. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { UseState, ValidationState } from '../shared/systems/system-sheet.ts';

/** Register of AI systems: one row per system as it is known now. `state` rises with every change of row or versions. */
export const aiSystems = sqliteTable('ai_systems', {
  id: text().primaryKey(),
  state: integer().notNull(),
  name: text().notNull(),
  maker: text().notNull(),
  /** Ids of the choices of the facts of the same name; empty when nobody said. */
  class: text().notNull(),
  autonomy: text().notNull(),
  regulatoryStatus: text().notNull(),
  regulatoryClass: text().notNull(),
  use: text().$type<UseState>().notNull(),
  purpose: text().notNull(),
  outOfScope: text().notNull(),
  setting: text().notNull(),
  inputs: text().notNull(),
  outputs: text().notNull(),
  seenBy: text().notNull(),
  limits: text().notNull(),
  validation: text().$type<ValidationState>().notNull(),
  validationPopulation: text().notNull(),
  validatedOn: text(),
  validationGap: text().notNull(),
  monitorWhat: text().notNull(),
  monitorOften: text().notNull(),
  monitorThreshold: text().notNull(),
  monitorSeenBy: text().notNull(),
  pausedBy: text().notNull(),
  createdAt: integer().notNull(),
  changedAt: integer().notNull(),
  changedBy: text().notNull(),
});

export const aiSystemVersions = sqliteTable(
  'ai_system_versions',
  {
    id: text().primaryKey(),
    systemId: text()
      .notNull()
      .references(() => aiSystems.id, { onDelete: 'restrict' }),
    label: text().notNull(),
    /** Calendar days; null is an open end. */
    from: text(),
    to: text(),
    changed: text().notNull(),
    note: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [index('ai_system_versions_by_system').on(table.systemId)],
);
