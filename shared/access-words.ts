/** What the roles in a review are called, for reports and screens alike. Words only. */
import type { ReviewRole } from './access.ts';

export const reviewRoleNames: Readonly<Record<ReviewRole, string>> = {
  chair: 'Chair',
  facilitator: 'Facilitator',
  panel: 'Panel member',
  supplier: 'Supplier',
  observer: 'Observer',
  'patient-partner': 'Patient partner',
  'break-glass': 'Break-glass reader',
};
