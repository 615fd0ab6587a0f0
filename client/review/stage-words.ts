/** What the stages of a review are called on the screen, and what each move means. Words only; the moves are in shared. */
import type { Stage } from '../../shared/access.ts';
import type { StageMove } from '../../shared/review-stage.ts';

export const stageNames: Readonly<Record<Stage, string>> = {
  gathering: 'Gathering',
  analysing: 'Analysing',
  'in-review': 'In review',
  signed: 'Signed',
  reopened: 'Reopened',
};

export const stageMeanings: Readonly<Record<Stage, string>> = {
  gathering: 'The panel collects facts, evidence and voices. Nothing is explained yet.',
  analysing: 'The panel looks for factors in all five layers, and for what would change them.',
  'in-review': 'The account is written. Readers check facts, wording and actions before it is signed.',
  signed:
    'Everybody who was asked has signed. Nobody can change the document; actions are followed until their effect is known.',
  reopened: 'Something new came up after signing. The document can be changed again.',
};

export interface MoveWords {
  /** On the button. */
  readonly label: string;
  readonly title: string;
  /** What it means for the panel. */
  readonly meaning: string;
  /** On the button that carries it out. */
  readonly confirm: string;
}

const forwardWords: Partial<Record<Stage, MoveWords>> = {
  analysing: {
    label: 'Start the analysis',
    title: 'Start the analysis?',
    meaning:
      'The panel turns from what happened to why. Facts and voices can still be added. You can come back to gathering, with a reason.',
    confirm: 'Start the analysis',
  },
  'in-review': {
    label: 'Send to review',
    title: 'Send to review?',
    meaning:
      'The panel says that its account is written and asks everyone to check it. Everyone who could write still can.',
    confirm: 'Send to review',
  },
  signed: {
    label: 'Ask for signatures',
    title: 'Ask for signatures?',
    meaning:
      'The people you name sign the text as it is. When all of them have, nobody can change the review any more, you included; it can only be reopened by the chair, with a reason. Its actions live on in the tracker.',
    confirm: 'Ask for signatures',
  },
};

const backWords: Partial<Record<Stage, MoveWords>> = {
  gathering: {
    label: 'Back to gathering',
    title: 'Go back to gathering?',
    meaning: 'The panel needs more facts before it can go on. Nothing that was written is lost.',
    confirm: 'Go back to gathering',
  },
  analysing: {
    label: 'Back to the analysis',
    title: 'Go back to the analysis?',
    meaning: 'The readers found something the panel has to look at again. Nothing that was written is lost.',
    confirm: 'Go back to the analysis',
  },
  reopened: {
    label: 'Reopen the review',
    title: 'Reopen the signed review?',
    meaning:
      'The document can be changed again until it is signed anew. The signed version stays as it is, with its signatures.',
    confirm: 'Reopen the review',
  },
};

/** The words of a move between stages. */
export function moveWords(move: StageMove): MoveWords {
  const words = (move.direction === 'forward' ? forwardWords : backWords)[move.to];
  return (
    words ?? {
      label: stageNames[move.to],
      title: `Move to “${stageNames[move.to]}”?`,
      meaning: stageMeanings[move.to],
      confirm: `Move to “${stageNames[move.to]}”`,
    }
  );
}
