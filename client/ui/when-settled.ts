/** Runs something that can wait until the page has come to rest. */

/** Milliseconds that the first editors get for themselves. */
const head = 1200;

/** Runs once, when the browser has nothing better to do; returns the way to call it off. */
export function whenSettled(run: () => void): () => void {
  let idle: number | undefined;
  const timer = setTimeout(() => {
    // Safari has no idle callbacks.
    if (typeof requestIdleCallback === 'function') idle = requestIdleCallback(run, { timeout: 3000 });
    else run();
  }, head);
  return () => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}
