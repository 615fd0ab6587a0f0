/** One sign per lane, in the list and in the picture alike. */
import Building from '@lucide/svelte/icons/building';
import Cpu from '@lucide/svelte/icons/cpu';
import Monitor from '@lucide/svelte/icons/monitor';
import User from '@lucide/svelte/icons/user-round';
import Users from '@lucide/svelte/icons/users-round';

export const laneIcons = {
  'person-affected': User,
  staff: Users,
  'ai-system': Cpu,
  interface: Monitor,
  organisation: Building,
} as const;
