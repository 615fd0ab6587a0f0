/**
 * Roles of a table and its parts, to be spread on the elements that have them anyway: a narrow page shows some tables
 * as blocks, and a browser takes the roles away together with the table layout.
 */
export const tableRoles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'columnheader', scope: 'col' },
  rowHead: { role: 'rowheader', scope: 'row' },
  cell: { role: 'cell' },
} as const;
