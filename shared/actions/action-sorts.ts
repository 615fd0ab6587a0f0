/** What a list of actions can be put in order by. Apart from the contract, so that a page need not bring that along. */
export const actionSorts = [
  'due',
  'changed',
  'status',
  'strength',
  'title',
  'owner',
  'layer',
  'category',
  'system',
  'check',
] as const;
