/**
 * The functions around an AI system and the kinds of organisation that may hold them: the two sides of the
 * accountability map. Words only; ids are values in review documents and are kept for ever. No function is a duty in
 * law, and nothing here says who is to answer for what.
 */

export interface AccountabilityFunction {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
}

export const accountabilityFunctions: readonly AccountabilityFunction[] = [
  {
    id: 'selected',
    name: 'Selected',
    definition: 'Chose this system over others, or over having none.',
  },
  {
    id: 'approved',
    name: 'Approved',
    definition: 'Agreed to its use in this place and accepted the risks that remained.',
  },
  {
    id: 'supplied',
    name: 'Supplied',
    definition: 'Delivered it and its changes, with what had to be known to use it safely.',
  },
  {
    id: 'configured',
    name: 'Configured',
    definition: 'Set thresholds, defaults and links to other systems.',
  },
  {
    id: 'trained',
    name: 'Trained',
    definition: 'Prepared people to work with it, and gave them the time to learn.',
  },
  {
    id: 'ran',
    name: 'Ran',
    definition: 'Kept it going from day to day: data in, output out, faults seen to.',
  },
  {
    id: 'monitored',
    name: 'Monitored',
    definition: 'Watched how well it worked, for whom, and whether that changed.',
  },
  {
    id: 'could-stop',
    name: 'Could stop it',
    definition: 'Had the power to pause, limit or switch it off, and knew how.',
  },
  {
    id: 'acted',
    name: 'Acted on it',
    definition: 'Turned its output into something that reached a person.',
  },
];

export interface AccountabilityOrganisation {
  readonly id: string;
  readonly name: string;
}

/** Columns every map has; a panel adds others by the name of the organisation. */
export const accountabilityOrganisations: readonly AccountabilityOrganisation[] = [
  { id: 'developer', name: 'Developer' },
  { id: 'supplier', name: 'Supplier' },
  { id: 'deployer', name: 'Organisation that deploys it' },
  { id: 'team', name: 'Team using it' },
  { id: 'regulator', name: 'Regulator' },
];

/** Stands over the map on every screen and in every report. */
export const liabilityNotice =
  'This map shows who could have changed a condition. It names roles and organisations, passes no verdict and decides no liability.';
