/**
 * The life of a review: the one place that says which stage may follow which, and what each move asks for. Pure.
 * It names the act a move needs; whether somebody may do that act is decided by `can()` alone.
 */
import type { ReviewAct, Stage } from './access.ts';

export interface StageMove {
  readonly to: Stage;
  readonly direction: 'forward' | 'back';
  /** Going back, and opening what was signed, is never done without saying why. */
  readonly needsReason: boolean;
  readonly act: ReviewAct;
  /** Nobody makes this move by itself: it follows when everybody who was asked has signed. */
  readonly bySignOff: boolean;
}

function forward(to: Stage): StageMove {
  return { to, direction: 'forward', needsReason: false, act: 'review.change-stage', bySignOff: false };
}

function back(to: Stage): StageMove {
  return { to, direction: 'back', needsReason: true, act: 'review.change-stage', bySignOff: false };
}

const moves: Readonly<Record<Stage, readonly StageMove[]>> = {
  gathering: [forward('analysing')],
  analysing: [forward('in-review'), back('gathering')],
  'in-review': [{ ...forward('signed'), act: 'review.sign', bySignOff: true }, back('analysing')],
  signed: [{ ...back('reopened'), act: 'review.sign' }],
  reopened: [forward('in-review')],
};

/** Moves out of a stage; the first one is the "next step" to offer. */
export function stageMoves(from: Stage): readonly StageMove[] {
  return moves[from];
}

/** The move between two stages; undefined when one may not follow the other. */
export function stageMove(from: Stage, to: Stage): StageMove | undefined {
  return moves[from].find((move) => move.to === to);
}
