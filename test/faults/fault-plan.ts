/** What is to go wrong in a server under test: told to `faulty-server.ts` as its one argument, armed by SIGUSR2. */

/** Points on the way of an edit, in their order. At the last, one of several receivers has heard of it. */
export const killPoints = ['before-commit', 'after-commit', 'after-sync', 'between-receivers'] as const;
export type KillPoint = (typeof killPoints)[number];

export interface FaultPlan {
  /** The process kills itself there, at this passing after it was armed. */
  readonly killAt?: { readonly point: KillPoint; readonly passing: number };
  /** A sync fails, counted from when it was armed. */
  readonly failSyncAt?: number;
  /** From each second SIGUSR2 on the database may not grow, until the next. */
  readonly fullDisk?: boolean;
  /** Control: edits are acknowledged and shown before they are committed. */
  readonly ackBeforeCommit?: boolean;
  /** Control: a sync is called done that has not happened. */
  readonly skipSync?: boolean;
  /** File that holds, from SIGUSR2 on, the most milliseconds the event loop computed in one piece. */
  readonly loopFile?: string;
  /** File that holds how many bytes of the log are certain to survive a power cut. */
  readonly certainFile?: string;
}
