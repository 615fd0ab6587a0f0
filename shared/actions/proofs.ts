/** What shows that an action was done, or says why nothing can. Pure. */

export const proofKinds = ['link', 'quote', 'file', 'none'] as const;
export type ProofKind = (typeof proofKinds)[number];

export interface ProofGiven {
  readonly kind: ProofKind;
  readonly text: string;
  readonly fileId?: string | undefined;
}

/** What is missing for it to be a proof, as a sentence; undefined when nothing is. */
export function proofFault({ kind, text, fileId }: ProofGiven): string | undefined {
  const words = text.trim();
  switch (kind) {
    case 'link':
      return isWebAddress(words) ? undefined : 'Enter a web address that begins with https:// or http://.';
    case 'quote':
      return words === '' ? 'Write down what shows that it was done.' : undefined;
    case 'file':
      return fileId === undefined || fileId === '' ? 'Choose a file of the review.' : undefined;
    case 'none':
      return words === '' ? 'Say why there is nothing to show.' : undefined;
  }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+\S*$/iu.test(text);
}
