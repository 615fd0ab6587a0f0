/** What shows that an action was done, or says why nothing can. Pure. */

export const proofKinds = ['link', 'quote', 'file', 'none'] as const;
export type ProofKind = (typeof proofKinds)[number];
