/**
 * Groups of people whom an AI system may serve differently: offered as a start, never as a complete list. Words only.
 */
export const affectedGroups: readonly string[] = [
  'Age under 18',
  'Age 75 or over',
  'Women',
  'Men',
  'Darker skin',
  'Lighter skin',
  'Ethnic minority',
  'Another first language',
  'Disabled people',
  'Neurodivergent people',
  'People who lack capacity to decide',
  'Without digital access or skills',
  'With reason to mistrust services',
  'Pregnant people',
  'People in deprived areas',
];
