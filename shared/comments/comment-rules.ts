/** States and limits of comments, apart from the contract so that a page can have them without it. */

export const threadStates = ['open', 'resolved'] as const;
export type ThreadState = (typeof threadStates)[number];

/** Characters of one comment, people named in it, comments in one review: more is no conversation any more. */
export const maxCommentLength = 4000;
export const maxMentions = 20;
export const maxCommentsInReview = 10_000;
