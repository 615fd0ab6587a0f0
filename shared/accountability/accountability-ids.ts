/** Ids of the accountability map, apart from its words so that counting costs a page nothing. Kept for ever. */

export const accountabilityFunctionIds = [
  'selected',
  'approved',
  'supplied',
  'configured',
  'trained',
  'ran',
  'monitored',
  'could-stop',
  'acted',
] as const;

/** In the place of a function: this record is a column that a panel added; its name is in `who`. */
export const columnFunction = 'organisation';
/** In the place of an organisation: the panel looked, and nobody held this function. */
export const nobody = 'nobody';
