/**
 * Tells an element once that it has come within a screen of what is seen. One observer for all: a list of hundreds of
 * rows can draw the words of each, and the fields of a row only when somebody gets near it.
 */
const margin = '100% 0px';
const waiting = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

/** Calls back when the element comes near. Returns the way to stop waiting. */
export function whenNear(element: Element, onnear: () => void): () => void {
  observer ??= new IntersectionObserver(tell, { rootMargin: margin });
  const seen = observer;
  waiting.set(element, onnear);
  seen.observe(element);
  return () => {
    waiting.delete(element);
    seen.unobserve(element);
  };
}

function tell(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    const onnear = waiting.get(target);
    waiting.delete(target);
    observer?.unobserve(target);
    onnear?.();
  }
}
