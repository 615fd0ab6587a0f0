/** How far a group of people took part in a review, as a summary says it. */
export const involvementAnswers = ['yes', 'no', 'partly', 'declined', 'not-known'] as const;
export type InvolvementAnswer = (typeof involvementAnswers)[number];
