/** Whom a summary is written for; each has its rules. In the order in which a text travels farther from the panel. */
export const audiences = ['panel', 'board', 'staff', 'family', 'network', 'public'] as const;
export type Audience = (typeof audiences)[number];
