/** Waiting, passed in so that a test need not wait: does `work` after `ms` milliseconds unless called off. */
export type Later = (work: () => void, ms: number) => () => void;

/** By the machine's timers; they do not keep the process alive. */
export const systemLater: Later = (work, ms) => {
  const timer = setTimeout(work, ms);
  timer.unref();
  return () => clearTimeout(timer);
};
